"""Read a saved web page: its JSON-LD, a hiring system's list, else its text."""

import json
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tools.job_draft import Draft
from tools.job_schema import postings
from tools.job_text import drop_hidden, from_html

SITE_NAMES: Final = re.compile(
    r"\s+[|–—-]\s+(?:[^|–—-]*\b(?:careers?|jobs?|linkedin|indeed(?:\.com)?|glassdoor|stepstone|monster|reed\.co\.uk|"
    r"totaljobs|welcome to the jungle)"
    r"\b[^|–—-]*)$",
    re.IGNORECASE,
)
ENOUGH: Final = 200
"""Characters of main text below which trafilatura is taken to have missed the advert."""

LARGEST_PAGE: Final = 300_000
"""Characters of markup without scripts that trafilatura is given; it needs about 5 s for 1 MB of list items."""


def posted(tree: etree._Element) -> list[Draft]:
    """Return the postings that the page itself declares, in order; broken blocks are passed over."""
    return [draft for block in _blocks(tree) for draft in postings(block)]


def _blocks(tree: etree._Element) -> Iterator[object]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            raw = re.sub(
                r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$",
                "",
                "".join(map(str, script.itertext())),
            )
            try:
                yield json.loads(raw, strict=False)
            except (ValueError, RecursionError):
                continue


def listed(tree: etree._Element) -> list[Draft]:
    """Return the postings of an iCIMS result list, which holds no descriptions."""
    found = []
    for card in tree.iter("li", "div"):
        if "iCIMS_JobCardItem" not in (card.get("class") or ""):
            continue
        link = next((each for each in card.iter("a") if "iCIMS_Anchor" in (each.get("class") or "")), None)
        title = next((_words(each) for each in card.iter("h2", "h3", "h4")), None) or (None if link is None else _words(link))
        found.append(
            Draft(
                source="icims",
                title=title,
                location=_labelled(card, "location"),
                url=None if link is None else link.get("href"),
            )
        )
    return found


def _labelled(card: etree._Element, label: str) -> str | None:
    """Return what follows the field label that contains `label`."""
    for each in card.iter("span", "dt"):
        if label in _words(each).lower():
            follower = each.getnext()
            return None if follower is None else _words(follower) or None
    return None


def _words(element: etree._Element) -> str:
    return re.sub(r"\s+", " ", "".join(map(str, element.itertext()))).strip()


def page_text(markup: str, tree: etree._Element) -> str:
    """Return the page as an advert in plain text, its title first."""
    title = _title(tree)
    whole = from_html(markup)
    body = _main_text(tree)
    text = body if len(body) >= max(ENOUGH, len(whole) // 4) else whole
    return text if not title or title.lower() in text[:300].lower() else f"{title}\n{text}"


def _main_text(tree: etree._Element) -> str:
    """Return what trafilatura takes for the main text; nothing for pages so large that it would need seconds."""
    import trafilatura  # half a second to import

    drop_hidden(tree)
    markup = etree.tostring(tree, encoding="unicode", method="html")
    if len(markup) > LARGEST_PAGE:
        return ""
    try:
        found = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True)
    except Exception:  # it promises no error of its own, and the whole text is a way on
        return ""
    return found or ""


def _title(tree: etree._Element) -> str | None:
    """Return the page's first heading, else the name a share card or the browser tab shows, without the site's name."""
    headings = [_words(each) for each in tree.iter("h1")]
    cards = [each.get("content") or "" for each in tree.iter("meta") if (each.get("property") or "") == "og:title"]
    tabs = [_words(each) for each in tree.iter("title")]
    first = next((each for each in [*headings, *cards, *tabs] if each.strip()), None)
    return SITE_NAMES.sub("", first).strip() or None if first else None
