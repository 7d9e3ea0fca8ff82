"""How well the rules grade the gold answers, in half a minute: `python -m evals.grading_quick [FILE]`.

Agreement is with the mean of raters that are language models; these are not human ratings.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

from content.rubrics import Rubric, load_rubrics
from tools.answer_grade import Grade
from tools.answer_grading import grade_read, read_answer
from tools.sentences import Sentence
from tools.star_tagging import PARTS, tag_sentences

GOLD: Final = Path(__file__).parents[2] / "shared" / "gold" / "dev.jsonl"
Case: TypeAlias = dict[str, object]


def main(argv: Sequence[str]) -> None:
    """Print the tagger's F1 and, for each rubric, rank agreement, error, bias and the agreement of length alone."""
    lines = Path(argv[0] if argv else GOLD).read_text(encoding="utf-8").splitlines()
    cases: list[Case] = [json.loads(line) for line in lines]
    _show_tagger(cases)
    for name, rubric in load_rubrics().items():
        chosen = [case for case in cases if case["type"] == name]
        if chosen:
            _show_rubric(rubric, chosen, [_grade(rubric, case) for case in chosen])


def _grade(rubric: Rubric, case: Case) -> Grade:
    points = [str(point) for point in _list(case["key_points"])]
    return grade_read(rubric, str(case["id"]), read_answer(rubric, str(case["question"]), str(case["answer"]), points))


def _show_tagger(cases: Sequence[Case]) -> None:
    from sklearn.metrics import f1_score

    told: list[str] = []
    meant: list[str] = []
    for case in cases:
        sentences = [dict(sentence) for sentence in _list(case["sentences"])]
        told += [one.part for one in tag_sentences([Sentence(0, 0, s["text"].removeprefix("- ")) for s in sentences])]
        meant += [sentence["part"] for sentence in sentences]
    each = f1_score(meant, told, labels=list(PARTS), average=None)
    print(
        f"tagger: n {len(meant)}, macro F1 {sum(each) / len(each):.3f}", dict(zip(PARTS, each.round(2).tolist(), strict=True))
    )


def _show_rubric(rubric: Rubric, cases: Sequence[Case], grades: Sequence[Grade]) -> None:
    import numpy as np
    from scipy.stats import spearmanr
    from sklearn.metrics import cohen_kappa_score

    rated = np.array([_mean(case, "overall") for case in cases])
    found = np.array([grade.overall for grade in grades], dtype=float)
    words = [len(str(case["answer"]).split()) for case in cases]
    rank, by_length = spearmanr(rated, found)[0], spearmanr(rated, words)[0]
    print(
        f"\n{rubric.rubric}: n {len(cases)}, Spearman {rank:.3f} (length alone {by_length:.2f}), "
        f"MAE {abs(found - rated).mean():.1f}, bias {(found - rated).mean():+.1f}"
    )
    for name in rubric.names:
        mean = np.array([_mean(case, name) for case in cases])
        level = np.array([grade.levels.get(name, 0) for grade in grades])
        kappa = cohen_kappa_score(np.floor(mean + 0.5).astype(int), level, weights="quadratic", labels=list(range(5)))
        print(f"  {name:<15} QWK {kappa:.2f}  MAE {abs(level - mean).mean():.2f}  bias {(level - mean).mean():+.2f}")


def _mean(case: Case, name: str) -> float:
    means = case["mean"]
    assert isinstance(means, dict)
    return float(means[name])


def _list(value: object) -> list[dict[str, str]]:
    assert isinstance(value, list)
    return value


if __name__ == "__main__":
    main(sys.argv[1:])
