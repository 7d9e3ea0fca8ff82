"""Words that show which part of a story a sentence tells, and how strongly they speak for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from content.vocabulary import StarPart
from tools import cues
from tools.cues import cue


@dataclass(frozen=True)
class StoryCue:
    """A pattern and its votes: positive for a part, negative against it. About 1 is a hint, 3 nearly decides."""

    pattern: re.Pattern[str]
    votes: Mapping[StarPart, float]
    absent: bool = False
    """Whether the votes count where the pattern is NOT found."""


def at_start(*words: str) -> re.Pattern[str]:
    """Return a pattern that finds the words at the beginning of a sentence, after fillers."""
    fillers = (
        r"(?:(?:so|and|but|well|okay|ok|yeah|um|uh|oh|yes|right|anyway|now|then|because|honestly|basically|actually),?\s+)*"
    )
    return re.compile(rf"^{fillers}(?:" + "|".join(words) + r")(?!\w)", re.IGNORECASE)


SITUATION: Final = (
    StoryCue(
        at_start(
            r"there (?:was|were|['’]s)|there['’]s this|this was|at (?:the time|my|a|our|one)|in (?:my|our|one|19|20)\w*"
            r"|last \w+|when I was|it was (?:in|at|on|a|my|the|during|when|last)|one (?:time|day|of)"
            r"|a (?:few|couple|customer|client|guest|colleague|patient|man|woman|lady|parent|couple)|during"
            r"|i was (?:working|at|in|on|an?|the)\b(?! one)|i (?:worked|joined|work|run|ran|started|had (?:just|been))"
            r"|we (?:had|were|was|are|have|make|run|['’]re|['’]d)"
        ),
        {"S": 1.6, "R": -0.3},
    ),
    StoryCue(
        cue(
            r"there (?:was|were)|had been|we had (?:a|an|the|one|two|three|about|been)|(?:he|she|they|who|it)['’]d(?: been)?"
            r"|at the time|back then|used to|kept (?:\w+ing)"
            r"|every (?:morning|day|week|month|time|year|afternoon|monday|friday)|was (?:supposed|due|going|about) to"
            r"|the (?:problem|issue|trouble) was|nobody (?:knew|could|had|was|wanted)|wasn['’]t|weren['’]t"
        ),
        {"S": 0.8},
    ),
    StoryCue(
        cue(
            r"called"
            r"|a (?:company|school|hospital|small|big|large|hotel|restaurant|shop|firm|charity|team|customer|client|guest"
            r"|colleague|lady|guy|man|woman|new)|years? (?:ago|old)"
            r"|my (?:first|second|third|last) (?:job|year|week|month|placement|role|post)|intern(?:ship)?"
            r"|(?:was|were) (?:angry|upset|furious|late|short|behind|new|broken|down|off sick|on leave|leaving|unhappy"
            r"|complaining)|wanted"
        ),
        {"S": 0.7},
    ),
    StoryCue(
        at_start(
            r"i['’]?m (?:an?|the|on|in|at|maintenance|\w+ and)|i (?:teach|translate|do|run|work|am) |in my current|at my \w+"
            r"|this is (?:from|when)|(?:the|one) one i['’]d pick"
        ),
        {"S": 0.7},
    ),
    StoryCue(cue(r"was an?|were (?:about|two|three|four|five|six|seven|eight|nine|ten|\w+een|\w+ty)"), {"S": 0.5}),
)
TASK: Final = (
    StoryCue(
        cue(
            r"my (?:job|task|role|goal|aim|responsibility|brief|part|target|call|patient|problem|name on) (?:was|is|there|to)"
            r"|my (?:job|task|goal|aim|brief|target|call|patient|responsibility)"
            r"|(?:i was|i['’]m|i am|was) (?:the one who|responsible|in charge|asked to|told to|given|supposed to|tasked"
            r"|accountable|expected to)"
            r"|(?:it|that|which|he|she|this|they) (?:was|were|fell|came|landed|is) (?:on|down to|up to|mine|to|with|all"
            r" on)(?: (?:me|my))?(?: to)?(?=\W|\s(?:so|and|sort|get|keep|decide|find))|(?:on|to|with|for) me to"
            r"|landed on (?:me|my)|(?:was|were|it['’]s) mine|i owned|i was the (?:only|one)|responsib\w+|up to me|down to me"
            r"|on me"
        ),
        {"T": 2.6},
    ),
    StoryCue(
        cue(
            r"i (?:had|needed|wanted|have|need) (?:to|it|them|him|her|us|the|a|until|till|two|three|one|\w+ (?:weeks|days"
            r"|hours))|what i wanted"
            r"|my (?:manager|boss|director|supervisor|lead|head|branch manager|team lead|line manager|mentor|teacher)"
            r" (?:asked|told|gave|wanted|said|put|handed)"
            r"|(?:asked|told|wanted|gave|needed|trusted|assigned|picked|put) me(?: to| the| a| this| until| till| two| three|"
            r" in)?|the (?:goal|aim|target|objective|task|idea|plan|ask|brief|deadline) was|had to be|needed to be|had until"
            r"|by (?:the )?(?:end of|monday|tuesday|wednesday|thursday|friday|saturday|sunday|six|five|noon|\d+)"
            r"|without (?:losing|a|the|making|any|extra|breaking|stopping)|nobody else|deadline|we had to|must|in charge of"
            r"|i was (?:leading|running|managing|looking after|covering|lead|team lead)"
        ),
        {"T": 1.5},
    ),
    StoryCue(
        at_start(
            r"my (?:job|task|role|goal|aim|part)|i was (?:the|asked|told|responsible|given)|i (?:had|needed|wanted) to"
            r"|it was (?:my|on me|up to me|down to me)|so it was (?:my|on me)"
        ),
        {"T": 1.2},
    ),
)
ACTION: Final = (
    StoryCue(cues.I_DID, {"A": 1.9, "N": -0.8, "R": -0.5}),
    StoryCue(
        at_start(
            rf"I{cues.BETWEEN}\s+{cues.DEED}"
            r"|the first thing i did|first thing i did|what i did|first(?:ly)?,? (?:of all,? )?i|then i|next,? i"
            r"|after that,? i|i (?:also|then|didn['’]t|did not|decided)|first|then|step one"
        ),
        {"A": 1.4},
    ),
    StoryCue(cues.WE_DID, {"A": 0.9, "R": 0.4, "N": -0.5}),
    StoryCue(cues.AND_DID, {"A": 0.6, "N": -0.3}),
    StoryCue(cues.BARE_DID, {"A": 1.6}),
    StoryCue(
        cue(
            r"i (?:asked|rang|called|told|said|wrote|went|sat|explained|suggested|proposed|offered|checked|showed|agreed"
            r"|spoke|apologised|phoned|emailed|walked|listened|drew|built|moved|changed|made|put|took|pulled|printed|started"
            r"|stopped|stood|set|split|ran|did|got)|i['’]d (?:written|made|asked|printed|brought|put)|by hand|myself"
            r"|one by one|instead of|rather than|what i did"
        ),
        {"A": 1.1},
    ),
    StoryCue(cue(r"i (?:write|make|go|ask|call|give|tell|put|take|say|check|explain|sit|start|build)"), {"A": 0.5}),
    StoryCue(
        cue(r"(?:him|her|them) (?:to|what|if|whether|that|for|how|why)|with (?:him|her|them)|was implemented|were implemented"),
        {"A": 0.5},
    ),
)
RESULT: Final = (
    StoryCue(
        at_start(
            r"(?:she|he|they|it|nobody|everyone|the \w+(?: \w+)?|customers?|people) (?:was|were|has|have|had|got|came|went"
            r"|said|signed|stayed|is|are|['’]s|still|now|passed|thanked|agreed|accepted|bought|dropped|fell|rose|closed|took"
            r"|kept|never|did|wrote|asked|rang|gave|liked)"
            r"|by (?:the|\w+day|january|february|march|april|may|june|july|august|september|october|november|december|then"
            r"|\d+|five|six|seven|eight|nine|ten|christmas|easter)|in the end|after (?:that|a|the|two|three|half|\d+|this)"
            r"|(?:as a|the) result|the outcome"
            r"|we (?:got|were|won|finished|delivered|ended|hit|went live|came|saved|made it|still|kept|lost|opened|sold)"
            r"|it (?:went|worked|took|held|got|has|came|turned)"
            r"|since (?:then )?(?:we|the|it|she|he|they|january|february|march|april|may|june|july|august|september|october"
            r"|november|december)|within|two (?:weeks|months|days) later"
            r"|and (?:it|they|she|he) (?:did|worked|went|came|was|were|got)|complaints|from \w+ to"
        ),
        {"R": 1.5},
    ),
    StoryCue(
        cue(
            r"in the end|as a result|went (?:from|down|up|live|through|well|fine|smoothly|okay|out|back)"
            r"|(?:from|down|up) (?:\w+ ){0,4}to (?:\w+ )?(?:about |around |under |just )?(?:\d|one|two|three|four|five|six"
            r"|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|zero|none|nothing|half)"
            r"|(?:dropped|fell|rose|grew|increased|decreased|halved|doubled|reduced|improved|cut|came down|shrank|climbed)(?:"
            r" from| to| by)?|passed|signed|renewed|on time|no (?:complaints|errors|more|further|\w+ (?:lost|missed))|zero"
            r"|saved|won|happy|thanked|thank you|worked out|got (?:it|there|the|through|done|a)|we got|finished|delivered"
            r"|launched|came back|later|ended up|turned out (?:well|fine|okay|good)|ever since"
            r"|still (?:use|uses|using|works|there|in use|going|have|with)|has(?:n['’]t)? (?:been|held|stayed|used|had|come)"
            r"|nobody (?:has|lost|was|got|complained)|better|it worked|success\w*|cost (?:us|them|me|the)|percent|per cent"
            r"|praised|accepted|promoted|top|award"
        ),
        {"R": 0.9},
    ),
    StoryCue(re.compile(r"\d\s?(?:%|percent|per cent)|from (?:about |around )?[£$€]?\d[\d.,]*\w* to"), {"R": 0.8}),
    StoryCue(
        cue(
            r"anyway|so far|(?:two|three|four|six|\w+) (?:weeks|months|days|years) (?:later|after)"
            r"|that (?:year|month|week|season|quarter)|the next (?:audit|inspection|month|year|quarter|day)"
        ),
        {"R": 0.8},
    ),
)
REFLECTION: Final = (
    StoryCue(
        cue(
            r"i(?:['’]ve)? (?:\w+ )?(?:learned|learnt)"
            r"|what i (?:learned|learnt|took|take|got wrong|['’]d got wrong|should|would)"
            r"|(?:the|a|my) (?:big |main |real )?lesson|taught me|since then,? (?:i|we|when|my)|ever since,? i|these days i"
            r"|next time|looking back|in hindsight|with hindsight"
            r"|i['’]d (?:do|have done|ask|start|tell|say) .{0,40}(?:different\w*|earlier|sooner|again|next time|first)"
            r"|if i (?:did|had|could|was|were) .{0,25}again|i should(?:['’]ve| have)"
            r"|i (?:now|still) (?:\w+ )?(?:ask|do|use|write|check|start|keep|put|tell|ring|call|count|make|send|look|read|say"
            r"|think|try)|now i(?:['’]m)?|i .{0,30}(?:\w+ )now,? |from then on|i realised|i realized|i used to think"
            r"|i['’]d (?:thought|assumed|always thought)|that['’]s how i|it (?:showed|taught|made|reminded) me|i understood"
            r"|takeaway|the (?:mistake|thing) i(?:['’]d)? made|my mistake was"
            r"|i['’]ve (?:done|used|kept|started|never|brought|made) .{0,60}(?:since|now|again|ever)"
            r"|experience (?:taught|left|showed)"
        ),
        {"F": 2.6, "A": -0.6},
    ),
    StoryCue(
        at_start(
            r"since then|now|these days|what i(?:['’]d)? (?:learned|learnt|took|take|got|should|would|changed)"
            r"|i(?:['’]d| would) (?:do|have|start|ask|say)|next time|i (?:now|still)|so now|today i|for me it"
            r"|that['’]s (?:how|why|what) i|i learned|it (?:taught|showed)"
            r"|you (?:can['’]t|have to|need to|learn|['’]ve got to)|i look|it['’]s about"
        ),
        {"F": 1.3},
    ),
    StoryCue(
        cue(
            r"you can['’]t|people (?:who|don['’]t|will|only|can|need|plan|want)|is not (?:the|a|about)"
            r"|isn['’]t (?:the|a|about)|always (?:ask|check|start)|that you|matters|important (?:to|is|that)"
        ),
        {"F": 0.7},
    ),
)
NOTHING: Final = (
    StoryCue(
        cue(
            r"i think|i['’]d say|i would say|in my opinion|i believe|i always"
            r"|i(?:['’]m| am) (?:a|very|always|quite|really|the (?:kind|type|sort)|not|someone|known|good|passionate|proud)"
            r"|i usually|i normally|i tend to|i don['’]t (?:really|mind|think|see|like|believe)|i['’]ve always"
            r"|i(?:['’]ve)? never|if (?:you|i|there|someone|something|it|they)|people person|everyone (?:says|knows)"
            r"|you (?:know|have|get|just|need|want|see|do|can|should|must)|that['’]s (?:just|the|my|me|what|a|all|it|about)"
            r"|there['’]s (?:always|a lot|so|many|no)|it['’]s (?:a|all|important|really|very|just|part|kind|always|about)"
            r"|is (?:a|all|very|really|the|important|about|key|always|about)|can be|has to be|would be"
        ),
        {"N": 1.0},
    ),
    StoryCue(cues.WOULD, {"N": 1.3, "A": -1.2}),
    StoryCue(
        cue(
            r"(?:good|great|tough|interesting|difficult) (?:question|one)|thank(?:s| you) (?:for|very)|hello|hi|dear"
            r"|greeting\w*|let me think|i can tell you|to be honest|hope (?:this|that)"
            r"|that['’]s (?:it|about it|my (?:story|answer|example))|any (?:questions|additional)|sincerely|regards"
            r"|attentively|i (?:can['’]t|couldn['’]t) (?:think|remember|recall|pick)|where do i start|so yeah|long story"
            r"|my philosophy|for example|i could (?:tell|give|talk)"
        ),
        {"N": 1.2},
    ),
    StoryCue(
        at_start(
            r"i['’]?m|i am|i always|i['’]ve|that['’]s|it['’]s|if|you|i would|i['’]d say|i think|yeah|yes"
            r"|in this (?:job|industry|sector|business)|people|i don['’]t|i do|i can|because"
        ),
        {"N": 0.7},
    ),
    StoryCue(
        cue(
            r"it was (?:a |quite |very |actually |really |just ){1,2}(?:\w+ ){0,2}(?:effort|fun|period|fortnight|night|time"
            r"|experience|day|annoying|hard|difficult|stressful|thing)|believe me|that['’]s how i am|which was awful"
            r"|these things happen|fair enough"
        ),
        {"N": 1.0, "R": -0.3},
    ),
    StoryCue(cues.BUZZ, {"N": 0.7}),
    StoryCue(
        cue(
            r"I (?:do|make|check|handle|cover|look after|keep|sort|answer|work|go|try|use|have|get|like|love|can|want|need"
            r"|know|feel|believe|see|care|treat)|i['’]m responsible for|every (?:morning|day|week)"
            r"|on (?:mondays|tuesdays|wednesdays|thursdays|fridays)|daily"
        ),
        {"N": 0.8},
    ),
)
STRUCTURE: Final = (
    StoryCue(re.compile(r"\?$"), {"N": 1.5, "A": -0.5, "R": -0.5}),
    StoryCue(re.compile(r"^(?:\S+\s+){0,3}\S+$"), {"N": 1.6, "A": -0.3}),
    StoryCue(cues.PAST, {"N": 1.1, "F": 0.6, "A": -0.7, "S": -0.4, "R": -0.3}, absent=True),
    StoryCue(
        cue(r"i|i['’]\w+|we|we['’]\w+|me|my|us|our|myself"),
        {"A": -1.0, "T": -0.5, "R": 0.6, "S": 0.3},
        absent=True,
    ),
    StoryCue(cue(r"i|i['’]\w+|we|we['’]\w+"), {"A": -0.5, "R": 0.4, "S": 0.2}, absent=True),
    StoryCue(
        cue(
            r"any more|has .{0,40} since|now (?:and|i|we|both|the|every|they)|every \w+ now|now$|twice since|and i['’]ve"
            r"|since(?:,|$|\.)|don['’]t \w+ (?:any ?more|now)|before you|again\.?$"
        ),
        {"F": 0.8},
    ),
)
STORY_CUES: Final = (*STRUCTURE, *SITUATION, *TASK, *ACTION, *RESULT, *REFLECTION, *NOTHING)
"""The cues of a story told in the past, as most are."""

PRESENT_STORY: Final = (
    *(story_cue for story_cue in STORY_CUES if story_cue.pattern is not cues.PAST and story_cue not in NOTHING),
    *(StoryCue(story_cue.pattern, {part: vote / 3 for part, vote in story_cue.votes.items()}) for story_cue in NOTHING),
    StoryCue(cues.I_DO, {"A": 2.4}),
    StoryCue(at_start(r"(?:after that|now|later|they say|she say|he say|\w+ become)"), {"R": 1.2}),
)
"""The cues of a story told in the present: what else would be a habit is a deed here."""
