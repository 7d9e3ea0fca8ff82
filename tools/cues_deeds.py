"""Words that show how well a part of a story is told: stakes, yardsticks, credit, admissions, clichés."""

from typing import Final

from tools import cues
from tools.cues import cue

STAKES: Final = cue(
    r"deadline|would (?:have )?(?:lose|lost|cost|mean|miss|fail|be)|we['’]d (?:lose|owe|miss|have)|risk\w*|complain\w*"
    r"|angry|furious|upset|short(?:age| of| staffed)?|only (?:had|one|two|three|me)|just me|without|couldn['’]t"
    r"|could not|nobody|broke\w*|fail\w*|wrong|late|lost|losing|behind|before|until|budget|cost\w*|penalt\w+"
    r"|(?:off )?sick|on leave|refus\w+|against|urgent\w*|safety|unsafe|danger\w*|problem|trouble|stuck|wouldn['’]t"
    r"|didn['’]t|wasn['’]t|weren['’]t|hadn['’]t|never|blam\w+|threat\w*|quit|leaving|half|too (?:\w+)|no (?:one|\w+)"
    r"|error|mistake|missing|dead|crash\w*|drop\w*|down"
)
YARDSTICK: Final = cue(
    r"by (?:the|noon|six|five|then|end|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\w+ \w*clock"
    r"|christmas|easter|\d+)|before|until|till|within|in (?:time|\w+ (?:days|weeks|hours|minutes|months))|without"
    r"|deadline|target|under (?:\d|\w+)|at least|no more than|or (?:else|we|the|it|she|he|they)|instead of|rather than"
    r"|but not|that (?:same )?(?:night|day|week|evening)|on time|sign(?:ed)? off|so that"
    r"|for (?:one|two|three|four|five|six|a|the) (?:day|week|weeks|month|months|night|year)|budget"
)
VAGUE_DEED: Final = cue(
    r"I (?:\w+ )?(?:did my best|gave (?:it )?my (?:all|best)|worked (?:very |really |so )?hard|stayed (?:calm"
    r"|positive|in touch|professional)|kept (?:calm|going|positive|smiling)|made sure|helped(?: out)?|tried(?: to)?"
    r"|handled (?:it|that)|dealt with (?:it|that)|managed(?: to| it)?|communicated|supported|ensured|was able to|got"
    r" on with it|sorted it(?: out)?|stepped up|pushed (?:on|through)|made my views|spoke (?:with|to) (?:him|her"
    r"|them) in my way|always)"
)
VAGUE: Final = cue(
    r"a lot(?: of)?|lots of|some(?:thing|how|one|body)?|things?|stuff|various|several|many|a few|a bit|quite|really"
    r"|etc|and so on|different|generally|usually|always|everyone|everything|certain|a while|a number of|numerous"
    r"|diverse"
)
PLEASED: Final = cue(
    r"happy|went (?:really |very )?(?:well|fine|smoothly|okay|ok|great)|success(?:ful|fully)?"
    r"|good (?:result|outcome|feedback|job)|great|fine|worked out|everyone (?:was|enjoyed)|better|pleased|satisf\w+"
    r"|proud|alright|all right|improved|got (?:it )?done|got there|resolved|sorted"
)
CONFIRMED: Final = cue(
    r"thank(?:ed|s| you)?"
    r"|(?:she|he|they|client|customer|manager|director|boss|auditor|audit|inspector|reviewer|guests?|patients?|family"
    r"|daughter|board|committee|editor|teacher|head)(?: \w+)? (?:said|told|wrote|rang|asked|signed|renewed|accepted"
    r"|approved|confirmed|kept|booked|sent|came back|thanked|bought|paid|still uses?|copied|adopted|borrowed|agreed"
    r"|voted|promoted|offered|called|gave)|signed|renewed|asked (?:me|us|for)|copied|adopted"
    r"|still (?:use|uses|in use|up|there|running|using|have|do|does)|in writing|audit\w*|review|award|promoted"
    r"|extended|recommended"
    r"|since (?:then|september|january|february|march|april|may|june|july|august|october|november|december|the)"
    r"|never (?:again|came|happened|had|got|did)|has(?:n['’]t)? (?:\w+ )?(?:since|again)"
)
EFFECT: Final = cue(
    r"(?:went|dropped|fell|rose|grew|came|cut|reduced|increased|improved|halved|doubled|shrank|climbed|down|up)"
    r" (?:\w+ ){0,4}(?:from|to|by)|saved|lost|cost|kept|passed|finished|delivered|shipped|launched|went live|live"
    r"|on time|in time|closed|won|paid|stopped|no (?:more|further|complaints|errors|accidents)|zero|nobody|not one"
    r"|none|all (?:of|the|\w+) |came back|moved|opened|arrived|stayed|left|quit|rejected|cancelled|missed"
)
CREDIT: Final = cue(
    r"(?:he|she|they|\w+) (?:was|were) right|thanks to|credit|(?:his|her|their) idea|helped me|taught me|showed me"
    r"|told me (?:that|how|what|about)|with (?:the help|help)|couldn['’]t have|brilliant|(?:better|more) than (?:me|I)"
    r"|[A-Z]\w+ (?:found|did|built|wrote|spotted|made|fixed|came up|suggested|ran|took|noticed|helped|showed|said)"
    r"|they did|the team (?:did|was|were)|put (?:his|her|their) name|both of us"
)
ADMITS: Final = cue(
    r"my (?:own )?(?:fault|mistake|error|bad)|I(?:['’]d| had)? (?:got|gotten) (?:it |that )?wrong|I was wrong"
    r"|I should(?:['’]ve| have|n['’]t have)|I shouldn['’]t"
    r"|I (?:missed|forgot|skipped|underestimated|overlooked|misjudged|ignored|botched|broke|assumed|apologi[sz]ed"
    r"|admitted|failed|hadn['’]t)|I didn['’]t (?:check|ask|test|read|know|see|notice|think|listen)"
    r"|what I(?:['’]d)? got wrong|on me|I owned|I['’]d (?:missed|forgotten|skipped|assumed|never|been|only|not)"
    r"|ashamed|I (?:still )?regret|wasn['’]t (?:mine|me)|wouldn['’]t claim|not (?:all )?(?:mine|my doing|down to me)"
    r"|was luck|lucky|under my own name"
)
LATER: Final = cue(
    r"since(?: then)?|now|these days|from then on|ever since|(?:did|used|done|do) (?:it|that|the same)(?: again)?"
    r"|again|the next (?:time|one|two|year|month)|next (?:time|year)|(?:twice|once|three times|four times) since"
    r"|every (?:new|time|month|week|quarter|\w+day)|still|today|later|any more|anymore"
    r"|I['’]ve (?:\w+ )?(?:kept|used|done|started|made|had|been)"
)
LESSON: Final = cue(
    r"learn\w*|lesson|taught|realis\w+|realiz\w+|understood|should have|should['’]ve|next time|now I|I now|since then"
    r"|I['’]d (?:thought|assumed|do|start|ask|have)|used to think|different\w*|wrong|instead of|rather than|before I"
    r"|stop(?:ped)?|ask\w*|check\w*|write|always|never"
)
CLICHE: Final = cue(
    r"communication (?:is|was) (?:key|important|everything)|(?:keep|stay) (?:smiling|calm|positive)|team ?work"
    r"|never give up|(?:it['’]s|it is) (?:all )?about"
    r"|you (?:just |always )?(?:have|['’]ve got|got|gotta|need|can|learn|never)|can['’]t please everyone"
    r"|bring people with you|taking people with you|everything happens|valuable (?:learnings?|lessons?|experience)"
    r"|a lot (?:from|about)|at the end of the day|better person|important (?:to|for|thing|is)"
    r"|change is the only constant|practice makes|honesty is|what doesn['’]t kill|grow(?:th)?|great experience"
    r"|positive|mindset|pull(?:ed|ing) together|more (?:organised|careful|patient)"
    r"|be (?:careful|patient|humble|flexible)|the key is|it (?:just )?shows"
)
TURN: Final = cue(
    r"(?:went|come|came|dropped|fell|rose|cut|down|up|is now|now it is|and now) .{0,30}(?:from|to) .{0,20}\d|from (?:\w+"
    r" ){0,3}to (?:\w+ )?\w+"
    r"|in the end|we (?:kept|killed|got there|walked away)|got cancelled|at the end"
)
HAPPENED: Final = cue(
    rf"{cues.PAST.pattern}|(?:has|have|he['’]s|she['’]s|it['’]s|they['’]ve|we['’]ve|I['’]ve) \w+|now|still|since"
)
"""An outcome has happened or holds by now; "people need to feel safe" is none."""
SETTING: Final = cue(
    r"when I (?:took|was|joined|started|came|worked)|I was (?:at|on|in|an?|the) |in my (?:first|last|second|\w+ year)"
    r"|at (?:a|my|our|uni|school|work)|in (?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december)"
    r"|in (?:19|20)\d\d|last (?:year|spring|summer|autumn|winter|month|week)|years? (?:ago|back)|at the time|(?:took"
    r"|taken) over"
)
"""Words that place a story although the sentence tells another part."""
