"""Words that show what a sentence does: who acted, what was done, how much, when, why, how surely."""

import re
from typing import Final


def cue(*words: str) -> re.Pattern[str]:
    """Return a pattern that finds any of the words or phrases, whole, in any case; the words may be regular expressions."""
    return re.compile(r"(?<![\w'’])(?:" + "|".join(words) + r")(?![\w])", re.IGNORECASE)


IRREGULAR: Final = (
    "went|put|took|made|got|gave|told|wrote|sat|ran|drew|built|brought|bought|cut|chose|began|sent|spoke|met|set|kept"
    "|paid|held"
    "|drove|taught|stood|showed|split|spent|led|laid|did|rang|read|found|broke|threw|hung|stuck|swapped|binned|left|let"
    "|fed|sold"
    "|said|shut|came|dug|swept|rewrote|rebuilt|redid|undid|lent|hid|fought|sought|won|lost|shot|flew|rode|wore|tore|froze"
    "|stole"
    "|swam|slept|dealt|bet|hit|quit|shed|slid|swung|wound|withdrew|undertook|overruled|stepped"
)
"""Past forms that say somebody did something and do not end in -ed."""

NO_DEED: Final = (
    "was|were|had|wanted|needed|worked|joined|loved|liked|hoped|supposed|used|lived|studied|believed|belonged|seemed"
    "|appeared|owed"
    "|remained|existed|mattered|happened|involved|interested|excited|scared|stressed|worried|tired|embarrassed|surprised"
    "|shocked"
    "|ashamed|pleased|annoyed|bored|confused|qualified|experienced|skilled|dedicated|motivated|committed|organised|organized"
    "|learned|learnt|realised|realized|regretted|wished|hated|enjoyed|expected|assumed|noticed|feared|depended|looked forward"
    "|need|indeed|speed|feed|seed|breed|bed|red|shed|hundred|proceed|succeed|exceed|agreed to disagree"
)
"""Past forms, and words that end like one, that say how it was and not what somebody did."""

BETWEEN: Final = (
    r"(?:\s+(?:then|also|just|only|simply|actually|immediately|quickly|first|really|always|even|quietly|carefully|personally"
    r"|still|basically|literally|deliberately|slowly|finally|eventually|obviously|um|uh|like|kind of|sort of|kinda|sorta"
    r"|myself|honestly|went and|went back and|sat down and|sat and|went through and))*"
)
DEED: Final = rf"(?!(?:{NO_DEED})\b)(?:{IRREGULAR}|\w{{2,}}ed)\b(?!['’]t)"

I_DID: Final = cue(rf"I{BETWEEN}\s+{DEED}|I['’]d\s+(?:already\s+|also\s+|just\s+)?(?:{DEED})")
"""Something the speaker did: "I rang", "I then carefully counted"."""

PAST: Final = cue(
    rf"was|were|wasn['’]t|weren['’]t|had|hadn['’]t|did|didn['’]t|could|couldn['’]t|felt|knew|thought|saw|became|fell"
    rf"|rose|stayed|{DEED}"
    r"|(?:i|he|she|it|we|they|who|you)['’]d (?:been|\w+ed|got|gone|had)"
)
"""Any past form, deed or not."""

AND_DID: Final = cue(rf"(?:and|then)(?:\s+(?:I|then|also|just|so))*\s+{DEED}")
"""A further step of the same person: "and wrote it up"."""

I_DO: Final = cue(
    rf"I{BETWEEN}\s+(?:write|make|call|ask|invite|suggest|look for|stand|find|give|go|tell|check|put|take|send|show"
    rf"|explain|decide|start|change|build|talk|speak|count|move|stop|ring|visit|prepare|propose|offer|sit|bring|draw"
    rf"|collect|meet|open|print|compare|test)"
)
"""A step told in the present: by many whose first language is not English it is a deed, by others a habit."""

HABIT: Final = cue(
    r"every (?:day|week|month|morning|time|\w+day)|always|usually|normally|often|generally|typically|sometimes|mondays"
    r"|tuesdays|wednesdays|thursdays|fridays|whenever|if (?:you|there|someone|a|it)|you|would|people|daily"
)
WE_DID: Final = cue(rf"we{BETWEEN}\s+{DEED}|(?:we['’]d|we had)\s+{DEED}")
BARE_DID: Final = re.compile(
    rf"^(?:so |then |and |first |anyway )*(?!(?:esteemed|said|related|based|given|compared"
    rf"|limited|mixed|fixed|shared)\b){DEED}\s+(?!by\b)",
    re.IGNORECASE,
)
"""A step with the person left out, as in notes: "checked pupils", "rang the registrar"."""

PASSIVE: Final = cue(
    r"(?:was|were|been|being|got)\s+(?:\w+ly\s+)?(?!(?:born|supposed|going|interested|tired|called)\b)\w{3,}(?:ed|own"
    r"|ght|ten|ken)"
)
SELF: Final = cue(r"I|I['’](?:m|d|ve|ll)|my|mine|me|myself")
WE: Final = cue(r"we|we['’](?:re|d|ve|ll)|our|ours|us|ourselves")
YOU: Final = cue(r"you|you['’](?:re|ve|d|ll)|your")
OTHERS: Final = cue(r"he|she|they|him|her|them|his|their|he['’]d|she['’]d|they['’]d")

DIGITS: Final = re.compile(r"(?<![\w.])[£$€]?\d[\d.,:]*\s?(?:%|k\b|m\b|bn\b|percent|per cent)?")
COUNTED: Final = cue(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|billion"
    r"|dozen|half|double[d]?|halved|quarter|third|twice|once|one)(?:[ -](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?"
)
MEASURE: Final = cue(
    r"(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|percent|per cent|points?|euros?|pounds?|dollars?"
    r"|quid|grand|kilos?|metres?|meters?|miles?|km|pages?|people|users|customers|clients|patients|orders|tickets"
    r"|calls|complaints|errors|cases|seats|rooms|shops|stores|sites|teams?|staff|hires|times|tonnes?|pallets|boxes"
    r"|units|items|lines)"
)
TIME: Final = cue(
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september"
    r"|october|november|december|spring|summer|autumn|winter|easter|christmas|yesterday"
    r"|last (?:week|month|year|night|spring|summer|autumn|winter)|this (?:morning|week|month|year)"
    r"|(?:in|since|from|until|till|by) (?:19|20)\d\d|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)|o['’]clock|midnight|noon"
    r"|quarter (?:one|two|three|four)|q[1-4]|half[- ]term|twenty (?:nineteen|twenty(?:[- ]\w+)?)"
)
NAME: Final = re.compile(
    r"(?<=[a-z,;:)\]’'] )(?!(?:I|OK|Okay|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|English|January|February"
    r"|March|April|May|June|July|August|September|October|November|December|Christmas|Easter)\b)"
    r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
)
"""A name: a capital inside a sentence, days and months apart."""

REASON: Final = cue(
    r"because|since (?:I|we|he|she|they|it|the)|so that|in order to|the reason|which meant|that meant|otherwise"
    r"|as (?:I|we|he|she|they|it|the) (?:was|were|had|did|could|knew|wanted|needed)"
    r"|so (?:he|she|they|it|nobody|everyone) (?:could|would|wouldn['’]t|couldn['’]t|knew)|therefore|that['’]s why"
    r"|in case|rather than|instead of"
)
ALTERNATIVE: Final = cue(
    r"instead(?: of)?|rather than|could have|could['’]ve|would have been (?:easier|faster|simpler|quicker|cheaper)"
    r"|would['’]ve been (?:easier|faster|simpler|quicker|cheaper)"
    r"|the (?:other|easy|obvious|alternative|usual) (?:option|way|thing|choice|answer)"
    r"|(?:two|three) (?:options|ways|choices)"
    r"|I (?:had )?(?:thought about|considered|weighed|compared|ruled out|decided against|chose not)|option|at first"
    r"|my first (?:idea|thought|instinct|plan|try|attempt|guess|version)|first I (?:tried|thought|wanted)"
    r"|tempt(?:ed|ing)|not (?:the|a|to) \w+ but|but (?:that|this|it) (?:would|wouldn['’]t|didn['’]t|meant|failed)"
    r"|didn['’]t work|either .{3,60} or|a refund would|the trade-?off"
)
OBSTACLE: Final = cue(
    r"but (?:he|she|they|it|the|nobody|there|I|we)|however|although|even though|refused|resist(?:ed|ance)|pushed back"
    r"|didn['’]t (?:want|like|work|agree|believe)|did not (?:want|like|work|agree|believe)|said no|failed|wouldn['’]t"
    r"|couldn['’]t|could not|the problem was|was against|went wrong|turned out|got stuck"
)
ORDER: Final = cue(
    r"first|firstly|first thing|second|secondly|third|then|next|after that|afterwards|after|before|once|finally"
    r"|in the end|meanwhile|at the same time|by then|later|to start|to begin|from there"
    r"|the same (?:day|evening|afternoon|morning|week|night)|the next (?:day|morning|week)"
)
HEDGE: Final = cue(
    r"maybe|perhaps|I think|I guess|I suppose|kind of|sort of|kinda|sorta|probably|or something|or whatever|and stuff"
    r"|and so on|etc|more or less|I don['’]t (?:really )?(?:know|remember)|not sure|somehow|basically|generally"
    r"|hopefully|I believe|in a way|I would say|I['’]d say"
)
FILLER: Final = cue(r"um+|uh+|er+m?|like,|you know|I mean|well,|so yeah|yeah|basically|literally|anyway|okay|right,")
BUZZ: Final = cue(
    r"passion(?:ate)?|team ?player|hard[- ]?working|perfectionist|synerg\w+|stakeholders?|proactive(?:ly)?|dynamic"
    r"|results?[- ](?:driven|oriented)|go(?:ing)? the extra mile|extra mile|think outside|outside the box|added value"
    r"|add value|win[- ]win|mindset|people person|go[- ]getter|self[- ]starter|fast learner|detail[- ]oriented"
    r"|best practices?|holistic|leverag\w+|aligned?|alignment|empower\w*|positive attitude|can[- ]do|110 ?%"
    r"|hundred and ten percent|communication is key|world[- ]class|cutting[- ]edge|success story|new challenge"
)
WOULD: Final = cue(
    r"I would(?! (?:say|have))"
    r"|I['’]d (?:probably |always |just |also |first |then )?(?:be|do|go|make|take|try|ask|talk|look|start|find|tell"
    r"|call|speak|explain|sit|listen|keep|use|get|give|put|set|check|write|work|sort|see|let)\b|I will|I['’]ll"
    r"|we would|you (?:should|need to|have to|must|can|could)|one (?:should|must)|I could (?:do|try|ask|maybe)"
    r"|would be to"
)
"""What somebody would do: no deed has been told."""
