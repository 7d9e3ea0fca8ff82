"""`python -m evals EVAL`: measure how well Greenroom judges and finds. Exit status 2 for bad input, 1 for other failures."""

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Final

from evals import retrieval
from evals.records import InputError
from retrieval.errors import RetrievalError

EVALS: Final[dict[str, ModuleType]] = {"retrieval": retrieval}
"""Each has HELP, add_arguments(parser) and run(arguments), which returns the exit status."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the eval that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Measure how well Greenroom judges and finds.")
    commands = parser.add_subparsers(dest="eval", required=True, metavar="EVAL")
    for name, module in EVALS.items():
        module.add_arguments(commands.add_parser(name, help=module.HELP, description=module.__doc__))
    arguments = parser.parse_args(words)
    try:
        status: int = EVALS[arguments.eval].run(arguments)
    except InputError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except RetrievalError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
