"""The `greenroom` command. Everything heavy is imported inside the commands, so that --help answers at once."""

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from typer.exceptions import TyperException

from api.terminal.trouble import BadInput, Trouble
from api.terminal.visible import one_line
from content.vocabulary import Industry, InterviewType, Mode, RoleLevel

if TYPE_CHECKING:
    from settings import Settings

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Rehearse job interviews on your own machine: asked, graded and coached from your CV and the advert.",
)

STOPPED = 130
"""What a shell expects of a command that Ctrl-C stopped."""

Engine = Annotated[str | None, typer.Option(metavar="NAME", help="`offline`, or `provider:model` such as `openai:MODEL`.")]
Answers = Annotated[Path | None, typer.Option(metavar="FILE", help="Answer from a file, one JSON string per line, in order.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one event per line, as JSON; all else goes to stderr.")]
Deltas = Annotated[bool, typer.Option("--deltas", help="With --json: also the live pieces of speech.")]
InterviewOn = Annotated[str | None, typer.Option(metavar="DATE", help="Day of the real interview, such as 2026-12-01.")]


@app.callback(invoke_without_command=True)
def greenroom(context: typer.Context) -> None:
    """Show the help where no command is given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; this machine alone unless given.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; 8000 unless PORT says otherwise.")] = None,
) -> int:
    """Serve the page and the HTTP interface."""
    from api.terminal.serving import serve as serve_here

    said = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
    return serve_here(_settings().model_copy(update=said))


@app.command()
def practice(
    *,
    cv: Annotated[str | None, typer.Option(metavar="FILE", help="Your CV: PDF, DOCX, Markdown, LaTeX, JSON or text.")] = None,
    job: Annotated[str | None, typer.Option(metavar="FILE|-", help="The advert; FILE#2 picks from a feed.")] = None,
    sample: Annotated[
        Literal["backend", "hotel", "nurse", "designer"] | None, typer.Option(help="Try a sample CV and advert.")
    ] = None,
    interview_type: Annotated[InterviewType, typer.Option("--type", help="What to train.")] = "behavioral",
    industry: Annotated[Industry | None, typer.Option(help="Told from the advert unless given.")] = None,
    level: Annotated[RoleLevel | None, typer.Option(help="Told from the advert unless given.")] = None,
    questions: Annotated[int | None, typer.Option(metavar="5-10", help="How many main questions; 5 unless given.")] = None,
    minutes: Annotated[int | None, typer.Option(metavar="15|30|60", help="Or how long it may take.")] = None,
    mode: Annotated[Mode, typer.Option(help="A grade after each answer, or hints.")] = "graded",
    persona: Annotated[list[str] | None, typer.Option(metavar="ID", help="Who asks; may be given several times.")] = None,
    interview_on: InterviewOn = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="Language of the interview.")] = "en",
    engine: Engine = None,
    answers: Answers = None,
    as_json: AsJson = False,
    deltas: Deltas = False,
) -> int:
    """Hold an interview. Ctrl-C pauses it, and nothing is lost."""
    from api.terminal.entrance import Named, enter
    from api.terminal.wishes import Wishes

    settings, named = _settings(), Named(cv, job, sample, engine, answers, as_json, deltas)
    personas = [name.strip() for entry in persona or [] for name in entry.split(",") if name.strip()]
    wishes = Wishes(interview_type, industry, level, questions, minutes, mode, personas, interview_on, language)
    return enter(settings, wishes, named)


@app.command()
def resume(
    interview: Annotated[str | None, typer.Argument(metavar="[ID]", help="Its id or how it begins; else the latest.")] = None,
    *,
    engine: Engine = None,
    answers: Answers = None,
    as_json: AsJson = False,
    deltas: Deltas = False,
    retry: Annotated[str | None, typer.Option(metavar="QUESTION", help="Ask it once more; after the end too.")] = None,
) -> int:
    """Go on with an interview: the same question is asked again."""
    from api.terminal.entrance import Named, take_up

    return take_up(_settings(), interview, Named(engine=engine, answers=answers, as_json=as_json, deltas=deltas), retry)


@app.command("list")
def list_interviews() -> int:
    """List the interviews, newest first."""
    from api.terminal.reading import list_all

    return list_all(_settings())


@app.command()
def report(
    interview: Annotated[str | None, typer.Argument(metavar="[ID]", help="Its id or how it begins; else the latest.")] = None,
    form: Annotated[Literal["md", "json", "html"], typer.Option("--format", help="Markdown, JSON or a page.")] = "md",
) -> int:
    """Print the report of an interview."""
    from api.terminal.reading import print_report

    return print_report(_settings(), interview, form)


@app.command()
def plan(
    interview: Annotated[str | None, typer.Option(metavar="ID", help="Make it anew from this interview.")] = None,
    interview_on: InterviewOn = None,
    engine: Engine = None,
) -> int:
    """Show what to practise until the day of the interview."""
    from api.terminal.reading import print_plan

    return print_plan(_settings(), interview, interview_on, engine)


@app.command()
def export(file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file, such as greenroom.zip.")]) -> int:
    """Write everything there is into one archive, to keep or to take elsewhere."""
    from api.terminal.belongings import export_to

    return export_to(_settings(), file)


@app.command("import")
def take_in(file: Annotated[Path, typer.Argument(metavar="FILE", help="What `greenroom export` wrote.")]) -> int:
    """Take in an archive; what is here already is left as it is."""
    from api.terminal.belongings import import_from

    return import_from(_settings(), file)


@app.command()
def erase(yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> int:
    """Erase everything there is, down to the bytes on the disk."""
    from api.terminal.belongings import erase as erase_all

    return erase_all(_settings(), sure=yes)


@app.command()
def doctor() -> int:
    """Check that everything is in order on this machine."""
    from api.terminal.doctor import examine

    return examine(_settings())


def main() -> int:
    """Run the command line and return the exit code: 0, 2 for bad input, 1 for what went wrong inside, 130 for Ctrl-C."""
    _keep_logs_quiet()
    try:
        code = app(standalone_mode=False)
        sys.stdout.flush()
    except (Exception, KeyboardInterrupt) as error:
        if _debugging() and not isinstance(error, Trouble | TyperException):
            raise
        return _explain(error)
    if code == STOPPED:  # typer makes this of Ctrl-C
        return _complain("Stopped.", STOPPED)
    return code if isinstance(code, int) else 0


def _explain(error: BaseException) -> int:
    """Say in one line what stopped the command, and return the exit code."""
    match error:
        case TyperException():
            message = error.format_message().replace("Value error, ", "").rstrip(".")
            return _complain(f"{message}. `greenroom --help` lists what there is.", 2)
        case Trouble():
            return _complain(str(error), error.exit_code)
        case KeyboardInterrupt() | typer.Abort():
            return _complain("Stopped.", STOPPED)
        case BrokenPipeError():
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has gone; say no more
            return 0
        case _:
            what = one_line(f"{type(error).__name__}: {error}", 200)
            return _complain(f"Something went wrong inside Greenroom ({what}). GREENROOM_DEBUG=1 shows where.", 1)


def _settings() -> "Settings":
    """Read the settings. Raises BadInput naming the one that makes no sense."""
    from pydantic import ValidationError

    from settings import Settings

    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput(f"The setting {'.'.join(map(str, first['loc']))} makes no sense: {first['msg']}.") from error


def _complain(text: str, code: int) -> int:
    with contextlib.suppress(OSError):  # the terminal may have been closed
        print(f"greenroom: {one_line(text, 600)}", file=sys.stderr)
    return code


def _debugging() -> bool:
    return os.environ.get("GREENROOM_DEBUG", "") not in ("", "0")


def _keep_logs_quiet() -> None:
    """Leave the log to those who look for it: failures reach the person as events and in one line."""
    import logging

    if _debugging():
        logging.basicConfig(level=logging.INFO)
    else:
        logging.getLogger().addHandler(logging.NullHandler())
