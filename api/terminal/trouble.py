"""What may stop a command, with the exit code and one line for the person.

Trouble
├── BadInput    what was given cannot be used             exit code 2
└── Broken      Greenroom could not do what was asked      exit code 1
    └── Unprepared    no first question came
"""

from typing import ClassVar


class Trouble(Exception):
    """A command cannot go on; `str(error)` says what happened and what to do."""

    exit_code: ClassVar[int] = 1


class BadInput(Trouble):
    """What was given cannot be used."""

    exit_code = 2


class Broken(Trouble):
    """Greenroom could not do what was asked."""


class Unprepared(Broken):
    """No first question came, so there is no interview to go on with."""
