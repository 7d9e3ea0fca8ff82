"""The short form of the model test and of the cuts of `make chaos`."""

import asyncio

import pytest

from tests.crash.cuts import cut_everywhere
from tests.crash.state_machine import Doors, run_machine


def test_the_interface_keeps_to_the_model_whatever_is_done_in_whatever_order() -> None:
    run_machine(examples=6, steps=20)


def test_the_model_sees_an_interview_that_is_not_where_it_should_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Doors, "_turn_to", lambda self, model, action, status: setattr(model, "status", status))
    with pytest.raises(AssertionError):
        run_machine(examples=20, steps=10, shortest=False)


def test_wherever_a_turn_is_cut_off_it_is_read_on_without_a_gap() -> None:
    found = asyncio.run(cut_everywhere(killing=False, told=lambda found: None))
    assert found.broken == []
    assert found.cuts >= 12
