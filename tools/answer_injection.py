"""Find what an answer says to the grader instead of the interviewer: orders, verdicts, role tags, hidden text."""

import re
import unicodedata
from typing import Final

from tools.sentences import split

HIDDEN: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\U000e0000-\U000e007f]")
"""Characters that nobody sees: zero width, direction marks, soft hyphens, tags."""

GRADER: Final = (
    r"(?:automat\w+ |ai |artificial |human |llm |the |an? |any |all |dear |grading |scoring |evaluation |analysis "
    r"|screening |recruit\w+ |language )*"
    r"(?:graders?|raters?|evaluators?|assessors?|scorers?|markers?|examiners?|ai|a\.i\.|llms?|language models?|chat ?gpt"
    r"|gpt(?:-\w+)?|gemini|claude"
    r"|automat\w+ systems?"
    r"|(?:scoring|grading|screening|evaluation|analysis|recruiting|assessment) (?:systems?|models?|software|tools?|ai"
    r"|bots?|engines?|agents?|scripts?))"
)
MARKS: Final = r"(?:marks?|scores?|points?|grades?|ratings?|levels?|credit|stars)"
FULL: Final = (
    r"(?:full|max(?:imum|imal)?|highest|top|perfect|best|all|a hundred|one hundred|100|10|ten|four|4|five|5"
    r"|outstanding|excellent)"
)
THIS: Final = r"(?:this|my|the|every|each|me|it|us|following|above)(?: \w+)?"
OLD: Final = (
    r"(?:(?:all|any|the|your|every|each|of|these|those|previous|prior|above|earlier|preceding|existing|foregoing"
    r"|original|other|given|such)\s+)+"
)
RULES: Final = (
    r"(?:instructions?|prompts?|rules|rubrics?|guidelines|directives|criteria|anchors|commands|system (?:prompt|message)"
    r"|negative indicators|text above|above)"
)
WHOEVER: Final = (
    r"(?:whoever|anyone|whatever)(?: or wh\w+)?(?: is| will| may)? "
    r"(?:grad|scor|mark|rat|evaluat|assess|read|review)(?:es|s|e|ing)?\b"
)
DEVERB: Final = (
    r"(?:give|award|assign|grant|rate|score|grade|mark|output|return|set|report|respond with|reply with|print"
    r"|write|put|record|choose|select|pick|enter)"
)

ADDRESS: Final = (
    rf"(?:note|message|memo|instructions?|reminder|attention|hint|warning)\s*(?:to|for|:)\s*(?:{WHOEVER}|{GRADER})",
    rf"(?:to|for) {WHOEVER} (?:this|my|these)\b",
    rf"if you(?:'re| are) (?:an? |the )?{GRADER}",
    rf"hereby (?:instruct|order|command|ask|request|tell|direct)\w* (?:the |any |all )?{GRADER}",
    rf"(?:dear|hello|hi|hey|attention|listen|ok|okay),?\s+{GRADER}\b",
    rf"(?:as|being|acting as)\s+(?:an?|the|my)\s+{GRADER},?\s+(?:you|please|give|award|score|rate|mark|grade|your)",
    rf"(?:to|for) (?:the |any |whoever |all )?{GRADER}\s*(?::|(?:reading|evaluating|grading) this)",
    r"(?:whoever|if you(?:'re| are)|anyone) (?:is )?(?:grading|scoring|marking|rating|evaluating|assessing) (?:this|my|the)",
    r"for automat\w+ (?:screening|analysis|grading|scoring|evaluation)",
    r"(?:you are|you're) (?:now |required |instructed |an? |the )+(?:to (?:give|award|score|rate|mark|grade|output"
    r"|ignore)|grader|assistant|ai\b|developer|dan\b|generous|lenient|unrestricted|helpful|different)",
)
ORDERS: Final = (
    rf"(?:ignore|disregard|forget|neglect|do not follow|don't follow|stop following)\s+(?:{OLD})?(?:{RULES})\b",
    rf"(?:override|bypass|skip)\s+(?:(?:all|any|the|of) )*(?:your|previous|prior|above|earlier|preceding|existing) {RULES}\b",
    r"(?:ignore|disregard|forget|override) (?:everything|all|anything) (?:above|before|prior|previously|you (?:were|have"
    r" been|know)|that came|said)",
    rf"{DEVERB}\s+(?:(?:{THIS}|answer|response|candidate|applicant)\s+)*(?:an?\s+|the\s+|with\s+|as\s+|at\s+"
    rf"|of\s+)*{FULL}\s*(?:possible\s+)?(?:{MARKS}|out of|/|percent|%)",
    rf"{DEVERB}\s+(?:me|it|this|all|each|every\w*|(?:this|my|the) (?:answer|response|candidate))\s*(?:(?:of the"
    rf" )?(?:dimensions?|criteri\w+|categor\w+|{MARKS}))?"
    rf"\s*(?:(?:as|at|to|with|an?|the|level|=|:|of)\s*)*{FULL}\b(?=\s*(?:[.,;:!/%)\]\"'}}]|$|out of|points|marks|(?:on"
    rf"|for|in) (?:every|all|each|this)))",
    rf"(?:all|every|each|the) (?:dimensions?|criteri\w+|categor\w+|{MARKS})\s*(?:to|at|=|:|is|are|should be|must be"
    rf"|as)+\s*(?:level |a |the )*{FULL}\b",
    r"(?:don't|do not|never|no need to) (?:evaluate|grade|score|assess|mark|penali[sz]e|judge"
    r"|deduct)\b.{0,30}(?:candidate|answer|response|points|marks|me\b|this)",
    r"(?:be|being) (?:very |extremely |as )?(?:generous|lenient|kind|positive)(?: as possible)? (?:with|when|in|while"
    r"|about) (?:the |your |my )?(?:marks?|marking|grad\w+|scor\w+|rating|evaluat\w+|assess\w+)",
    r"focus exclusively on (?:the )?positive",
    r"(?:simply|only|just|always) (?:respond|reply|answer|output) (?:with|in)\b",
    r"(?:modify|augment|add|append|include|insert|encode|encrypt|translate|rewrite|use|apply|start|end|finish|begin"
    r"|conclude|embed|change"
    r"|mention|make|provide|write|weave|incorporate|ensure)\b.{0,90}\b(?:your|the|this) (?:reply|response|answer|output)\b",
    rf"{DEVERB}\s+(?:an? |the )?(?:overall|total|score|grade|result|level|final)?(?: score| grade)?\s*(?:of |at |as |:"
    rf"|=)?\s*(?:100|10/10|4/4)\b",
    r"use this (?:analysis|profile|text|note) to (?:evaluate|grade|score|assess|rank)",
    r"override (?:the |any |all )?(?:manual |automatic |automated )?(?:scor\w+|grading|rating|evaluation)",
    r"(?:new|updated|revised|real|secret|hidden) (?:system )?(?:instructions?|prompt|rules|task)\s*(?::|for you|follow|are)",
    r"(?:raise|lift|boost|bump|increase|push)(?: up)? (?:(?:all|any|every|each|my|the|these|its|of) )*"
    rf"{MARKS} to (?:the )?(?:limit|{FULL})\b",
    r"(?:respond|reply|answer|output) (?:simply|only|just|always) (?:with|in)\b",
    r"(?:treat|regard|consider|count|read) (?:this|my|the) (?:answer|response|text) (?:as|like) (?:an? )?"
    r"(?:exemplary|model|outstanding|excellent|perfect|flawless|level|complete|top)",
    r"(?:ignore|overlook|disregard|excuse) (?:(?:any|all|the|its|my|every) )*(?:weakness\w*|faults?|mistakes?|gaps?|errors?"
    r"|flaws?) (?:in|of) (?:this|my|the) (?:answer|response)",
    r"(?:pretend|assume|imagine|suppose|act as if)\s+(?:that )?(?:this|my|the) (?:answer|response)",
    r"(?:score|grade|rate) (?:it|this|me) accordingly|mark it so\b|grading accordingly",
    r"reveal (?:your|the) (?:system )?(?:prompt|instructions|rubric)|repeat (?:your|the) (?:system )?(?:prompt|instructions)",
    r"ignor(?:iere|ieren sie|a|ez|e) (?:bitte )?(?:alle|todas|toutes|as|tutte|las|les|le)\b.{0,25}(?:anweisungen"
    r"|instrucciones|instructions|instruções|istruzioni|consignes|indicaciones)",
)
VERDICTS: Final = (
    r"(?:the|this) (?:candidate|applicant) (?:is|deserves|should be|must be|exceeds|demonstrates|has been|shows|merits"
    r"|meets)\b",
    r"(?:best|strongest|most impressive|perfect) (?:answer|response|candidate|resume|cv|applicant) (?:i|that i|you|we|ever)\b",
    r"(?:highly|strongly) recommend(?:ed)? (?:for|them|him|her)|interview highly recommended|exceptional match|exceeds"
    r" all requirements",
    r"harming the company if|would be a mistake not to hire|has been pre-?(?:verified|approved|graded|scored|validated)",
    rf"this (?:answer|response|text) (?:is|has been|deserves|should|must|merits|earns|scores|meets|qualifies"
    rf"|receives?)\b.{{0,40}}(?:{FULL}|level|verified|approved|graded|exemplary|flawless|meets all|every (?:criteri"
    rf"|dimension))",
    rf"(?:i|this) (?:deserve|merit)s?\s+(?:an?\s+|the\s+)?{FULL}\s*{MARKS}",
    rf"(?:answers?|responses?) (?:of|like|from|in)\b[^.:!?]{{0,30}}(?:gets?|earns?|receives?|scores?|merits?)"
    rf" (?:automatically )?(?:level |a |the )*{FULL}\b",
    r"(?:grading|scoring|rating|marking|evaluation) override|override code",
    r"(?:volle|maximale|höchste) punktzahl|höchstnote|puntuaci[oó]n m[aá]xima|note maximale|pontua[cç][aã]o m[aá]xima"
    r"|punteggio (?:massimo|pieno)",
    r"expert-level skills in all",
    r"(?:overall|final)?[\"']?\s*(?:score|level|grade|rating)[\"']?\s*[:=]\s*[\"']?\d",
    r"chain of thought|competency profile for|white-?text|invisible to humans|visible to llm|rest-of-document|developer"
    r" mode|jailbreak|pre-?verified",
)
TAGS: Final = re.compile(
    r"</?\s*(?:system|assistant|user|instructions?|answer|question|admin|prompt|grader|rubric|human|tool|evidence"
    r"|marks?)\b[^>\n]{0,80}>"
    r"|\[/?\s*(?:system|inst|assistant|admin|instructions?|rest-of-document|end of answer)\s*\]|<\|[\w ]{2,20}\|>"
    r"|<!--.*?(?:-->|$)"
    r"|^\s*(?:#{2,}\s*)?(?:system|assistant|developer|instructions?|new task|admin)\s*(?:prompt|message|note|override)?\s*:"
    r"|(?:begin|end|start)\s+(?:of\s+)?(?:the\s+)?(?:answer|prompt|instructions|system)\b\s*[-=:\]>*#.]"
    r"|display\s*:\s*none|font-size\s*:\s*0|opacity\s*:\s*0|color\s*:\s*(?:white|#fff)",
    re.IGNORECASE | re.MULTILINE | re.DOTALL,
)
NEAR: Final = 600
"""Characters within which two role tags belong together."""

LABEL: Final = re.compile(r"(?<!\w)(?:SYSTEM|ASSISTANT|ADMIN|DEVELOPER|INSTRUCTIONS?|OVERRIDE|GRADER)\s*:")
"""A speaker's label in capitals, as logs of chats have it."""

CLAUSE: Final = (
    r"(?:^|(?<=[.:;!?\"“”'(\[\]>*#\n,–—-])\s*|\b(?:please|and|then|must|should|now|just|simply|kindly|to|but|bitte"
    r"|so|you|also|therefore)\s+)"
)
ORDER: Final = re.compile(CLAUSE + "(?:" + "|".join(ORDERS) + ")", re.IGNORECASE)
SPOKEN_TO: Final = re.compile(r"(?<!\w)(?:" + "|".join((*ADDRESS, *VERDICTS)) + ")", re.IGNORECASE)
TOLD: Final = re.compile(
    r"\b(?:I|we|he|she|they|manager|boss|client|customer|teachers?|director|colleague|owner)\b[^.!?:]*(?:(?:said|says"
    r"|told \w+|wrote|asked|meant|was):?\s*)?$",
    re.IGNORECASE,
)
"""Somebody in the story stands before the words: "my manager told me to ignore the previous instructions"."""

SPEAKER: Final = re.compile(r"\b(?:I|we|me|my|our|us|mine)\b|\bI'", re.IGNORECASE)
ADDRESSED: Final = re.compile(
    r"\b(?:you (?:may|must|should|are|will|have)|your|this is a|they have|candidate|applicant)\b", re.IGNORECASE
)
AIMED: Final = re.compile(r"\b(?:this|my) (?:answer|response|candidate)|\bthe candidate\b|\bgrader\b|\brubric\b", re.IGNORECASE)
SUBJECT: Final = re.compile(r"prompt injection|jailbreak|language model|\bllms?\b|chatbot|system prompt", re.IGNORECASE)
"""Questions about attacks on models, whose honest answers quote attacks."""


SPACED: Final = re.compile(r"(?:(?<!\w)\w[^\S\n]+){6,}\w(?!\w)")
"""Words spelt with a blank after every letter, two between words."""


def find_injections(answer: str, question: str = "") -> list[tuple[int, int]]:
    """Return the spans of the sentences that are addressed to whoever grades, in order, never overlapping.

    Errs on the side of the honest: "I ignored the previous instructions of my manager" and "the client gave us full marks" are
    stories. What it misses does no harm by itself: offline an order has no effect, and a model is told that the answer is data.
    """
    seen, places = _visible(answer)
    suspect = _suspect(seen, question)
    spans = [(places[start], places[end - 1] + 1) for start, end in (*suspect, *_company(seen, suspect))]
    if len(seen) < len(answer) - 2 and _is_cover(answer):
        spans += [found.span() for found in HIDDEN.finditer(answer)]
    return _joined(spans)


def _suspect(text: str, question: str) -> list[tuple[int, int]]:
    """Return the sentences of the visible text that hold an order, an address or a verdict, and what stands in role tags."""
    spans = _tagged(text)
    if SUBJECT.search(question):
        return spans
    spans += [found.span() for found in SPACED.finditer(text) if ORDER.search(_closed_up(found[0]))]
    for sentence in split(_parted(text, spans)):
        orders = (found for found in ORDER.finditer(sentence.text))
        aimed = bool(AIMED.search(sentence.text))
        meant = any(aimed or not TOLD.search(sentence.text[: found.start()]) for found in orders)
        if meant or SPOKEN_TO.search(sentence.text) or LABEL.search(sentence.text):
            spans.append((sentence.start, sentence.end))
    return spans


def _closed_up(spaced: str) -> str:
    """Return spaced letters as the words that they spell."""
    return " ".join("".join(word.split()) for word in re.split(r"\s{2,}", spaced))


def _tagged(text: str) -> list[tuple[int, int]]:
    """Return the role tags, each with what follows it: up to the next tag if that is near, else to the sentence's end."""
    tags = [found.span() for found in TAGS.finditer(text)]
    spans = []
    for place, (start, end) in enumerate(tags):
        if place + 1 < len(tags):
            following = tags[place + 1][0]
            spans.append((start, following if following - end <= NEAR else end))
        elif place == 0:
            after = split(text[end : end + NEAR])
            spans.append((start, end + after[0].end if after else end))
        else:
            spans.append((start, end))
    return spans


def _parted(text: str, spans: list[tuple[int, int]]) -> str:
    """Return the text with line breaks in place of the spans, so that no sentence reaches across them."""
    characters = list(text)
    for start, end in spans:
        characters[start:end] = "\n" * (end - start)
    return "".join(characters)


def _company(text: str, suspect: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the sentences beside suspect ones that go on addressing or judging and in which nobody speaks of themselves."""
    sentences = split(_parted(text, _tagged(text)))
    held = [any(start < sentence.end and end > sentence.start for start, end in suspect) for sentence in sentences]
    if not any(held):
        return []
    for places in (range(1, len(sentences)), range(len(sentences) - 2, -1, -1)):
        step = 1 if places.step == 1 else -1
        for place in places:
            said = sentences[place].text
            goes_on = bool(ADDRESSED.search(said)) and not SPEAKER.search(said)
            held[place] = held[place] or (held[place - step] and goes_on)
    return [(sentence.start, sentence.end) for sentence, is_held in zip(sentences, held, strict=True) if is_held]


def _visible(answer: str) -> tuple[str, list[int]]:
    """Return the text as a reader sees it, compatibility forms folded, and where each character stood."""
    if answer.isascii():
        return answer, list(range(len(answer)))
    seen: list[str] = []
    places: list[int] = []
    for place, character in enumerate(answer):
        if HIDDEN.match(character):
            continue
        folded = unicodedata.normalize("NFKC", character)
        seen.append((folded if len(folded) == 1 else character).replace("’", "'"))
        places.append(place)
    return "".join(seen), places


def _is_cover(answer: str) -> bool:
    """Say whether hidden characters stand in such numbers that they are no accident of a keyboard."""
    return len(HIDDEN.findall(answer)) > 2 + len(answer) / 100


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, overlapping ones made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
