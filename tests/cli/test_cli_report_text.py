"""Reports are written so that no words of a person are read as Markdown or HTML."""

import copy
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from api.terminal.report_page import page_of
from api.terminal.report_text import markdown_of, plain

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> [click](javascript:alert(1)) ![x](http://a.example/y) "
    "**bold** `code` | cell\n# heading\n- item\n1. one\n> quote\n~~~\nwww.a.example me@a.example &lt; \x1b[2J \u202e"
)

PERSONA = {"id": "p", "name": "Marcus", "role": "Manager", "style": "neutral"}
GRADE: dict[str, Any] = {
    "questionId": "q1",
    "rubric": "general",
    "status": "scored",
    "overall": 57.5,
    "score10": 5.8,
    "dimensions": [
        {
            "dimension": "evidence",
            "name": "Evidence",
            "level": 3,
            "weight": 0.5,
            "points": 37.5,
            "maxPoints": 50.0,
            "anchor": "An instance",
            "nextAnchor": "All backed",
            "gain": 12.5,
            "spans": [{"questionId": "q1", "start": 0, "end": 5, "quote": "words"}],
        },
        {
            "dimension": "fit",
            "name": "Fit",
            "level": 2,
            "weight": 0.5,
            "points": 25.0,
            "maxPoints": 50.0,
            "anchor": "Names it",
            "nextAnchor": "Ties it",
            "gain": 12.5,
        },
    ],
    "cap": {"reason": "The question is half answered.", "limit": 57, "points": -5.0},
    "flags": ["too_short"],
    "feedback": {
        "strength": {"text": "Clear.", "quote": "words", "dimension": "evidence"},
        "change": {"text": "Say more.", "dimension": "fit", "gain": 12.5},
    },
}
LINE = {"id": "e01", "text": "A line.", "employer": None, "role": None, "score": 0.5, "used": True, "quote": "w"}
REPORT: dict[str, Any] = {
    "interviewId": "0b0c7a52-0000-4000-8000-000000000000",
    "status": "completed",
    "interviewType": "rate_negotiation",
    "roleLevel": "mid",
    "industry": "any",
    "mode": "graded",
    "engine": "offline",
    "createdAt": "2026-11-20T09:30:00+00:00",
    "endedAt": None,
    "figures": {"overall": 62.5, "graded": 3, "metrics": {"content_quality": 61.0, "confidence": None}},
    "analysis": {
        "summary": "You answered three questions.",
        "strengths": [{"text": "Clear.", "questionId": "q1f1", "quote": "words"}],
        "improvements": [],
        "keyMoments": [],
    },
    "questions": [
        {
            "id": "q1",
            "number": 1,
            "kind": "general",
            "competency": "motivation",
            "text": "Why us?",
            "why": "The advert asks for it.",
            "persona": PERSONA,
            "status": "answered",
            "answer": "words of mine",
            "grade": GRADE,
            "examples": [
                {"id": "e01", "text": "A line.", "employer": None, "role": None, "score": 0.5, "used": True, "quote": "w"}
            ],
        }
    ],
    "transcript": [
        {"role": "interviewer", "persona": PERSONA, "questionId": "q1", "text": "Why us?"},
        {"role": "candidate", "questionId": "q1", "text": "words of mine"},
    ],
}


def poisoned(value: Any) -> Any:  # noqa: ANN401  (any JSON)
    """Put hostile text in every place where a person's words may stand."""
    if isinstance(value, dict):
        return {name: HOSTILE if name in SPOKEN and isinstance(part, str) else poisoned(part) for name, part in value.items()}
    return [poisoned(part) for part in value] if isinstance(value, list) else value


SPOKEN = {"text", "quote", "answer", "summary", "why", "name", "engine"}


class Elements(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}


def test_the_page_holds_only_our_own_elements() -> None:
    ours, theirs = Elements(), Elements()
    ours.feed(page_of(REPORT))
    theirs.feed(page_of(poisoned(copy.deepcopy(REPORT))))
    assert theirs.names == ours.names
    assert theirs.attributes == ours.attributes
    assert not {"script", "img", "a", "link", "iframe"} & theirs.names
    assert not {"src", "href", "onerror"} & theirs.attributes


def test_the_page_loads_nothing() -> None:
    page = page_of(REPORT)
    assert "default-src 'none'" in page
    assert "http://" not in page
    assert "https://" not in page


@pytest.mark.parametrize("form", [page_of, markdown_of])
def test_everything_of_the_report_is_there(form: Any) -> None:  # noqa: ANN401  (either form)
    text = form(REPORT)
    for word in (
        "62.5",
        "Why us?",
        "words of mine",
        "Evidence",
        "3 of 4",
        "0.5",
        "37.5 of 50",
        "Say more.",
        "A line.",
        "Marcus",
    ):
        assert word in text


def test_the_points_of_a_report_add_up_to_its_score() -> None:
    text = markdown_of(REPORT)
    points = [float(found) for found in re.findall(r"\| ([\d.]+) of 50 \|", text)]
    cap = [float(found) for found in re.findall(r"Cap \| *\| *\| \\(-[\d.]+) \|", text)]
    assert len(points) == 2
    assert len(cap) == 1
    assert sum(points) + sum(cap) == GRADE["overall"]


def test_a_report_without_a_score_says_so() -> None:
    bare = REPORT | {"figures": {"overall": None, "graded": 1, "metrics": {}}, "analysis": None}
    assert "Not scored" in markdown_of(bare)
    assert "Not scored" in page_of(bare)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# heading", "\\# heading"),
        ("- item\n+ item", "\\- item\n\\+ item"),
        ("1. one\n22) two", "1\\. one\n22\\) two"),
        ("===", "\\==="),
        ("a*b_c`d", "a\\*b\\_c\\`d"),
        ("[x](y)", "\\[x\\](y)"),
        ("<b>", "\\<b\\>"),
        ("a | b", "a \\| b"),
        ("https://a.example", "https\\://a.example"),
        ("p95 of 1.9 s", "p95 of 1.9 s"),
    ],
)
def test_markdown_is_escaped(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_a_hostile_report_keeps_its_structure_in_markdown() -> None:
    def headings(text: str) -> list[str]:
        return [line.split()[0] for line in text.splitlines() if line.startswith("#")]

    def table(text: str) -> list[int]:
        return [len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line.startswith("|")]

    ours, theirs = markdown_of(REPORT), markdown_of(poisoned(copy.deepcopy(REPORT)))
    assert headings(theirs) == headings(ours)
    assert table(theirs) == table(ours)
    assert not re.search(r"(?<!\\)<", theirs)
