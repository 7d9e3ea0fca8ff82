"""The verbs that adverts are written with, and their forms: build, builds, built, building."""

import re
from typing import Final

PLAIN: Final = frozenset(
    """
    accelerate accept accommodate accompany accomplish achieve acknowledge acquire activate adapt add adhere adjust
    administer adopt advance advertise advise advocate agree align allocate allow amend amplify analyse analyze anticipate
    apply appoint appraise argue arrange articulate ascertain ask assemble assess assign assist assume assure attain attend
    attract audit author authorise authorize automate bake balance be become begin bill blend book boost bring broaden build
    calculate calibrate capture care carry cascade catalogue cater celebrate chair challenge champion charge chase choose
    clarify come clean close co-create co-lead co-ordinate coach code collaborate collate collect combine commission commit
    communicate compare compile complete complement comply compose conceive conclude configure confirm connect consider
    consolidate construct consult contribute convene convert convey convince cook cooperate coordinate counsel crack craft
    create cultivate curate customise customize debug decide dedicate deepen define delegate deliver delete demonstrate
    depict deploy deputise deputize derive describe determine develop devise diagnose differentiate digitise digitize direct
    disassemble discover discuss dispatch dispense disseminate dissect distil distill distribute diversify document double
    drive earn edit educate elevate elicit embed embody embrace empower enable encourage enforce engage enhance enjoy ensure
    enter entertain envision establish estimate evaluate evangelise evangelize evolve examine exceed execute expand expedite
    experiment explain explore extend extract facilitate familiarise file finalise finalize find fit fix follow forge form
    formulate foster fulfil fulfill gain gather gauge generate get give go govern greet grow guarantee guide handle harness
    have help hire hold hone host identify ideate illustrate immerse implement improve include incorporate increase
    influence inform ingest initiate innovate inspect inspire instal install instil instill instruct integrate interact
    interface interpret interview introduce investigate invite involve iterate join keep know launch lead learn leave
    leverage liaise lift listen live look maintain make manage manufacture mature maximise maximize mediate meet mentor
    merchandise migrate minimise minimize mitigate model moderate modernise modernize modify monitor motivate multitask
    navigate negotiate network nurture obtain offer onboard open operate optimise optimize orchestrate organise organize
    originate overcome oversee own participate partner pay perform persuade pick pilot pioneer pitch plan play prepare
    present preserve prevent prioritise prioritize proactively process procure produce programme project promote proofread
    propose protect prototype prove provide publish pull pursue push put qualify quantify question raise reach read realise
    realize receive recognise recognize recommend reconcile recruit redesign reduce refactor refine refresh refurbish
    register regulate reimagine reinforce relate release remain remediate remove renew repair repeat replace reply report
    represent request research resolve respond restock retire restore retain rethink retrieve review revise rewrite roll
    rotate run safeguard say scale schedule scope scout script secure see seek select sell send serve service set shadow
    shape share shepherd ship show simplify sit sketch slot solicit solve source speak spearhead specify speed spend sponsor
    spot spread stabilise stabilize staff stand standardise standardize start stay steer stimulate stock store strategise
    strategize streamline strengthen strive structure study submit succeed suggest summarise summarize supervise supply
    support surface survey sustain switch synthesise synthesize tackle tailor take talk target teach tell tend test think
    thrive tidy tighten track train transform transition translate transport travel treat triage triangulate troubleshoot
    trust turn understand undertake unify unlock update uphold upload upsell use utilise utilize validate verify visit
    visualise visualize volunteer walk want watch weigh welcome win work write design act answer hunt manoeuvre cut touch
    forecast represent interrogate demand deal bridge lobby campaign draft brief budget code demo mine wrangle query paint
    weld mill machine grind inspect assemble wash sew serve pour stir season plate clean tidy bathe dress lift administer
    prescribe vaccinate triage chart document discharge admit refer invigilate mark tutor lecture differentiate assess
    safeguard balance reconcile invoice bank file lodge trade hedge underwrite value litigate draft advise defend prosecute
    mediate arbitrate move reshape rebuild redefine reinvent re-engineer land grow nail prospect close upskill outline map
    measure count order pack pick load unload deliver ferry sort stack label check record log note trace conduct compile
    contact control coordinate cost cover continue contend convene craft debate detect dig discover drop ease end fight fill
    focus format foresee forward frame freelance function fund ground head hear improvise index inventory iron issue judge
    justify juggle keep license list localise localize locate lower matter mend mix name observe oblige obey operationalise
    operationalize ensure page parse pass patch perfect phase place position post practise predict prepare press price print
    prioritize probe profile progress propel prune purchase quote rank rate react rebrand reassure recall recover recycle
    rehearse reject release rely remind rent report reproduce rescue resource restructure result reuse reverse ring risk
    sample sanitise sanitize save screen search segment sense settle shop sign simulate sing smooth socialise socialize
    sponsor stage stick stop suit supplement swim swap sync synchronise synchronize systematise tag tap tax team thank tie
    time tolerate top transcribe transfer trial trim try tune type uncover unblock update upgrade vary version vet view wait
    warn weave wire withstand wrap answer back-up bid blog
    """.split()
)
AMBIGUOUS: Final = frozenset(
    """
    audit balance bill book boost brief bridge budget campaign care chair challenge champion charge chart check clean coach
    code command conduct contact control cook cost counsel cover craft cut deal debate demand design document draft dress
    drive drop ease end estimate experiment feed fight file fill fit fix focus forecast form format frame function fund
    ground guide handle head help hire host index influence interface interview inventory invoice iron issue judge label
    land launch lead lecture license lift list live load log look machine map mark master matter measure merchandise mill
    mine mix model monitor move name network note offer open order own pack page paint partner pass patch pay perfect phase
    pick pilot pitch place plan plate play position post practice present press price print probe process produce profile
    programme progress project prospect prototype pull purchase push query question quote raise rank rate reach record
    release rent repair report request rescue research resource rest result retain return reverse review ring risk roll run
    safeguard sample save scale schedule scope score scout screen script search season secure segment sense service set
    shadow shape share shift ship shop show sign sketch slot smooth sort source sponsor spot spread stack staff stage stand
    start state stick stock stop store structure study supply support surface survey switch tag tailor talk target tax team
    test tie time top touch trace track trade train transfer transition transport travel treat trial triage trim trust try
    tune turn tutor type update upgrade use value version view visit volunteer wait walk wash watch welcome win wire work
    wrap bank chase clean close complete direct double mature open own project secure seek speed back-up bid blog demo lobby
    query program record plan design
    """.split()
)
"""Verbs that are as often nouns or adjectives: "support tickets", "own car", "complete records"."""

DOUBLING: Final = frozenset(
    """
    run set plan ship cut get put sit stop win fit spot map log plug dig trim swap tap tag chat swim stir rub drop wrap prep
    format admit begin commit control forget permit prefer refer regret submit transfer travel model label cancel counsel
    fulfil instal instil distil enrol tailor program scrap skim step vet onset upset hit refit let bid debug rebut recap
    quit slot unplug rob shop scan sum
    """.split()
) - {"tailor", "format"}
IRREGULAR: Final = {
    "built": "build", "led": "lead", "run": "run", "held": "hold", "written": "write", "wrote": "write", "taken": "take",
    "made": "make", "given": "give", "grown": "grow", "brought": "bring", "taught": "teach", "sold": "sell", "set": "set",
    "met": "meet", "kept": "keep", "done": "do", "been": "be", "had": "have", "gone": "go", "seen": "see", "shown": "show",
    "won": "win", "put": "put", "got": "get", "driven": "drive", "spoken": "speak", "found": "find", "left": "leave",
    "overseen": "oversee", "begun": "begin", "dealt": "deal", "cut": "cut", "sent": "send", "spent": "spend",
    "read": "read", "thought": "think", "chosen": "choose", "understood": "understand", "undertaken": "undertake",
    "overcome": "overcome", "rewritten": "rewrite", "rebuilt": "rebuild", "fed": "feed", "known": "know",
    "become": "become", "sat": "sit", "stood": "stand", "learnt": "learn", "learned": "learn", "bought": "buy",
    "caught": "catch",
}  # fmt: skip
KNOWN: Final = PLAIN | {
    "do",
    "buy",
    "catch",
    "relocate",
    "refit",
    "reopen",
    "specialise",
    "specialize",
    "figure",
    "rely",
    "possess",
    "practice",
    "program",
    "master",
    "score",
    "return",
    "rest",
    "shift",
    "state",
    "command",
} - {"proactively"}


MADE: Final = re.compile(r"^(?!(?:exercise|size|prize|seize|bite-size)$)\w{3,}(?:ize|ify)$")
"""Endings that make a verb of anything: monetize, containerize, codify."""


def is_verb(word: str) -> bool:
    """Say whether a word is the plain form of a verb adverts use."""
    return word.lower() in KNOWN or bool(MADE.search(word.lower()))


def is_surely_verb(word: str) -> bool:
    """Say whether a word is the plain form of a verb and hardly ever a noun."""
    return is_verb(word) and word.lower() not in AMBIGUOUS


def gerund(verb: str) -> str:
    """Return the -ing form: build -> building, run -> running, be -> being, deputise -> deputising."""
    low = verb.lower()
    if low in DOUBLING:
        return low + low[-1] + "ing"
    if low.endswith("ie"):
        return low[:-2] + "ying"
    if low.endswith("e") and not low.endswith(("ee", "oe", "ye")) and low != "be":
        return low[:-1] + "ing"
    return low + "ing"


def from_third_person(word: str) -> str | None:
    """Return the plain form of "teaches", "carries", "has"; None where `word` is no such form."""
    low = word.lower()
    special = {"has": "have", "is": "be", "does": "do", "goes": "go"}.get(low)
    if special:
        return special
    stems = (
        low[:-3] + "y" if low.endswith("ies") else "",
        low[:-2] if low.endswith("es") else "",
        low[:-1] if low.endswith("s") else "",
    )
    return next((stem for stem in stems if stem and is_verb(stem)), None)


def from_participle(word: str) -> str | None:
    """Return the plain form of "built", "managed", "carried"; None where `word` is no such form."""
    low = word.lower()
    if low in IRREGULAR:
        return IRREGULAR[low]
    if not low.endswith("ed"):
        return None
    stems = (low[:-1], low[:-2], low[:-3] + "y" if low.endswith("ied") else "", low[:-3] if low[-3:-2] == low[-4:-3] else "")
    return next((stem for stem in stems if stem and is_verb(stem)), None)


def from_gerund(word: str) -> str | None:
    """Return the plain form of "owning", "running"; None where `word` is no such form."""
    low = word.lower()
    if not low.endswith("ing") or len(low) < 5:
        return None
    stems = (
        low[:-3],
        low[:-3] + "e",
        low[:-4] if low[-4:-3] == low[-5:-4] else "",
        low[:-4] + "ie" if low.endswith("ying") else "",
    )
    return next((stem for stem in stems if stem and is_verb(stem)), None)


def starts_with_verb(sentence: str) -> bool:
    """Say whether a sentence begins with the plain form of a verb, an adverb aside: "Proactively manage ..."."""
    words = re.findall(r"[A-Za-z-]+", sentence)[:2]
    if words and words[0].lower().endswith("ly"):
        words = words[1:]
    return bool(words) and is_verb(words[0])
