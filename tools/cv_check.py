"""Tell a CV from something else. A real but odd CV must pass; an invoice, a recipe or a program must not."""

import re
from collections.abc import Set as AbstractSet
from typing import Final

from tools.cv import Cv
from tools.cv_contact import EMAIL, phones_in
from tools.cv_dates import NOW, RANGE
from tools.cv_sections import Kind
from tools.cv_words import ROLES
from tools.document_errors import NotACv

OTHERS: Final = (
    (
        "an invoice",
        2,
        7.0,
        r"\binvoice|\bsub-?total\b|\bamount due\b|\btotal due\b|\bbill to\b|\bpayment terms\b|\bunit price\b|"
        r"\bqty\b|\biban\b|\bvat\b",
    ),
    (
        "a recipe",
        3,
        7.0,
        r"\bingredients\b|\bpreheat|\btbsp\b|\btsp\b|\bteaspoons?\b|\btablespoons?\b|\bserves \d|\boven\b|\bsimmer\b|"
        r"\bstir\b|\bwhisk\b|\bchop(?:ped)?\b",
    ),
    ("placeholder text", 3, 7.0, r"\blorem\b|\bipsum\b|\bdolor\b|\bconsectetur\b|\badipiscing\b|\bmagna aliqua\b"),
    (
        "a job advert",
        3,
        10.0,
        r"\bwe(?:'re| are) (?:looking for|hiring|seeking)|\byou will\b|\bwhat we offer\b|\bapply (?:now|today|here|by)\b|"
        r"\bideal candidate\b|\bwhat you(?:'ll| will) (?:do|bring)|\babout (?:the role|the job|us|the company)\b|"
        r"\bequal opportunit|\bjoin our\b|\bsalary range\b|\bthe successful candidate\b|\bwe offer\b|"
        r"\byour (?:profile|tasks|responsibilities)\b|\bbenefits package\b",
    ),
)
"""What else people send: its name, how many different signs make it plain, the evidence that outweighs them, the signs."""
CODE_LINE: Final = re.compile(
    r"^\s*(?:import |from \w+ import|def |class |return\b|#include|const |let |var |function |public |private |"
    r"if ?\(|for ?\(|\}|"
    r"@\w+$|<\?php|using )|[{};]\s*$|=> ?\{|\)\s*:\s*$"
)
EXPERIENCE: Final = re.compile(
    r"\byears?['’]? (?:of )?(?:\w+ )?experience|\bI (?:have |also )?(?:worked|led|built|managed|taught|trained)|"
    r"\bsince (?:19|20)\d\d\b|\bworked (?:as|at|for|in)\b"
)
FIRST_PERSON: Final = re.compile(r"\bI\b|\b[Mm]y\b|\bIch\b|\bich\b|\bje\b")
ENOUGH: Final = 3.0


def check_is_cv(cv: Cv, kinds: AbstractSet[Kind]) -> None:
    """Raise NotACv where the text plainly is something else, or nothing in it speaks of a person's work or studies."""
    evidence = evidence_for(cv, kinds)
    lower = cv.text.lower()
    for what, least, outweighed, pattern in OTHERS:
        signs = len(set(re.findall(pattern, lower)))
        if signs >= least and evidence < outweighed:
            raise NotACv(f"This looks like {what}, not like a CV. Send a CV with the posts you held and what you did there.")
    lines = [line for line in cv.text.split("\n") if line.strip()]
    if sum(bool(CODE_LINE.search(line)) for line in lines) > 0.3 * len(lines) and evidence < 8:
        raise NotACv("This looks like source code, not like a CV. Send a CV with the posts you held and what you did there.")
    if evidence < ENOUGH:
        raise NotACv


def evidence_for(cv: Cv, kinds: AbstractSet[Kind]) -> float:
    """Return how much speaks for a CV: its sections, posts with dates, schools, roles, contact details, words of experience."""
    named = kinds - {"head", "other", "contact"}
    points = 2.0 * ("work" in kinds) + 2.0 * ("education" in kinds) + min(3, len(named - {"work", "education"}))
    points += min(3, len(RANGE.findall(cv.text)))
    points += min(2, sum(post.role is not None and (post.start is not None or post.current) for post in cv.positions))
    points += 1 if EMAIL.search(cv.text) or phones_in(cv.text[:600]) else 0
    points += 1 if cv.education else 0
    words = re.findall(r"[a-zäöüéèß-]{3,}", cv.text.lower())
    points += min(1.0, 0.5 * len({word for word in words if word in ROLES}))
    if named or FIRST_PERSON.search(cv.text):
        points += min(2, len(EXPERIENCE.findall(cv.text)))
    return points + (0.5 if re.search(NOW, cv.text, re.IGNORECASE) else 0)
