"""What `python -m evals fit --check` prints: how the fitted grader does on authors that it never saw."""

from collections.abc import Sequence

import numpy as np

from content.rubrics import load_rubrics
from evals.fit_rows import Row
from tools.fitted_levels import DIMENSIONS, TOTAL
from tools.fitted_rounding import rounded
from tools.fitted_vectors import Numbers
from tools.scoring import add_up
from tools.star_tagging import PARTS


def show(rows: Sequence[Row], paths: Sequence[Sequence[str]], predicted: Numbers) -> None:
    """Print the tagger's F1, agreement on each dimension, and the total; rows in the order of their authors."""
    from scipy.stats import spearmanr
    from sklearn.metrics import cohen_kappa_score, f1_score

    ordered = sorted(rows, key=lambda row: row.author)
    meant, told = [part for row in ordered for part in row.parts], [part for path in paths for part in path]
    each = f1_score(meant, told, labels=list(PARTS), average=None)
    print(f"tagger: n {len(meant)}, macro F1 {each.mean():.3f} ", dict(zip(PARTS, each.round(2).tolist(), strict=True)))
    rubric = load_rubrics()["behavioral"]
    levels = [rounded(rubric, one) for one in predicted]
    target = np.stack([row.target for row in ordered])
    kappas = []
    for column, name in enumerate(DIMENSIONS):
        rated = np.floor(target[:, column] + 0.5).astype(int)
        given = np.array([one[name] for one in levels])
        kappas.append(cohen_kappa_score(rated, given, weights="quadratic", labels=list(range(5))))
        print(f"  {name:<12} QWK {kappas[-1]:.3f}  bias {(given - target[:, column]).mean():+.2f}")
    print(f"  mean QWK {np.mean(kappas):.3f}, least {min(kappas):.3f}")
    total = np.array([add_up(rubric, one, ()).total / 100 for one in levels])
    for name, found in (("sum of levels", total), ("predicted", 25 * predicted[:, TOTAL])):
        rated = 25 * target[:, TOTAL]
        middle = (rated >= 30) & (rated <= 85)
        bands = [np.clip(values // 10, 0, 9).astype(int) for values in (rated, found)]
        kappa = cohen_kappa_score(*bands, weights="quadratic", labels=list(range(10)))
        rank, inner = spearmanr(rated, found)[0], spearmanr(rated[middle], found[middle])[0]
        gap = found - rated
        print(f"{name}: n {len(rated)}, Spearman {rank:.3f}, QWK in ten bands {kappa:.3f}")
        print(f"  MAE {abs(gap).mean():.2f}, bias {gap.mean():+.1f}")
        print(f"  middle: n {middle.sum()}, Spearman {inner:.3f}, MAE {abs(gap[middle]).mean():.2f}")
