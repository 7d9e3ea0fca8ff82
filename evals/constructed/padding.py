"""Make an answer longer without telling more: repeat, pad, boast, wander off."""

import random
from collections.abc import Sequence

from evals.constructed.texts import load_texts
from tools.sentences import split


def repeated(answer: str, chance: random.Random) -> str:
    """Say a third of the sentences once more at the end."""
    sentences = [sentence.text for sentence in split(answer)]
    again = sorted(chance.sample(range(len(sentences)), max(1, len(sentences) // 3)))
    return " ".join([answer.strip(), *(sentences[place] for place in again)])


def with_irrelevance(answer: str, chance: random.Random) -> str:
    """Put three sentences about something else between the others."""
    return _among(answer, chance.sample(load_texts().irrelevant, 3), chance)


def with_boasts(answer: str, chance: random.Random) -> str:
    """Put three empty claims between the others."""
    return _among(answer, chance.sample(load_texts().boasts, 3), chance)


def padded(answer: str, chance: random.Random) -> str:
    """Double the number of words with sentences that say nothing."""
    phrases, chosen, left = list(load_texts().padding), [], len(answer.split())
    chance.shuffle(phrases)
    while left > 0 and phrases:
        chosen.append(phrases.pop())
        left -= len(chosen[-1].split())
    return _among(answer, chosen, chance)


def _among(answer: str, extra: Sequence[str], chance: random.Random) -> str:
    """Put sentences at random places between those of the answer, never before the first."""
    sentences = [sentence.text for sentence in split(answer)]
    for sentence in extra:
        sentences.insert(chance.randrange(1, len(sentences) + 1), sentence)
    return " ".join(sentences)
