"""Tell a place from an employer, and take it out of a line of an advert."""

import re
from typing import Final

COUNTRIES: Final = (
    "united kingdom|uk|england|scotland|wales|northern ireland|ireland|united states|usa|us|canada|australia|new zealand|"
    "india|singapore|"
    "germany|deutschland|france|spain|italy|portugal|netherlands|belgium|austria|switzerland|sweden|norway|denmark|finland|"
    "poland|"
    "czechia|czech republic|hungary|romania|greece|turkey|israel|united arab emirates|uae|saudi arabia|qatar|south africa|"
    "nigeria|kenya|"
    "egypt|brazil|mexico|argentina|chile|colombia|japan|china|hong kong|south korea|taiwan|malaysia|indonesia|philippines|"
    "thailand|"
    "vietnam|pakistan|bangladesh|sri lanka|ukraine|bulgaria|croatia|serbia|estonia|latvia|lithuania|luxembourg|malta|cyprus|"
    "iceland|"
    r"europe|emea|apac|latam|north east|north west|south east|south west|midlands|yorkshire|county \w+|worldwide|anywhere|"
    "nationwide"
)
CITIES: Final = (
    "london|manchester|birmingham|leeds|glasgow|edinburgh|liverpool|bristol|sheffield|cardiff|belfast|newcastle|nottingham|"
    "leicester|"
    "cambridge|oxford|brighton|reading|bath|york|dublin|cork|galway|limerick|new york|nyc|san francisco|los angeles|chicago|"
    "boston|seattle|"
    "austin|denver|atlanta|dallas|houston|miami|philadelphia|phoenix|portland|san diego|san jose|washington|minneapolis|"
    "detroit|"
    "toronto|vancouver|montreal|calgary|ottawa|sydney|melbourne|brisbane|perth|adelaide|auckland|wellington|berlin|munich|"
    "münchen|hamburg|"
    "frankfurt|cologne|köln|stuttgart|düsseldorf|leipzig|vienna|wien|zurich|zürich|geneva|basel|paris|lyon|marseille|"
    "toulouse|madrid|"
    "barcelona|valencia|lisbon|porto|rome|milan|turin|amsterdam|rotterdam|utrecht|the hague|eindhoven|brussels|antwerp|"
    "copenhagen|"
    "stockholm|gothenburg|oslo|helsinki|warsaw|krakow|wroclaw|prague|brno|budapest|bucharest|athens|istanbul|tel aviv|dubai|"
    "abu dhabi|"
    "riyadh|doha|bengaluru|bangalore|mumbai|delhi|new delhi|gurgaon|gurugram|noida|hyderabad|chennai|pune|kolkata|cape town|"
    "johannesburg|"
    "durban|pretoria|lagos|nairobi|cairo|tokyo|osaka|shanghai|beijing|shenzhen|seoul|taipei|kuala lumpur|jakarta|manila|"
    "bangkok|hanoi|"
    "são paulo|sao paulo|mexico city|buenos aires|santiago|bogota"
)
KNOWN: Final = re.compile(rf"\b(?:{COUNTRIES}|{CITIES})\b", re.IGNORECASE)
STATE: Final = re.compile(
    r"(?:^|,\s|\b)(?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|"
    r"W[AVIY]|DC|"
    r"ON|QC|BC|AB|NSW|VIC|QLD)\b(?=$|[ ,.(])"
)
POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d{1,2}[A-Z]?(?: \d[A-Z]{2})?\b|\b\d{5}(?:-\d{4})?\b")
WORKING: Final = re.compile(r"\b(?:remote|hybrid|on[- ]?site|in office|office[- ]based|home[- ]based)\b", re.IGNORECASE)
DETAIL: Final = re.compile(
    r"[,;:(]?\s*\b(?:hybrid|on[- ]?site|fully remote|office[- ]based|(?:with|and) (?:travel|one|two|three|some|a|regular)|"
    r"\w+ days?\b|"
    r"\d+ days?|near(?=by)|remote the rest|plus|including|in (?:the|our) office)",
    re.IGNORECASE,
)
SUFFIX: Final = re.compile(
    r"^(?:inc|llc|ltd|limited|plc|g?gmbh|ag|sa|s\.a|bv|b\.v|pty|co|corp|llp|lp|pc|se|oy|ab|as|aps|nv|srl|spa|sarl|pbc)\b\.?",
    re.I,
)
ORGANISATION: Final = re.compile(
    r"\b(?:inc|llc|ltd|limited|plc|g?gmbh|ag|bv|pty|corp(?:oration)?|llp|se|group|holdings?|company|co|services?|systems|"
    r"solutions|technologies|"
    r"technology|labs?|studios?|partners|associates|consulting|consultants|agency|bank|insurance|capital|hospital|clinic|"
    r"surgery|practice|"
    r"trust|nhs|care|health(?:care)?|school|academy|college|university|institute|nursery|council|commission|department|"
    r"ministry|authority|"
    r"office of|agency|charity|foundation|society|association|federation|collective|church|hotel|inn|resort|restaurants?|"
    r"bistro|cafe|café|"
    r"bakery|brewery|kitchen|pub|pantry|stores?|shop|market|supermarket|retail|logistics|transport|airlines?|railways?|"
    r"energy|power|water|"
    r"engineering|manufacturing|industries|works|foods?|farms?|media|press|publishing|software|digital|networks?|"
    r"international|global|"
    r"ventures|brothers|bros|sons|museum|gallery|library|theatre|police|army|navy|components|records|outdoor|cooperative|"
    r"co-op|centre|center)\b",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Say whether a short text names a place and no employer."""
    plain = text.strip(" .,")
    if not plain or len(plain.split()) > 10:
        return False
    if WORKING.match(plain) or POSTCODE.search(plain) or STATE.search(plain):
        return not ORGANISATION.search(re.sub(r"\boffice\b", "", plain, flags=re.IGNORECASE))
    return bool(KNOWN.search(plain)) and not ORGANISATION.search(plain)


def place(text: str) -> str | None:
    """Return the place that a line names, without how one works there: "Cork. Hybrid, two days ..." is "Cork"."""
    first = re.split(r"(?<=[a-z)])\.\s|\s[|•·;]\s|\s[–—-]\s", text.strip())[0]
    first = re.sub(r"\((?=[^()]*\b(?:days?|hybrid|remote|week|office)\b)[^()]*\)", " ", first, flags=re.IGNORECASE)
    cut = DETAIL.search(first)
    kept = first[: cut.start()] if cut else first
    kept = re.sub(r"\s+", " ", kept).strip(" ,.;:-–—(#*|")
    if re.match(r"(?:in person|remote|hybrid|on[- ]?site|anywhere|home[- ]based|flexible)\W*$", kept, re.IGNORECASE):
        return kept if kept.lower() == "remote" else None
    kept = re.sub(r"^(?:based in|located in|in|at) ", "", kept, flags=re.IGNORECASE)
    return kept or None


def split_employer(line: str) -> tuple[str, str | None]:
    """Return employer and the rest of a line such as "Ardcairn Grid Services, Cork"; commas of the name itself stay."""
    parts = [part.strip() for part in line.split(",")]
    name = parts.pop(0)
    while parts and (SUFFIX.match(parts[0]) or _goes_on(name, parts)):
        name = f"{name}, {parts.pop(0)}"
    found = re.match(r"^(.*?\b(?:Inc|Ltd|Co|Corp)\.)$|^([^.]{3,}?)\.\s+(.*)$", name)
    if found and found[2]:
        name, parts = found[2], [found[3], *parts]
    bracket = re.match(r"^(.+?)\s*\((.+)\)$", name)
    if bracket and is_place(bracket[2]):
        name, parts = bracket[1], [bracket[2], *parts]
    return name.strip(), ", ".join(parts) or None


def _goes_on(name: str, parts: list[str]) -> bool:
    """Say whether the comma stands inside a name: "Department for Environment, Food and Rural Affairs"."""
    office = re.match(
        r"(?:the )?(?:department|ministry|office|school|faculty|institute|college|society)\b", name, re.IGNORECASE
    )
    return bool(office) and any(re.search(r"\b(?:and|&) ", part) for part in parts[:2]) and not is_place(parts[0])
