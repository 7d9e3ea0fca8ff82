"""Dates as CVs write them: "Jan 2019 - Present", "03/2020 to 05/2022", "since 2016", "Summer 2018"."""

import re
from dataclasses import dataclass
from typing import Final

MONTHS: Final = (
    ("jan", "january", "januar", "janvier", "enero", "janeiro", "gennaio", "januari", "ene", "jänner", "janv"),
    ("feb", "february", "februar", "février", "febrero", "fevereiro", "febbraio", "februari", "fev", "fév", "févr"),
    ("mar", "march", "märz", "mars", "marzo", "março", "maart", "mrz", "mär", "mrt"),
    ("apr", "april", "avril", "abril", "aprile", "abr", "avr"),
    ("may", "mai", "mayo", "maio", "maggio", "mei", "mag"),
    ("jun", "june", "juni", "juin", "junio", "junho", "giugno", "giu"),
    ("jul", "july", "juli", "juillet", "julio", "julho", "luglio", "juil", "lug"),
    ("aug", "august", "août", "agosto", "augustus", "ago", "aout"),
    ("sep", "sept", "september", "septembre", "septiembre", "setembro", "settembre", "set"),
    ("oct", "october", "oktober", "octobre", "octubre", "outubro", "ottobre", "okt", "out", "ott"),
    ("nov", "november", "novembre", "noviembre", "novembro"),
    ("dec", "december", "dezember", "décembre", "diciembre", "dezembro", "dicembre", "dez", "dic", "déc"),
)
MONTH_NUMBER: Final = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
SEASONS: Final = "spring|summer|autumn|fall|winter|michaelmas|hilary|trinity|q[1-4]|h[12]"
NOW: Final = (
    r"present|current(?:ly)?|now|ongoing|on-going|(?:to )?date|today|heute|aktuell|jetzt|actuel(?:lement)?|aujourd['’]hui|"
    r"actualidad|actual|presente|heden|oggi|atual|\?{2,}"
)
_NAMES: Final = "|".join(sorted((re.escape(name) for name in MONTH_NUMBER), key=len, reverse=True))
_YEAR: Final = r"(?:19[4-9]\d|20[0-4]\d|20XX)"
_POINT: Final = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th|\.)? )?(?:{_NAMES})\b\.?,?(?: \d{{1,2}},)?[ /-]?(?: of )?(?:{_YEAR}|['’]\d\d)\b"
    rf"|(?:{SEASONS}|month)[ ,]{{1,2}}{_YEAR}\b"
    rf"|\b\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}\b"
    rf"|\b(?:0?[1-9]|1[0-2]) ?[./-] ?{_YEAR}\b"
    rf"|\b{_YEAR}[./-](?:0[1-9]|1[0-2])(?:[./-]\d\d)?\b(?![-–—/]?\d)"
    rf"|\b{_YEAR}\b)"
)
_TO: Final = r"(?: ?(?:-|–|—|−|~|→|‐|‑){1,3} ?| (?:to|until|till|through|thru|bis|à|au|a|al|tot|/) )"
_FROM: Final = r"(?:since|from|seit|depuis|desde|sinds|as of|ab|dal)"
RANGE: Final = re.compile(
    rf"(?:\b{_FROM} )?(?P<start>{_POINT}|\?{{2,}}|\b(?:{_NAMES})\b\.?|(?:{SEASONS})\b){_TO}(?P<end>{_POINT}|\b(?:{NOW})\b|"
    rf"\?{{2,}}|"
    # "2019-21" is a range, "2012-01" a month.
    r"['’]\d\d\b|(?:(?<=[–—/])|(?<=[-–—] )|(?<=-)(?!0\d|1[0-2]))(?<!\d[-./]\d\d[-–—])\d\d\b(?![-/]?\d|[%+.,]))",
    re.IGNORECASE,
)
SINCE: Final = re.compile(rf"\b{_FROM} (?P<start>{_POINT})|(?P<open>{_POINT}) ?[-–—] *(?=$|[)\]|,])", re.IGNORECASE)
UNTIL: Final = re.compile(rf"\b(?:until|bis|jusqu['’]en|hasta|tot) (?P<end>{_POINT})", re.IGNORECASE)
ONE: Final = re.compile(_POINT, re.IGNORECASE)
DURATION: Final = re.compile(
    r"[(\[]?(?:about |ca\.? |~)?\d{1,2}(?:[.,]\d)?\+? ?(?:years?|yrs?|months?|mos?|weeks?|jahre?|monate?)"
    r"(?:[ ,]{1,3}(?:and )?\d{1,2} ?(?:months?|mos?|weeks?))?[)\]]?",
    re.IGNORECASE,
)
_NOTE: Final = re.compile(
    r"\(?\b(?:expected|anticipated|graduated|graduation|erwartet|contract|part[- ]time|full[- ]time|temporary)\)?:?",
    re.IGNORECASE,
)

DIGITS: Final = re.compile(r"\d\d|\?\?|XX")
LONGEST: Final = 400
"""Characters of a line in which dates are looked for."""


@dataclass(frozen=True)
class Dates:
    """When something began and ended ("2021-03" or "2021"), and where in the text that stood."""

    start: str | None
    end: str | None
    current: bool
    span: tuple[int, int]


def find_dates(text: str) -> Dates | None:
    """Return the first range of dates in a line, else a single date that stands at its edge or in brackets."""
    if len(text) > LONGEST or not DIGITS.search(text):
        return None
    if found := RANGE.search(text):
        return _of_range(found)
    if found := SINCE.search(text):
        return Dates(month_of(found["start"] or found["open"]), None, True, found.span())
    if found := UNTIL.search(text):
        return Dates(None, month_of(found["end"]), False, found.span())
    for found in ONE.finditer(text):
        before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
        if not before or not after or (before[-1] in "([" and after[0] in ")]") or before[-1] in "|\t" or after[0] in "|:\t":
            return Dates(month_of(found.group()), month_of(found.group()), False, found.span())
    return None


def _of_range(found: re.Match[str]) -> Dates:
    """Read both ends; "May - July 2019" takes its first year from its second, "2019-21" its second century from its first."""
    start, end = found["start"], found["end"]
    last = month_of(end)
    if not last and re.fullmatch(r"['’]?\d\d", end) and (year := re.search(_YEAR, start)):
        last = year.group()[:2] + end[-2:]
    first = month_of(start)
    if first is None and last and (month := MONTH_NUMBER.get(start.strip(". ").lower())):
        first = f"{last[:4]}-{month:02d}"
    elif first is None and last and re.fullmatch(SEASONS, start, re.IGNORECASE):
        first = last[:4]
    current = last is None and re.fullmatch(NOW, end, re.IGNORECASE) is not None
    return Dates(first, last, current, found.span())


def month_of(text: str | None) -> str | None:
    """Return "2021-03" or "2021" for one date in any of the forms above, None where there is no year."""
    text = (text or "").strip()
    if iso := re.match(rf"({_YEAR})[./-](\d\d)(?!\d)", text):
        year, month = iso.group(1), int(iso.group(2))
    elif digits := re.search(rf"(?:(\d{{1,2}}) ?[./-] ?)?(\d{{1,2}}) ?[./-] ?({_YEAR})", text):
        first, second, year = digits.group(1), int(digits.group(2)), digits.group(3)
        # 03/15/2020 is American; 15/03/2020 is everybody else's.
        month = second if second <= 12 else int(first or 0)
    else:
        found = re.search(rf"({_YEAR})|['’](\d\d)\b", text, re.IGNORECASE)
        if not found:
            return None
        year = found.group(1) or ("20" if int(found.group(2)) < 50 else "19") + found.group(2)
        named = re.match(rf"(?:\d{{1,2}}\S{{0,2}} )?({_NAMES})\b", text, re.IGNORECASE)
        month = MONTH_NUMBER[named.group(1).lower()] if named else 0
    if not year.isdigit():
        return None
    return f"{year}-{month:02d}" if 1 <= month <= 12 else year


def without_dates(text: str, dates: Dates) -> str:
    """Return the line without its dates, their brackets and their remarks."""
    low, high = dates.span
    rest = f"{text[:low]}\t{text[high:]}" if text[:low].strip() and text[high:].strip() else text[:low] + text[high:]
    rest = re.sub(r"[(\[]\s*[)\]]", "", _NOTE.sub("", DURATION.sub("", rest)))
    return trimmed(re.sub(r"\t\s*\t", "\t", rest))


def trimmed(text: str) -> str:
    """Strip separators and brackets that lost their partner from both ends."""
    text = text.strip(" \t,;|·•-–—:")
    while text and ((text[0] in ")]") or (text[0] in "([" and not re.search(r"[)\]]", text))):
        text = text[1:].strip(" \t,;|·•-–—:")
    while text and (text[-1] in "([" or (text[-1] in ")]" and not re.search(r"[(\[]", text))):
        text = text[:-1].strip(" \t,;|·•-–—:")
    return text


def is_only_dates(text: str) -> bool:
    """Tell whether the text holds dates or a length of time and nothing else."""
    text = text.strip()
    dates = find_dates(text) if len(text) <= 60 and re.search(r"\d|\?\?|XX", text) else None
    if dates:
        return not without_dates(text, dates)
    return bool(DURATION.fullmatch(text))
