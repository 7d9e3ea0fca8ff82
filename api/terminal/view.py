"""Show a conversation as it happens: who speaks, what they say, what an answer was worth."""

from collections.abc import Callable
from typing import Any, Final

from api.terminal.grade_panel import show_change, show_examples, show_grade
from api.terminal.look_back import show_analysis, show_plan
from api.terminal.screen import Screen
from api.terminal.speech import Speech
from graph.events import Event
from tools.answer_grade import Grade

GRACE_SECONDS: Final = 0.6
"""How long the next question waits for the grade, which reads better above it. A model takes longer: then it comes below."""
OFFLINE_GRACE_SECONDS: Final = 10.0
"""The rules answer in well under a second; only a very busy machine takes longer."""
SILENCE_SECONDS: Final = 1.5
"""After this long without a word, the person is told what is going on."""
ON_ANSWERS: Final = frozenset({"grade", "cv_examples"})


class ChatView:
    """Shows the events of one interview on a screen."""

    def __init__(self, screen: Screen, total: int, clock: Callable[[], float], grace: float = GRACE_SECONDS) -> None:
        """Bind the screen, the number of questions, a clock in seconds, and how long a question waits for a grade."""
        self._grace = grace
        self._screen = screen
        self._total = total
        self._clock = clock
        self._speech: Speech | None = None
        self._begin_turn(frozenset())

    def _begin_turn(self, awaited: frozenset[str]) -> None:
        self._since = self._clock()
        self._awaited = set(awaited)
        self._held: list[Event] = []
        self._verdict: list[Event] = []
        self._question: Event | None = None
        self._silent = True

    def see(self, event: Event) -> None:
        """Show an event, or hold it back for a moment."""
        match event.type:
            case "run.started":
                self._begin_turn(ON_ANSWERS if event.data["kind"] in ("answer", "skip") else frozenset())
            case "message.delta" | "message.completed":
                self._held.append(event)
            case "grade" | "examples":
                self._verdict.append(event)
            case "node.finished":
                self._awaited.discard(event.data["node"])
            case "degraded":
                self._screen.warn(f"A part of this was answered by the offline engine: {event.data['message']}")
            case "analysis":
                show_analysis(self._screen, event.data["analysis"])
            case "study_plan":
                show_plan(self._screen, event.data["studyPlan"])
        self._show_what_may_be_shown()

    def tick(self) -> None:
        """Let the interviewer speak first where the grade takes long, and say so where everything takes long."""
        self._show_what_may_be_shown()
        if self._silent and self._clock() - self._since > SILENCE_SECONDS:
            self._silent = False
            self._screen.note("Reading your answer ..." if self._awaited else "Preparing ...")

    def settle(self) -> None:
        """Show whatever is still held back."""
        self._awaited.clear()
        self._show_what_may_be_shown()

    def ask_again(self, message: Event) -> None:
        """Show what the interviewer said last once more."""
        self._speak(message)

    def _show_what_may_be_shown(self) -> None:
        if not self._awaited and self._verdict and self._speech is None:
            self._silent = False
            self._show_verdict()
        if not self._awaited or self._clock() - self._since > self._grace:
            held, self._held = self._held, []
            for event in held:
                self._speak(event)
            if not self._awaited and self._verdict and self._speech is None:
                self._show_verdict()

    def _show_verdict(self) -> None:
        """Show the grade and the CV lines; where the next question was put before them, point back to it."""
        verdict, self._verdict = self._verdict, []
        for event in verdict:
            if event.type == "grade":
                show_grade(self._screen, Grade.model_validate(event.data["grade"]))
                if event.data.get("change"):
                    show_change(self._screen, event.data["change"])
        for event in verdict:
            if event.type == "examples":
                show_examples(self._screen, event.data["examples"])
        if self._question is not None:
            self._screen.blank()
            self._screen.say(f"Still open: {self._question.data['question']}")

    def _speak(self, event: Event) -> None:
        self._silent = False
        persona = event.data.get("persona")
        if self._speech is None and persona is not None:
            self._open_speech(persona)
        if self._speech is None:
            return  # live words without a speaker: the whole message names them
        if event.type == "message.delta":
            self._speech.add(event.data["text"])
            return
        self._speech.complete(event.data["text"])
        self._speech = None
        if event.data.get("questionId") is not None:
            self._question = event
            self._screen.note(self._place(event.data))

    def _open_speech(self, persona: dict[str, Any]) -> None:
        style = f"bold {self._screen.colour_of(persona['id'])}"
        whole = f"{persona['name']}, {persona['role']}"
        if len(whole) + 2 <= self._screen.width:
            self._screen.heading(whole, style)
        else:
            self._screen.heading(persona["name"], style)
            self._screen.note(persona["role"])
        self._speech = Speech(self._screen)

    def _place(self, message: dict[str, Any]) -> str:
        place = f"Question {message['number']} of {self._total}"
        return f"{place}, follow-up {message['followUp']}" if message["followUp"] else place
