"""What behavioural questions ask for, and the words in which an honest story of it is told."""

import re
from dataclasses import dataclass
from typing import Final

from tools.cues import cue


@dataclass(frozen=True)
class Topic:
    """A subject: how a question asks for it, and words of which a story about it holds at least one."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


TOPICS: Final = (
    Topic(
        cue(r"conflicts?|disagree\w*|argument|difficult (?:colleague|co-?worker|person)|clash\w*|tension|fell out"),
        cue(
            r"disagree\w*|argu\w+|row|fell out|conflict|clash\w*|tension|angry|shout\w*|annoy\w*|upset|blam\w+"
            r"|complain\w*|refus\w*|against"
            r"|wrong|insist\w*|apologi\w+|sorry|fight|fought|quarrel\w*|block\w*|snapped|sulk\w*|said no|didn['’]t"
            r" (?:agree|want|like)"
            r"|push\w* back|two camps|furious|cross|wouldn['’]t|object\w*|his way|her way|their way|each other|silent|ignored"
        ),
    ),
    Topic(
        cue(
            r"fail\w*|mistake|went wrong|wrong (?:call|decision)|did(?:n['’]t| not) (?:work|reach|go)|missed|regret|error"
            r" of yours|setback"
        ),
        cue(
            r"fail\w*|mistake|wrong|missed|lost|error|forgot\w*|should(?:['’]ve| have)|too late|broke\w*|cost|fault"
            r"|didn['’]t|never"
            r"|underestimat\w*|sorry|apologi\w+|withdrew|cancel\w*|killed|rejected|late|overlooked|skipped|assumed|had to"
            r" (?:redo|stop)"
        ),
    ),
    Topic(
        cue(
            r"deadline|under pressure|tight|too few|short of time|time pressure|workload|priorit\w+|several things at"
            r" once|juggl\w+"
        ),
        cue(
            r"deadline|by (?:the|noon|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d+)|before|hours?"
            r"|minutes?|days?|weeks?|late"
            r"|time|urgent|first|pressure|short|overtime|priorit\w*|list|queue|behind|rush\w*|until|tonight|overnight|clock"
        ),
    ),
    Topic(
        cue(r"angry|upset|difficult (?:customer|client|guest|patient|parent)|complain\w*|demanding (?:customer|client|guest)"),
        cue(
            r"angry|furious|upset|shout\w*|complain\w*|cross|apologi\w+|sorry|demand\w*|refund\w*|screaming|crying|cried"
            r"|unhappy|annoyed"
            r"|calm\w*|rude|swor\w*|raised (?:his|her) voice|wanted (?:his|her|their) money|dissatisf\w*|never (?:again"
            r"|come)|rage|mad"
        ),
    ),
    Topic(
        cue(r"feedback|criticism|criticised|told you (?:were|did)"),
        cue(
            r"feedback|told me|told (?:her|him|them)|said|criti\w+|review\w*|comments?|remark\w*|note|appraisal|honest\w*"
            r"|pointed out"
        ),
    ),
    Topic(
        cue(r"learn\w*|pick(?:ed)? up|new (?:skill|tool|system|subject)|out of your depth"),
        cue(
            r"learn\w*|course|taught|train\w*|book|tutorial|practis\w*|practic\w*|studied|manual|read|video\w*|new to"
            r"|never (?:done|used|seen)"
            r"|from scratch|first time|by heart|understood|asked|watched|shadow\w*|exam|certificate|tried"
        ),
    ),
    Topic(
        cue(r"improv\w*|process|efficien\w*|better way|initiative|introduced|nobody (?:had )?asked|own idea|fixed a problem"),
        cue(
            r"improv\w*|process|faster|quicker|instead|chang\w*|new|idea|cut|reduc\w*|fewer|less|sav\w+|noticed|started"
            r"|built|made|form"
            r"|sheet|list|template|script|system|trial|tried|moved|before|after|from \w+ to|down|fix\w*|sort\w*|waste"
        ),
    ),
    Topic(
        cue(
            r"persuad\w*|convinc\w*|influenc\w*|without (?:having )?authority|buy-?in|changed? (?:somebody|someone)['’]s"
            r" mind|won over"
        ),
        cue(
            r"persuad\w*|convinc\w*|agree\w*|said (?:no|yes)|ask\w*|show\w*|voted?|sceptic\w*|skeptic\w*|objection\w*"
            r"|mind|approv\w*"
            r"|proposal|suggest\w*|argu\w+|figures|numbers|evidence|demo\w*|trial|pilot|refus\w*|budget|decid\w*|board"
            r"|director"
        ),
    ),
    Topic(
        cue(r"ethic\w*|integrity|right thing|said no|principle|refus\w*|honest\w*|rules?"),
        cue(
            r"wrong|right|rules?|refus\w*|no|report\w*|honest\w*|truth|lie[ds]?|lying|sign\w*|compliance|fraud|legal|law"
            r"|confiden\w*|policy"
            r"|trust|ethic\w*|declar\w*|admitt\w*|told|against|pressure|conscience|safe\w*|cover\w* up|hid\w*"
        ),
    ),
    Topic(
        cue(r"decision|decide\w*|judg\w*ment|incomplete information|wrong call|choice|chose"),
        cue(
            r"decid\w*|decision|chose|choice|option\w*|either|whether|call|risk\w*|weigh\w*|instead|rather|without"
            r" knowing|didn['’]t know"
            r"|not sure|unclear|guess\w*|if|information|bet|judg\w*|could have|alternatives?|stopp\w*|cancel\w*|went with"
        ),
    ),
    Topic(
        cue(
            r"(?:help|coach|develop|mentor|train|support)\w* (?:a |an |some\w* )?(?:colleague|person|people|team member"
            r"|junior|others?|someone|somebody|engineer)"
        ),
        cue(
            r"help\w*|show\w*|taught|teach\w*|train\w*|coach\w*|mentor\w*|explain\w*|together|sat with|next to|learn\w*"
            r"|practis\w*|support\w*"
        ),
    ),
    Topic(
        cue(r"data|observation|analy\w+|root cause|real cause|diagnos\w*|error|detail|quality problem|missed|noticed|spotted"),
        cue(
            r"count\w*|measur\w*|data|figures?|numbers?|log\w*|spreadsheet|table|check\w*|compar\w*|found|noticed|saw"
            r"|cause|because|pattern"
            r"|error|wrong|difference|\d+|timed|watched|tested|traced|looked|mistake|missing|twice"
        ),
    ),
)

NO_STORY: Final = cue(
    r"(?:I )?(?:do not|don['’]?t|haven['’]?t|have not|never|can['’]?t|cannot|couldn['’]?t) (?:\w+ ){0,3}(?:have (?:one"
    r"|any|an example)|had (?:one|that|any|a)"
    r"|think of|remember|recall|pick (?:just )?one)|next question|this is how I see it|i['’]?d (?:say|probably|hope)"
    r"|nothing (?:comes|really)"
    r"|no experience|not really(?:,)? no|hasn['’]?t happened"
)
"""The candidate says that there is no such story, or tells a wish in its place."""
