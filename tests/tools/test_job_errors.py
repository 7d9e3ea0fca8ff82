"""What is no advert is refused in words a person can act on, and never with a library's exception."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.job_anchors import anchors
from tools.job_errors import CorruptJob, EmptyJob, HostileJob, JobError, JobTooLarge, NotAJob
from tools.job_facts import infer
from tools.job_reading import LARGEST, read_jobs

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures" / "jobs"


@pytest.mark.parametrize("nothing", ["", "   \n\t", b"", b"\xef\xbb\xbf", "{}", "[]", '{"jobs": []}', "<workzag-jobs/>"])
def test_nothing_is_said_to_be_nothing(nothing: str | bytes) -> None:
    with pytest.raises(EmptyJob) as refused:
        read_jobs(nothing)
    assert refused.value.code == "job_empty"


@pytest.mark.parametrize(("name", "word"), [("recipe.txt", "recipe"), ("invoice.txt", "invoice"), ("cv.txt", "CV")])
def test_other_texts_are_named_for_what_they_are(name: str, word: str) -> None:
    with pytest.raises(NotAJob, match=word) as refused:
        read_jobs((FIXTURES / name).read_bytes(), name)
    assert refused.value.code == "not_a_job"


@pytest.mark.parametrize("path", sorted((ROOT / "content" / "people").glob("*.cv.json")), ids=lambda path: path.name[:2])
def test_a_cv_is_sent_to_the_other_door(path: Path) -> None:
    with pytest.raises(NotAJob, match="CV"):
        read_jobs(path.read_bytes(), path.name)
    with pytest.raises(NotAJob, match="CV"):
        read_jobs("\n".join(_lines(json.loads(path.read_text("utf-8")))))


def _lines(value: object) -> list[str]:
    if isinstance(value, dict):
        return [
            line for key, each in value.items() for line in ([key.title()] if isinstance(each, list) else []) + _lines(each)
        ]
    return [line for each in value for line in _lines(each)] if isinstance(value, list) else [str(value)]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "Word or zip"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 8, "no readable text"),
        ("Dear Ms Hart, I am writing to apply for the post. My work is good. I hope I suit. Yours sincerely, Tom", "letter"),
        ("The council voted last night to close the pool, and residents were angry about it.", "does not read like"),
        ("https://example.com/jobs/1", "too little"),
        ("<html><script>app()</script><body><div id=root></div></body></html>", "script"),
    ],
)
def test_the_refusal_says_what_was_given(content: str | bytes, words: str) -> None:
    with pytest.raises(NotAJob, match=words):
        read_jobs(content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"jobs": [}', "line 1, column 11"),
        ('{"title": "Cook",\n "description": }', "line 2, column 17"),
        ('{"weather": "fine"}', "Greenhouse, Lever, Ashby"),
        ("[1, 2, 3]", "Greenhouse"),
        ("<workzag-jobs><position></workzag-jobs>", "line 1, column"),
        ('<?xml version="1.0"?><rss><channel/></rss>', "Personio"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "nested"),
        ('{"jobs": ' + "9" * 6_000 + "}", "number"),
    ],
)
def test_broken_and_unknown_data_say_where_and_what_is_known(content: str, words: str) -> None:
    with pytest.raises(CorruptJob, match=words) as refused:
        read_jobs(content, "feed.json" if content.startswith("[") else None)
    assert refused.value.code == "job_corrupt"


def test_an_entity_bomb_is_refused() -> None:
    with pytest.raises(HostileJob) as refused:
        read_jobs((FIXTURES / "bomb.xml").read_bytes(), "bomb.xml")
    assert refused.value.code == "job_hostile"


def test_two_megabytes_are_enough() -> None:
    with pytest.raises(JobTooLarge) as refused:
        read_jobs("a" * (LARGEST + 1))
    assert refused.value.code == "job_too_large"


def test_every_refusal_is_a_sentence_for_a_person() -> None:
    for content in ("", "%PDF-", "x", "{", "[" * 9, '{"a": 1}'):
        with pytest.raises(JobError) as refused:
            read_jobs(content, "a.json")
        assert str(refused.value)[0].isupper()
        assert str(refused.value).endswith(".")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(
    """
    jobs title content absolute_url text lists categories hostedUrl descriptionHtml jobUrl isListed offers careers_url
    salary location jobPostings externalPath jobPostingInfo items _jobposting @type @graph description name company
    qualifications baseSalary value compensation summaryComponents skills keywords data key_responsibilities Title
    ExternalDescriptionStr typeOfEmployment
    """.split()
)
FEEDLIKE = st.recursive(
    st.sampled_from(
        ["JobPosting", "Cook", "<p>Cook &amp; bake</p>", "https://jobs.lever.co/x/1", "€40k", 12, None, True, 1e400]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=20,
)
SCRAPS = (
    "Requirements;You will;- lead a team, and;We are hiring a Cook at Crumb & Sons;- Experience of;(;: ;, ;- ;1. ;5+ years;"
    "must;you've;their;and;to;’;–;About us;Salary: ;\t;of;has built;Ability to;the;“;<li>;•;è;who"
)
PHRASES = st.sampled_from([*SCRAPS.split(";"), "\n", "\n\n", "&amp;", "£10,000 - "])


def _read_fully(content: str | bytes) -> None:
    try:
        found = read_jobs(content)
    except JobError:
        return
    assert found
    for job in found:
        infer(job)
        assert all(anchor.phrase and len(anchor.phrase.split()) <= 12 for anchor in anchors(job))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=400))
def test_any_bytes_are_read_or_refused(content: str | bytes) -> None:
    _read_fully(content)


@settings(max_examples=150, deadline=None)
@given(VALUES | FEEDLIKE)
def test_any_json_is_read_or_refused(value: object) -> None:
    _read_fully(json.dumps(value))


@settings(max_examples=200, deadline=None)
@given(st.lists(PHRASES, max_size=40).map(" ".join))
def test_any_scraps_of_an_advert_are_read_or_refused(scraps: str) -> None:
    _read_fully(f"Cook\nCrumb & Sons, Leeds\nWe are looking for a cook. Apply now. Full time.\n{scraps}")


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="<>/abdilpu &;=\"'!-[]", max_size=200))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    _read_fully(f"<html><body><h1>Cook</h1><p>We are hiring. Apply now. You will cook. Salary £20k.</p>{markup}")
