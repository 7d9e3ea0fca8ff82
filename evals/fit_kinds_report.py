"""What `python -m evals fit` prints of the answers that are not stories: how the weights do on authors left out."""

from collections.abc import Sequence
from statistics import fmean

import numpy as np

from content.kind_levels import KindLevels
from content.rubrics import load_rubrics
from evals.fit_kinds import STORY, Row, fit_kinds
from tools.fitted_vectors import Numbers
from tools.kind_levels import answers_another, predict, standardised, whole_levels


def show_kinds(rows: Sequence[Row], centres: Numbers) -> None:
    """Print agreement on each kind of question, every answer graded by weights that saw nothing of its author."""
    from scipy.stats import spearmanr
    from sklearn.metrics import cohen_kappa_score

    judged = [row for row in rows if row.rubric != STORY]
    authors = sorted({row.author for row in judged})
    fits = {author: fit_kinds([row for row in rows if row.author != author], centres) for author in authors}
    for name in dict.fromkeys(row.rubric for row in judged):
        mine = [row for row in judged if row.rubric == name]
        found = [_levels(fits[row.author], row) for row in mine]
        rubric = load_rubrics()[name]
        totals = np.array([25 * sum(rubric.of(part).weight * level for part, level in levels.items()) for levels in found])
        rated = np.array([25 * row.overall for row in mine])
        kappas = {
            part: cohen_kappa_score(
                [int(row.levels[part] + 0.5) for row in mine],
                [levels[part] for levels in found],
                weights="quadratic",
                labels=range(5),
            )
            for part in rubric.names
        }
        print(
            f"{name}: n {len(mine)}, Spearman {spearmanr(rated, totals)[0]:.3f}, MAE {abs(rated - totals).mean():.1f}, "
            f"mean QWK {fmean(kappas.values()):.2f} ",
            {part: round(float(kappa), 2) for part, kappa in kappas.items()},
        )


def _levels(fit: KindLevels, row: Row) -> dict[str, int]:
    rubric = load_rubrics()[row.rubric]
    if answers_another(fit, row.rubric, row.blocks):
        return dict.fromkeys(rubric.names, 0)
    overall, levels = predict(fit, row.rubric, standardised(fit, row.blocks))
    return whole_levels(levels, {part: rubric.of(part).weight for part in levels}, overall)
