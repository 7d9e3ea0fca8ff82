"""Which section a heading opens, in the many wordings people use."""

import re
from typing import Final, Literal

Heading = Literal[
    "summary", "work", "project", "volunteer", "education", "skill", "award",
    "certificate", "publication", "language", "contact", "interest", "reference", "other",
]  # fmt: skip

WORDINGS: Final[dict[Heading, str]] = {
    "summary": (
        "summary|profile|about|about me|objective|career objective|professional summary|career summary|"
        "executive summary|personal statement|professional profile|career profile|personal profile|"
        "summary of qualifications|professional statement|introduction|overview|bio|biography|"
        "key achievements summary|who i am|profil|kurzprofil|über mich|résumé|à propos|perfil|resumen|sobre mí|"
        "profilo|samenvatting|profiel|over mij|resumo|career highlights|qualifications summary|personal summary"
    ),
    "work": (
        "experience|work experience|professional experience|employment|employment history|work history|"
        "career history|career|relevant experience|relevant work experience|professional background|"
        "industry experience|experiences|positions|positions held|jobs|job history|work|professional history|"
        "employment experience|internships|internship experience|internship|clinical experience|teaching experience|"
        "research experience|leadership experience|career experience|freelance|freelance experience|"
        "selected experience|additional experience|other experience|earlier career|earlier experience|"
        "previous experience|previous employment|military service|military experience|nursing experience|"
        "work and experience|experience and leadership|professional positions|appointments|academic appointments|"
        "placements|clinical placements|where i have worked|berufserfahrung|beruflicher werdegang|praxiserfahrung|"
        "werdegang|praktika|expérience|expériences|expérience professionnelle|expériences professionnelles|"
        "experiencia|experiencia profesional|experiencia laboral|esperienza|esperienze|esperienza lavorativa|"
        "esperienze professionali|werkervaring|experiência|experiência profissional"
    ),
    "project": (
        "projects|personal projects|selected projects|key projects|side projects|project experience|"
        "academic projects|technical projects|open source|open source projects|open source contributions|portfolio|"
        "technical experience|research projects|notable projects|relevant projects|projekte|projets|proyectos|"
        "progetti|projecten|projetos|things i made"
    ),
    "volunteer": (
        "volunteer|volunteering|volunteer experience|volunteer work|voluntary work|voluntary experience|community|"
        "community service|community involvement|service|governance|leadership|leadership and activities|activities|"
        "extracurricular activities|extracurriculars|extra-curricular activities|positions of responsibility|ehrenamt|"
        "bénévolat|voluntariado|volontariato|vrijwilligerswerk|civic engagement|leadership and service|outreach"
    ),
    "education": (
        "education|academic background|educational background|education and training|education and qualifications|"
        "academic qualifications|qualifications|academic history|studies|education history|training and education|"
        "degrees|ausbildung|bildung|bildungsweg|studium|schulbildung|formation|formations|études|educación|"
        "formación|formación académica|istruzione|istruzione e formazione|opleiding|opleidingen|educação|formação"
    ),
    "skill": (
        "skills|top skills|technical skills|key skills|core skills|core competencies|competencies|technologies|tools|"
        "technical|technology|tech stack|areas of expertise|expertise|skill set|skillset|skills and tools|"
        "tools and technologies|skills and technologies|programming skills|programming languages|computer skills|"
        "it skills|soft skills|hard skills|strengths|professional skills|relevant skills|skills and expertise|"
        "skills summary|technical proficiencies|proficiencies|technical expertise|skills and abilities|"
        "skills and interests|skills and awards|key competencies|technical summary|additional skills|other skills|"
        "clinical skills|skills and competencies|specialties|specialities|capabilities|what i do|kenntnisse|"
        "fähigkeiten|edv-kenntnisse|it-kenntnisse|kompetenzen|compétences|habilidades|competencias|aptitudes|"
        "competenze|vaardigheden|competenties|competências|skills and certifications"
    ),
    "award": (
        "awards|honors|honours|achievements|awards and honors|honors and awards|awards and honours|"
        "honours and awards|selected honors|selected honours|accomplishments|key achievements|key accomplishments|"
        "recognition|awards and recognition|awards and achievements|scholarships|scholarships and awards|fellowships|"
        "grants|grants and awards|most proud of|prizes|distinctions|auszeichnungen|prix|premios|premi|prêmios|"
        "selected achievements|grants and fellowships"
    ),
    "certificate": (
        "certifications|certificates|certification|licenses|licences|licenses and certifications|"
        "certifications and licenses|licences and certifications|professional certifications|"
        "professional qualifications|courses|training|trainings|courses and training|courses and certifications|"
        "professional development|continuing education|certifications and training|professional registration|"
        "registration|registrations|accreditations|zertifikate|weiterbildung|weiterbildungen|certificaciones|"
        "certificazioni|certificaten|cursos|credentials|online courses|coursework|relevant coursework"
    ),
    "publication": (
        "publications|papers|selected publications|patents|writing|talks|speaking|presentations|invited talks|"
        "publications and talks|talks and publications|conference presentations|patents and publications|"
        "speaking engagements|publikationen|veröffentlichungen|publicaciones"
    ),
    "language": (
        "languages|language skills|languages spoken|spoken languages|human languages|sprachen|sprachkenntnisse|"
        "langues|idiomas|lingue|talen|línguas"
    ),
    "contact": (
        "contact|contact details|contact information|contact me|contact info|personal details|personal information|"
        "profiles|links|social links|social media|find me online|personal data|personalien|persönliche daten|"
        "kontakt|coordonnées|contacto|datos personales|contatti|dati personali|contactgegevens|"
        "persoonlijke gegevens|connect"
    ),
    "interest": (
        "interests|hobbies|hobbies and interests|interests and hobbies|personal interests|other interests|interessen|"
        "hobbys|loisirs|centres d'intérêt|intereses|interessi|interesses|reading|activities and interests|"
        "a day of my life|fun facts"
    ),
    "reference": ("references|referees|recommendations|testimonials|referenzen|références|referencias|referenze|referenties"),
    "other": (
        "affiliations|affiliation|memberships|professional memberships|professional affiliations|membership|"
        "additional information|other information|other|miscellaneous|misc|further information|other activities|"
        "declaration|availability|my life philosophy|sonstiges|divers|extras"
    ),
}
BY_WORDING: Final[dict[str, Heading]] = {wording: kind for kind, text in WORDINGS.items() for wording in text.split("|")}

KEYWORDS: Final[tuple[tuple[str, Heading], ...]] = (
    ("volunteer", "volunteer"),
    ("voluntary", "volunteer"),
    ("project", "project"),
    ("employment", "work"),
    ("experience", "work"),
    ("career", "work"),
    ("education", "education"),
    ("certificat", "certificate"),
    ("skills", "skill"),
    ("award", "award"),
    ("honors", "award"),
    ("achievements", "award"),
    ("publications", "publication"),
    ("languages", "language"),
    ("references", "reference"),
    ("interests", "interest"),
    ("summary", "summary"),
    ("profile", "summary"),
)
"""Tried in this order on headings that are marked as such but worded in a way of their own."""


def heading_of(text: str) -> Heading | None:
    """Return the section that a line opens if its words are those of a heading, None for any other line."""
    text = text.strip()
    if len(text) > 60 or text[-1:] in ".,;" or text[:1].islower():
        return None
    return BY_WORDING.get(heading_words(text))


def heading_words(text: str) -> str:
    """Reduce a heading to its words: no marks, numbers, colons, decoration or letter spacing."""
    words = collapse_spaced_letters(text.strip()).casefold().replace("&", " and ").replace("/", " and ").replace("+", " and ")
    words = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", words.replace("’", "'"))
    words = re.sub(r"^(?:my|your|selected) (?=\w)|[ ,]+(?:and )?(?:continued|cont\.?|cont'd)$", "", words)
    return re.sub(r"\s+", " ", words.replace(", ", " and "))


def marked_heading_of(text: str) -> Heading:
    """Return the section of a line that the document itself marks as a heading, whatever its words."""
    words = heading_words(text)
    if known := BY_WORDING.get(words):
        return known
    if len(words.split()) <= 6:
        return next((kind for keyword, kind in KEYWORDS if keyword in words), "other")
    return "other"


def collapse_spaced_letters(text: str) -> str:
    """Close up headings set with spaces between the letters: "S K I L L S" -> "SKILLS", "J O H N  D O E" -> "JOHN DOE"."""
    cells = re.split(r"\t| {2,}", text.strip())
    if not all(re.fullmatch(r"(?:[^\W\d_]|[&/.-])(?: (?:[^\W\d_]|[&/.-]))*", cell) for cell in cells):
        return text
    return " ".join(cell.replace(" ", "") for cell in cells) if sum(map(len, cells)) >= 7 else text
