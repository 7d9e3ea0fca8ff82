"""What a tagged answer tells: its parts, its deeds and how concrete they are."""

from dataclasses import dataclass
from functools import cached_property

from content.vocabulary import StarPart
from tools import cues
from tools.answer_reading import Reading
from tools.cues_deeds import VAGUE_DEED
from tools.star_tagging import Tagged, tag_sentences
from tools.star_tense import tells_in_present


@dataclass(frozen=True)
class Story:
    """An answer with its sentences tagged."""

    reading: Reading
    tagged: tuple[Tagged, ...]

    present: bool = False
    """Whether it is told in the present, so that "I call logistics" is a deed."""

    @classmethod
    def of(cls, reading: Reading) -> "Story":
        """Tag what counts of an answer."""
        return cls(reading, tuple(tag_sentences(reading.sentences)), tells_in_present(reading.sentences))

    def told(self, *parts: StarPart) -> tuple[Tagged, ...]:
        """Return the sentences of these parts, in order."""
        return tuple(sentence for sentence in self.tagged if sentence.part in parts)

    @cached_property
    def deeds(self) -> tuple[Tagged, ...]:
        """Return the sentences in which the speaker does something particular, in order; wishes and plans do not count."""
        return tuple(sentence for sentence in self.told("S", "T", "A", "R", "F") if self.did(sentence.text))

    @cached_property
    def steps(self) -> int:
        """Return how many particular things the speaker did in the sentences that tell of action."""
        return sum(self.did(sentence.text) for sentence in self.told("A"))

    def did(self, text: str) -> int:
        """Return how many particular things the speaker did in a sentence of this story."""
        return own_deeds(text) or (len(cues.I_DO.findall(text)) if self.present else 0)

    @cached_property
    def joint(self) -> int:
        """Return how often "we" did something in the sentences that tell of action or result."""
        return sum(len(cues.WE_DID.findall(sentence.text)) for sentence in self.told("A", "R"))

    @cached_property
    def share(self) -> float:
        """Return the share of the words (0-1) that tell a story; the rest are opinions, duties and courtesies."""
        told = sum(len(sentence.text.split()) for sentence in self.told("S", "T", "A", "R", "F"))
        return told / max(1, self.reading.length)


def own_deeds(text: str) -> int:
    """Return how many particular things the speaker did in a sentence: "I rang her and wrote it up" are two."""
    own = len(cues.I_DID.findall(text)) + (1 if cues.BARE_DID.search(text) else 0)
    if not own:
        return 0
    follow = len(cues.AND_DID.findall(cues.WE_DID.sub(" ", cues.I_DID.sub(" ", text))))
    return max(0, own + follow - len(VAGUE_DEED.findall(text)))
