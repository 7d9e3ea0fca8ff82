"""Words that show what a sentence does: who acted, what was done, how much, when, why, how surely."""

import re
from typing import Final


def cue(*words: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words or phrases, whole, in any case; the words may be regular expressions."""
    return re.compile(r"(?<![\w'’])(?:" + "|".join(words) + r")(?![\w])", re.IGNORECASE)


IRREGULAR: Final = (
    "went|put|took|made|got|gave|told|wrote|sat|ran|drew|built|brought|bought|cut|chose|began|sent|spoke|met|set|kept|paid|held"
    "|drove|taught|stood|showed|split|spent|led|laid|did|rang|read|found|broke|threw|hung|stuck|swapped|binned|left|let|fed|sold"
    "|said|shut|came|dug|swept|rewrote|rebuilt|redid|undid|lent|hid|fought|sought|won|lost|shot|flew|rode|wore|tore|froze|stole"
    "|swam|slept|dealt|bet|hit|quit|shed|slid|swung|wound|withdrew|undertook|overruled|stepped"
)
"""Past forms that say somebody did something and do not end in -ed."""

NO_DEED: Final = (
    "was|were|had|wanted|needed|worked|joined|loved|liked|hoped|supposed|used|lived|studied|believed|belonged|seemed|appeared|owed"
    "|remained|existed|mattered|happened|involved|interested|excited|scared|stressed|worried|tired|embarrassed|surprised|shocked"
    "|ashamed|pleased|annoyed|bored|confused|qualified|experienced|skilled|dedicated|motivated|committed|organised|organized"
    "|learned|learnt|realised|realized|regretted|wished|hated|enjoyed|expected|assumed|noticed|feared|depended|looked forward|need"
    "|indeed|speed|feed|seed|breed|bed|red|shed|hundred|proceed|succeed|exceed|agreed to disagree"
)
"""Past forms, and words that end like one, that say how it was and not what somebody did."""

BETWEEN: Final = (
    r"(?:\s+(?:then|also|just|only|simply|actually|immediately|quickly|first|really|always|even|quietly|carefully|personally|still"
    r"|basically|literally|deliberately|slowly|finally|eventually|obviously|um|uh|like|kind of|sort of|kinda|sorta|myself|honestly"
    r"|went and|went back and|sat down and|sat and|went through and))*"
)
DEED: Final = rf"(?!(?:{NO_DEED})\b)(?:{IRREGULAR}|\w{{2,}}ed)\b"

I_DID: Final = cue(rf"I{BETWEEN}\s+{DEED}", rf"I['’]d\s+(?:already\s+|also\s+|just\s+)?(?:{DEED})")
"""Something the speaker did: "I rang", "I then carefully counted"."""

AND_DID: Final = cue(rf"(?:and|then)(?:\s+(?:I|then|also|just|so))*\s+{DEED}")
"""A further step of the same person: "and wrote it up"."""

WE_DID: Final = cue(rf"we{BETWEEN}\s+{DEED}", rf"(?:we['’]d|we had)\s+{DEED}")
BARE_DID: Final = re.compile(rf"^(?:so |then |and |first |anyway )*{DEED}\s+(?!by\b)", re.IGNORECASE)
"""A step with the person left out, as in notes: "checked pupils", "rang the registrar"."""

PASSIVE: Final = cue(
    r"(?:was|were|been|being|got)\s+(?:\w+ly\s+)?(?!(?:born|supposed|going|interested|tired|called)\b)\w{3,}(?:ed|own|ght|ten|ken)"
)
I: Final = cue(r"I", r"I['’](?:m|d|ve|ll)", r"my", r"mine", r"me", r"myself")
WE: Final = cue(r"we", r"we['’](?:re|d|ve|ll)", r"our", r"ours", r"us", r"ourselves")
YOU: Final = cue(r"you", r"you['’](?:re|ve|d|ll)", r"your")
OTHERS: Final = cue(r"he", r"she", r"they", r"him", r"her", r"them", r"his", r"their", r"he['’]d", r"she['’]d", r"they['’]d")

DIGITS: Final = re.compile(r"(?<![\w.])[£$€]?\d[\d.,:]*\s?(?:%|k\b|m\b|bn\b|percent|per cent)?")
COUNTED: Final = cue(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|billion|dozen|half|double[d]?|halved"
    r"|quarter|third|twice|once|one)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
)
MEASURE: Final = cue(
    r"(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|percent|per cent|points?|euros?|pounds?|dollars?|quid|grand|kilos?"
    r"|metres?|meters?|miles?|km|pages?|people|users|customers|clients|patients|orders|tickets|calls|complaints|errors|cases|seats"
    r"|rooms|shops|stores|sites|teams?|staff|hires|times|tonnes?|pallets|boxes|units|items|lines)"
)
TIME: Final = cue(
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october"
    r"|november|december|spring|summer|autumn|winter|easter|christmas|yesterday|last (?:week|month|year|night|spring|summer|autumn"
    r"|winter)|this (?:morning|week|month|year)|(?:in|since|from|until|till|by) (?:19|20)\d\d|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)"
    r"|o['’]clock|midnight|noon|quarter (?:one|two|three|four)|q[1-4]|half[- ]term|twenty (?:nineteen|twenty(?:[- ]\w+)?)"
)
NAME: Final = re.compile(
    r"(?<=[a-z,;:)\]’'] )(?!(?:I|OK|Okay|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|January|February|March|April"
    r"|May|June|July|August|September|October|November|December|Christmas|Easter)\b)[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
)
"""A name: a capital inside a sentence, days and months apart."""

REASON: Final = cue(
    r"because",
    r"since (?:I|we|he|she|they|it|the)",
    r"so that",
    r"in order to",
    r"the reason",
    r"which meant",
    r"that meant",
    r"otherwise",
    r"as (?:I|we|he|she|they|it|the) (?:was|were|had|did|could|knew|wanted|needed)",
    r"so (?:he|she|they|it|nobody|everyone) (?:could|would|wouldn['’]t|couldn['’]t|knew)",
    r"therefore",
    r"that['’]s why",
    r"in case",
    r"rather than",
    r"instead of",
)
ALTERNATIVE: Final = cue(
    r"instead(?: of)?",
    r"rather than",
    r"could have",
    r"could['’]ve",
    r"would have been (?:easier|faster|simpler|quicker|cheaper)",
    r"would['’]ve been (?:easier|faster|simpler|quicker|cheaper)",
    r"the (?:other|easy|obvious|alternative|usual) (?:option|way|thing|choice|answer)",
    r"(?:two|three) (?:options|ways|choices)",
    r"I (?:had )?(?:thought about|considered|weighed|compared|ruled out|decided against|chose not)",
    r"option",
    r"at first",
    r"my first (?:idea|thought|instinct|plan|try|attempt|guess|version)",
    r"first I (?:tried|thought|wanted)",
    r"tempt(?:ed|ing)",
    r"not (?:the|a|to) \w+ but",
    r"but (?:that|this|it) (?:would|wouldn['’]t|didn['’]t|meant|failed)",
    r"didn['’]t work",
    r"either .{3,60} or",
    r"a refund would",
    r"the trade-?off",
)
OBSTACLE: Final = cue(
    r"but (?:he|she|they|it|the|nobody|there|I|we)",
    r"however",
    r"although",
    r"even though",
    r"refused",
    r"resist(?:ed|ance)",
    r"pushed back",
    r"didn['’]t (?:want|like|work|agree|believe)",
    r"did not (?:want|like|work|agree|believe)",
    r"said no",
    r"failed",
    r"wouldn['’]t",
    r"couldn['’]t",
    r"could not",
    r"the problem was",
    r"was against",
    r"went wrong",
    r"turned out",
    r"got stuck",
)
ORDER: Final = cue(
    r"first",
    r"firstly",
    r"first thing",
    r"second",
    r"secondly",
    r"third",
    r"then",
    r"next",
    r"after that",
    r"afterwards",
    r"after",
    r"before",
    r"once",
    r"finally",
    r"in the end",
    r"meanwhile",
    r"at the same time",
    r"by then",
    r"later",
    r"to start",
    r"to begin",
    r"from there",
    r"the same (?:day|evening|afternoon|morning|week|night)",
    r"the next (?:day|morning|week)",
)
HEDGE: Final = cue(
    r"maybe",
    r"perhaps",
    r"I think",
    r"I guess",
    r"I suppose",
    r"kind of",
    r"sort of",
    r"kinda",
    r"sorta",
    r"probably",
    r"or something",
    r"or whatever",
    r"and stuff",
    r"and so on",
    r"etc",
    r"more or less",
    r"I don['’]t (?:really )?(?:know|remember)",
    r"not sure",
    r"somehow",
    r"basically",
    r"generally",
    r"hopefully",
    r"I believe",
    r"in a way",
    r"I would say",
    r"I['’]d say",
)
FILLER: Final = cue(
    r"um+",
    r"uh+",
    r"er+m?",
    r"like,",
    r"you know",
    r"I mean",
    r"well,",
    r"so yeah",
    r"yeah",
    r"basically",
    r"literally",
    r"anyway",
    r"okay",
    r"right,",
)
BUZZ: Final = cue(
    r"passion(?:ate)?",
    r"team ?player",
    r"hard[- ]?working",
    r"perfectionist",
    r"synerg\w+",
    r"stakeholders?",
    r"proactive(?:ly)?",
    r"dynamic",
    r"results?[- ](?:driven|oriented)",
    r"go(?:ing)? the extra mile",
    r"extra mile",
    r"think outside",
    r"outside the box",
    r"added value",
    r"add value",
    r"win[- ]win",
    r"mindset",
    r"people person",
    r"go[- ]getter",
    r"self[- ]starter",
    r"fast learner",
    r"detail[- ]oriented",
    r"best practices?",
    r"holistic",
    r"leverag\w+",
    r"aligned?",
    r"alignment",
    r"empower\w*",
    r"positive attitude",
    r"can[- ]do",
    r"110 ?%",
    r"hundred and ten percent",
    r"communication is key",
    r"world[- ]class",
    r"cutting[- ]edge",
    r"success story",
    r"new challenge",
)
WOULD: Final = cue(
    r"I would(?! (?:say|have))",
    r"I['’]d (?:probably |always |just |also |first |then )?(?:be|do|go|make|take|try|ask|talk|look|start|find|tell|call|speak|explain|sit|listen|keep|use|get|give|put|set|check|write|work|sort|see|let)\b",
    r"I will",
    r"I['’]ll",
    r"we would",
    r"you (?:should|need to|have to|must|can|could)",
    r"one (?:should|must)",
    r"I could (?:do|try|ask|maybe)",
    r"would be to",
)
"""What somebody would do: no deed has been told."""
