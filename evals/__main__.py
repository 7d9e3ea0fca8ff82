"""`python -m evals EVAL`: measure how well Greenroom judges and finds. Exit status 2 for bad input, 1 for other failures."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

from engine.task import EngineError, Misconfigured
from evals.records import InputError
from evals.replies import ModelGone
from retrieval.errors import RetrievalError

EVALS: Final = {
    "annotate": "let people rate answers on a sheet, and add what they rated",
    "fit": "fit the offline grader to the rated answers",
    "grading": "how well answers are graded",
    "interviews": "whole interviews with simulated candidates",
    "retrieval": "which lines of a CV serve a question",
}
"""Each is a module with add_arguments(parser) and run(arguments), which returns the exit status. Only the one that is named is
loaded: what the others need takes a while, and need not even be installed."""


def main(words: Sequence[str] | None = None) -> int:
    """Run the eval that the command line names."""
    words = sys.argv[1:] if words is None else words
    parser = argparse.ArgumentParser(prog="python -m evals", description="Measure how well Greenroom judges and finds.")
    commands = parser.add_subparsers(dest="eval", required=True, metavar="EVAL")
    parsers = {name: commands.add_parser(name, help=told) for name, told in EVALS.items()}
    named = next((word for word in words if word in EVALS), "")
    module = import_module(f"evals.{named}") if named else None
    if module is not None:
        parsers[named].description = module.__doc__
        module.add_arguments(parsers[named])
    arguments = parser.parse_args(words)
    assert module is not None, "the parser refuses a line without an eval"
    try:
        _add_key(arguments)
        status: int = module.run(arguments)
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
