"""A candidate at the keyboard."""

from collections.abc import Callable
from typing import Final

from api.terminal.candidate import Move
from api.terminal.keyboard import Draft, Keyboard
from api.terminal.screen import Screen
from api.terminal.standing import OpenQuestion

COMMANDS: Final = {
    "/skip": "go on without answering this question",
    "/retry": "answer your last question once more; both answers are kept",
    "/end": "end the interview now and look back on it",
    "/pause": "put it aside; Ctrl-C does the same",
    "/hint": "what a strong answer does, and your CV line for it (practice mode)",
    "/sample": "how a good answer could go (practice mode)",
    "/grade": "what your last answer was worth (practice mode)",
    "/help": "this list",
}
HELP: Final = ("/hint", "/sample", "/grade")
HOW: Final = "Write as much as you like. Enter twice (or Ctrl-D) sends the answer; /help lists what else you can do."


class Chat:
    """Asks the person for an answer and takes their commands."""

    def __init__(self, screen: Screen, keyboard: Keyboard, help_with: Callable[[str, OpenQuestion], None]) -> None:
        """Bind the screen, the keyboard and where help comes from."""
        self._screen = screen
        self._keyboard = keyboard
        self._help = help_with
        self._told_how = False

    def move(self, question: OpenQuestion) -> Move:
        """Read an answer, or a command that moves on."""
        if not self._told_how:
            self._told_how = True
            self._screen.note(HOW)
        draft = Draft(self._keyboard)
        while True:
            written = self._written(draft)
            if written is None:
                self._screen.blank()
                return Move("pause")
            move = Move("answer", written) if written == draft.text else self._command(written, question, draft)
            if move is not None:
                self._keyboard.hold_back()
                return move

    def _written(self, draft: Draft) -> str | None:
        try:
            return draft.write()
        except KeyboardInterrupt:
            self._screen.blank()
            if draft.text:
                self._screen.note("What you were writing was not sent; it stands above.")
            raise

    def refused(self, detail: str) -> None:
        """Say why a move was refused."""
        self._screen.warn(detail)

    def failed(self, detail: str, before: Move) -> Move:
        """Ask whether to send the same again; else the interview is put aside."""
        self._screen.warn(detail)
        return before if self._keyboard.yes("Send it again?") else Move("pause")

    def _command(self, command: str, question: OpenQuestion, draft: Draft) -> Move | None:
        if command == "/pause":
            return Move("pause")
        if command == "/skip" and self._dropped(draft, "Skip it without sending what you wrote?"):
            return Move("skip")
        if command == "/retry" and self._dropped(draft, "Go back without sending what you wrote?"):
            return Move("retry")
        if command == "/end" and self._keyboard.yes("End the interview now and look back on it?"):
            return Move("end")
        if command in HELP:
            self._help(command, question)
        elif command == "/help":
            self._screen.commands(COMMANDS)
        elif command not in COMMANDS:
            self._screen.warn(
                f"There is no command {command}. /help lists them; write more on the line to send it as an answer."
            )
        if draft.text:
            self._screen.note("Your answer so far is kept; go on writing.")
        return None

    def _dropped(self, draft: Draft, question: str) -> bool:
        return not draft.text or self._keyboard.yes(question)
