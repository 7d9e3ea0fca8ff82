"""Check 13: every quotation stands in the answer, exactly there, and every level of 2 or more has one."""

from evals.bench import Bench, mean_of
from evals.figures import Figure, Found, at_least, some
from tools.answer_marks import NEEDS_WORDS


def spans(bench: Bench) -> Found:
    """Count exact spans, and levels with words beside them."""
    for kind, graded in bench.kinds():
        exact, backed, bad = [], [], []
        for one in graded:
            held = [
                s.quote != "" and one.case.answer[s.start : s.end] == s.quote for d in one.grade.dimensions for s in d.spans
            ]
            high = [bool(d.spans) for d in one.grade.dimensions if d.level is not None and d.level >= NEEDS_WORDS]
            exact += [float(right) for right in held]
            backed += [float(there) for there in high]
            bad += [one.case.id] if not all(held) or not all(high) else []
        for name, values in (("spans that are exact substrings", exact), ("levels of 2 or more with words", backed)):
            estimate = mean_of(values)
            if estimate is not None:
                yield Figure("13", kind, name, estimate, "counted", at_least(1.0), failures=some(bad))
