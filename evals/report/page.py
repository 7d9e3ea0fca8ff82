"""The report as one page that needs nothing else: no script, no font, no request."""

from collections.abc import Iterator
from html import escape

from evals.checks.registry import CHECKS
from evals.figures import SOURCES, Figure
from evals.report.outcome import Outcome, number
from evals.report.plots import plots

STYLE = """
:root { color-scheme: light dark; --ink: #1d2327; --soft: #66717a; --line: #d9dee2; --good: #1f6f5c; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8ecef; --soft: #9aa5ad; --line: #39424a; --good: #6cc4ac; --bad: #f2857e; }
}
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--line); }
td.n, th.n { text-align: right; white-space: nowrap; }
.reached { color: var(--good); } .missed { color: var(--bad); font-weight: 600; }
.soft, tr.detail { color: var(--soft); }
.plots { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; background: #fff; color: #222; padding: .5rem; border: 1px solid var(--line); }
figure { border-radius: 6px; max-width: 100%; }
figure svg { max-width: 100%; height: auto; } figcaption { font-size: .85rem; max-width: 22rem; }
"""


def page(outcome: Outcome) -> str:
    """Return the page."""
    return "\n".join(_page(outcome)) + "\n"


def _page(outcome: Outcome) -> Iterator[str]:
    yield '<!doctype html><html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>How well Greenroom grades: {escape(outcome.engine)}</title><style>{STYLE}</style></head><body>"
    yield f"<h1>How well Greenroom grades</h1><p>Engine <b>{escape(outcome.engine)}</b>, {len(outcome.graded)} answers of "
    yield f"{escape(outcome.cases)} (SHA-256 {outcome.sha256[:12]}), {outcome.seconds:.0f} s. {escape(outcome.cost)}</p>"
    yield "<p>Ratings come from independent <b>language-model raters</b>, not from people, unless a line says so. "
    yield "Every figure stands with its bootstrap 95 % interval; “length only” is what counting words would get.</p>"
    yield "<ul>" + "".join(f"<li>{escape(line)}</li>" for line in outcome.summaries()) + "</ul>"
    yield '<div class="plots">'
    yield from (f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>" for caption, svg in plots(outcome))
    yield "</div>"
    for check in dict.fromkeys(check.id for check in CHECKS):
        names = " and ".join(one.name for one in CHECKS if one.id == check)
        figures, notes = outcome.of(check), [note for note in outcome.notes if note.check == check]
        if figures or notes:
            yield f"<h2>Check {escape(check)}: {escape(names)}</h2>"
        if figures:
            yield from _table(figures)
        yield from (f'<p class="soft">{escape(note.kind)}: {escape(note.text)}</p>' for note in notes)
    yield "</body></html>"


def _table(figures: list[Figure]) -> Iterator[str]:
    yield '<div class="scroll"><table><tr><th>kind</th><th>figure</th><th class="n">n</th><th class="n">value</th>'
    yield '<th class="n">95 % interval</th><th class="n">length only</th><th class="n">target</th><th></th></tr>'
    yield from (_row(figure) for figure in figures)
    yield "</table></div>"
    sources = dict.fromkeys(figure.source for figure in figures)
    yield '<p class="soft">Truth: ' + "; ".join(escape(SOURCES[source]) for source in sources) + ".</p>"
    failures = [(figure.name, figure.failures) for figure in figures if figure.failures]
    if failures:
        yield "<details><summary>Where it went wrong</summary><ul>"
        for name, told in failures:
            yield f"<li>{escape(name)}: {'; '.join(f'<code>{escape(failure)}</code>' for failure in told)}</li>"
        yield "</ul></details>"


def _row(figure: Figure) -> str:
    found, state = figure.estimate, {True: "reached", False: "missed", None: ""}[figure.passed]
    cells = [
        str(found.n),
        number(found.mean),
        f"[{number(found.low)}, {number(found.high)}]",
        "" if figure.baseline is None else number(figure.baseline),
        "" if figure.target is None else str(figure.target),
    ]
    numbers = "".join(f'<td class="n">{escape(cell)}</td>' for cell in cells)
    detail = ' class="detail"' if figure.detail else ""
    named = f"<td>{escape(figure.kind)}</td><td>{escape(figure.name)}</td>"
    return f'<tr{detail}>{named}{numbers}<td class="{state}">{state}</td></tr>'
