"""Words of answers that tell no story: claims and fit, reasoning and sums, bargaining, asking."""

import re
from typing import Final

from tools.cues import cue

RUN_UP: Final = re.compile(
    r"^(?:(?:oh|well|so|okay|ok|um+|uh|hmm+|yeah|yes|right|hi|hello|ooh)\b[,.!]?\s*)*(?:thank(?:s| you)\b|(?:that['’]?s"
    r"|it['’]s) (?:a|an|not)\b"
    r"|where do i|good question|great question|let me|i['’]m (?:really )?(?:happy|glad)|from the moment|i was born|hard"
    r" to say|hmm|oh\b)",
    re.IGNORECASE,
)
DODGE: Final = cue(
    r"no idea|I don['’]t (?:really )?(?:know|plan|have (?:any|one))|I['’]ll see"
    r"|I['’]m (?:quite |very |really )?(?:flexible|open)|whatever you|we would find|depends on (?:you|the)|it depends"
    r"|hard to say|that['’]s a long story|more or less me|I trust you|I['’]d trust you|up to you"
)
FLATTERY: Final = cue(
    r"(?:good|great|excellent|very good|strong) (?:reputation|employer|company|name|values)|leader in"
    r"|your (?:values|website|philosophy|culture|mission|success)|always wanted|new challenge|dynamic"
    r"|would be (?:really )?nice|everybody knows|where I can grow|develop (?:further|myself|personally)|security"
    r"|a job with meaning"
)
THEM: Final = cue(r"you|you['’](?:re|ve|d|ll)|your|here|this (?:job|role|post|position|place|team|company|school|ward|shop)")
THEIR_NEED: Final = cue(
    r"you['’]re (?:\w+ing|owned|a)|you (?:run|sell|own|use|put|build|make|serve|said|asked|wrote|mentioned|opened|are"
    r" (?:\w+ing|owned)|want|need|have|hold|say|ask|look|offer|keep|teach|treat|deal)"
    r"|you['’]ve (?:got|had|put|opened|\w+ed)|your (?!(?:values|website|philosophy|culture|mission|success|reputation"
    r"|company is)\b)\w+"
    r"|the advert|(?:saw|read|noticed|heard|gathered|spoken to)|here"
)
OFFERS: Final = cue(
    r"I can|I have|I['’]ve|I did|that part I|I do|I['’]d (?:bring|want|like|start|do|be)|I could|I know|I"
    r" run|my"
)
PERFECT: Final = cue(
    r"I['’]ve|I have (?:\w+ed|done|had|been|run|led|built)|has (?:had|been|asked|\w+ed)|have (?:had|been"
    r"|\w+ed)"
)
CLAIM: Final = cue(
    r"I['’]m (?:a |very |quite |really |good |always |proud )|I am (?:a |very |quite |really )|I love|I"
    r" like|I believe|I always|I['’]ve always"
)
SELF_LIMIT: Final = cue(
    r"I (?:still (?:itch|find|have|struggle)|forgot|missed|should(?:['’]ve| have)|underestimated|admit|failed|got burned)"
    r"|I['’]m (?:weak|bad|useless|slow|no good|not (?:a |very |so )?(?:good|great|better|fan|huge))|that['’]s a gap|my"
    r" (?:own )?fault"
    r"|what I haven['’]t|if I['’]m honest|my mistake|I(?:['’]d)? (?:got|was) (?:it )?wrong|useless at|worth nothing|I was"
    r" (?:good at it|dazzled)"
    r"|I don['’]t (?:know|think I['’]ll|have (?:the|any) \w+ codes)|I never (?:did|saw|asked)|I['’]d sold|I wouldn['’]t"
    r" claim|haven['’]t (?:got|done)"
    r"|hints I miss|I mostly go by|she was right|he was right|I would(?: have|['’]ve)|a bit dazzled|I sold it"
)
RESERVE: Final = cue(
    r"I (?:don['’]t|didn['’]t|can['’]t|couldn['’]t|haven['’]t|wouldn['’]t|won['’]t|never|still)|I['’]m"
    r" not|to be honest|but I|I know (?:it|that)"
)
CHANGED: Final = cue(
    r"since then|now I|I now|so I|what I do since|these days|that['’]s why I|it['’]s why I|I(?:['’]ve)? started"
    r"|I(?:['’]ve)? begun|I learned|I['’]ve learned|instead|next time|from then on|I['’]d want|every \w+day"
    r"|each \w+day"
)
MECHANISM: Final = cue(
    r"because|since|so (?:that|it|the|if|you|they|we)|which (?:means|is|makes|gives)|that means|then|if|when|otherwise"
    r"|unless|until|as (?:it|the|they)|therefore|before|after|underneath|behind|instead"
)
STEP: Final = cue(
    r"I['’]?d (?:\w+ )?(?:look|check|start|ask|run|open|take|measure|compare|test|put|add|use|want|find|make|go|split"
    r"|write|set|try|begin|describe|log|record|first|then|also|store|move)"
    r"|I (?:would|look|check|start|run|take|measure|compare|test|use|open)|first|then|next|after that|finally|step"
    r"|you (?:look|check|take|run|put|use|add|set)|have (?:a|the)|let"
)
TRADE_OFF: Final = cue(
    r"trade-?off|cost\w*|price|downside|drawback|on the other hand|instead|rather than|unless|depends|only (?:if|when)"
    r"|but (?:it|that|then|the|you)|although|though|slower|faster|expensive|cheaper|longer|simpler"
    r"|at the (?:price|cost) of|worth|enough|limit\w*|not (?:always|worth|for)|wouldn['’]t|don['’]t (?:bother|need)"
    r"|overhead|risk\w*|if product|plaster|buys time|either"
)
OWN_CASE: Final = cue(
    r"we (?:had|did|used|got|found|ran|were|once|moved|set|lost)"
    r"|I(?:['’]ve)? (?:had|seen|did|used|once|worked|built|lived|was|set)|at my (?:last|old|previous|current)|at work"
    r"|my last|last (?:year|month|week|job)|in (?:our|my) (?:team|case|shop|firm|company|project)|my colleague"
    r"|we['’]ve had"
)
EXAMPLE: Final = cue(
    r"for (?:example|instance)|say,|say (?:you|we|a|there)|like (?:a|an|the|when)|such as|e\.g\.|imagine|suppose|let['’]s say"
    r"|a \w+ (?:called|named)"
)
SPLIT: Final = cue(
    r"(?:two|three|four|five) (?:\w+ )?(?:things|parts|cuts|ways|questions|incomes|steps|reasons|options|causes|drivers"
    r"|blocks|lines|points|numbers)"
    r"|split|separate|apart|break (?:it|this) down|on the one (?:hand|side)|first|second|third|one,|two,|three,|revenue"
    r" and cost"
    r"|by (?:shop|site|region|product|cost|customer|clinic|line|segment|age|branch|day|hour)|fixed and variable|price"
    r" (?:and|or|x|times) volume"
    r"|either|segment|and then|then|lastly|finally|in (?:this|that) order|next|on the other|that leaves|what remains|compare"
)
FRAMEWORK: Final = cue(r"swot|five forces|4 ?ps|pestel?|bcg|root causes?|value chain|kpis?")
SUM: Final = re.compile(
    r"(?:\d[\d.,]*|\b(?:half|double|twice|third|quarter|percent|per cent|million|thousand|hundred)\b).{0,60}?(?:\bis\b"
    r"|\bare\b|=|\bso\b|\bmakes\b|\btimes\b|\bx\b|\bper\b|\bof\b|\babout\b|\bleaves\b|\bworth\b|\bat\b|\bover\b).{0,40}?\d",
    re.IGNORECASE,
)
ASSUME: Final = cue(
    r"assum\w+|let['’]s say|say|suppose|I['’]d guess|I guess|my guess|roughly|about|stop me|if I take|I take|call it"
    r"|maybe \d+|I don['’]t have your|correct me|knock it about|provided|unless|if (?:it|they|that|the)|\w+ may be"
    r"|can I assume"
)
ADVISE: Final = cue(
    r"I['’]d (?:\w+ )?(?!like|say|want|guess|assume|expect|need|be |look|split|ask|have)\w+|I (?:would|wouldn['’]t"
    r"|recommend|advise|suggest)"
    r"|my (?:advice|view|recommendation|tendency|answer)|so (?:yes|no)|not from|first move|go for it|do it|don['’]t"
    r" (?:buy|build|do|overbook|close)"
    r"|should|then (?:overbook|raise|renegotiate|close)|yes,|no,|let['’]s (?:start|try|keep)|start with|the first (?:step"
    r"|thing)"
)
RISK: Final = cue(
    r"risks?|risky|sink|could go wrong|goes wrong|watch|danger|trigger|if (?:cups|they|it|demand|people|the|that|more)"
    r" \w+|worst"
    r"|downside|backfire|threat|stop (?:and|rule|if)|everybody comes|court|walk (?:over|away)|lose|the number that"
    r" decides|depends on"
    r"|unless|might not|may not|could (?:also|well|be)|careful|wrong|until I know|before I"
)
PRICE: Final = re.compile(
    r"(?<![\w.,])[£$€]?\d{2,3}(?:[.,]\d{3})*(?!\s?(?:%|percent|per cent|articles|days|hours|rooms|people))(?![\w])"
    r"|\b\d{1,2},\d{3}\b"
)
HOLD: Final = cue(
    r"can['’]t do (?:this|that|all|it)|won['’]t (?:match|go|do)|wouldn['’]t (?:come|go)|I stay|is what (?:I|my)"
    r"|my (?:rate|price|day rate|fee) is|I['’]m usually|what I (?:charge|bill)|['’]ve charged|I bill|I['’]d hold"
    r"|hold (?:at )?\d+|not the whole|the price comes from|don['’]t discount|same scope|is \d+ (?:days|hours) at"
    r"|apiece|each|I['’]d be at|and it includes|inside it|which includes"
)
OWN_COST: Final = cue(
    r"my rent|I pay|I earned|as a permanent|two kids|my (?:costs|pension|bills)|what it costs to live"
    r"|I put a lot of effort|years of experience|(?:ten|eleven|\d+) years"
)
PROOF: Final = cue(
    r"my last|(?:the )?last (?:client|one|job|three|two|project)|saved?|without (?:a|any)|reprint|signed off|clients?"
    r" (?:paid|said|told)"
    r"|told me|I['’]ve (?:done|been called|not lost|worked|had|got|looked|run|built|learned|never)|in one round|in place"
    r" of|still up"
    r"|(?:went|gone|come) (?:down |up )?from .{1,30} to|for (?:a|an) \w+ (?:shop|maker|client|company|group)|cleaned? up"
    r"|certificates?|references?|you get|gets? you|in (?:every|each) case|since I|in two years|from what I['’]ve seen|I"
    r" know the"
)
GIVE: Final = re.compile(
    r"\b(?:I (?:could|can|would|['’]d|might) (?:also |maybe |probably |then )*(?:do|go|come|offer|make|take|start)(?:"
    r" (?:it|this|that|them|all|the \w+|down|for|to|at|as well|ten|you))*|let['’]s say|we could (?:say|probably|make)|or"
    r"|come down to|suppose"
    r"|throw in|then I suppose)\W+(?:maybe |about |around |for |to |at )*[£$€]?\d{2,}",
    re.IGNORECASE,
)
GIFT: Final = cue(
    r"throw in|unlimited|as many (?:changes|revisions)|for free|whatever you (?:think|want)"
    r"|that['’]s (?:completely )?fine|no pressure|I wouldn['’]t charge|a few weekends|we['’]ll manage|make that work"
    r"|that would be okay|don['’]t want to lose you"
)
IN_RETURN: Final = cue(
    r"if (?:you|we|tara|the|it['’]s the|that|I|[A-Z]\w+)(?! like| want| prefer| helps?|['’]s easier|['’]s still| makes"
    r" it)|in return|in exchange"
    r"|drop(?:ping)?|leave out|leaving out|without|less work|fewer|up front|upfront|sign\w*|(?:twelve|six|three) months"
    r"|only (?:the|do)"
    r"|(?:take|taking) .{0,20}out|move to|to the end of|at the full rate|smaller|first (?:the|fifteen)|can follow|between"
    r" two other"
    r"|the line work|fixed|for that|needs?|half of|counts? towards|paid within|booked|two things|as a notice|instead|rest"
    r" from"
    r"|could wait|handover|other ways?|keep my rate|at the same \d+"
)
PLEAD: Final = cue(
    r"sorry|I understand|totally|obviously|honestly|to be honest|I mean|just|please|I['’]d really (?:love|like)"
    r"|don['’]t worry|completely|I hope|still quite new|I don['’]t want to|perhaps|maybe|sort of|insult\w*|come on"
    r"|you['’]ll be back|like you|how dare|wow|it would be nice"
)
CLOSE: Final = cue(
    r"I(?:['’]ll| will| can) (?:\w+ )?(?:send|put|hold|come|call|write|have|ring|be|get|draw|bring)|shall I|shall we"
    r"|which (?:of|one|would)|by (?:monday|tuesday|wednesday|thursday|friday|noon|tomorrow)"
    r"|on (?:monday|tuesday|wednesday|thursday|friday|saturday)|until (?:monday|tuesday|wednesday|thursday|friday)"
    r"|tomorrow|today|this afternoon|I need a yes|send (?:you|it)|next week|if you send|one page|let me know"
)
DAY: Final = cue(
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today|this (?:afternoon|week|morning|evening)"
    r"|noon|by (?:five|six|three|four|the \d+)|next week|the \d+(?:st|nd|rd|th)"
    r"|in (?:two|three|five|ten|a) (?:days|weeks|week)|in (?:march|april|may|june|september|october|november)|tonight"
    r"|within a (?:day|week)"
)
OPEN_QUESTION: Final = re.compile(
    r"\b(?:what|how|why|tell me|walk me|take me through|suppose|who|where|when you say|which of|in what)\b[^?.!]*\?",
    re.IGNORECASE,
)
INVITE: Final = cue(
    r"tell me about|walk me through|take me through|talk me through|I['’]d (?:also )?like to know|help me understand"
)
TAKEN_UP: Final = cue(
    r"you (?:said|mentioned|say|want|ask|wrote|told)|when you say|I ask because|I['’]m asking because|because if"
    r"|that['’]s (?:money|painful|hard|a lot)|so you|if (?:both|it['’]s mostly|most of)|I hear|may not be|to the point"
    r"|you['’]re right|fair (?:question|point)|that['’]s (?:true|fair)|I can see (?:why|how|that)|it['’]s true"
)
PURPOSE: Final = cue(
    r"different|success|worth (?:it|the)|would (?:have to )?be (?:true|happening|different)|notice|goal|what should|what"
    r" is it (?:they|for)"
    r"|what (?:do|does|did|would|will) .{0,30}(?:want|need|have to|promise|change|mean|tell|look|know|do)|want to do|you"
    r" may need|may be (?:an|a)"
    r"|after it['’]s out|a year (?:from now|after)|would I see|what['’]s it for|the day after|so what|at all|what['’]s"
    r" the|intended|smallest thing"
    r"|gets? better|has to be answered|what stands behind|worry|behind it|happens? (?:if|when|on)|for whom|who(?:['’]ll|"
    r" will)? (?:use|rely|read)|stop|why"
)
MONEY: Final = cue(
    r"budget|sum|money|amount|costs?|figure|price|set aside|afford|spend|spent|paid|pay|euros?|worth|\d[\d,]{2,}"
)
WHEN: Final = cue(
    r"date|deadline|when|by when|season|opening|how soon|weeks?|months?|start|live|monday|friday|june|until|time limit"
    r"|how long|how often"
)
WHO: Final = cue(
    r"who(?:['’]s|['’]ll)?|whose|say yes|has a say|decides?|decision|committee|board|sign(?:s)? (?:it )?off|is that you"
    r"|besides you|yourself"
)
DOUBT: Final = cue(
    r"worr\w+|risk\w*|may not|might not|probably doesn['’]t|hate to|wrong (?:thing|factor|by)|careful|nothing happens"
    r"|wouldn['’]t"
    r"|not blind|no promises|tight|otherwise|may have to stop|maybe not|you need and not|cheaper|one thing (?:I['’]d want"
    r"|up front|first)"
    r"|I (?:can['’]t|won['’]t) (?:say|promise|commit|tell|yet)|I don['’]t know yet|no date|depends|doesn['’]t help"
    r"|nobody['’]s there"
    r"|if (?:it['’]s|both|those|that['’]s) |if there isn['’]t|isn['’]t (?:a|the|it|sure|everything)|can say no|not (?:yet"
    r"|today)|twice|before I"
)
PITCH: Final = cue(
    r"we['’]re (?:a|an)|I['’]ve (?:done|built|been doing)|we['’]ve (?:built|done)|our (?:process|format|most)|package"
    r"|premium|perfect|right place|speciality|state of the art|what I['’]d (?:do|suggest) for you"
    r"|I['’]d (?:go|do|put|start|also add|move|host|launch)|guarantee|most people take|we do everything|you get"
    r"|five phases|percent off|slot|over the moon|I did one|number one|modern|loyalty|chatbot|flutter|normally a"
    r"|as a rule"
)
PROPOSE: Final = cue(
    r"I(?:['’]d| would) (?:\w+ )?(?:propose|suggest|like|rather|offer|ask|treat|take|say|keep|want|do|put|give)"
    r"|could (?:we|you|your|the)|what I can do|let['’]s|shall we|I(?:['’]m| am) asking for|what if|either"
    r"|we (?:can|could)|my (?:offer|proposal)|I['’]ll (?:help|write|bring|give|take|send|show|move|go)|until then"
    r"|two things|instead"
)
PUT_OFF: Final = cue(
    r"take (?:that|this|it) offline|look into it|get back to you|another time|later on|we['’]ll see"
    r"|discuss (?:it|that|this) (?:later|afterwards)"
)
GRANT: Final = cue(
    r"you['’]re right|that['’]s (?:true|fair|right)|fair (?:question|point|enough)|it['’]s true|I can see|I understand"
    r"|both were true|they could|I wouldn['’]t bet|I know (?:that|why)|good point|I agree|granted|true,|yes,|thank you"
    r"|I hear"
)
UNKNOWN: Final = cue(
    r"I don['’]t know|we don['’]t know|don['’]t yet|not (?:yet )?measured|nobody has|I can['’]t confirm"
    r"|I won['’]t guess|I['’]d need|not sure yet|I can['’]t (?:tell|say|promise)|depends on|unless|if it"
)
BLAME: Final = cue(
    r"(?:your|his|her|their) fault|stupid|ridiculous|nonsense|you always|you never|calm down|that['’]s not my|how dare"
    r"|incompetent|idiot\w*|whatever|shut up|not my (?:job|problem)|obviously you"
)
SMALL_STEP: Final = cue(
    r"I(?:['’]ll| will| can|['’]d| would|['’]m going to)? (?:\w+ ){0,2}(?:send|come|call|ring|look|show|write|sit|stand"
    r"|visit|get|make|have a look|put|tell)"
    r"|send me|you(?:['’]ll)? (?:get|have|will have)|minutes|an hour|two days|one page|shall we|could we meet|my offer"
)
PUSHED: Final = cue(r"contracts?|lock in|slot|in advance|up front|put down for you|password|no obligation|guarantee")
