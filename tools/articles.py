"""Put back the articles that a CV leaves out: "shipped plugin search feature" is said "shipped a plugin search feature"."""

from typing import Final

THINGS: Final = frozenset(
    """algorithm api app application backlog budget campaign catalogue chatbot cli codebase committee dashboard database
    engine exporter feature forecast forum framework guide handbook initiative interface library marketplace model module
    newsletter pipeline plan platform playbook plugin policy portal process product program programme project prototype
    report roadmap rollout rota scheme script sdk server service site store strategy survey system team template tool toolkit
    unit warehouse website workflow workshop""".split()
)
"""Nouns that are counted, so that one of them alone never stands without a word before it."""
ACTS: Final = frozenset(
    """adoption creation delivery deployment design development expansion implementation installation integration
    introduction launch migration modernisation modernization opening reconstruction redesign refactoring reorganisation
    reorganization rollout setup transition upgrade""".split()
)
"""What was done, as a noun: said with "the" where "of" or "to" follows."""
DETERMINED: Final = frozenset(
    """a an the my your our their his her its this that these those each every all any some no both one two three four five
    six seven eight nine ten several many most another other first new""".split()
)
EDGES: Final = frozenset(
    """of to in on at by for with from into onto across over under between through per via as and or using during within
    than against throughout without behind after before around""".split()
)
"""Words before which one thing ends and after which another begins."""
PLACES: Final = frozenset("across in on at within throughout between under over during from".split())
HOUSE: Final = frozenset("team platform store site warehouse codebase backlog roadmap database unit".split())
"""Things of which a house has one: "trained the team", "across the payments platform", but "built a platform"."""
MAKES: Final = frozenset(
    """built created launched designed developed started founded wrote introduced opened prototyped shipped implemented
    published drafted established produced""".split()
)
SPELT_WITH_VOWEL: Final = "AEFHILMNORSX"


def with_articles(verb: str, rest: str) -> str:
    """Return what follows the verb of a CV line with the articles that speech would have.

    A phrase gets one only where it ends in a thing that is counted and stands there without any other word of the kind; what
    is in doubt stays as it is written.
    """
    said: list[str] = []
    phrase: list[str] = []
    after = verb.lower()
    words = rest.split()
    for place, word in enumerate(words, start=1):
        low = word.lower()
        turns = low.endswith("ing") and bool(phrase) and (phrase[-1].lower() in THINGS or phrase[-1].endswith("s"))
        second_deed = after == "and" and not phrase and low.endswith("ed")
        if low in EDGES or turns or second_deed:
            said += [*_determined(phrase, after, low), word]
            phrase, after = [], low
        elif word.endswith((",", ";", ":")):
            ends = any(following.endswith("ing") for following in words[place : place + 1])
            whole = [*phrase, word[:-1]]
            said += [*(_determined(whole, after, ",") if ends else whole)]
            said[-1] += word[-1]
            phrase, after = [], ","
        else:
            phrase.append(word)
    return " ".join([*said, *_determined(phrase, after, "")])


def _determined(phrase: list[str], after: str, before: str) -> list[str]:
    """Return the phrase with an article where it needs one; `after` and `before` are the words around it."""
    tail = phrase[-1:] if len(phrase) > 1 and (phrase[-1].endswith("ly") or phrase[-1] == "end-to-end") else []
    core = phrase[: len(phrase) - len(tail)]
    if not core or before in ("and", "or") or any(not _plain(word) for word in core) or core[0].endswith("ly"):
        return phrase
    last = core[-1].lower()
    if last in ACTS and before in ("of", "to"):
        return ["the", *phrase]
    if last not in THINGS or after in ("using", "via") or (after in ("as", "of", "and") and len(core) == 1):
        return phrase
    if last in HOUSE and (after in PLACES or (after not in EDGES and after not in MAKES)):
        return ["the", *phrase]
    first = core[0]
    vowel = first[0] in SPELT_WITH_VOWEL if first.isupper() else first[0] in "aeiou"
    return ["an" if vowel else "a", *phrase]


def _plain(word: str) -> bool:
    """Whether a word is neither a name, a number nor an article of its own; "API" is a word, "Stripe" a name."""
    return (word[:1].islower() or word.isupper()) and word.lower() not in DETERMINED and word.replace("-", "").isalpha()
