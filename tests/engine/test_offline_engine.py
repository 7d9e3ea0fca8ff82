"""The engine without a model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.offline import OfflineEngine
from engine.task import Spoken, Task
from tests.engine.sample import ANSWERED, GRADE, Answered, Level, spoken

pytestmark = pytest.mark.anyio


async def test_it_replies_what_the_rule_says() -> None:
    assert await OfflineEngine().ask(GRADE, ANSWERED) == Level(level=1, quote="I reb")


async def test_it_speaks_a_few_words_at_a_time() -> None:
    task: Task[Answered, Spoken] = Task("say", "", Spoken, lambda _: Spoken(text="And what then?  Tell me.\n"))
    assert await spoken(OfflineEngine().write(task, ANSWERED)) == ["And what then?  Tell", " me.", "\n"]


@settings(deadline=None)
@given(text=st.text())
async def test_the_words_joined_are_the_text(text: str) -> None:
    task: Task[Answered, Spoken] = Task("say", "", Spoken, lambda _: Spoken(text=text))
    assert "".join(await spoken(OfflineEngine().write(task, ANSWERED))) == text
