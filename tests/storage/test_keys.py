"""The key: made once, for its owner alone, outside the data; without the right one nothing is opened and nothing is changed."""

import os
import stat
from pathlib import Path

import pytest

from storage.database import Database
from storage.errors import Forged, KeyMissing, KeyUnusable, WrongKey
from storage.keys import create_key, default_key_file, load_key

pytestmark = pytest.mark.anyio


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """A place for a key of this test alone."""
    return tmp_path / "configuration" / "greenroom" / "key"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data" / "greenroom.sqlite"


def test_the_first_start_makes_a_key_that_its_owner_alone_can_read(path: Path, key: Path) -> None:
    Database(path, key).close()
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert list(key.parent.iterdir()) == [key]
    before = key.read_bytes()
    Database(path, key).close()
    assert key.read_bytes() == before


def test_a_lost_key_is_never_replaced(path: Path, key: Path) -> None:
    Database(path, key).close()
    before = path.read_bytes()
    key.unlink()
    with pytest.raises(KeyMissing, match=r"key.*GREENROOM_KEY_FILE"):
        Database(path, key)
    assert not key.exists()
    assert path.read_bytes() == before


def test_another_key_is_refused(path: Path, key: Path, tmp_path: Path) -> None:
    Database(path, key).close()
    create_key(tmp_path / "other")
    with pytest.raises(WrongKey, match="is not the key"):
        Database(path, tmp_path / "other")


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_key_that_others_can_read_is_refused(path: Path, key: Path, mode: int) -> None:
    Database(path, key).close()
    key.chmod(mode)
    with pytest.raises(KeyUnusable, match=f"mode {mode:04o}.*chmod 600"):
        Database(path, key)


@pytest.mark.parametrize("content", [b"", b"no key", b"greenroom-key-1 c2hvcnQ=\n", b"greenroom-key-1 ????\n", b"\xff" * 5000])
def test_what_is_no_key_is_refused_and_left_alone(path: Path, key: Path, content: bytes) -> None:
    key.parent.mkdir(parents=True)
    key.write_bytes(content)
    key.chmod(0o600)
    with pytest.raises(KeyUnusable, match="holds no key"):
        Database(path, key)
    assert key.read_bytes() == content


def test_a_key_beside_the_data_is_refused(path: Path) -> None:
    with pytest.raises(KeyUnusable, match="inside the data folder"):
        Database(path, path.parent / "key")
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_cannot_hold_a_key_is_named(path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(KeyUnusable, match=r"file/key.*GREENROOM_KEY_FILE"):
        Database(path, tmp_path / "file" / "key")


def test_a_key_made_at_the_same_moment_is_the_same_key(key: Path) -> None:
    assert create_key(key).id == create_key(key).id == load_key(key).id


def test_the_key_is_kept_where_configuration_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_key_file({}) == tmp_path / ".config" / "greenroom" / "key"
    assert default_key_file({"XDG_CONFIG_HOME": "relative"}) == tmp_path / ".config" / "greenroom" / "key"
    assert default_key_file({"XDG_CONFIG_HOME": "/etc/xdg"}) == Path("/etc/xdg/greenroom/key")
    assert default_key_file({"XDG_CONFIG_HOME": "/etc/xdg", "GREENROOM_KEY_FILE": "~/k"}) == tmp_path / "k"


def test_without_a_home_the_setting_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", nowhere)
    with pytest.raises(KeyUnusable, match="set GREENROOM_KEY_FILE"):
        default_key_file({})


def test_a_forged_proof_is_refused(path: Path, key: Path) -> None:
    import sqlite3

    Database(path, key).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE sealing SET salt = randomblob(16)")
    connection.close()
    with pytest.raises(Forged):
        Database(path, key)


def test_a_key_does_not_show_itself(key: Path) -> None:
    made = create_key(key)
    secret = key.read_text().split()[-1]
    assert secret not in repr(made)
    assert secret not in str(made)
