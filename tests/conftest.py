"""What every test may use."""

from collections.abc import Iterator
from pathlib import Path

import pytest

KEY_FILE = "GREENROOM_KEY_FILE"
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared inputs beside the repository; tests that need it skip where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared inputs are not on this machine")
    return folder


@pytest.fixture(scope="session", autouse=True)
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the key is while tests run, in this process and in every one that is started: never in anybody's home."""
    path = tmp_path_factory.mktemp("key") / "key"
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(KEY_FILE, str(path))
        yield path


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"
