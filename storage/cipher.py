"""AES-256-GCM with a key of its own for each data folder and purpose: what is sealed for one place opens in no other."""

import hmac
import os
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from storage.errors import Forged

FORMAT: Final = b"\x01"
"""First byte of every sealed value: this format, so that a later one can be told apart."""
KEY_ID_BYTES: Final = 4
NONCE_BYTES: Final = 12
"""96 random bits: safe for 2^32 values under one key (NIST SP 800-38D, 8.3)."""
HEAD_BYTES: Final = len(FORMAT) + KEY_ID_BYTES + NONCE_BYTES


class Key:
    """32 secret bytes, and an id that names them without telling them."""

    def __init__(self, secret: bytes) -> None:
        """Keep the secret."""
        assert len(secret) == 32, "an AES-256 key has 32 bytes"
        self._secret = secret
        self.id = sha256(b"greenroom key id" + secret).digest()[:KEY_ID_BYTES]

    def derived(self, salt: bytes, purpose: str) -> bytes:
        """Return the key for one purpose in one data folder (HKDF, RFC 5869)."""
        return HKDF(SHA256(), 32, salt, purpose.encode()).derive(self._secret)

    def __repr__(self) -> str:
        """Show the id alone: a key must not reach a log."""
        return f"Key({self.id.hex()})"


class Cipher:
    """Seals and opens values. A sealed value is format, key id, nonce, ciphertext and tag: 33 bytes more than it holds."""

    def __init__(self, key: Key, salt: bytes, purpose: str) -> None:
        """Derive the keys of this purpose."""
        self._head = FORMAT + key.id
        self._aes = AESGCM(key.derived(salt, f"{purpose} seal"))
        self._mac = key.derived(salt, f"{purpose} fingerprint")

    def seal(self, plain: bytes, place: bytes) -> bytes:
        """Return the value sealed for a place."""
        nonce = os.urandom(NONCE_BYTES)
        return self._head + nonce + self._aes.encrypt(nonce, plain, self._head + place)

    def open(self, sealed: object, place: bytes) -> bytes:
        """Return what was sealed for this place. Raises Forged for plaintext and for what was changed or moved."""
        if not isinstance(sealed, bytes) or sealed[: len(self._head)] != self._head:
            raise Forged(f"{_named(place)} was not encrypted with the key of this data folder: it was changed{_ADVICE}")
        nonce, hidden = sealed[len(self._head) : HEAD_BYTES], sealed[HEAD_BYTES:]
        try:
            return self._aes.decrypt(nonce, hidden, self._head + place)
        except (InvalidTag, ValueError) as error:
            raise Forged(f"{_named(place)} was changed or moved{_ADVICE}") from error

    def fingerprint(self, text: str) -> str:
        """Return what tells two texts apart, and from which nobody without the key can guess them."""
        return hmac.new(self._mac, text.encode(), sha256).hexdigest()


_ADVICE: Final = " outside Greenroom, or the file is damaged. Restore it from a backup, or delete what it belongs to."


def _named(place: bytes) -> str:
    return f"A stored value ({place.decode(errors='replace')[:200]})"
