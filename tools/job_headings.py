"""Tell what a heading of an advert announces: what is asked, what is done, what is offered, who they are, how to apply."""

import re
from functools import cache
from typing import Final, Literal

SectionKind = Literal["requirements", "responsibilities", "role", "company", "benefits", "process", "legal", "other"]

YOU_WILL: Final = r"you(?:'ll| will| would|'d|'re going to| are going to| get to| might| can expect to)"
THING: Final = (
    r"(?:skills?|qualifications?|requirements?|experiences?|criteria|attributes|competenc(?:y|ies|es)|knowledge|qualities|"
    r"abilities|"
    r"education|background|expertise|traits|strengths|credentials|certifications?|languages?|training)"
)
DUTY: Final = (
    r"(?:responsibilit(?:y|ies)|dut(?:y|ies)|accountabilit(?:y|ies)|tasks?|activities|deliverables|functions?|objectives|"
    r"focus areas|"
    r"areas of responsibility)"
)
KEY: Final = (
    r"(?:(?:the|your|our|some of|all|key|main|core|primary|principal|essential|typical|specific|general|major|day-to-day|"
    r"daily|minimum|"
    r"basic|preferred|required|desired|desirable|additional|other|mandatory|job|role|position|candidate|technical|professional|"
    r"personal|person|soft|hard|work|relevant|ideal|necessary|optional|and|&|/|,) ?)"
)
NICE: Final = (
    r"(?:nice[- ]to[- ]haves?|good[- ]to[- ]haves?|great to have|bonus(?: points)?(?: if.*| for)?|(?:it's |it is )?a (?:big |"
    r"real )?plus"
    r"(?: if.*)?|plus(?:es| points)|desirables?|desired|preferred|wishes|would be (?:nice|great|a plus)|extra credit|"
    r"even better(?: if.*)?|"
    r"not needed|advantageous|what (?:would|will) (?:set|make) you (?:apart|stand out)|it would be (?:great|nice|a bonus|"
    r"a plus) if.*|"
    r"ideally,? you.*|we(?:'d| would) love it if.*)"
)

WORDINGS: Final[tuple[tuple[SectionKind, str], ...]] = (
    (
        "process",
        r"(?:how |where |when )?to apply(?: now)?|apply|apply now|applying|applications?|how we (?:hire|recruit|"
        r"will assess you|select).*|"
        r"(?:the |our |your )?(?:hiring|interview|application|selection|recruitment|assessment) (?:process|steps|journey|"
        r"timeline)|"
        r"hiring steps|the process(?: and how to apply)?|process|selection|next steps|what happens next|interviews?|"
        r"closing date|"
        r"contact(?: us| details)?|ready to apply.*|interested|how to join.*|bewerbung|postuler|solliciteren|"
        r"sollicitatieprocedure",
    ),
    (
        "legal",
        r".*\b(?:equal[- ](?:employment )?opportunit(?:y|ies)|eeoc?|privacy|safeguarding|disclaimers?|diversity|inclusion|"
        r"accommodations?|background checks?|right to work|e-verify|fraud|gdpr|agencies|physical (?:requirements|demands))\b.*|"
        r"(?:job |employment |work )?types?|(?:work |working |expected )?(?:schedule|hours|days|pattern|location)(?: of work|"
        r" per week)?|"
        r"(?:expected )?start(?:ing)? date|shifts?|contract(?: type| length)?|job location|(?:experience|seniority|"
        r"education) level|industry|"
        r"(?:job )?category|grade|(?:additional|supplemental) pay|(?:hourly )?wages?|reference(?: number)?|duration|"
        r"(?:legal|please note|important|notes?|additional information|work(?:ing)? (?:conditions|environment))",
    ),
    (
        "benefits",
        r"(?:also in )?(?:the |our |your )?(?:(?:main|key|employee|company|compensation|total rewards|pay|salary) (?:and |"
        r"& )?)*"
        r"(?:benefits|perks|package|compensation|salary|rewards?|remuneration|pay|offer|pay range)"
        r"(?:(?:,| and| &|/) ?(?:benefits|perks|salary|package|rewards|more|compensation|what we offer|conditions))*"
        r"|.*\bdetails about the package|what(?: else)? (?:do )?(?:we|you'll|you|you will)(?: can| will)? (?:offer|get|"
        r"receive|give)(?: you)?|"
        r"what(?:'s| is) in it for (?:you|me)|(?:what )?we (?:can )?(?:offer|give)(?: you)?|you(?:'ll| will)? get|in return|"
        r"why (?:join|work|you'll love|you should|us\b|apply|choose).*|good things|the good stuff|what you can (?:expect|"
        r"count on)|"
        r"our offer(?: to you)?|working (?:here|with us|for us)|life at .*|perks.*|benefits.*|"
        r"(?:das )?(?:bieten wir|wir bieten).*|unser angebot|nous offrons|avantages|wat bieden wij.*|wij bieden|ofrecemos|"
        r"beneficios",
    ),
    (
        "requirements",
        rf"(?:{KEY})*{THING}(?:(?:,| and| &|/|\+| or) ?(?:{KEY})*{THING})*(?: (?:required|needed|desired|preferred|"
        rf"you(?:'ll)? (?:need|"
        r"bring)|we(?:'re| are) looking for|for (?:this|the) (?:role|position|job)|essential|desirable|that matter))?|"
        rf"(?:{KEY})*(?:must[- ]haves?|essentials?|prerequisites?)|{NICE}(?:, {NICE})?|(?:minimum|basic)|"
        r"what (?:(?:do )?(?:we|are we)(?:'re| are)? ?(?:look(?:ing)? for|need|expect|ask|require|want|seek)(?: (?:from|of|"
        r"in) you)?|"
        r"you(?:'ll|'d| will| would| should)? (?:need|bring|have|must have|know|offer us)(?: to (?:have|succeed|bring))?.*|"
        r"(?:will|would|'ll) (?:help|make) you (?:succeed|a great fit|successful).*|makes you .*|it takes|we value)|"
        r"(?:and |if |in this role,? )?you(?:'ll| will| would| should| must| may| might|'ve)?(?: also| already| ideally|"
        r" probably)?"
        r"(?: have| bring| need| possess| are| be a (?:great|good|strong) .*fit.*)(?: got)?(?: to have)?(?: the following)?|"
        r"about you(?:rself)?|who (?:you are|are you|we(?:'re| are) looking for|we need|you'll be|should apply|"
        r"will love this job)|"
        r"(?:we(?:'re| are) |we )?(?:looking for|seek(?:ing)?)(?: someone| people| a person| candidates)?(?: who| with|"
        r" that)?(?: (?:has|have|"
        r"is|are|can))?|is this you|the (?:candidate|applicant|individual)|candidate (?:profile|requirements)|(?:the |"
        r"our )?(?:ideal|successful|right|perfect) (?:candidate|person|applicant|fit|match)"
        r"(?: (?:will|should|must)(?: (?:have|be))?| has| is)?|the person(?: (?:we|you|for).*)?|"
        r"person(?:nel)? spec(?:ification)?|"
        r"(?:person(?:nel)? spec(?:ification)?[ :,-]*)?(?:essential|desirable)(?: criteria)?|(?:your|candidate|ideal|"
        r"the) profile|profile|"
        r"your (?:background|skills|experience|toolbox|strengths|superpowers)(?: and .*| (?:should )?includes?)?|"
        r"(?:at a minimum,? )?you(?:'ll)? need(?: to have)?|at a minimum.*|to (?:be successful|succeed|thrive|qualify|"
        r"be considered)\b.*|"
        r"(?:you(?:'ll| will|'d)? (?:be|might be|may be|are)|this (?:role|job) is).* (?:fit|addition|match|"
        r"right for you)\b.*if(?: you)?"
        r"(?: have| are)?|requirements? (?!gathering|analysis|management|engineering|elicitation|capture).*|"
        r"qualifications? .*|what we(?:'ll| will| would|'d)? (?:love|like) .*|"
        r"(?:dein|ihr) profil|das bringst du mit|was du mitbringst|anforderungen|wir suchen.*|(?:votre )?profil(?: recherché)?|"
        r"compétences|wat vragen wij.*|functie-?eisen|jouw profiel|wie ben jij|requisitos|perfil|tu perfil",
    ),
    (
        "responsibilities",
        rf"(?:{KEY})*{DUTY}(?:(?:,| and| &|/) ?(?:{KEY})*{DUTY})*(?: (?:include|will include|of the (?:role|job|position)|"
        rf"are|involve))?|"
        rf"(?:{KEY})*{DUTY}(?: and| &|/) (?:{KEY})*\w+|"
        r"what (?:will you|you(?:'ll| will| would|'d)?)(?: actually| really| mainly| get to)?(?: be)? (?:do(?:ing)?|"
        r"own(?:ing)?|"
        r"work(?:ing)? on|deliver(?:ing)?|achieve|lead(?:ing)?|responsible for|up to|tackle|accomplish)(?: .*)?|"
        r"(?:the )?job ?scope|what the (?:job|role|work|position|day) (?:involves|looks like|entails|is|includes).*|"
        r"what is the job|"
        r"how (?:you(?:'ll| will)?|will you) (?:contribute|help|make|spend|add|create|have).*|"
        r"(?:a |your )?(?:typical |average )?day in the (?:life|role|job).*|a typical day.*|your day(?:-to-day| to day)?|"
        r"day[- ]to[- ]day|"
        r"(?:your|the|our) (?:mission|missions|impact|assignment|contribution|focus)|assignment|scope(?: of (?:work|"
        r"the role))?|"
        rf"(?:(?:in|as|during|on) (?:this|the|a|an|your|our)\b.{{0,60}},? )?{YOU_WILL}(?: also)?(?: be)?(?: responsible for)?|"
        r"you(?:'ll| will) be (?:doing|responsible for|accountable for|expected to)|"
        r"(?:deine|ihre) aufgaben|aufgaben|das erwartet dich|vos missions|missions|wat ga je doen|jouw taken|taken|"
        r"responsabilidades|"
        r"funciones|tus funciones",
    ),
    (
        "role",
        r"(?:about )?(?:the|this|your) (?:role|job|position|post|opportunity|vacancy|challenge|opening|"
        r"team you.*)(?: (?:overview|summary|"
        r"description|purpose|profile|in brief|at a glance))?(?: (?:and|&) (?:the )?team)?|(?:about )?(?:the )?(?:role|job|"
        r"position|post) "
        r"(?:overview|summary|description|purpose|profile|details|brief)|job description|(?:overall |"
        r"main )?(?:job )?purpose(?: of .*)?|"
        r"(?:position |job |role )?(?:summary|overview)|why (?:the job is open|this role|now).*|reporting line|reports to|"
        r"context|"
        r"where you(?:'ll| will| come).*|your (?:new )?(?:role|job|team)|(?:about )?the team|the opportunity|le poste|"
        r"de functie|el puesto",
    ),
    (
        "company",
        r"(?:a (?:little |bit )?(?:bit |more )*)?about (?:us|our .*|the (?:company|organisation|organization|trust|school|"
        r"commission|charity|"
        r"firm|practice|employer|department|business|client|university|hospital|council))|a (?:little|bit) (?:more )?about us|"
        r"who (?:we|are we)(?: are)?|about (?!you\b|the\b|this\b|\d)[\w&.'-]+(?: [\w&.'-]+){0,4}|our (?:company|story|values|"
        r"culture|mission|"
        r"team|vision|client|people|purpose)|company(?: (?:overview|description|profile|background))?|(?:meet|join) (?:the|"
        r"our) team|"
        r"(?:the )?(?:hotel|company|school|hospital|restaurant|charity|business|practice|firm)|hello|hi|dear .*|background|"
        r"introduction|"
        r"über uns|qui sommes-nous|over ons|sobre nosotros",
    ),
)
REQUIRES: Final = re.compile(
    r"\b(?:look(?:ing)? for|seek(?:ing)?|you(?:'ll| will| should| must|'d)? (?:also |ideally )?(?:have|need|bring|possess|"
    r"hold|be (?:a|an|able|"
    r"confident|comfortable))|you are\b|you're (?:a|an)\b|must (?:have|be)|requires?|required|requirements|ideal candidate|"
    r"someone (?:who|"
    r"with)|(?:candidates?|applicants?|person) (?:must|should|will|needs?|who|has)|essential|desirable|preferred|"
    r"qualifications|"
    r"we (?:need|expect|want) (?:you to have|someone|people)|a plus|if you)\b"
)
DOES: Final = re.compile(
    r"\b(?:you(?:'ll| will| would|'d| might)|you(?:'re| are) going to|expect you to|responsib(?:le|ilities)|accountable|"
    r"duties|tasks|"
    r"role (?:involves|includes|will)|(?:job|work|post|position|holder) (?:involves|includes|will)|involves|will (?:be|"
    r"include)|"
    r"to include|hope you will)\b"
)


def plain_heading(line: str) -> str:
    """Return a heading in the form the wordings are written in: lower case, straight apostrophes, no decoration."""
    words = re.sub(r"\([^()]*\)", " ", line.lower().replace("’", "'").replace("‘", "'"))
    words = re.sub(r"^(?:[^\w]|\d{1,2}[.)] )+", "", words)
    words = re.sub(r"[\s:.!?…–—*_|,-]+$", "", words)
    return re.sub(r"\s+", " ", words).strip()


def kind_of_heading(line: str) -> SectionKind | None:
    """Return what a heading announces, None where its wording is not known."""
    words = plain_heading(line)
    if not words or len(words) > 90:
        return None
    return next((kind for kind, pattern in _patterns() if pattern.fullmatch(words)), None)


@cache
def _patterns() -> tuple[tuple[SectionKind, re.Pattern[str]], ...]:
    """Return the wordings compiled: a tenth of a second that only reading an advert should cost."""
    return tuple((kind, re.compile(pattern)) for kind, pattern in WORDINGS)


def kind_of_lead_in(sentence: str) -> SectionKind | None:
    """Return what the list after `sentence` holds ("We expect you to", "You should have:"), None where it does not say."""
    words = plain_heading(sentence)
    known = kind_of_heading(sentence)
    if known in {"requirements", "responsibilities", "benefits", "process"}:
        return known
    requires, does = REQUIRES.search(words), DOES.search(words)
    if requires and not (does and does.start() > requires.start()):
        return "requirements"
    return "responsibilities" if does else None
