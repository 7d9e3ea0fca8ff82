"""Tell the family of a role from its title and text, by words that can be read and argued with."""

import re
from collections.abc import Iterable
from typing import Final

from content.vocabulary import RoleFamily

IN_TITLE: Final = 10
"""What a word of the title weighs; the text can add as much only if it speaks of nothing else."""

MOST_FROM_TEXT: Final = 9
SHARE: Final = 0.4
"""A further family must reach this share of the best one's weight."""

ENOUGH: Final = 3

TITLES: Final[tuple[tuple[RoleFamily, str], ...]] = (
    (
        "software",
        r"software|back[- ]?end|full[- ]?stack|\b(?:java|kotlin|python|php|ruby|scala|golang|go|rust|\.net|c\+\+|c#|"
        r"node(?:\.js)?|salesforce) "
        r"(?:developer|engineer)|programmer|(?:applications?|solutions?|enterprise|technical|web) (?:developer|architect)|"
        r"solution architect|"
        r"\bdeveloper\b|member of technical staff|\bsde\b|\bswe\b|data engineer|machine learning engineer|platform engineer|"
        r"engineering manager|"
        r"entwickler",
    ),
    (
        "frontend",
        r"front[- ]?end|\bui (?:developer|engineer)|web (?:developer|designer)|\b(?:react|angular|vue|javascript|typescript) ",
    ),
    ("mobile", r"\bmobile\b|\bios\b|\bandroid\b|flutter|react native"),
    (
        "data",
        r"\bdata\b|\banalytics\b|business intelligence|\bbi (?:analyst|developer|engineer)|machine learning|\bml\b|\bai\b|"
        r"statistician|insights? analyst|"
        r"\bcrm analyst",
    ),
    (
        "devops",
        r"dev(?:sec)?ops|site reliability|\bsre\b|platform engineer|infrastructure|cloud (?:engineer|architect)|"
        r"systems? (?:administrator|engineer)|network engineer|database administrator",
    ),
    (
        "security",
        r"(?:cyber|information|application|network|cloud|it) ?security|security (?:engineer|analyst|architect|consultant)|"
        r"penetration|\bsoc analyst|\bciso\b",
    ),
    (
        "qa",
        r"\bqa\b|quality assurance|\btest(?:er|ing)?\b(?! pilot)|\bsdet\b|test (?:engineer|automation|analyst)|"
        r"quality engineer",
    ),
    (
        "product",
        r"product (?:manager|owner|lead|director|analyst|operations|management)|(?:head|vp|director|chief) (?:of )?product|"
        r"\bcpo\b|business analyst",
    ),
    (
        "design",
        r"\bux\b|\bui\b(?! (?:developer|engineer))|\bdesigner\b|design (?:lead|director|manager)|user experience|"
        r"user research|creative director|illustrator",
    ),
    (
        "project_management",
        r"project (?:manager|coordinator|lead|officer|director|management)|program(?:me)? (?:manager|director|officer|"
        r"consultant)|\bpmo\b|scrum master|delivery (?:manager|lead)|agile coach",
    ),
    (
        "management",
        r"\b(?:general|store|shop|branch|ward|hotel|restaurant|regional|area|office|operations|team|department|practice|duty|"
        r"bar|floor|engineering|country|deputy|"
        r"assistant|centre|center|home|clinic|unit) manager|\bhead of|\bhead(?:teacher| teacher)|director|\bchief\b|\bceo\b|"
        r"\bcoo\b|\bcto\b|\bvp\b|vice president|managing|"
        r"team lead(?:er)?|supervisor|\bsector leader|front (?:office|of house|desk) manager|\bprincipal$",
    ),
    (
        "operations",
        r"\boperations?\b|\boffice (?:manager|administrator)|administrator|administrative|executive assistant|\bhousekeep|"
        r"\bchef\b|\bcook\b|kitchen|barista|bartender|"
        r"waiter|waitress|hospitality|facilities|front office|front desk|\bnights?\b|production (?:operator|manager|"
        r"supervisor)|warehouse operative|store manager|"
        r"\bpolicy\b|civil servant|caseworker|(?:health|housing|planning|licensing|enforcement|policy) officer|kitchen|"
        r"attendant|\bstore\b",
    ),
    (
        "marketing",
        r"marketing|\bseo\b|\bcontent\b|social media|\bbrand\b|communications (?:manager|officer|lead|executive|assistant|"
        r"director)|of communications|\bpr\b|public relations|copywriter|growth|campaign|community manager|fundrais|"
        r"e-?commerce",
    ),
    (
        "sales",
        r"\bsales\b|account (?:executive|manager|director)|business development|\bsdr\b|\bbdr\b|"
        r"partner(?:ships?)? (?:development|manager)|partnerships|"
        r"pre-?sales|fundrais|estate agent|retail (?:assistant|associate)|sales assistant|merchandiser",
    ),
    (
        "customer_service",
        r"customer (?:service|support|success|experience|care)|call cent(?:re|er)|help ?desk|service desk|contact cent(?:re|"
        r"er)|support (?:agent|specialist|analyst)|"
        r"receptionist|guest (?:services?|relations)|front (?:office|desk)|concierge|cashier|cabin crew|retail|barista|"
        r"waiter|waitress|bartender|shop assistant",
    ),
    (
        "engineering_hardware",
        r"(?:mechanical|electrical|electronics?|hardware|embedded|firmware|civil|structural|chemical|process|manufacturing|"
        r"production|industrial|quality|"
        r"aerospace|automotive|maintenance|design|field service|controls?|robotics|mechatronics|validation|"
        r"machining) engineer|machinist|\bcnc\b|welder|fitter|"
        r"electrician|technician|mechanic\b|plumber|tool ?maker|machining",
    ),
    (
        "clinical",
        r"doctor|physician|consultant in|surgeon|registrar|pharmac|therapist|physiotherap|radiograph|dentist|dental|"
        r"paramedic|psycholog|clinical|optometrist|"
        r"medical|midwi|dietit|audiolog|healthcare assistant|\bhca\b|\bcna\b|care assistant|support worker|carer|biomedical|"
        r"veterinar|\bvet\b",
    ),
    ("nursing", r"\bnurs(?:e|ing)\b|\bward manager|\bmatron|\brgn\b|\brn\b|\blpn\b|\bcna\b|midwi|health visitor"),
    (
        "teaching",
        r"teacher|lecturer|tutor|teaching|professor|instructor|head of (?:maths|english|science|year)|headteacher|\bsenco?\b|"
        r"early years|nursery practitioner|trainer\b|educator",
    ),
    ("research", r"research|(?<!data )scientist|post-?doc|\bphd\b|laboratory|\blab\b|user researcher"),
    (
        "accounting",
        r"account(?:ant|ing|s)\b(?! executive| manager)|bookkeep|controller|audit|payroll|\btax\b|finance (?:manager|officer|"
        r"assistant)|accounts (?:payable|receivable)|credit control",
    ),
    (
        "finance_analyst",
        r"financ(?:e|ial) (?:analyst|planning|controller|modeller)|\bfp&a\b|investment|portfolio|equity|credit (?:analyst|"
        r"risk)|risk (?:analyst|manager)|actuar|"
        r"treasury|\btrader\b|underwriter|quantitative|banking|financial advis|wealth|controller|\bcfo\b|finance director|"
        r"head of finance",
    ),
    (
        "supply_chain",
        r"supply chain|logistics|procurement|purchasing|\bbuyer\b|warehouse|inventory|demand plann|transport (?:manager|"
        r"planner)|\bdriver\b|import|export|freight|stock controller|dispatch",
    ),
    (
        "hr",
        r"human resources|\bhr\b|people (?:partner|operations|manager|advis|team)|recruit|talent (?:acquisition|partner|"
        r"manager)|learning and development|\bl&d\b|compensation and benefits|head of people",
    ),
    (
        "legal",
        r"lawyer|solicitor|barrister|attorney|paralegal|legal|counsel\b|compliance|contracts? manager|conveyanc|notary|"
        r"company secretary",
    ),
)
TEXTS: Final[tuple[tuple[RoleFamily, str], ...]] = (
    (
        "software",
        r"back[- ]?end|micro-?services?|\bapis?\b|kotlin|\bjava\b|python|\bgolang\b|code reviews?|software (?:engineer|"
        r"develop)|relational databases?|event streaming|design reviews?|unit tests?|\bc\+\+|\.net\b",
    ),
    ("frontend", r"front[- ]?end|\breact\b|typescript|javascript|\bcss\b|\bhtml\b|\bvue\b|angular"),
    ("mobile", r"\bios\b|\bandroid\b|\bswift\b|flutter|mobile apps?"),
    (
        "data",
        r"\bsql\b|power bi|tableau|\bdbt\b|dashboards?|data (?:quality|model\w+|pipelines?|warehouses?|science|analysis|"
        r"analyst)|statistic\w*|machine learning|a/b test\w*|experiment design|analytics",
    ),
    (
        "devops",
        r"kubernetes|terraform|ci/cd|on-call|observability|infrastructure as code|site reliability|cloud (?:native|"
        r"infrastructure)|service level objectives|deployments?|linux",
    ),
    (
        "security",
        r"penetration test\w*|vulnerabilit\w+|\bsiem\b|threat model\w*|security (?:incidents?|practice|engineering)|"
        r"encryption|\bowasp\b|iso 27001",
    ),
    ("qa", r"test (?:plans?|cases?|automation|strategy)|regression test\w*|selenium|cypress|\buat\b"),
    (
        "product",
        r"product (?:roadmap|manage\w+|strategy|owner)|roadmaps?\b|backlog|customer research|user stories|prioriti\w+ features",
    ),
    (
        "design",
        r"prototyp\w+|wireframes?|figma|user research|usability|design systems?|service design|accessib\w+ (?:digital|design)",
    ),
    (
        "project_management",
        r"project (?:plans?|management|deliverables|manager|life ?cycle)|milestones|waterfall|prince2|\bpmp\b|programme of|"
        r"steering (?:group|committee)",
    ),
    (
        "management",
        r"direct reports|line manag\w+|lead (?:a|the) team|people management|appraisals?|manag\w+ (?:a|the|two|three|four|"
        r"six|performance)|hold (?:the|a) .{0,20}budget|rotas?\b|rosters?\b|team of \d+",
    ),
    (
        "operations",
        r"day[- ]to[- ]day (?:running|operations)|\bshifts?\b|standard operating|food safety|opening hours|duty management|"
        r"procedures|ministers|policy|stock\b",
    ),
    (
        "marketing",
        r"campaigns?|social media|paid social|newsletter|\bseo\b|content calendar|brand\b|captions|email (?:marketing|"
        r"platform)|donors?",
    ),
    (
        "sales",
        r"\bquota|pipeline|prospect\w+|closing deals|new logos|sales (?:cycle|targets?|experience|team)|cold call\w*|"
        r"major gifts|income streams|corporate partnerships",
    ),
    (
        "customer_service",
        r"customer (?:service|enquir\w+|complaints|experience)|guests?\b|guest feedback|complaints|\btickets\b|front desk|"
        r"reception\b",
    ),
    (
        "engineering_hardware",
        r"machining|\bcad\b|solidworks|autocad|tolerances|\bfmea\b|\bplc\b|lathe|tooling|\bpcb\b|iq/oq|"
        r"manufacturing process\w*|maintenance schedules",
    ),
    ("clinical", r"patients?\b|clinical|diagnos\w+|treatment plans?|therap\w+|medication|gphc|\bhcpc\b|\bgmc\b"),
    ("nursing", r"\bnmc\b|registered nurse|\bnurs\w+|\bward\b|wound care|\bband \d\b"),
    ("teaching", r"pupils?|lessons?|classroom|curriculum|key stage|\bqts\b|a-level|students?\b|teach\w*|safeguarding"),
    (
        "research",
        r"peer[- ]review\w*|publications|research (?:projects?|methods|grants?)|laborator\w+|literature review|experiments?\b",
    ),
    (
        "accounting",
        r"month[- ]?(?:ly )?(?:end|clos\w+)|general ledger|reconcil\w+|accounts (?:payable|receivable)|\bifrs\b|\bgaap\b|"
        r"\baudit\b|consolidation|\bvat\b|statutory accounts|\bhgb\b",
    ),
    (
        "finance_analyst",
        r"financial model\w*|forecasts?\b|valuation|\bfp&a\b|hedging|treasury|investment|variance analysis|cash flow|covenant",
    ),
    ("supply_chain", r"suppl(?:y chain|iers?)|logistics|procurement|inventory|incoterms|warehous\w+|stock levels|lead times"),
    (
        "hr",
        r"recruitment|full-cycle|employee relations|onboarding|talent\b|candidates? experience|\bcipd\b|hiring managers?|"
        r"succession planning",
    ),
    (
        "legal",
        r"contracts? law|litigation|drafting contracts|legal advice|legislation|due diligence|regulatory (?:advice|"
        r"compliance)|\bgdpr\b",
    ),
)


def infer_families(title: str, text: str) -> tuple[RoleFamily, ...]:
    """Return the families of a role, best first, at most three; ("any",) where nothing tells.

    Also for the headline of a CV. A word of the title weighs IN_TITLE, less the later it stands; each different word of the
    text weighs 1, up to MOST_FROM_TEXT.
    """
    weights: dict[RoleFamily, float] = {}
    for family, weight in [*_from_title(title.lower()), *_from_text(text.lower()[:60_000])]:
        weights[family] = weights.get(family, 0) + weight
    ranked = sorted(weights, key=lambda family: -weights[family])
    if not ranked or weights[ranked[0]] < ENOUGH:
        return ("any",)
    best = weights[ranked[0]]
    return tuple(family for family in ranked[:3] if weights[family] >= max(ENOUGH, SHARE * best))


def _from_title(title: str) -> Iterable[tuple[RoleFamily, float]]:
    for family, pattern in TITLES:
        match = re.search(pattern, title)
        if match:
            yield family, IN_TITLE - 2 * min(1.0, match.start() / max(1, len(title)))


def _from_text(text: str) -> Iterable[tuple[RoleFamily, float]]:
    for family, pattern in TEXTS:
        words = {match.group(0) for match in re.finditer(pattern, text)}
        if words:
            yield family, min(MOST_FROM_TEXT, len(words))
