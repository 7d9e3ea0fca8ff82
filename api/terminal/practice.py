"""Hold an interview: begin one or take one up, and see it through to its end or a pause."""

import json
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass

from api.terminal.candidate import Candidate, Move
from api.terminal.chat import Chat
from api.terminal.hints import Coach
from api.terminal.keyboard import Keyboard, take_terminal_back
from api.terminal.rehearsal import Ending, View, rehearse
from api.terminal.screen import Screen
from api.terminal.script import Script
from api.terminal.sources import Brought
from api.terminal.stage import Stage, open_stage, said_plainly
from api.terminal.trouble import Broken, Unprepared
from api.terminal.view import GRACE_SECONDS, OFFLINE_GRACE_SECONDS, ChatView
from engine.task import Engine
from graph.admission import Deed
from graph.events import Event
from graph.state import Setup
from settings import Settings
from storage.tables import LOCAL_OWNER


@dataclass(frozen=True)
class Manner:
    """How an interview is held: with the answers of a file or of a person, shown to a person or as JSON."""

    screen: Screen
    answers: Sequence[str] | None = None
    as_json: bool = False
    deltas: bool = False


class JsonView:
    """Writes each event as one line, the same object as in the log."""

    def __init__(self, *, deltas: bool) -> None:
        """Leave out live pieces of speech unless they are wanted."""
        self._deltas = deltas

    def see(self, event: Event) -> None:
        """Write the event. Escaped to ASCII: a terminal would act upon some characters beyond it."""
        if event.seq is not None or self._deltas:
            print(json.dumps(event.as_json()), flush=True)

    def tick(self) -> None:
        """Wait."""

    def settle(self) -> None:
        """Hold nothing back."""


def heed_signals() -> None:
    """Let a closing terminal, or an end that is asked for from outside, pause as Ctrl-C does."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)


def begin(settings: Settings, engine: Engine, brought: Brought, setup: Setup, manner: Manner) -> int:
    """Hold a new interview; return the exit code. Raises BadInput or Broken."""
    heed_signals()
    with open_stage(settings, engine) as stage:
        try:
            stage.begin(brought, setup)
        except KeyboardInterrupt:
            stage.pause()
            return _part(stage, "paused", manner)
        return _hold(stage, manner, [])


def go_on(settings: Settings, engine: Engine, interview_id: str, manner: Manner, again: str | None = None) -> int:
    """Take up an interview where it stands, or with a question once more; return the exit code. Raises BadInput or Broken."""
    heed_signals()
    with open_stage(settings, engine) as stage:
        log = stage.reopen(interview_id)
        if again is None:
            return _hold(stage, manner, log)
        with said_plainly():
            stage.act(Deed("retry", again))
        return _hold(stage, manner, [])


def _hold(stage: Stage, manner: Manner, log: Sequence[Event]) -> int:
    interview, _ = stage.call(lambda: stage.greenroom.interviews.get(LOCAL_OWNER, stage.interview_id))
    views: list[View] = []
    if manner.as_json:
        views.append(json_view := JsonView(deltas=manner.deltas))
        for event in log:
            json_view.see(event)
    if manner.answers is None or not manner.as_json:
        grace = OFFLINE_GRACE_SECONDS if stage.greenroom.backstage.engine.name == "offline" else GRACE_SECONDS
        views.append(chat_view := ChatView(manner.screen, interview.question_count, time.monotonic, grace))
        if log and stage.standing.run_id is None and stage.standing.message is not None:
            chat_view.ask_again(stage.standing.message)
    try:
        ending = rehearse(stage, _candidate(stage, manner), views)
    except Unprepared as error:
        stage.undo()
        raise Unprepared(f"The interview could not be prepared, so nothing was kept. {error}") from error
    except Broken as error:
        raise Broken(f"{error} Nothing is lost; go on with: greenroom resume {stage.interview_id}") from error
    return _part(stage, ending, manner)


def _candidate(stage: Stage, manner: Manner) -> Candidate:
    screen = manner.screen
    if manner.answers is None:
        take_terminal_back()
        keyboard = Keyboard(screen.raw, on_stdout=not manner.as_json)
        keyboard.hold_back()
        return Chat(screen, keyboard, Coach(stage, screen).help)

    def show(move: Move) -> None:
        if not manner.as_json and move.action != "pause":
            screen.blank()
            screen.say("You" if move.action == "answer" else "You skipped this.", "bold", indent=0)
            screen.say(move.text)

    return Script(manner.answers, show)


def _part(stage: Stage, ending: Ending, manner: Manner) -> int:
    """Say how to go on."""
    screen = manner.screen
    screen.blank()
    if ending == "paused":
        screen.say("Paused; nothing is lost. Go on with:", indent=0)
        screen.say(f"greenroom resume {stage.interview_id}", "bold", indent=0)
    else:
        screen.say("The whole report:", indent=0)
        screen.say(f"greenroom report {stage.interview_id}", "bold", indent=0)
    return 0
