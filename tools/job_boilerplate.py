"""Tell what an advert asks for from what every advert says: rights, benefits, privacy, how to apply."""

import re
from typing import Final

BOILERPLATE: Final = re.compile(
    r"equal[- ](?:employment )?opportunit|affirmative action|\beeoc?\b|regardless of (?:race|age|gender|colou?r|background|"
    r"any)|"
    r"without regard to|protected (?:characteristic|class|veteran|status)|sexual orientation|gender identity|"
    r"discriminat|\bveterans?\b.{0,40}encouraged|people of all|from all backgrounds|under-?represented|"
    r"right to (?:live and )?work|(?:entitled|authori[sz]ed|eligible|permitted|legally able) to (?:live and )?work|"
    r"work (?:authori[sz]ation|"
    r"permits?)|\bvisas?\b|sponsor (?:permits|visas|you|work)|cannot sponsor|not (?:able to )?sponsor|"
    r"background (?:check|screening)|criminal (?:record|history|background)|\bdbs\b|drug (?:test|screen)|e-verify|"
    r"reference checks?|references will|"
    r"privacy (?:notice|policy|statement)|personal data in accordance|gdpr notice|cookie|applicant tracking|"
    r"\b401\(?k\)?|paid time off|\bpto\b|(?:health|dental|medical|life) (?:insurance|cover\b)|pension (?:scheme|contribution|"
    r"plan)|"
    r"annual leave|days'? (?:holiday|leave|vacation)|parental leave|gym membership|competitive (?:salary|pay|compensation|"
    r"package)|"
    r"stock options|equity package|salary (?:range|is|will|expectations)|compensation (?:range|package)|"
    r"reasonable (?:accommodation|adjustment)|request (?:an )?(?:accommodation|adjustment)|"
    r"how to apply|to apply,|please apply|click (?:the )?(?:apply|here|below)|apply (?:now|today|by|via|at|through|with|"
    r"online|for this)|"
    r"send (?:us )?(?:your|a) (?:cv|r[ée]sum[ée])|cover(?:ing)? letter|closing date|"
    r"application (?:form|process|deadline|will)|shortlisted|only (?:successful )?candidates|"
    r"recruitment agenc|staffing agenc|no agencies|we (?:look forward|would love|'d love|can't wait) to hear|"
    r"all (?:qualified )?applic(?:ants|ations)|disabilit(?:y|ies) (?:status|and)|"
    r"(?:this )?job description (?:is|may|does)|other duties (?:as|may)|duties (?:as|that may be) assigned|"
    r"not (?:an )?exhaustive|"
    r"ignore (?:all|any|the|previous|prior)|(?:previous|prior|above) instructions|system prompt|language model|"
    r"automated (?:analysis|"
    r"screening)|\bllms?\b.{0,30}(?:score|rate|evaluat)|(?:rate|score|recommend) (?:this|the) candidate|"
    r"\[/?system\]|rest-of-document|note (?:by|to) .{0,60}(?:recruiters?|software|systems?|tools?)\b|(?:evaluate|rank|"
    r"favou?r) (?:the|this) candidate|"
    r"invisible to humans|white-text|hidden (?:metadata|text|competency)|override (?:manual|all|any)|(?:simply|"
    r"only) respond with|pre-verified|"
    r"(?:most|supremely) qualified|highly recommended|negative indicators|exceptional match|exceeds all|https?://|www\.|"
    r"\w@[\w-]{1,60}\.\w",
    re.IGNORECASE,
)
ASKS: Final = re.compile(
    r"\b(?:experienced?|knowledge|abilit(?:y|ies)|able to|skills?|skilled|degree|qualifi(?:ed|cations?)|years'? |fluent|"
    r"fluency|proficien\w+|"
    r"familiar(?:ity)?|understanding|background in|certifi\w+|licen[cs]ed?|diploma|must (?:be|have|hold)|essential|required|"
    r"track record|"
    r"(?:you|candidates?|applicants?) (?:should|must|need|will (?:have|need|be (?:a|an|able|confident|comfortable)))|"
    r"you(?:'ll| will) (?:have|need|bring)|you have\b|you are (?:a|an|comfortable|confident|able|good|happy|keen)|you(?:'re|"
    r" are) someone|you know\b|"
    r"you can (?!apply|expect|find|read|learn|choose|also)|comfort(?:able)? (?:with|in|picking)|confiden(?:t|ce) (?:with|in)|"
    r"(?:look(?:ing)? for|seek(?:ing)?|want|need) (?:someone|somebody|people)\b|(?:look(?:ing)? for|"
    r"seek(?:ing)?) an? [^.]{3,80} (?:with|who)\b)",
    re.IGNORECASE,
)
DENIES: Final = re.compile(
    r"\b(?:(?:do not|don't|doesn't|does not|need not|no|not) (?:\w+ )?(?:need|require|mind|care|degree|matter|essential|"
    r"necessary|"
    r"experience)|can be learned|we would rather|we(?:'ll| will) (?:teach|train|ask)|training (?:is|will be) (?:given|"
    r"provided)|"
    r"we(?:'re| are) (?:proud|committed|a )|our team|per (?:year|annum|hour))\b|"
    r"^you(?:'ll| will) (?:get|receive|enjoy|learn|report)\b",
    re.IGNORECASE,
)
DOES: Final = re.compile(
    r"\b(?:you(?:'ll| will| would|'d) (?!get\b|receive|enjoy|need|have\b|bring\b|find|be (?:a\b|an\b|the only|able|part|paid|"
    r"based|joining|eligible|"
    r"given|entitled|working (?:with|in|from))|also (?:have|need|get)|not\b|love|hear|report|also be)|"
    r"(?:successful (?:candidate|applicant)|post ?holder|role|jobholder|duties|responsibilities|job|position|work) "
    r"(?:will (?!be based|be paid|have|need|suit|report)|includes?|involves?|entails?)|"
    r"^responsible for|(?:you|candidate|applicant|holder|role|job)\b[^,.;]{0,24}\bresponsible for)",
    re.IGNORECASE,
)


def is_boilerplate(text: str) -> bool:
    """Say whether a sentence is about rights, benefits, privacy or applying, or speaks to a machine."""
    return bool(BOILERPLATE.search(text.replace("’", "'")))


def denies(sentence: str) -> bool:
    """Say whether a sentence of prose waives something, or speaks of the employer."""
    return bool(DENIES.search(sentence.replace("’", "'")))


def is_requirement(sentence: str) -> bool:
    """Say whether a sentence of prose asks something of the candidate."""
    plain = sentence.replace("’", "'")
    return bool(ASKS.search(plain)) and not DENIES.search(plain) and not is_boilerplate(plain) and len(plain.split()) <= 45


def is_duty(sentence: str) -> bool:
    """Say whether a sentence of prose says what the candidate will do."""
    plain = sentence.replace("’", "'")
    return bool(DOES.search(plain)) and not is_boilerplate(plain) and len(plain.split()) <= 45
