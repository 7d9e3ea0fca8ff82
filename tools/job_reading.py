"""Read job adverts from whatever people have: pasted text, a saved page, JSON-LD, a hiring system's feed."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from tools.job import Job
from tools.job_boards import board_drafts
from tools.job_draft import Draft, finish
from tools.job_errors import KNOWN_SHAPES, CorruptJob, EmptyJob, JobTooLarge, NotAJob
from tools.job_guard import PASTE, refuse_binary, refuse_other_texts
from tools.job_heading import read_head
from tools.job_pages import listed, page_text, posted
from tools.job_salary import find_salary
from tools.job_schema import postings, resume_job
from tools.job_sections import LONGEST_READ, asked, sections
from tools.job_terms import employment, workplace
from tools.job_text import LONGEST_TEXT, parse, tidy
from tools.job_xml import personio

LARGEST: Final = 2_000_000
"""Bytes. The longest real feed among our inputs is 42 kB; 2 MB is what a page fetch may bring."""

MOST_JOBS: Final = 500
"""Postings taken from one feed."""

ABOUT_POST: Final = re.compile(r"\b(?:this|the) (?:is|role|position|job|post|contract)\b", re.IGNORECASE)
NAMED_TERMS: Final = re.compile(
    r"\b(?:fixed[- ]term|\d+[- ]month|full[- ]time|part[- ]time|permanent|temporary|freelance) (?:fixed[- ]term )?"
    r"(?:contract|position|role|post|basis|job)\b",
    re.IGNORECASE,
)
JSON_START: Final = re.compile(r"^(?:\[\s*[\[{\"\]]|\{\s*[\"}])")
XML_START: Final = re.compile(r"^<(?:\?xml|!DOCTYPE(?!\s+html)|!ENTITY|workzag-jobs|position>|jobs>|rss|feed)", re.IGNORECASE)
HTML_START: Final = re.compile(
    r"^\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|script|section|article|main|ul|h[1-6]|p|meta)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
XHTML: Final = re.compile(r"^<\?xml[^>]*>\s*<(?:!DOCTYPE html|html)", re.IGNORECASE)
CHARSET: Final = re.compile(rb"charset=[\"']?([\w-]{3,20})", re.IGNORECASE)


def read_job(content: bytes | str, filename: str | None = None) -> Job:
    """Return the first posting that has a description, else the first. Raises JobError."""
    found = read_jobs(content, filename)
    return next((job for job in found if job.description), found[0])


def read_jobs(content: bytes | str, filename: str | None = None) -> tuple[Job, ...]:
    """Return every posting in `content`, at least one, in its order; those of a list feed may have no description.

    `filename` only helps to tell the format. Raises JobError: EmptyJob, NotAJob, JobTooLarge, CorruptJob, HostileJob.
    """
    size = len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "replace"))
    if size > LARGEST:
        raise JobTooLarge(
            f"This is {size / 1e6:.1f} MB; an advert may have {LARGEST / 1e6:.0f} MB. Paste only the advert itself."
        )
    text = _decoded(content).strip().lstrip("\ufeff").strip()
    if not text:
        raise EmptyJob("The advert is empty. Paste its text, or choose another file.")
    ending = PurePath(filename or "").suffix.lower()
    if JSON_START.match(text) or (ending in {".json", ".jsonld"} and text[:1] in "[{"):
        return _from_json(text)
    if XML_START.match(text) and not XHTML.match(text):
        return _finished(personio(text))
    if HTML_START.match(text) or XHTML.match(text) or (ending in {".html", ".htm", ".xhtml"} and "<" in text):
        return _from_page(text)
    return (_from_text(text),)


def _decoded(content: bytes | str) -> str:
    if isinstance(content, str):
        return content
    refuse_binary(content)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = CHARSET.search(content[:2_048])
        try:
            return content.decode(named[1].decode() if named else "cp1252", "replace")
        except LookupError:
            return content.decode("cp1252", "replace")


def _from_json(text: str) -> tuple[Job, ...]:
    try:
        value: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise CorruptJob(f"This JSON is broken at {place}: {error.msg}. Save it again, or paste the advert as text.") from None
    except (ValueError, RecursionError):
        raise CorruptJob(
            "This JSON is nested too deeply or holds a number too long to be a job feed. Paste the advert as text."
        ) from None
    if value in ({}, []):
        raise EmptyJob("This JSON holds no posting. Save the feed again, or paste the advert as text.")
    drafts = _json_drafts(value)
    if drafts is None:
        if isinstance(value, Mapping) and {"basics", "work"} & value.keys():
            raise NotAJob("This is a JSON Resume: a CV, not a job advert. Give it as your CV, and the advert here.")
        raise CorruptJob(f"This JSON is no job posting in a shape that Greenroom knows. It knows {KNOWN_SHAPES}. {PASTE}")
    return _finished(drafts)


def _json_drafts(value: object) -> list[Draft] | None:
    """Return the postings in the shape that is recognised, None where none is."""
    found = postings(value) or board_drafts(value)
    if found is not None:
        return found
    nodes = value if isinstance(value, list) else [value]
    known = [node for node in nodes if isinstance(node, Mapping) and _is_plain_job(node)]
    return [resume_job(node) for node in known] or None


def _is_plain_job(node: Mapping[str, object]) -> bool:
    return isinstance(node.get("title"), str) and bool({"description", "responsibilities", "qualifications"} & node.keys())


def _from_page(markup: str) -> tuple[Job, ...]:
    tree = parse(markup)
    drafts = [] if tree is None else posted(tree) or listed(tree)
    if drafts:
        return _finished(drafts)
    text = "" if tree is None else page_text(markup, tree)
    if len(text.split()) < 40 and "<script" in markup.lower():
        raise NotAJob(f"This page holds no advert: its text is put there by a script when it is opened in a browser. {PASTE}")
    return (_from_text(text, source="html"),)


def _from_text(raw: str, source: str = "text") -> Job:
    whole = tidy(raw[:LONGEST_TEXT])
    text = whole[:LONGEST_READ]
    refuse_other_texts(text)
    head = read_head(text)
    found = asked(sections(text))
    return Job(
        title=head.title,
        company=head.company,
        description=whole,
        requirements=found.requirements,
        responsibilities=found.responsibilities,
        location=head.location,
        employment_type=employment(head.terms, *_terms_lines(text)),
        salary=find_salary(text),
        source=source,
        workplace=workplace(head.terms),
    )


def _terms_lines(text: str) -> list[str]:
    """Return the sentences that speak of the post itself: "This is a full-time position"."""
    sentences = re.split(r"[.\n]", text[:20_000])
    return [each for each in sentences if NAMED_TERMS.search(each)] + [each for each in sentences if ABOUT_POST.search(each)]


def _finished(drafts: list[Draft]) -> tuple[Job, ...]:
    jobs = tuple(job for job in map(finish, drafts[:MOST_JOBS]) if job.title or job.description)
    if not jobs:
        raise EmptyJob("This feed holds no posting. Save it again, or paste the advert as text.")
    employers = {job.company for job in jobs if job.company}
    if len(employers) == 1:  # a feed is one employer's; some name it in the address of one posting alone
        return tuple(replace(job, company=job.company or next(iter(employers))) for job in jobs)
    return jobs
