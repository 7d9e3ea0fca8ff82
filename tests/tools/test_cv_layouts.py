"""The same fourteen people, of as many trades, in the layouts that people use: everything they did must be found again."""

import calendar
import html
import io
import json
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from tools.cv_reading import read_cv

PEOPLE = sorted((Path(__file__).parents[2] / "content" / "people").glob("*.cv.json"))
Person = dict[str, object]
Post = dict[str, object]


def written(date: object, style: str) -> str:
    if not date:
        return "present"
    year, _, month = str(date).partition("-")
    number = int(month[:2] or 1)
    return {
        "number": f"{number:02d}/{year}",
        "short": f"{calendar.month_abbr[number]} {year}",
        "long": f"{calendar.month_name[number]} {year}",
    }.get(style, year)


def span(post: Post, style: str, to: str = " - ") -> str:
    return written(post["startDate"], style) + to + written(post.get("endDate"), style)


def posts(person: Person) -> list[Post]:
    work = person["work"]
    assert isinstance(work, list)
    return work


def highlights(post: Post) -> list[str]:
    told = post["highlights"]
    assert isinstance(told, list)
    return told


def head(person: Person) -> list[str]:
    basics = person["basics"]
    assert isinstance(basics, dict)
    return [basics["name"], basics["label"], f"{basics['email']} | {basics['location']['city']}", ""]


def bulleted(post: Post, mark: str, width: int) -> list[str]:
    return [
        line
        for text in highlights(post)
        for line in textwrap.wrap(text, width, initial_indent=mark, subsequent_indent=" " * len(mark))
    ]


def role_and_house_on_one_line(person: Person) -> str:
    lines = [*head(person), "EXPERIENCE"]
    for post in posts(person):
        lines += ["", f"{post['position']} at {post['name']}    {span(post, 'short')}", *bulleted(post, "- ", 80)]
    return "\n".join(lines)


def dates_first(person: Person) -> str:
    lines = [*head(person), "Career history"]
    for post in posts(person):
        lines += [
            span(post, "long", " to "),
            f"{post['position']} at {post['name']}",
            *(f"* {text}" for text in highlights(post)),
        ]
    return "\n".join(lines)


def one_line_each_without_bullets(person: Person) -> str:
    lines = [*head(person), "EMPLOYMENT HISTORY"]
    for post in posts(person):
        lines += ["", str(post["name"]), str(post["position"]), span(post, "number", " – "), *highlights(post)]
    return "\n".join(lines)


def capitals(person: Person) -> str:
    lines = [*head(person), "E M P L O Y M E N T"]
    for post in posts(person):
        lines += [str(post["position"]), f"{post['name']} ({span(post, 'short', ' to ')})", *bulleted(post, "▪ ", 95)]
    return "\n".join(lines)


def markdown(person: Person) -> str:
    lines = [f"# {head(person)[0]}", "", head(person)[1], "", "## Work"]
    for post in posts(person):
        lines += [
            "",
            f"### {post['name']} — {post['position']}",
            f"*{span(post, 'short')}*",
            "",
            *(f"- {text}" for text in highlights(post)),
        ]
    return "\n".join(lines)


def latex(person: Person) -> str:
    def safe(text: object) -> str:
        return "".join("\\" + letter if letter in "&%$#_" else letter for letter in str(text))

    lines = [
        "\\documentclass{article}\\begin{document}",
        f"{{\\Huge {head(person)[0]}}}\\\\ {safe(head(person)[1])}",
        "\\section*{Experience}",
    ]
    for post in posts(person):
        lines += [
            f"\\textbf{{{safe(post['position'])}}} \\hfill {span(post, 'short', ' -- ')} \\\\ \\textit{{{safe(post['name'])}}}",
            "\\begin{itemize}",
        ]
        lines += [*(f"\\item {safe(text)}" for text in highlights(post)), "\\end{itemize}"]
    return "\n".join([*lines, "\\end{document}"])


def web_page(person: Person) -> str:
    lines = [f"<!doctype html><html><body><h1>{head(person)[0]}</h1><p>{html.escape(head(person)[1])}</p><h2>Experience</h2>"]
    for post in posts(person):
        name, role = html.escape(str(post["name"])), html.escape(str(post["position"]))
        lines += [f"<h3>{name}</h3><p><b>{role}</b> <span>{span(post, 'long', ' – ')}</span></p><ul>"]
        lines += [*(f"<li>{html.escape(text)}</li>" for text in highlights(post)), "</ul>"]
    return "\n".join(lines)


def word(person: Person) -> bytes:
    document = docx.Document()
    document.add_heading(head(person)[0], 0)
    document.add_heading("Experience", 1)
    for post in posts(person):
        document.add_paragraph().add_run(str(post["position"])).bold = True
        document.add_paragraph(f"{post['name']}\t{span(post, 'short')}")
        for text in highlights(post):
            document.add_paragraph(text, style="List Bullet")
    return saved(document)


def word_table(person: Person) -> bytes:
    document = docx.Document()
    document.add_paragraph(head(person)[0])
    document.add_paragraph().add_run("WORK EXPERIENCE").bold = True
    table = document.add_table(0, 2)
    for post in posts(person):
        left, right = table.add_row().cells
        left.text, right.text = span(post, "short", " – "), str(post["position"])
        for text in (str(post["name"]), *highlights(post)):
            right.add_paragraph(text, style=None if text == post["name"] else "List Bullet")
    return saved(document)


def saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


LAYOUTS = [
    role_and_house_on_one_line,
    dates_first,
    one_line_each_without_bullets,
    capitals,
    markdown,
    latex,
    web_page,
    word,
    word_table,
]
# Known limits: a word that the page itself divides at its own hyphen cannot be told from a divided word without a dictionary,
# and a town that no list knows stays where it stands.
MISSES = {("role_and_house_on_one_line", "12"), ("capitals", "12")}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem[:2])
def test_what_people_did_is_found_again(path: Path, layout: Callable[[Person], str | bytes]) -> None:
    person = json.loads(path.read_text(encoding="utf-8"))
    page = layout(person)
    cv = read_cv(page if isinstance(page, bytes) else page.encode())
    assert cv.name == person["basics"]["name"]
    assert [(post.employer, post.start, post.end) for post in cv.positions] == [
        (post["name"], post["startDate"], post.get("endDate")) for post in posts(person)
    ]
    assert all(
        post.role and wanted["position"].lower().startswith(post.role.lower())
        for post, wanted in zip(cv.positions, person["work"], strict=True)
    )
    found = [(example.employer, example.text.rstrip(".")) for example in cv.examples if example.section == "work"]
    wanted = [
        (post["name"], unicodedata.normalize("NFKC", text).rstrip(".")) for post in posts(person) for text in highlights(post)
    ]
    missed = [item for item in wanted if item not in found]
    assert len(missed) <= ((layout.__name__, path.stem[:2]) in MISSES), missed
    assert len(found) == len(wanted)
