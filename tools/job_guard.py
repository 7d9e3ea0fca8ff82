"""Tell an advert from what people give by mistake: their CV, a recipe, an invoice, a photograph."""

import re
from typing import Final

from tools.job_errors import EmptyJob, NotAJob
from tools.job_headings import kind_of_heading
from tools.job_titles import TITLE_WORDS

MAGIC: Final = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a compressed file"),
)
PASTE: Final = "Paste the text of the advert instead."
STRONG: Final = re.compile(
    r"\b(?:we(?:'re| are) (?:looking for|hiring|seeking|recruiting)|is (?:looking for|hiring|seeking|recruiting)|vacancy|"
    r"now hiring|job "
    r"(?:description|title|type|purpose|summary|advert)|join (?:our|the|us)|the (?:successful|ideal) (?:candidate|applicant)|"
    r"apply|applicants?|"
    r"applications?|the role|this role|this (?:job|post|position)|full[- ]time|part[- ]time|permanent|per (?:hour|annum|"
    r"year)|salary|"
    r"reporting to|you(?:'ll| will| would)|your role|wanted|hiring|wir suchen|bewerb\w+|aufgaben|nous recherchons|poste|"
    r"candidature|"
    r"vacature|solliciteer|wij zoeken|buscamos|se busca|requisitos)\b",
    re.IGNORECASE,
)
WEAK: Final = re.compile(
    r"\b(?:experience|team|skills?|responsib\w+|requirements?|qualifications?|role|position|job|work|hours?|shifts?|"
    r"candidates?|company|pay|"
    r"benefits|degree|knowledge|manage|support|clients?|customers?|remote|hybrid|location)\b",
    re.IGNORECASE,
)
OTHERS: Final = (
    (
        "a recipe",
        r"\b(?:ingredients|preheat|tbsp|tsp|teaspoons?|tablespoons?|oven|bake|simmer|whisk|stir in|serves \d|prep time|"
        r"cook time)\b",
        4,
    ),
    (
        "an invoice or a receipt",
        r"\b(?:invoice|subtotal|amount due|balance due|vat no|due date|bill to|iban|payment terms|qty|unit price|total due|"
        r"receipt)\b",
        4,
    ),
)
CV_HEADINGS: Final = re.compile(
    r"^[#*=\s]*(?:curriculum vitae|r[ée]sum[ée]|cv|(?:work|professional|employment|career|relevant) (?:experience|history|"
    r"summary)|work|"
    r"experience|employment|education(?: and training)?|(?:technical |key |core )?skills|projects|certificat(?:es|ions)|"
    r"publications|"
    r"references|languages|interests|hobbies|profile|personal (?:statement|details|profile|summary)|summary|objective|awards|"
    r"highlights|"
    r"volunteer(?:ing)?|positions?|basics)[\W_]*$",
    re.IGNORECASE | re.MULTILINE,
)
MONTH: Final = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?,? |\d{1,2}[/.])?"
SPAN: Final = re.compile(
    rf"{MONTH}(?:19|20)\d{{2}}\s*(?:-|–|—|to|until|\n)\s*(?:{MONTH}(?:19|20)\d{{2}}|present|now|current|today)|^(?:19|"
    rf"20)\d{{2}}-\d{{2}}$",
    re.IGNORECASE | re.MULTILINE,
)
OWN_DETAILS: Final = re.compile(r"\w@[\w-]{1,60}\.\w|linkedin\.com/in/|github\.com/\w|\+?\d[\d ()-]{8,20}\d")
ADDRESS: Final = re.compile(r"\b(?:you|your|you'll|we|our|us)\b", re.IGNORECASE)
LETTER: Final = re.compile(
    r"\bI(?: am|'m) (?:writing|applying)\b|\byours (?:sincerely|faithfully)\b|\bI (?:believe|feel) (?:that )?(?:I|my)\b",
    re.IGNORECASE,
)
MARKUP: Final = re.compile(r"\\(?:documentclass|begin\{document\}|usepackage)")


def refuse_binary(content: bytes) -> None:
    """Raise NotAJob for files that are no text."""
    head = content[:2_048].lstrip()
    for magic, name in MAGIC:
        if head.startswith(magic):
            raise NotAJob(f"This is {name}, not the text of a job advert. {PASTE}")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    strange = sum(byte < 9 or 13 < byte < 32 for byte in head)
    if head and not wide and strange > len(head) / 50:
        raise NotAJob(f"This file holds no readable text. {PASTE}")


def refuse_other_texts(text: str) -> None:
    """Raise EmptyJob or NotAJob for a text that is no advert, saying what it looks like."""
    if not text.strip():
        raise EmptyJob("The advert is empty. Paste its text, or choose another file.")
    plain = text.replace("’", "'")
    words = plain.split()
    letters = sum(c.isalpha() for c in plain)
    if letters < len(plain.replace(" ", "")) * 0.5 or len(words) < 3:
        raise NotAJob(f"There is too little readable text here for a job advert. {PASTE}")
    strong = {match.lower() for match in STRONG.findall(plain)}
    for name, pattern, least in OTHERS:
        if len({match.lower() for match in re.findall(pattern, plain, re.IGNORECASE)}) >= least and len(strong) < 4:
            raise NotAJob(f"This looks like {name}, not a job advert. {PASTE}")
    if MARKUP.search(plain):
        raise NotAJob(f"This is LaTeX source, not the text of a job advert. {PASTE}")
    if _is_cv(plain, len(strong)):
        raise NotAJob("This looks like a CV, not a job advert. Give it as your CV, and the advert here.")
    if len(LETTER.findall(plain)) >= 1 and len(re.findall(r"\b(?:I|my)\b", plain)) >= 3:
        raise NotAJob(f"This looks like a letter of application, not a job advert. {PASTE}")
    if not _is_advert(plain, len(strong)):
        raise NotAJob(f"This does not read like a job advert: it names no role, tasks or requirements. {PASTE}")


def _is_cv(plain: str, strong: int) -> bool:
    """Say whether dates, headings and somebody's own details outweigh the words that adverts speak with."""
    top = "\n".join([line for line in plain.splitlines() if line.strip()][:10])
    headings = {heading.strip("#*= :\n").lower() for heading in CV_HEADINGS.findall(plain)}
    spans = len(SPAN.findall(plain))
    spoken_to = 100 * len(ADDRESS.findall(plain)) / max(1, len(plain.split()))
    likeness = min(3, len(headings)) + min(3, spans) + 2 * bool(OWN_DETAILS.search(top))
    advertised = min(3, strong) * 0.5 + min(4.0, 2 * spoken_to) if strong else 0
    return likeness - advertised >= 3


def _is_advert(plain: str, strong: int) -> bool:
    headings = {kind_of_heading(line) for line in plain.splitlines() if len(line) < 80} - {None, "other", "company"}
    weak = len({match.lower() for match in WEAK.findall(plain)})
    titled = any(TITLE_WORDS.search(line) for line in [each for each in plain.splitlines() if each.strip()][:4])
    return 3 * min(strong, 3) + weak + 2 * len(headings) + 3 * titled >= 6
