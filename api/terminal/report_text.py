"""The report of an interview as Markdown: pure functions from the report's JSON. No words of a person are read as Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import Any, Final

from api.terminal.grade_figures import change_of, headline, metrics_of, remarks, rows, strength_of
from api.terminal.look_back import PARTS, place_of
from api.terminal.visible import visible
from tools.answer_grade import Grade

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~#&@!])")
LEADING: Final = re.compile(r"^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))", re.MULTILINE)

Part = dict[str, Any]


def plain(text: str) -> str:
    """Return foreign text escaped, so that Markdown shows it as it is, line by line."""
    escaped = SPECIAL.sub(r"\\\1", visible(text))
    escaped = escaped.replace("://", "\\://").replace("www.", "www\\.")
    return LEADING.sub(lambda found: f"{found[1]}{found[2]}\\" if found[2].isdecimal() else f"{found[1]}\\{found[2]}", escaped)


def inline(text: str) -> str:
    """Return foreign text escaped and on one line, for headings, lists and tables."""
    return plain(" ".join(visible(text).split()))


def quoted(text: str) -> str:
    """Return foreign text as a block quotation; its line breaks are kept."""
    return "\n".join(f"> {line}  " if line.strip() else ">" for line in plain(text).split("\n"))


def markdown_of(report: Part) -> str:
    """Return the whole report."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Part) -> Iterator[str]:
    yield f"# Interview report: {inline(report['interviewType'].replace('_', ' '))}"
    yield ""
    yield from _facts(report)
    yield from _figures(report["figures"])
    if report["analysis"]:
        yield from _analysis(report["analysis"])
    yield "## Questions"
    yield ""
    for question in report["questions"]:
        yield from _question(question)
    yield "## Transcript"
    yield ""
    for said in report["transcript"]:
        speaker = said["persona"]["name"] if said.get("persona") else "You"
        yield f"**{inline(speaker)}**"
        yield ""
        yield quoted(said["text"])
        yield ""


def _facts(report: Part) -> Iterator[str]:
    names = (report["roleLevel"], report["industry"], report["mode"])
    yield f"- What: {', '.join(inline(name.replace('_', ' ')) for name in names if name != 'any')}"
    yield f"- Status: {inline(report['status'])}"
    yield f"- Begun: {inline(report['createdAt'][:16].replace('T', ' '))} UTC"
    yield f"- Answered by the engine: {inline(report['engine'])}"
    yield f"- Id: {inline(report['interviewId'])}"
    yield ""


def _figures(figures: Part) -> Iterator[str]:
    overall = figures["overall"]
    count = figures["graded"]
    if overall is None:
        yield f"**Not scored**: {count} graded, too few to score."
    else:
        yield f"**{overall:g} of 100**, the mean of {count} graded questions."
    yield ""
    measured = [f"- {inline(name).capitalize()}: {value} of 100" for name, value in metrics_of(figures)]
    yield from [*measured, ""] if measured else []


def _analysis(analysis: Part) -> Iterator[str]:
    yield "## Looking back"
    yield ""
    yield inline(analysis["summary"])
    yield ""
    for key, title in PARTS:
        if not analysis[key]:
            continue
        yield f"### {title}"
        yield ""
        for remark in analysis[key]:
            words = f" “{inline(remark['quote'])}”" if remark["quote"] else ""
            yield f"- {inline(place_of(remark['questionId']))}: {inline(remark['text'])}{words}"
        yield ""


def _question(question: Part) -> Iterator[str]:
    yield f"### {question['number']}. {inline(question['text'])}"
    yield ""
    if question["why"]:
        yield f"Why this was asked: {inline(question['why'])}"
        yield ""
    yield quoted(question["answer"]) if question["answer"] else f"*{inline(question['status']).capitalize()}.*"
    yield ""
    yield from _attempts_before(question)
    for again in question.get("followUps", ()):
        yield f"*{inline(again['text'])}*"
        yield ""
        yield quoted(again["answer"]) if again["answer"] else "*Skipped.*"
        yield ""
    if question["grade"]:
        yield from _grade(Grade.model_validate(question["grade"]))
    yield from _examples(question["examples"])


def _attempts_before(question: Part) -> Iterator[str]:
    """Yield the answers that a retry replaced, each with what it was worth."""
    for attempt in question.get("attempts", ()):
        if attempt["answer"] != question["answer"]:
            worth = f", {headline(Grade.model_validate(attempt['grade']))}" if attempt["grade"] else ""
            yield f"*Another attempt{worth}:*"
            yield ""
            yield quoted(attempt["answer"])
            yield ""


def _grade(grade: Grade) -> Iterator[str]:
    yield f"**{headline(grade)}**"
    yield ""
    for remark in remarks(grade):
        yield inline(remark)
        yield ""
    if grade.overall is not None:
        yield "| | Level | Weight | Points | Words |"
        yield "|---|---|---|---|---|"
        for row in rows(grade):
            yield f"| {' | '.join(inline(cell) for cell in astuple(row))} |"
        yield ""
    for text in filter(None, (strength_of(grade), change_of(grade))):
        yield inline(text)
        yield ""


def _examples(examples: Sequence[Part]) -> Iterator[str]:
    if not examples:
        return
    yield "CV lines for this question:"
    yield ""
    for example in examples:
        used = f" (used: “{inline(example['quote'])}”)" if example["used"] else " (not used)"
        yield f"- {inline(example['text'])}{used}"
    yield ""
