"""What stands in the checkpoints: values sealed together with the row they belong to.

LangGraph's serializer is shown a value and not its row. So a value is bound to its row before it is serialized, the place goes
under the seal with it, and whoever reads the row compares. Plaintext is refused, which LangGraph's own encrypted serializer
takes (langgraph #8938), as is a value of another row (#9004).
"""

import json
import zlib
from hashlib import blake2b
from typing import Any, Final

from langgraph.checkpoint.serde.base import SerializerProtocol
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer

from storage.cipher import Cipher
from storage.errors import Forged

SEALED: Final = "sealed-1"
PURPOSE: Final = b"checkpoints"
PLACE_BYTES: Final = 16


class Bound:
    """A value and the place it belongs to."""

    __slots__ = ("_value", "place")

    def __init__(self, where: bytes, value: Any) -> None:  # noqa: ANN401  (whatever a channel holds)
        """Bind a value to its place."""
        self.place = where
        self._value = value

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401
        """Let the saver read the id of the checkpoint that it is to keep."""
        return self._value[key]

    def at(self, where: bytes) -> Any:  # noqa: ANN401
        """Return the value if it belongs to this place. Raises Forged."""
        if self.place != where:
            raise Forged(f"A checkpoint was moved {ADVICE}")
        return self._value

    @staticmethod
    def of(read: object) -> "Bound":
        """Return what a serializer of ours has read."""
        assert isinstance(read, Bound), "everything is read by a serializer that binds"
        return read


class SealedSerializer(SerializerProtocol):
    """Writes bound values and reads them back. Values are plain JSON: nothing else is ever unpacked."""

    def __init__(self, cipher: Cipher) -> None:
        """Bind the cipher of the checkpoints."""
        self._cipher = cipher
        self._plain = plain_serializer()

    def dumps_typed(self, obj: Any) -> tuple[str, bytes]:  # noqa: ANN401  (the protocol's)
        """Return a bound value as it is kept. Compressed first: sealed bytes can no longer be."""
        bound = Bound.of(obj)
        kind, content = self._plain.dumps_typed(bound.at(bound.place))
        head = bound.place + bytes([len(kind)]) + kind.encode()
        return SEALED, self._cipher.seal(zlib.compress(head + content, 1), PURPOSE)

    def loads_typed(self, data: tuple[str, bytes]) -> Bound:
        """Return what was kept, bound to the place it was kept for. Raises Forged for plaintext and for what was changed."""
        kind, sealed = data
        if kind != SEALED:
            raise Forged(f"A checkpoint is not encrypted: it was changed {ADVICE}")
        plain = zlib.decompress(self._cipher.open(sealed, PURPOSE))
        where, rest = plain[:PLACE_BYTES], plain[PLACE_BYTES:]
        name, content = rest[1 : 1 + rest[0]], rest[1 + rest[0] :]
        return Bound(where, self._plain.loads_typed((name.decode(), content)))


ADVICE: Final = (
    "outside Greenroom, or the file is damaged. Restore it from a backup; the interviews themselves are not touched."
)


def place(*row: object) -> bytes:
    """Return the name of a row, short: no two rows share one."""
    return blake2b(json.dumps([str(part) for part in row]).encode(), digest_size=PLACE_BYTES).digest()


def plain_serializer() -> JsonPlusSerializer:
    """Return LangGraph's serializer, allowed to unpack its own types and no other."""
    return JsonPlusSerializer(allowed_msgpack_modules=None)
