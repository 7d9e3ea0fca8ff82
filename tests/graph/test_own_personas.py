"""A greeting may leave a name and a role open, and nothing else."""

import pytest

from graph.errors import Invalid
from graph.personas import check_greeting


@pytest.mark.parametrize("greeting", ["Hello.", "Hello {candidate}, about the {role}.", "{{braces}} {role}"])
def test_a_greeting_may_name_the_candidate_and_the_role(greeting: str) -> None:
    check_greeting(greeting)


@pytest.mark.parametrize(
    "greeting",
    [
        "{",
        "}",
        "{}",
        "{0}",
        "{name}",
        "{candidate.__class__}",
        "{candidate[0]}",
        "{role!r}",
        "{role:>1000000000}",
        "{role:{candidate}}",
    ],
)
def test_a_greeting_reaches_no_further(greeting: str) -> None:
    with pytest.raises(Invalid, match="nothing else in braces"):
        check_greeting(greeting)
