"""What is written for each case: levels, the words behind them, the parts of its sentences, flags."""

import json
from collections.abc import Sequence
from pathlib import Path

from evals.bench import Graded
from evals.records import write_text


def write_predictions(path: Path, graded: Sequence[Graded]) -> None:
    """Write one JSON object a line, in the order of the cases. Raises InputError."""
    write_text(path, "".join(line_of(one) + "\n" for one in graded))


def line_of(one: Graded) -> str:
    """Return a prediction as one line of JSON, the same bytes for the same grade.

    `overall` is null where nothing was scored, and a dimension that was not scored is left out of `levels`. `answer[start:end]`
    of a span is its quote, counted in characters. Tags cover the sentences in their order, as the case cuts them if it does.
    """
    grade = one.grade
    return json.dumps(
        {
            "id": one.case.id,
            "overall": grade.overall,
            "levels": grade.levels,
            "spans": [
                {"dimension": dimension.dimension, "start": span.start, "end": span.end, "quote": span.quote}
                for dimension in grade.dimensions
                for span in dimension.spans
            ],
            "tags": [{"text": tag.text, "part": tag.part} for tag in one.tags],
            "flags": list(grade.flags),
            "engine": grade.engine,
            "degraded": grade.degraded,
        },
        ensure_ascii=False,
    )
