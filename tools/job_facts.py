"""Infer from an advert what the person did not say: industry, level, families of role, and what it names by name."""

import re
from dataclasses import dataclass
from typing import Final

from content.vocabulary import Industry, RoleFamily, RoleLevel
from tools.job import Job
from tools.job_families import infer_families
from tools.job_skills import skills_in

ENOUGH: Final = 4
MOST_PER_WORD: Final = 2
LONGEST: Final = 60_000


@dataclass(frozen=True)
class JobFacts:
    """Defaults for an interview; `families` best first, `skills` in the order of the advert."""

    industry: Industry
    level: RoleLevel
    families: tuple[RoleFamily, ...]
    skills: tuple[str, ...]


BY_FAMILY: Final[dict[RoleFamily, tuple[Industry, int]]] = {
    "software": ("technology", 9),
    "frontend": ("technology", 9),
    "mobile": ("technology", 9),
    "devops": ("technology", 9),
    "security": ("technology", 8),
    "qa": ("technology", 7),
    "data": ("technology", 4),
    "product": ("technology", 5),
    "design": ("technology", 3),
    "clinical": ("healthcare", 8),
    "nursing": ("healthcare", 10),
    "teaching": ("education", 10),
    "research": ("education", 2),
    "accounting": ("finance", 9),
    "finance_analyst": ("finance", 8),
    "engineering_hardware": ("manufacturing", 6),
    "supply_chain": ("manufacturing", 4),
}
"""What the best family says of the industry, and how strongly. A software engineer in a hospital is interviewed as one."""

WORDS: Final[tuple[tuple[Industry, str], ...]] = (
    (
        "technology",
        r"software|saas|\bplatforms?\b|\btechnology\b|web development|\bai\b|\bapis?\b|\bapps?\b|developers?|"
        r"engineering team|cloud|start-?up|tech company|squads?|salesforce implementation",
    ),
    (
        "healthcare",
        r"\bnhs\b|hospitals?|patients?|\bwards?\b|clinics?|clinical|nurs(?:e|es|ing)|healthcare|care home|pharmacy|"
        r"medical cent(?:re|er)|\bgp\b",
    ),
    (
        "education",
        r"\bschools?\b|pupils?|universit(?:y|ies)|college|teachers?|lessons?|sixth form|faculty|campus|academy|curriculum",
    ),
    (
        "finance",
        r"\bbanks?\b|banking|insurance|investment|fintech|lending|hedge fund|private equity|accounting|audit\b|wealth|"
        r"credit union|treasury|\bcfo\b|tax\b",
    ),
    (
        "retail",
        r"\bshops?\b|\bstores?\b|grocer|supermarket|retail|customers in store|e-?commerce|online store|merchandis\w+|"
        r"stockists|fashion|till\b|deli\b",
    ),
    (
        "hospitality",
        r"\bhotels?\b|restaurants?|guests?|\bspa\b|\bbar\b|kitchen|café|catering|bedrooms|reservations|front (?:office|desk)|"
        r"tourism|airline|tronc",
    ),
    (
        "manufacturing",
        r"manufactur\w+|factory|machining|machines|\bplant\b|production line|assembly|shop floor|lathes?|implants|\bcnc\b|"
        r"lean\b|warehouse|cold chain",
    ),
    (
        "public_sector",
        r"civil serv\w+|ministers?|government|\bcouncil\b|commission(?:ers)?\b|public sector|local authorit\w+|"
        r"select committee|police|agency of|department for|municipal\w*",
    ),
    (
        "nonprofit",
        r"charit(?:y|ies|able)|non-?profits?|fundrais\w+|donors?|trustees?|volunteers?|\bngo\b|foundation|beneficiar\w+|"
        r"appeal\b|philanthrop\w+",
    ),
    (
        "freelance",
        r"freelance|self-employed|independent professionals?|day rate|\bzzp\b|contractor|invoices paid|excluding vat|"
        r"\b1099\b|\bir35\b",
    ),
)
ENTRY: Final = re.compile(
    r"\b(?:junior|jr|graduate|grad|entry[- ]level|trainee|intern|internship|apprentice|apprenticeship|working student|"
    r"newly qualified|nqt|ect|"
    r"school leaver|assistant(?! manager| director| professor| head)|associate(?= (?:consultant|engineer|developer|analyst|"
    r"designer|editor|product)))\b",
    re.IGNORECASE,
)
SENIOR: Final = re.compile(
    r"\b(?:senior|sr|lead|principal|staff(?= (?:\w+ )?(?:engineer|developer|designer|scientist))|head|director|chief|vp|"
    r"vice president|cto|cfo|ceo|coo|partner(?! development)|"
    r"group (?:\w+ )?controller|controller|architect|ward manager|general manager|matron|sector leader|executive director|"
    r"expert|professor|deputy head|headteacher)\b",
    re.IGNORECASE,
)
MID: Final = re.compile(r"\b(?:mid[- ]?(?:level|weight)?|intermediate|\bii\b|2)\b", re.IGNORECASE)
YEARS: Final = re.compile(
    r"\b(?P<low>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen)\s*(?:\+|plus|or more)?(?:\s*(?:-|–|"
    r"to)\s*\d{1,2})?\s*\+?\s*(?:years?|yrs?)\b"
    r"(?=[^.\n]{0,60}\b(?:experience|in\b|as\b|of\b|building|working|leading|or (?:more|so)))",
    re.IGNORECASE,
)
FIGURES: Final = {
    word: n for n, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"fifteen": 15}
NO_EXPERIENCE: Final = re.compile(
    r"\bno (?:previous |prior )?experience (?:is )?(?:needed|required|necessary)|\b(?:recent|fresh) graduates?\b|first job\b|"
    r"full training (?:is )?(?:given|provided)",
    re.IGNORECASE,
)
LEADS_MANY: Final = re.compile(
    r"\b(?:lead(?:ing)?|manag(?:e|ing)|team of|headcount|staff of)[^.\n]{0,40}?\b(?P<many>[2-9]\d|[1-9]\d\d)\b(?! ?(?:years|"
    r"days|%|hours|minutes))",
    re.IGNORECASE,
)


def infer(job: Job) -> JobFacts:
    """Return defaults for an interview about `job`, by words of its title first and of its text second."""
    title = job.title or ""
    text = "\n".join((job.description[:LONGEST], *job.requirements, *job.responsibilities)) if job.description else ""
    families = infer_families(title, "\n".join((*job.requirements, *job.responsibilities)) or text)
    return JobFacts(
        industry=_industry(job, families, text),
        level=_level(title, job),
        families=families,
        skills=skills_in(f"{title}\n{text}"),
    )


def _industry(job: Job, families: tuple[RoleFamily, ...], text: str) -> Industry:
    """Return the industry with the most weight: the family's, the employer's name, the words of the text."""
    title, company = (job.title or "").lower(), (job.company or "").lower()
    if job.employment_type == "contract" and re.search(
        r"freelance|self-employed|contractor|1099|day rate", f"{title} {text.lower()}"
    ):
        return "freelance"
    weights: dict[Industry, float] = {}
    for rank, family in enumerate(families):
        industry, weight = BY_FAMILY.get(family, ("any", 0))
        weights[industry] = weights.get(industry, 0) + weight / (1 + 2 * rank)
    for industry, pattern in WORDS:
        weights[industry] = weights.get(industry, 0) + _weight(pattern, title, company, text.lower())
    weights.pop("any", None)
    if not weights:
        return "any"
    best = max(weights, key=lambda industry: weights[industry])
    return best if weights[best] >= ENOUGH else "any"


def _weight(pattern: str, title: str, company: str, text: str) -> float:
    counts: dict[str, int] = {}
    for match in re.finditer(pattern, text):
        counts[match[0]] = counts.get(match[0], 0) + 1
    said = sum(min(MOST_PER_WORD, count) for count in counts.values())
    return min(12, said) + 5 * bool(re.search(pattern, company)) + 6 * bool(re.search(pattern, title))


def _level(title: str, job: Job) -> RoleLevel:
    """Return the level that the title names, else what years and the size of the team suggest, else mid."""
    plain = re.sub(r"\((?:senior)\) ", "", title, flags=re.IGNORECASE)
    for level, pattern in (("entry", ENTRY), ("mid", MID), ("senior", SENIOR)):
        if pattern.search(plain):
            return level  # type: ignore[return-value]
    asked = "\n".join(job.requirements)
    years = max((_years(match["low"]) for match in YEARS.finditer(asked)), default=None)
    many = LEADS_MANY.search("\n".join(job.responsibilities))
    if (years is not None and years >= 6) or many or _manages_site(title, job):
        return "senior"
    if NO_EXPERIENCE.search(job.description[:LONGEST]) or (years is not None and years <= 1):
        return "entry"
    return "entry" if job.employment_type in {"internship", "apprenticeship"} else "mid"


def _manages_site(title: str, job: Job) -> bool:
    """Say whether a manager answers for a whole site: its people, its money."""
    plain = " ".join((*job.responsibilities, *job.requirements)).lower()
    site = re.search(r"\b(?:store|branch|hotel|plant|restaurant|school|site|centre) manager\b", title.lower())
    return bool(site) and bool(re.search(r"\b(?:budget|turnover|turning over|p&l|sales|margin)\b", plain))


def _years(word: str) -> int:
    return int(word) if word.isdigit() else FIGURES[word.lower()]
