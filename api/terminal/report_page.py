"""The report of an interview as one page of HTML that loads nothing. Every text in it is escaped."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple
from html import escape
from typing import Any, Final

from api.terminal.grade_figures import change_of, headline, metrics_of, remarks, rows, strength_of
from api.terminal.look_back import PARTS, place_of
from api.terminal.visible import visible
from tools.answer_grade import Grade

STYLE: Final = """
body { font: 17px/1.55 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem;
  color: #16202b; background: #fff }
h1, h2, h3 { line-height: 1.25; color: #0b3a63 } h2 { margin-top: 2.5rem } h3 { margin-top: 2rem }
blockquote { margin: .5rem 0; padding: .25rem 1rem; border-left: 4px solid #9cc3e6; white-space: pre-wrap;
  overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100% } th, td { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top }
tr { border-bottom: 1px solid #dbe5ee } .score { font-size: 1.4rem; font-weight: 600 } .why, th { color: #44566a }
@media (prefers-color-scheme: dark) { body { color: #e4ebf2; background: #10171f } h1, h2, h3 { color: #9fcbf3 }
  .why, th { color: #a8b8c8 } tr { border-color: #2a3846 } }
@media print { body { margin: 0; max-width: none } h3 { break-after: avoid } table, blockquote { break-inside: avoid } }
"""
POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

Part = dict[str, Any]


def element(name: str, text: str, kind: str = "") -> str:
    """Return an element that holds text alone."""
    attributes = f' class="{kind}"' if kind else ""
    return f"<{name}{attributes}>{escape(visible(text))}</{name}>"


def page_of(report: Part) -> str:
    """Return the page."""
    title = f"Interview report: {report['interviewType'].replace('_', ' ')}"
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{element('title', title)}\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    return head + "\n".join(_body(report, title)) + "\n</main>\n</body>\n</html>\n"


def _body(report: Part, title: str) -> Iterator[str]:
    yield element("h1", title)
    names = (report["roleLevel"], report["industry"], report["mode"], report["status"], f"engine {report['engine']}")
    yield element("p", ", ".join(name.replace("_", " ") for name in names if name != "any"), "why")
    figures = report["figures"]
    scored = figures["overall"] is not None
    yield element("p", f"{figures['overall']:g} of 100" if scored else "Not scored", "score")
    yield element("p", f"{figures['graded']} questions graded{'' if scored else ': too few to score'}.", "why")
    measured = [f"{name.capitalize()}: {value} of 100" for name, value in metrics_of(figures)]
    if measured:
        yield _list(measured)
    if report["analysis"]:
        yield from _analysis(report["analysis"])
    yield element("h2", "Questions")
    for question in report["questions"]:
        yield from _question(question)
    yield element("h2", "Transcript")
    for said in report["transcript"]:
        yield element("h4", said["persona"]["name"] if said.get("persona") else "You")
        yield element("blockquote", said["text"])


def _analysis(analysis: Part) -> Iterator[str]:
    yield element("h2", "Looking back")
    yield element("p", analysis["summary"])
    for key, title in PARTS:
        if analysis[key]:
            yield element("h3", title)
            yield _list(_remark(remark) for remark in analysis[key])


def _remark(remark: Part) -> str:
    words = f" “{remark['quote']}”" if remark["quote"] else ""
    return f"{place_of(remark['questionId'])}: {remark['text']}{words}"


def _list(texts: Iterable[str]) -> str:
    return f"<ul>{''.join(element('li', text) for text in texts)}</ul>"


def _question(question: Part) -> Iterator[str]:
    yield element("h3", f"{question['number']}. {question['text']}")
    if question["why"]:
        yield element("p", question["why"], "why")
    yield element("blockquote", question["answer"]) if question["answer"] else element("p", question["status"], "why")
    if question["grade"]:
        yield from _grade(Grade.model_validate(question["grade"]))
    if question["examples"]:
        yield element("p", "CV lines for this question:")
        yield _list(_example(example) for example in question["examples"])


def _example(example: Part) -> str:
    return f"{example['text']} ({'used: “' + example['quote'] + '”' if example['used'] else 'not used'})"


def _grade(grade: Grade) -> Iterator[str]:
    yield element("p", headline(grade), "score")
    yield from (element("p", remark, "why") for remark in remarks(grade))
    if grade.overall is not None:
        titles = "".join(element("th", title) for title in ("", "Level", "Weight", "Points", "Words"))
        lines = "".join(f"<tr>{''.join(element('td', cell) for cell in astuple(row))}</tr>" for row in rows(grade))
        yield f"<table><tr>{titles}</tr>{lines}</table>"
    yield from (element("p", text) for text in (strength_of(grade), change_of(grade)) if text)
