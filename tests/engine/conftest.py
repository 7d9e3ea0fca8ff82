"""A model server for every test that asks for one."""

from collections.abc import Iterator

import pytest

from tests.wire.openai_server import OpenAIServer


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as running:
        yield running
