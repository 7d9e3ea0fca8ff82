"""Cut a phrase where a speaker would stop: before asides, after a list, at most twelve words, never in mid-thought."""

import re
from collections.abc import Iterator
from typing import Final

from tools.job_verbs import from_gerund, is_verb

MOST_WORDS: Final = 12

ASIDE: Final = re.compile(
    r";|\s[–—-]\s|\s?[–—]\s?|,? (?:such as|including|e\.g\.|i\.e\.|for example|for instance|like (?=[A-Z])|particularly|"
    r"especially|in particular|ideally|"
    r"preferably|as well as|because|so that|not just|not only|in order to|along with|alongside|as (?:needed|required|"
    r"requested|assigned|necessary)|"
    r"preferred|desired|and (?:be|is|are|has|have|can|will|you|we|they)|(?:and|or) (?:proficient|fluent|able|willing|"
    r"comfortable|confident|familiar|capable|eager|keen|"
    r"eligible|available))\b|"
    r", (?:which|not|as|so|but|with|where|while|whether|beyond|then|plus|used|who|whom|even|if|when|at|in|by|from|to|on|"
    r"or so|ensuring|helping|one|two)\b|"
    r" (?:who|which|we)'(?:d|ll|ve|re|s) | (?:from|by|in|before|until|since) (?:about |around |early |mid-|late )?(?:January|"
    r"February|March|April|May|June|July|"
    r"August|September|October|November|December)\b",
)
BREAKS: Final = frozenset(
    """
    that which who whose where when while so because if by through from across within during throughout with using for in on
    at into to and or via without over under before after towards toward against around among alongside upon per as than
    until since about instead rather resulting based related
    """.split()
)
OPEN_ENDS: Final = frozenset(
    """
    a an the our your their its his her this these those and or but nor of to in on at by for with from into onto as than
    that which who whose where when while if because so via per about across within without between among over under through
    during towards toward against around using responsible accountable able ability capable willing such more less other own
    new key each every most all both any some very highly including like what how why whether not is are be being been has
    have had will can must should would may might do does no similar various multiple several many few different related
    comfortable comfort confident responsibility familiarity proficiency experience-based up out along together alongside
    please etc first new same relevant appropriate respective proactively technical internal external senior junior global
    local strategic commercial operational financial based resulting needed focused inbound outbound topics instead rather
    ones those something anything everything
    """.split()
)
FINITE: Final = re.compile(
    r"(?<!to )\b(?:is|are|was|were|has|have|will|can|must|should|would|may|might|does|do|did|isn't|aren't|don't|won't|can't|"
    r"we're|you're|i|he|she|they)\b"
)
RELATIVE: Final = re.compile(r"\b(?:that|that's|who|which|what|how|why|when|where|whether|if|you|we|your)\b")
EMPTY: Final = re.compile(
    r"^experience of \w+ing$|^the ability to \w+(?: and \w+)?$|^(?:at least )?\w+(?: or more| to \w+)? years?$|"
    r"^responsibility for \w+$|"
    r"^(?:an? )?(?:(?:strong|good|excellent|proven|relevant|previous|solid|great|deep|hands-on|basic|working|similar) )?"
    r"(?:experience|knowledge|understanding|interest|background|skills?)$"
)
BROKEN: Final = re.compile(r"\b(\w+) \1\b|,\s*,|\b(?:and|or) (?:and|or)\b|[;:]|(?:'.*){4}")
STRANDED: Final = frozenset("from through with in on at for to about up out".split())
NEEDS_MORE: Final = frozenset(
    """
    working responding reporting contributing participating collaborating liaising serving acting adhering complying
    partnering engaging assisting ensuring making taking giving putting keeping getting having doing being bringing holding
    turning looking finding setting dealing helping leading managing building supporting providing maintaining creating
    developing delivering driving owning running coordinating overseeing
    """.split()
)
HALF_PREPOSITIONS: Final = frozenset(
    [("for", "use"), ("as", "part"), ("with", "respect"), ("with", "regard"), ("on", "behalf")]
    + [
        ("in", noun)
        for noun in "line order addition accordance collaboration partnership terms coordination conjunction support".split()
    ]
)
RELATIVES: Final = frozenset("that which who whose where how what whether why when".split())
ADJECTIVAL: Final = re.compile(r"(?:al|ive|ous|ful|ic|able|ible|ary|less|ed|ern|ant|ent(?<!ment)|first-hand|-\w+ing)$")
ADJECTIVES: Final = frozenset(
    """
    calm clear clean close concise strong solid good great keen fair firm fast quick kind warm deep broad wide high low new
    old young simple plain regular robust secure safe sound accurate proper proven smart open honest friendly timely costly
    lively orderly high-quality on-time hands-on multiple several various modern mature pure rare real rich sharp short long
    stable steady tight true genuine complete lean bold brave
    """.split()
)
NOUNS_LIKE_ADJECTIVES: Final = frozenset(
    """
    referral proposal music traffic approval table initiative portal manual capital goal material professional feed client
    patient student agent event content talent consultant assistant accountant merchant participant applicant plant grant
    restaurant hospital journal signal rental electronic arithmetic logic topic clinic fabric executive representative
    objective incentive narrative library salary glossary secretary variable deliverable payment department environment
    equipment management accident incident budget president resident
    """.split()
)
HARD_PAIRS: Final = (("between", "and"), ("both", "and"), ("either", "or"), ("from", "to"), ("whether", "or"))


def core(phrase: str) -> str:
    """Return the phrase without asides and second thoughts, its lists whole."""
    aside = next((match for match in ASIDE.finditer(phrase) if match.start() > 3), None)
    kept = phrase[: aside.start()] if aside else phrase
    return _listed(kept).strip(" ,;–—-")


def _listed(phrase: str) -> str:
    """Cut at the first comma that neither joins adjectives nor belongs to a list that ends in "and" or "or"."""
    chunks = phrase.split(", ")
    if len(chunks) == 1:
        return phrase
    start = 1 if _joins_adjectives(chunks) else 0
    end = next((place for place in range(start + 1, len(chunks)) if _closes(chunks[place])), None)
    if end == start + 1 and re.match(r"(?:and|or|but)\b", chunks[end]):  # "X, or Y": a second thought, no list
        return ", ".join(chunks[:end])
    members = chunks[start + 1 : end] if end is not None else []
    if (
        end is not None
        and all(_is_member(chunk) for chunk in members)
        and _is_member(re.split(r"\b(?:and|or)\b", chunks[end])[0].strip() or "x")
    ):
        return ", ".join(chunks[: end + 1])
    if end is None and all(len(chunk.split()) <= 2 for chunk in chunks[1:]) and len(chunks[0].split()) <= 3 and len(chunks) > 2:
        return ", ".join(chunks[:-1]) + " and " + chunks[-1]
    return ", ".join(chunks[: start + 1])


def _joins_adjectives(chunks: list[str]) -> bool:
    """Say whether the first comma stands between adjectives: "Clear, concise drafting"."""
    words = chunks[0].split()
    following = chunks[1].split()
    opens = following and following[0] not in BREAKS and not from_gerund(following[0]) and not is_verb(following[0])
    return bool(opens and words) and len(following) >= 2 and is_adjective(words[-1]) and not from_gerund(words[-1])


def _closes(chunk: str) -> bool:
    return bool(re.match(r"(?:and|or)\b", chunk)) or bool(re.search(r"\s(?:and|or)\s", chunk))


def _is_member(chunk: str) -> bool:
    """Say whether a chunk can be one of a list: short, and no new clause."""
    words = chunk.split()
    if not words or len(words) > 4 or (words[0].endswith("ly") and words[0] not in {"family", "supply"}):
        return False
    return not BREAKS & set(words) and not FINITE.search(chunk)


def shortened(phrase: str) -> str | None:
    """Return the longest stretch of at most MOST_WORDS words, from the start, that is complete; None where there is none."""
    words = phrase.split(" ")
    if len(words) <= MOST_WORDS and complete(phrase):
        return phrase
    return next(_cuts(words), None)


def _cuts(words: list[str]) -> Iterator[str]:
    """Yield complete stretches: cut before a preposition or a relative clause, else before "and", else at the first comma."""
    last = min(len(words) - 1, MOST_WORDS)
    places = [place for place in range(last, 2, -1) if words[place] in BREAKS and _may_cut(words, place)]
    comma = next((place + 1 for place in range(1, last) if words[place].endswith(",")), None)
    linked = [place for place in places if words[place] in {"and", "or"}]
    for place in [*(each for each in places if each not in linked and each > 3), *linked, *places, *([comma] if comma else [])]:
        cut = " ".join(words[:place]).rstrip(" ,")
        if complete(cut) and not _hangs(words[:place]):
            yield cut


def _may_cut(words: list[str], place: int) -> bool:
    word, kept = words[place], words[:place]
    if any(word == second and first in kept for first, second in HARD_PAIRS):
        return False
    clause = next((place for place, each in enumerate(kept) if each in RELATIVES), None)
    if clause is not None and (kept[clause] not in {"how", "what", "which", "whether", "why"} or place - clause < 4):
        return False
    if word in {"and", "or"}:
        after = " ".join(words[place + 1 : place + 4])
        shared = bool(re.search(r"(?:tion|ment|ance|ence|sis|al|ing)$", kept[-1])) and " of" in f" {after}"
        paired = is_adjective(kept[-1]) or is_adjective(" ".join(words[place + 1 : place + 2]))
        return not kept[-1].endswith(",") and not _open_list(kept) and not paired and not shared
    repeated = word in kept and bool({"and", "or"} & set(kept[kept.index(word) :]))
    return not repeated and (not kept[-1].endswith(",") or word in {"that", "which", "who", "with", "from", "to", "by"})


def _hangs(kept: list[str]) -> bool:
    """Say whether a cut leaves a verb without its object: "experience building", "to advise"."""
    return bool(from_gerund(kept[-1])) or _infinitive_ends(kept) or tuple(kept[-2:]) in HALF_PREPOSITIONS


def _infinitive_ends(words: list[str]) -> bool:
    return len(words) > 1 and words[-2] == "to" and is_verb(words[-1].rstrip(",")) and not RELATIVES & set(words)


def _open_list(kept: list[str]) -> bool:
    """Say whether the words end inside a list whose "and" is yet to come."""
    before, comma, after = " ".join(kept).rpartition(", ")
    return bool(comma) and not re.search(r"\b(?:and|or)\b", after) and not is_adjective(before.split(" ")[-1])


def is_adjective(word: str) -> bool:
    """Guess from its ending whether a word describes another."""
    low = word.lower()
    return low in ADJECTIVES or (bool(ADJECTIVAL.search(low)) and low not in NOUNS_LIKE_ADJECTIVES)


def complete(phrase: str) -> bool:
    """Say whether a phrase stands on its own in speech: no open end, no second main verb, an object for every verb."""
    low = phrase.lower()
    words = low.split()
    if not words or _open_list(words) or _open_end(words) or _infinitive_ends(words) or EMPTY.search(low) or BROKEN.search(low):
        return False
    if all(from_gerund(word.strip(",")) or word in {"and", "or"} or word in NEEDS_MORE for word in words):
        return False
    finite = FINITE.search(low)
    return not finite or bool(RELATIVE.search(low[: finite.start()]))


def _open_end(words: list[str]) -> bool:
    """Say whether the last word waits for another: "responsible", "with"; a preposition may end a relative clause."""
    if words[-1] == "well":
        return len(words) < 4
    if words[-1].endswith("ly") and words[-1] not in {"family", "supply", "monthly", "weekly", "daily"}:
        return len(words) < 3 or bool(from_gerund(words[-2]))
    if len(words) == 1 and is_adjective(words[0]):
        return True
    if words[-1].strip(",") not in OPEN_ENDS:
        return False
    said = " ".join(words)
    stranded = words[-1] in STRANDED and RELATIVE.search(said)
    return not (stranded or re.search(r" (?:or|and) (?:more|so|above)$| inside out$", said))
