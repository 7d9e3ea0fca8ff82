"""Know the title of a post when one is seen, and write it as one would say it."""

import re
from typing import Final

TITLE_WORDS: Final = re.compile(
    r"\b(?:engineers?|developers?|programmer|architects?|analysts?|scientists?|designers?|managers?|directors?|heads?|leads?|"
    r"leader|officers?|"
    r"assistants?|associates?|administrators?|coordinators?|co-ordinators?|consultants?|specialists?|executives?|"
    r"representatives?|advis[oe]rs?|"
    r"nurses?|doctors?|physicians?|surgeons?|dentists?|pharmacists?|therapists?|physiotherapists?|radiographers?|midwi(?:fe|"
    r"ves)|"
    r"paramedics?|carers?|caregivers?|psychologists?|teachers?|lecturers?|professors?|tutors?|headteacher|principals?|"
    r"librarians?|researchers?|"
    r"accountants?|bookkeepers?|controllers?|auditors?|actuar(?:y|ies)|underwriters?|traders?|brokers?|tellers?|cashiers?|"
    r"clerks?|"
    r"lawyers?|solicitors?|barristers?|paralegals?|attorneys?|counsel|chefs?|cooks?|baristas?|bartenders?|waiters?|"
    r"waitress(?:es)?|"
    r"receptionists?|housekeepers?|concierge|porters?|cleaners?|drivers?|couriers?|pilots?|mechanics?|technicians?|"
    r"machinists?|welders?|"
    r"electricians?|plumbers?|carpenters?|builders?|operators?|operatives?|fitters?|supervisors?|foremen|foreman|inspectors?|"
    r"planners?|buyers?|"
    r"merchandisers?|sellers?|salesperson|salespeople|recruiters?|writers?|editors?|journalists?|copywriters?|translators?|"
    r"producers?|"
    r"photographers?|artists?|animators?|marketers?|strategists?|fundraisers?|trainers?|coaches|coach|mentors?|guards?|"
    r"firefighters?|"
    r"police|warehouse|apprentices?|interns?|internship|trainees?|graduates?|volunteers?|stewards?|partners?|agents?|sre|"
    r"devops|cto|cfo|ceo|coo|"
    r"vp|president|chief|scrum master|product owner|cna|lpn|rn|hca|tester|makers?|qa|dba|sysadmin|surveyors?|valuer|"
    r"economists?|"
    r"statisticians?|"
    r"biologists?|chemists?|physicists?|geologists?|social workers?|counsellors?|counselors?|ranger|gardener|farmer|"
    r"attendants?|dishwashers?|caretaker|janitor|host(?:ess)?|tailor|"
    r"stylist|"
    r"hairdresser|entwickler(?:in)?|ingenieur|leiter(?:in)?|referent(?:in)?|mitarbeiter(?:in)?|développeur|ingénieur|"
    r"medewerker|"
    r"ontwikkelaar|verpleegkundige|desarrollador|ingeniero)\b",
    re.IGNORECASE,
)
GENDERS: Final = re.compile(
    r"\s*[(\[](?:[mfwdxhin](?:/[mfwdxhin*]){1,3}|all genders?|h/f|gn|divers)[)\]]|\s+\b(?:m/w/d|f/m/d|m/f/d|w/m/d|m/f/x|h/f)\b",
    re.IGNORECASE,
)
NOISE: Final = re.compile(
    r"^(?:job (?:title|advert(?:isement)?|posting|description|opening|vacancy)|vacancy|position|role|title|now hiring|"
    r"we(?:'re| are) hiring|"
    r"hiring|wanted|opening|job|stelle|poste|vacature)\s*[:!–—-]\s*",
    re.IGNORECASE,
)
SMALL: Final = frozenset("a an and at by de for from in of on or the to und with".split())
SHOUTED: Final = frozenset(
    "ai api aws b2b bi cad ceo cfo cnc cpa crm cto erp gis gp hgv hr hse ict icu ii iii iot it kyc mep ml nhs ngo plc pmo pr "
    "qa rf rn sap sdr "
    "sen seo sme sql sre tv ui uk us usa ux vp cna lpn".split()
)
LEVEL: Final = re.compile(
    r"^(?:mid|junior|senior|graduate|entry|trainee|lead|principal)(?:[- ](?:level|weight))?$", re.IGNORECASE
)


def looks_like_title(line: str) -> bool:
    """Say whether a line names a post."""
    return (
        bool(TITLE_WORDS.search(line))
        and len(line.split()) <= 16
        and not re.search(r"[.!?]$|\b(?:we|you|our|your|is|are)\b", line, re.I)
    )


def tidy_title(raw: str, location: str | None = None) -> str | None:
    """Return a title without shouting, gender tags, "Job title:" and the place that is said elsewhere."""
    title = NOISE.sub("", re.sub(r"\s+", " ", re.sub(r"^\d{1,2}[.)] ", "", raw)).strip(" \t-–—*#|,;:"))
    title = re.sub(r"^[^\w(\[.]+", "", title)
    title = GENDERS.sub("", title).strip(" -–—|,")
    cut = re.match(r"^(.{4,}?)(?:\s+[-–—|@]\s+|, )([^-–—|]+)$", title)
    if cut and location and _same_place(cut[2], location) and TITLE_WORDS.search(cut[1]):
        title = cut[1]
    if len(title) > 3 and (title.isupper() or title.islower()):
        title = calm(title.upper())
    return title.strip() or None


def calm(shouted: str) -> str:
    """Write a line of capitals as a title: "DATA ANALYST (JUNIOR)" is "Data Analyst (Junior)"."""
    words = re.split(r"(\W+)", shouted)
    return "".join(_calm_word(word, place == 0) for place, word in enumerate(words))


def spoken_title(title: str) -> str:
    """Return a title as an interviewer says it: "Data Analyst (Junior)" is "Junior Data Analyst", wards and codes go."""
    main = re.sub(r"^\([^)]*\)\s*|\s*\[[^\]]*\]", "", title)
    level = re.search(r"\(([^)]*)\)", main)
    main = re.sub(r"\s*\([^)]*\)", "", main)
    first = re.split(r"\s+[-–—|/]\s+|\s*[,:;]\s+|\s+with (?:responsibility|focus)", main)[0].strip(" -–—|,:")
    said = first if TITLE_WORDS.search(first) else main
    if level and re.fullmatch(r"junior|senior|graduate|trainee|lead|principal", level[1], re.IGNORECASE):
        said = f"{level[1].capitalize()} {said}"
    return said.strip() or title


def _same_place(tail: str, location: str) -> bool:
    first = re.search(r"\w{4,}", tail.lower())
    return first is not None and first[0] in re.findall(r"\w{4,}", location.lower())


def _calm_word(word: str, first: bool) -> str:
    low = word.lower()
    if low in SHOUTED or not word.isalpha():
        return word
    return low if low in SMALL and not first else low.capitalize()
