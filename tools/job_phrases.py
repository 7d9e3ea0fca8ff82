"""Turn a sentence of an advert into a phrase an interviewer can say: "share a rota, paid" -> "sharing a rota"."""

import re
from typing import Final

from tools.job_actions import AnchorKind, action_phrase, is_about_you, subject_phrase
from tools.job_clauses import MOST_WORDS, complete, core, shortened
from tools.job_nouns import adjective_phrase, duty_phrase, noun_phrase, years_phrase
from tools.job_sections import split_sentences
from tools.job_verbs import is_surely_verb, starts_with_verb

STARTERS: Final = re.compile(
    r"^(?:ideally|preferably|also|in addition|additionally|plus|and|or|in particular|specifically|essential|desirable|"
    r"preferred|required|"
    r"must have|should have|nice to have|bonus|previous|prior|some|to be|be able to)\b[:,]?\s+(?=\S)",
    re.IGNORECASE,
)
ENDINGS: Final = re.compile(
    r"(?:,|\s[–—-])?\s+(?:(?:is|are|would be|will be|being)\s+)?(?:(?:a|an)\s+)?(?:(?:strong|big|real|huge|definite|great|"
    r"distinct)\s+)?"
    r"(?:plus|preferred|required|desirable|desired|essential|a must|must|handy|an? (?:asset|advantage|bonus)|asset|advantage|"
    r"bonus|"
    r"advantageous|considered|very welcome|welcome|helpful|beneficial|ideal|preferable|necessary|mandatory|optional|"
    r"appreciated|"
    r"as (?:needed|required|requested|assigned|necessary|appropriate)|(?:when|where) (?:needed|required|necessary|"
    r"appropriate)|etc\.?)$",
    re.IGNORECASE,
)
CONTRACTED: Final = (("'ve", "have"), ("'re", "are"), ("'ll", "will"), ("'d", "would"))
UNSAYABLE: Final = re.compile(r"[\"“”?!…#@|<>{}\\]|\.\w|\w\.\w\.")
SAYABLE_DOTS: Final = re.compile(r"\b(?:e\.g|i\.e)\.,?|\.(?:NET|js)\b|\b\d+\.\d+")


def phrase(text: str, kind: AnchorKind, verbs: bool = True) -> str | None:
    """Return `text` as a noun or gerund phrase of at most 12 words fit to follow "This role calls for", None where not safe.

    `verbs` says that the list `text` stands in is written in plain verbs, which settles words such as "support" or "lead".
    """
    first = split_sentences(re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'")).strip())[0]
    for short, full in CONTRACTED:
        first = re.sub(rf"^((?:and )?you){short}\b", rf"\1 {full}", first, flags=re.IGNORECASE)
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", first).rstrip(" .;,:")
    if not bare or UNSAYABLE.search(SAYABLE_DOTS.sub("", first)) or re.search(r"[()\[\]]", bare):
        return None
    return next((made for side in _sides(bare) if (made := _made(side, kind, verbs))), None)


def _sides(sentence: str) -> list[str]:
    """Return what stands before a colon; where that is but a label, rather what stands after it."""
    left, colon, right = (part.strip() for part in sentence.partition(": "))
    if not colon:
        return [left.rstrip(":")]
    acts = re.match(r"(?:you|to) \w", right) or (starts_with_verb(right) and is_surely_verb(right.split(" ", 1)[0]))
    labelled = len(left.split()) == 1 or (acts and len(left.split()) <= 5 and not starts_with_verb(left))
    return [right, left] if labelled else [left]


def _made(sentence: str, kind: AnchorKind, verbs: bool) -> str | None:
    said = sentence.strip()
    for _ in range(3):
        said = STARTERS.sub("", ENDINGS.sub("", said)).strip()
    bare_verbs = re.fullmatch(r"\w+(?:, (?:and |or )?\w+)+", said) and starts_with_verb(said)
    opened = _opened(said, kind, verbs) if said and not bare_verbs else None
    cut = shortened(core(opened)) if opened else None
    return cut if cut is not None and 1 <= len(cut.split()) <= MOST_WORDS and complete(cut) else None


def _opened(said: str, kind: AnchorKind, verbs: bool) -> str | None:
    """Return the whole sentence as a noun or gerund phrase, whatever its length. Of prose only what is said of "you"."""
    if kind == "context" or is_about_you(said):
        return subject_phrase(said)
    if kind == "responsibility":
        return action_phrase(said, kind, verbs) or adjective_phrase(said) or duty_phrase(said)
    return years_phrase(said) or adjective_phrase(said) or action_phrase(said, kind, verbs) or noun_phrase(said)
