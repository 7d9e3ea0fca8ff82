"""`python -m evals EVAL`: measure how well Greenroom judges and finds. Exit status 2 for bad input, 1 for other failures."""

import argparse
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Final

from engine.task import EngineError, Misconfigured
from evals import annotate, grading, interviews, retrieval
from evals.records import InputError
from evals.replies import ModelGone
from retrieval.errors import RetrievalError

EVALS: Final[dict[str, ModuleType]] = {
    "annotate": annotate,
    "grading": grading,
    "interviews": interviews,
    "retrieval": retrieval,
}
"""Each has HELP, add_arguments(parser) and run(arguments), which returns the exit status."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the eval that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Measure how well Greenroom judges and finds.")
    commands = parser.add_subparsers(dest="eval", required=True, metavar="EVAL")
    for name, module in EVALS.items():
        module.add_arguments(commands.add_parser(name, help=module.HELP, description=module.__doc__))
    arguments = parser.parse_args(words)
    try:
        _add_key(arguments)
        status: int = EVALS[arguments.eval].run(arguments)
    except (InputError, Misconfigured) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except (RetrievalError, EngineError, ModelGone) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return status


def _add_key(arguments: argparse.Namespace) -> None:
    """Read the key of the engine that is named, if it needs one, from the environment or .env."""
    if getattr(arguments, "engine", "offline") != "offline":
        from settings import Settings

        arguments.api_key = Settings(engine=arguments.engine).key_for_engine()


if __name__ == "__main__":
    sys.exit(main())
