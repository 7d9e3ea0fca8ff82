"""The plots of the report, as SVG that stands in the page itself: the same figures give the same bytes."""

import io
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from evals.bench import FEWEST, Graded
from evals.checks.confidence import Stated, binned, level_confidence
from evals.checks.tagging import tag_confidence
from evals.figures import Figure
from evals.report.outcome import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes

STYLE: Final = {
    "svg.fonttype": "none",
    "svg.hashsalt": "greenroom",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.autolayout": True,
}
INK, GREY = "#1f6f5c", "#999999"

Draw: TypeAlias = "Callable[[Axes], None]"


def plots(outcome: Outcome) -> Iterator[tuple[str, str]]:
    """Yield captions and SVG pictures. Needs matplotlib, which belongs to the evals' own dependencies."""
    rated = [one for one in outcome.graded if one.case.rated("overall") is not None and one.grade.overall is not None]
    for kind in dict.fromkeys(one.case.type for one in rated):
        own = [one for one in rated if one.case.type == kind]
        if len(own) >= FEWEST:
            yield f"{kind}: the raters' mean and the grade, a dot for each answer", _drawn(_scatter(own))
    for name in dict.fromkeys(figure.kind for figure in outcome.of("1")):
        bars = [f for f in outcome.of("1") if f.kind == name and f.name.endswith(" QWK") and "apart" not in f.name]
        if bars:
            yield f"{name}: QWK of each dimension with its interval", _drawn(_bars(bars))
    if len(rated) >= FEWEST:
        yield "Length: what the grade is above the raters, by the number of words", _drawn(_length(rated))
    for name, stated in (("levels", level_confidence(rated)), ("tags of sentences", tag_confidence(outcome.graded))):
        if len(stated) >= FEWEST:
            yield f"Calibration: stated confidence of the {name} and how often it was right", _drawn(_calibration(stated))


def _drawn(draw: Draw) -> str:
    """Return one picture as an SVG element without prologue or metadata."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # it tells of its font cache where nobody asked
    from matplotlib import rc_context
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure as Canvas

    with rc_context(STYLE):
        figure = Canvas(figsize=(4.6, 3.6))
        FigureCanvasSVG(figure)
        draw(figure.add_subplot())
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None, "Type": None, "Format": None})
    svg = written.getvalue()
    return re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)


def _scatter(graded: Sequence[Graded]) -> Draw:
    pairs = np.array([(one.case.rated("overall") or 0.0, one.grade.overall or 0.0) for one in graded])

    def draw(axes: "Axes") -> None:
        axes.plot([0, 100], [0, 100], color=GREY, linewidth=0.8)
        axes.scatter(pairs[:, 0], pairs[:, 1], s=11, alpha=0.6, color=INK, linewidths=0)
        axes.set(xlim=(0, 100), ylim=(0, 100), xlabel="raters' mean (language models)", ylabel="grade")

    return draw


def _bars(bars: Sequence[Figure]) -> Draw:
    places = np.arange(len(bars))[::-1]
    values = np.array([(bar.estimate.mean, bar.estimate.low, bar.estimate.high) for bar in bars])

    def draw(axes: "Axes") -> None:
        axes.barh(places, values[:, 0], color=INK, alpha=0.75, height=0.6)
        axes.hlines(places, values[:, 1], values[:, 2], color="#222222", linewidth=1)
        axes.set_yticks(places, [bar.name.removesuffix(" QWK") for bar in bars])
        axes.set(xlim=(min(0.0, float(values[:, 1].min())), 1), xlabel="quadratic weighted kappa")

    return draw


def _length(graded: Sequence[Graded]) -> Draw:
    words = np.log([max(one.case.words, 1) for one in graded])
    above = np.array([(one.grade.overall or 0) - (one.case.rated("overall") or 0) for one in graded])

    def draw(axes: "Axes") -> None:
        axes.axhline(0, color=GREY, linewidth=0.8)
        axes.scatter(np.exp(words), above, s=9, alpha=0.5, color=INK, linewidths=0)
        slope, start = np.polyfit(words, above, 1)
        ends = np.array([words.min(), words.max()])
        axes.plot(np.exp(ends), start + slope * ends, color="#b5651d")
        axes.set(xscale="log", xlabel="words", ylabel="grade minus raters")

    return draw


def _calibration(stated: Sequence[Stated]) -> Draw:
    def draw(axes: "Axes") -> None:
        sure, right, count = (np.array(column) for column in zip(*binned(stated), strict=True))
        axes.plot([0, 1], [0, 1], color=GREY, linewidth=0.8)
        axes.scatter(sure, right, s=8 + 160 * count / count.sum(), color=INK, alpha=0.8, linewidths=0)
        axes.plot(sure, right, color=INK, linewidth=0.8)
        axes.set(xlim=(0, 1), ylim=(0, 1), xlabel="confidence stated", ylabel="share right")

    return draw
