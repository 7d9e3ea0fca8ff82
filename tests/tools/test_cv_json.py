"""CVs in the JSON Resume format."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.cv import Position
from tools.cv_json import cv_of_json
from tools.cv_reading import read_cv
from tools.document_errors import CorruptDocument, EmptyDocument, NotACv

CONTENT = Path(__file__).parents[2] / "content" / "people"
PEOPLE = sorted(CONTENT.glob("*.cv.json"))
LINES = [json.loads(line) for line in (CONTENT / "lines.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", PEOPLE, ids=lambda path: path.stem[:2])
def test_the_examples_are_the_highlights_as_they_stand(path: Path) -> None:
    cv = read_cv(path.read_bytes(), path.name)
    assert [example.text for example in cv.examples if example.section != "summary"] == [
        line["text"] for line in LINES if line["cv"] == path.name[:2]
    ]
    assert [example.id for example in cv.examples] == [f"e{number:02d}" for number in range(1, len(cv.examples) + 1)]


def test_a_highlight_knows_its_post() -> None:
    cv = cv_of_json(
        json.dumps(
            {
                "basics": {"name": "Ada Lovelace", "summary": "I like engines. I wrote about one for a year."},
                "work": [
                    {"company": "Babbage & Co", "position": "Analyst", "startDate": "2013-02-01", "endDate": "2014-11-30",
                     "summary": "A workshop of nine.", "highlights": ["Wrote the notes."]},
                    {"name": "Review", "position": "Editor", "startDate": "2015"},
                ],
                "projects": [{"name": "Flyology", "roles": ["Author"], "highlights": ["Drew the wings."]}],
                "skills": [{"name": "Maths", "keywords": ["Bernoulli numbers"]}, {"name": "French"}],
            }
        )
    )  # fmt: skip
    assert [(e.text, e.section, e.employer, e.role, e.start, e.end) for e in cv.examples] == [
        ("I like engines. I wrote about one for a year.", "summary", None, None, None, None),
        ("A workshop of nine.", "summary", "Babbage & Co", "Analyst", "2013-02", "2014-11"),
        ("Wrote the notes.", "work", "Babbage & Co", "Analyst", "2013-02", "2014-11"),
        ("Drew the wings.", "project", "Flyology", "Author", None, None),
    ]
    assert cv.positions == (
        Position("Babbage & Co", "Analyst", "2013-02", "2014-11"),
        Position("Review", "Editor", "2015", None, current=True),
    )
    assert cv.skills == ("Bernoulli numbers", "French")
    assert "Wrote the notes." in cv.text


def test_wrong_types_are_passed_over() -> None:
    work = '[7, {"name": null, "highlights": "x", "position": "Clerk"}, null]'
    cv = cv_of_json(f'{{"basics": {{"name": ["x"], "email": "a@b.org"}}, "work": {work}}}')
    assert cv.name is None
    assert [post.role for post in cv.positions] == ["Clerk"]


@pytest.mark.parametrize(
    "text", ['{"$schema": "x", "properties": {"basics": {}, "work": {}}}', "[]", "{}", '"cv"', '[{"basics": {"name": "A"}}]']
)
def test_other_json_is_no_cv(text: str) -> None:
    with pytest.raises(NotACv, match="JSON Resume"):
        cv_of_json(text)


@pytest.mark.parametrize("text", ['{"basics": ', '{"a": ' * 60_000, "{" * 90_000])
def test_broken_json_is_damaged(text: str) -> None:
    with pytest.raises(CorruptDocument):
        cv_of_json(text)


def test_a_lone_surrogate_does_not_reach_the_answer() -> None:
    cv = cv_of_json('{"basics": {"name": "A\\ud800da"}, "work": [{"name": "B\\u0000", "highlights": ["x\\udfff y"]}]}')
    assert json.dumps(cv.text + cv.examples[0].text, ensure_ascii=False).encode("utf-8")


FIELDS = st.sampled_from(["name", "position", "highlights", "startDate", "keywords", "summary"])
SECTIONS = st.sampled_from(["basics", "work", "skills", "education", "projects", "awards", "languages"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(FIELDS, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(SECTIONS, VALUES, max_size=5))
def test_any_json_is_read_or_refused(resume: dict[str, object]) -> None:
    with contextlib.suppress(NotACv, EmptyDocument):
        assert all(example.text for example in read_cv(json.dumps(resume).encode()).examples)
