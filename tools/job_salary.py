"""Find what an advert pays, in a field or in running text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tools.job import Salary

SIGNS: Final = {
    "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "zł": "PLN", "kč": "CZK", "s$": "SGD", "sg$": "SGD", "a$": "AUD",
    "au$": "AUD", "aud$": "AUD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "us$": "USD", "usd$": "USD", "nz$": "NZD",
    "hk$": "HKD", "r$": "BRL", "r": "ZAR", "rs": "INR", "rs.": "INR", "fr.": "CHF", "sfr": "CHF", "₦": "NGN", "₱": "PHP",
    "₩": "KRW", "₪": "ILS", "ksh": "KES", "rm": "MYR", "aed": "AED", "sar": "SAR", "lpa": "INR",
}  # fmt: skip
CODES: Final = (
    "EUR|GBP|USD|INR|SGD|AUD|CAD|NZD|HKD|ZAR|CHF|SEK|NOK|DKK|PLN|CZK|HUF|RON|BRL|MXN|JPY|CNY|KRW|AED|SAR|ILS|MYR|PHP|IDR|THB|"
    "NGN|KES|TRY"
)
CURRENCY: Final = (
    rf"(?:(?:US|CA|AU|NZ|HK|SG|USD ?|CAD ?|AUD ?|[SACR])?\$|[€£₹¥₦₱₩₪]|\b(?:{CODES})\b|"
    r"\bRs\.?|\bR(?=\s?\d)|\bRM(?=\s?\d)|zł|Kč|\bSFr\b|\bFr\.)"
)
NUMBER: Final = r"\d{1,3}(?:[,.’'\u202f ]\d{3})+(?:[.,]\d{1,2}(?!\d))?|\d{1,3}(?:,\d{2})+,\d{3}|\d+(?:[.,]\d{1,2}(?!\d))?"
SCALE: Final = r"(?:k|K|thousand|lakhs?|lacs?|LPA|lpa|crore)\b"
MONEY: Final = rf"(?P<c_>{CURRENCY})?\s?(?P<n_>{NUMBER})\s?(?P<s_>{SCALE})?\s?(?P<t_>{CURRENCY})?"
PAY: Final = re.compile(
    rf"(?<![\w.,]){MONEY.replace('_>', 'a>')}(?:(?:\s?/\s?(?:yr|year|hr|hour|mo|month|day))?\s?(?:-|–|—|−|to|and|bis|until|"
    rf"up to)\s?{MONEY.replace('_>', 'b>')})?"
    r"(?![\d%])(?!\s?(?:million|m\b|bn|billion))"
)
PERIODS: Final = (
    ("hour", r"\b(?:an?|per|/|each)\s?(?:hour|hr)\b|/\s?(?:h|hr|hour)\b|\bhourly\b|\bp\.?h\.?\b"),
    ("day", r"\b(?:a|per|each)\s?day\b|/\s?day\b|\bdaily rate\b|\bday rate\b|\bp\.?d\.?\b"),
    ("week", r"\b(?:a|per|each)\s?week\b|/\s?(?:week|wk)\b|\bweekly\b|\bp\.?w\.?\b"),
    ("month", r"\b(?:a|per|each)\s?month\b|/\s?(?:month|mo)\b|\bmonthly\b|\bp\.?c?\.?m\.?\b"),
    (
        "year",
        r"\b(?:a|per|each)\s?(?:year|annum)\b|/\s?(?:year|yr|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bp\.?a\.?\b|\blpa\b|"
        r"\bote\b",
    ),
)
PLAUSIBLE: Final = {
    "hour": (3, 1_000),
    "day": (30, 8_000),
    "week": (80, 20_000),
    "month": (300, 2_000_000),
    "year": (4_000, 90_000_000),
}
LABEL: Final = re.compile(
    r"\b(?:salary|pay|wage|rate|compensation|remuneration|ote|earn(?:ing)?s?|package|band|grade|gehalt|salaire|salaris|base|"
    r"stipend|ctc)\b",
    re.I,
)
NOT_PAY: Final = re.compile(
    r"\b(?:revenue|turnover|turning over|budget|raised?|raise|funding|funded|valued?|worth|fund|income of|appeal|customers?|"
    r"training|learn|"
    r"allowance|relocation|expenses|discount|off|gift|voucher|referral|prize|grants?|sales of|portfolio|deals?|assets|donat\w+|"
    r"contribution|bonus of|up front|for which we|cases?|medical aid|per course|saving)\b",
    re.I,
)
DOLLARS: Final = (
    (
        "AUD",
        r"\baustralian?\b|\b(?:melbourne|sydney|brisbane|perth|adelaide|canberra|hobart|footscray)\b|"
        r"\bsuper(?:annuation)?\b(?= |\+|,|\.|$)",
    ),
    ("CAD", r"\bcanad(?:a|ian)\b|\b(?:toronto|vancouver|montr[eé]al|calgary|ottawa|ontario|qu[eé]bec)\b|\brrsp\b"),
    ("NZD", r"\bnew zealand\b|\b(?:auckland|wellington|christchurch)\b|\bkiwisaver\b"),
    ("SGD", r"\bsingapore\b|\bcpf\b"),
    ("HKD", r"\bhong kong\b"),
)


@dataclass(frozen=True)
class Offer:
    """An amount found in running text, with how sure we are that it is the pay."""

    salary: Salary
    sureness: int


def find_salary(text: str) -> Salary | None:
    """Return the pay named in an advert, None where none is; amounts of revenue, budgets and perks are passed over."""
    offers = [offer for number, line in enumerate(text.splitlines()) for offer in _offers(line, number, text)]
    best = max(offers, key=lambda offer: offer.sureness, default=None)
    return best.salary if best and best.sureness >= 3 else None


def read_salary(field: str, context: str = "") -> Salary:
    """Return the pay that a salary field holds; at the least its text."""
    clean = re.sub(r"\s+", " ", field).strip()
    offers = list(_offers(f"salary {clean}", 0, f"{clean} {context}"))
    if not offers:
        plain = re.fullmatch(r"\d{3,9}(?:\.\d+)?", clean)
        return Salary(clean, float(clean), float(clean)) if plain else Salary(clean)
    found = offers[0].salary
    return Salary(clean, found.minimum, found.maximum, found.currency, found.period)


def _offers(line: str, number: int, advert: str) -> Iterator[Offer]:
    for match in PAY.finditer(line):
        around = (
            re.split(r"[;,.] ", line[: match.start()])[-1][-60:] + match[0] + re.split(r"[;,.] ", line[match.end() :])[0][:40]
        )
        currency = _currency(match, advert)
        low, high = _amounts(match)
        labelled = bool(LABEL.search(line[: match.start()]))
        if (currency is None and not (labelled and low >= 4_000)) or (low < 3 and high < 3):
            continue
        period = _period(line[match.start() : match.end() + 40], line, max(low, high))
        if period is None or not PLAUSIBLE[period][0] <= max(low, high) <= PLAUSIBLE[period][1]:
            continue
        spanned = match["nb"] is not None
        sureness = 3 * labelled + 2 * (number < 8) + 3 * spanned + (_said_period(around) is not None)
        sureness -= 4 * bool(NOT_PAY.search(around))
        lowest = None if not spanned and re.search(r"\bup to\s*$", line[: match.start()], re.I) else low
        highest = None if not spanned and re.search(r"\bfrom\s*$", line[: match.start()], re.I) else high
        yield Offer(Salary(_clause(line, match), lowest, highest, currency, period), sureness)


def _amounts(match: re.Match[str]) -> tuple[float, float]:
    low = _number(match["na"])
    if match["nb"] is None:
        return (low * _scale(match["sa"]),) * 2
    high = _number(match["nb"])
    scale_b = _scale(match["sb"])
    scale_a = _scale(match["sa"]) if match["sa"] else (scale_b if low < 1_000 else 1)
    return low * scale_a, high * scale_b


def _number(text: str) -> float:
    grouped = re.fullmatch(r"(\d{1,3}(?:[,.’'\u202f ]\d{2,3})*?[,.’'\u202f ]\d{3})(?:[.,](\d{1,2}))?", text)
    if grouped:
        return float(re.sub(r"\D", "", grouped[1]) + "." + (grouped[2] or "0"))
    return float(text.replace(",", "."))


def _scale(word: str | None) -> int:
    return {"k": 1_000, "t": 1_000, "l": 100_000, "c": 10_000_000}[word[0].lower()] if word else 1


def _currency(match: re.Match[str], advert: str) -> str | None:
    signs = (match[name] for name in ("ca", "ta", "cb", "tb") if match[name])
    sign = next(signs, None)
    if sign is None:
        return "INR" if re.search(r"lakh|lac|lpa|crore", match[0], re.I) else None
    plain = sign.strip().lower().replace(" ", "")
    if plain == "$":
        return next((code for code, hints in DOLLARS if re.search(hints, advert, re.I)), "USD")
    return SIGNS.get(plain, plain.upper())


def _said_period(text: str) -> str | None:
    found = ((place.start(), name) for name, pattern in PERIODS if (place := re.search(pattern, text, re.I)))
    return min(found, default=(0, None))[1]


def _period(after: str, line: str, amount: float) -> str | None:
    said = _said_period(after)
    if said and amount >= PLAUSIBLE[said][0]:
        return said
    if amount >= 12_000:
        return "year"
    return _said_period(line)


def _clause(line: str, match: re.Match[str]) -> str:
    """Return the amount with what belongs to it: "$92,000 - $101,000 + super + quarterly bonus"."""
    before = re.search(r"(?:\b(?:up to|from|circa|around|about|starting at|c\.)\s*)$", line[: match.start()], re.I)
    rest = re.match(r"[^.;|•·\n]*?(?=[.;|•·]|, (?!plus|and)| - (?=[A-Z])|$)", line[match.end() :])
    tail = rest[0] if rest and len(rest[0]) <= 70 else ""
    return f"{before[0] if before else ''}{match[0].lstrip()}{tail}".strip(" ,")
