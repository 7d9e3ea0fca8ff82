"""The closed word lists of Greenroom; the one module everybody may import."""

from typing import Final, Literal, get_args

InterviewType = Literal["behavioral", "technical", "case", "client_discovery", "rate_negotiation"]
"""What an interview trains."""

QuestionKind = Literal[
    "behavioral", "general", "technical", "case", "client_discovery", "rate_negotiation", "meeting", "presentation"
]
"""What a question of the bank is; an interview of one type also asks general questions."""

RubricName = Literal["behavioral", "general", "technical", "case", "rate_negotiation", "client_discovery", "scenario"]
"""The rubric that grades an answer; `content/rubrics.json` holds one of each."""

Industry = Literal[
    "any",
    "technology",
    "healthcare",
    "education",
    "finance",
    "retail",
    "hospitality",
    "manufacturing",
    "public_sector",
    "nonprofit",
    "freelance",
]
RoleLevel = Literal["entry", "mid", "senior"]
Difficulty = Literal["easy", "medium", "hard"]
RoleFamily = Literal[
    "any",
    "software",
    "frontend",
    "mobile",
    "data",
    "devops",
    "security",
    "qa",
    "product",
    "design",
    "project_management",
    "management",
    "operations",
    "marketing",
    "sales",
    "customer_service",
    "engineering_hardware",
    "clinical",
    "nursing",
    "teaching",
    "research",
    "accounting",
    "finance_analyst",
    "supply_chain",
    "hr",
    "legal",
]
Competency = Literal[
    "teamwork",
    "conflict_resolution",
    "leadership",
    "initiative",
    "problem_solving",
    "decision_making",
    "communication",
    "customer_focus",
    "adaptability",
    "resilience",
    "time_management",
    "learning",
    "integrity",
    "influence",
    "planning",
    "creativity",
    "attention_to_detail",
    "mentoring",
    "domain_knowledge",
    "analysis",
    "negotiation",
    "discovery",
]
GeneralTopic = Literal[
    "introduction",
    "motivation",
    "strengths",
    "weaknesses",
    "plans",
    "salary",
    "gap_in_cv",
    "values",
    "work_style",
    "questions_for_us",
]
"""What a general question is about; stands in its `competency` field."""

Style = Literal["friendly", "neutral", "tough"]
Mode = Literal["graded", "practice"]
Status = Literal["pending", "active", "paused", "completed", "abandoned"]
Action = Literal["answer", "skip", "end", "retry"]
"""What is done with a question: answered, skipped, the interview ended at it, or asked for once more."""
Source = Literal["typed", "dictated", "spoken"]

StarPart = Literal["S", "T", "A", "R", "F", "N"]
"""Part of a story that a sentence tells: situation, task, action, result, reflection (F), none of these."""

AnswerFlag = Literal[
    "blank", "gibberish", "off_topic", "question_echo", "prompt_injection", "too_short", "repetitive", "unsupported_quote"
]

Gap = Literal[
    "situation",
    "task",
    "action",
    "result",
    "reflection",
    "ownership",
    "specificity",
    "depth",
    "risks",
    "numbers",
    "alternatives",
    "assumptions",
    "trade_offs",
    "evidence",
    "fit",
    "insight",
    "directness",
]
"""What an answer left open; the `when` of a follow-up in the bank."""

INTERVIEW_TYPES: Final[tuple[InterviewType, ...]] = get_args(InterviewType)
INDUSTRIES: Final[tuple[Industry, ...]] = get_args(Industry)
ROLE_LEVELS: Final[tuple[RoleLevel, ...]] = get_args(RoleLevel)
MIN_QUESTIONS: Final = 5
MAX_QUESTIONS: Final = 10
MAX_FOLLOW_UPS: Final = 2
MAX_ANSWER_CHARACTERS: Final = 20_000
