"""The key file: one for each user, outside every data folder, for its owner alone."""

import base64
import binascii
import contextlib
import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from storage.cipher import Key
from storage.errors import KeyMissing, KeyUnusable

PREFIX: Final = "greenroom-key-1 "
NOTE: Final = "# The key of your Greenroom data. Keep a copy in a safe place: without it none of the data can be read.\n"
ELSEWHERE: Final = "GREENROOM_KEY_FILE names another place."


def default_key_file(environment: Mapping[str, str]) -> Path:
    """Return where the key is kept unless a setting says otherwise. Raises KeyUnusable where there is no home for it."""
    named = environment.get("GREENROOM_KEY_FILE")
    if named:
        return Path(named).expanduser()
    configured = environment.get("XDG_CONFIG_HOME", "")
    if Path(configured).is_absolute():
        return Path(configured) / "greenroom" / "key"
    try:
        return Path.home() / ".config" / "greenroom" / "key"
    except RuntimeError as error:
        raise KeyUnusable(
            "There is no home folder to keep the key of your data in; set GREENROOM_KEY_FILE to a file outside the data folder."
        ) from error


def load_key(path: Path) -> Key:
    """Read a key. Raises KeyMissing, or KeyUnusable where others could read it or where it is none."""
    try:
        with path.open("rb") as file:
            _check_private(path, stat.S_IMODE(os.fstat(file.fileno()).st_mode))
            content = file.read(4096)
    except FileNotFoundError as error:
        raise KeyMissing(f"there is no key at {path}") from error
    except OSError as error:
        raise KeyUnusable(f"The key {path} cannot be read ({error.strerror or error}). {ELSEWHERE}") from error
    return _parsed(path, content)


def create_key(path: Path) -> Key:
    """Make a key, readable by its owner alone; where another process was quicker, theirs is returned. Raises KeyUnusable."""
    line = f"{NOTE}{PREFIX}{base64.b64encode(secrets.token_bytes(32)).decode()}\n"
    draft = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(draft, line.encode())
        try:
            _publish(draft, path)
        finally:
            draft.unlink()
    except OSError as error:
        raise KeyUnusable(f"No key can be kept at {path} ({error.strerror or error}). {ELSEWHERE}") from error
    return load_key(path)


def check_outside(path: Path, data_dir: Path) -> None:
    """Refuse a key inside the data folder: whoever copies the folder would have both. Raises KeyUnusable."""
    if path.absolute().resolve().is_relative_to(data_dir.absolute().resolve()):
        raise KeyUnusable(f"The key {path} is inside the data folder; let GREENROOM_KEY_FILE name a place outside {data_dir}.")


def _check_private(path: Path, mode: int) -> None:
    if os.name != "nt" and mode & 0o077:
        raise KeyUnusable(f"Others can read the key {path} (mode {mode:04o}). `chmod 600 {path}`, then start again.")


def _parsed(path: Path, content: bytes) -> Key:
    lines = [line.strip() for line in content.decode(errors="replace").splitlines()]
    found = [line.removeprefix(PREFIX) for line in lines if line.startswith(PREFIX)]
    with contextlib.suppress(binascii.Error, ValueError):
        secret = base64.b64decode(found[0], validate=True) if len(found) == 1 else b""
        if len(secret) == 32:
            return Key(secret)
    raise KeyUnusable(f"{path} holds no key of Greenroom. Put the right file there from your copy. {ELSEWHERE}")


def _write(path: Path, content: bytes) -> None:
    """Write a new file through to the disk."""
    descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)


def _publish(draft: Path, path: Path) -> None:
    """Give a finished file its name at once and whole, and never over another one."""
    with contextlib.suppress(FileExistsError):
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            _write(path, draft.read_bytes())
