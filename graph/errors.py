"""What may be asked of an interview and cannot be done; each with a stable code and words for a person.

Impossible
├── Unknown           no such interview, question, document, job or persona for this owner     404
├── Conflict          something else happened first                                            409
│   ├── StaleQuestion     another question is open now
│   ├── RunActive         the last answer is still being worked on
│   ├── KeyReused         the idempotency key was used with another body
│   └── Ended             the interview is over
├── ConsentRequired   nobody agreed to it                                                      403
└── Invalid           the request makes no sense                                               422
"""

from storage.content import Json


class Impossible(Exception):
    """A request that cannot be done. `code` is stable; `detail` says what happened and what to do."""

    code = "impossible"
    status = 400

    def __init__(self, detail: str, more: Json | None = None) -> None:
        """Keep the words and whatever helps a client to go on."""
        super().__init__(detail)
        self.detail = detail
        self.more = more or {}


class Unknown(Impossible):
    """No such thing for this owner."""

    code = "not_found"
    status = 404


class Conflict(Impossible):
    """Something else happened first."""

    code = "conflict"
    status = 409


class StaleQuestion(Conflict):
    """Another question is open now; `more` names it."""

    code = "stale_question"


class RunActive(Conflict):
    """The last answer is still being worked on."""

    code = "run_active"


class KeyReused(Conflict):
    """The idempotency key was used with another body."""

    code = "idempotency_key_reused"


class Ended(Conflict):
    """The interview is over."""

    code = "interview_ended"


class ConsentRequired(Impossible):
    """Nobody agreed to what this would keep."""

    code = "consent_required"
    status = 403


class Invalid(Impossible):
    """The request makes no sense as it is."""

    code = "invalid"
    status = 422
