"""Bring the terms of employment of any job board into the few words that Greenroom uses."""

import re
from typing import Final, Literal, get_args

Employment = Literal[
    "full-time", "part-time", "contract", "temporary", "internship", "apprenticeship", "volunteer", "permanent"
]
EMPLOYMENT: Final[tuple[Employment, ...]] = get_args(Employment)
Workplace = Literal["remote", "hybrid", "on-site"]

FULL_WEEK: Final = 34.5
"""Hours a week from which a post counts as full-time (35 is the shortest full week in wide use)."""

WORDS: Final[tuple[tuple[Employment, str], ...]] = (
    ("volunteer", r"\bvolunteer(?:ing)?\b(?! days?| time| leave)"),
    ("apprenticeship", r"\bapprentice(?:ship)?s?\b|\bausbildung\b"),
    ("internship", r"\binterns?(?:hip)?\b|\bwork placement\b|\bpraktik(?:um|ant)\b|\bstage\b(?= de| à)"),
    (
        "contract",
        r"\bfreelance[rd]?\b|\bcontractor\b|\b1099\b|\b(?:on a |fixed[- ]price )?contract (?:role|position|job|to hire|"
        r"basis)\b|"
        r"\bself-employed\b|^\W*contract(?:or)?\W*$|\(contract\)|\binterim\b|\b(?:inside|outside) ir35\b|"
        r"\bcontract-to-hire\b|"
        r"\bday rate\b|\bzzp\b|\b\d+[- ]months? contract\b|\bcontract\b(?=,? *(?:\d+ months|remote|hybrid))",
    ),
    (
        "temporary",
        r"\btemp(?:orary)?\b|\bfixed[- ]term\b|\bftc\b|\bmaternity cover\b|\bseasonal\b|\bcasual\b|\bbefristet\b|\bcdd\b",
    ),
    ("full-time", r"\bfull[-_ ]?time\b|\bvollzeit\b|\btemps plein\b|\bvoltijds?\b|\bfulltime|\btiempo completo\b"),
    (
        "part-time",
        r"\bpart[-_ ]?time\b|\bteilzeit\b|\btemps partiel\b|\bdeeltijds?\b|\bparttime|\bper diem\b|\bmedia jornada\b",
    ),
    ("permanent", r"\bpermanent\b|\bregular\b(?= (?:employee|position|full)|$)|\bsubstantive\b|\bunbefristet\b|\bcdi\b"),
)
HOURS: Final = re.compile(
    r"\b(\d{1,2}(?:[.,]\d{1,2})?) ?(?:hours?|hrs?|h)\b(?:(?: a| per|/|,? each) ?(?:week|wk)| over (?:\w+) days|(?=\s*[.,;)|]|"
    r"$))",
    re.IGNORECASE,
)
WORKPLACES: Final[tuple[tuple[Workplace, re.Pattern[str]], ...]] = (
    (
        "hybrid",
        re.compile(
            r"\bhybrid\b|\bdays? (?:a|per) week (?:at home|in (?:the|our|an?) office)|\bremote the rest\b|\bpartly remote\b",
            re.I,
        ),
    ),
    (
        "remote",
        re.compile(
            r"\b(?:fully |100% |work )?remote(?:ly)?\b|\btelecommute\b|\bwork from (?:home|anywhere)\b|\bhome[- ]based\b", re.I
        ),
    ),
    ("on-site", re.compile(r"\bon[- _]?site\b|\bin[- ]person\b|\boffice[- ]based\b", re.I)),
)


def employment(*texts: str | None) -> Employment | None:
    """Return the employment that the first telling text names; of several ("permanent, full time") the most telling."""
    for text in texts:
        plain = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", text or "").replace("_", "-")
        named = next((kind for kind, pattern in WORDS if re.search(pattern, plain, re.IGNORECASE)), None)
        hours = HOURS.search(plain) if named in {None, "permanent"} else None
        if hours:
            return "full-time" if float(hours[1].replace(",", ".")) >= FULL_WEEK else "part-time"
        if named:
            return named
    return None


def workplace(*texts: str | None) -> Workplace | None:
    """Return where the work is done as the first telling text says."""
    for text in texts:
        found = next((kind for kind, pattern in WORKPLACES if pattern.search(text or "")), None)
        if found:
            return found
    return None
