"""What may be wrong with the ledger.

StorageError
├── Corrupt         the file cannot be read as a database
├── NewerSchema     the file was written by a later Greenroom
├── Busy            another process held the file for too long
├── Full            there is no room on the disk
├── Locked          the key does not fit
│   ├── KeyMissing      there is none
│   ├── KeyUnusable     it is none, or others can read it
│   └── WrongKey        it is another one
└── Forged          a value was changed or moved, or stands there in plaintext
"""


class StorageError(Exception):
    """The ledger could not be used. The message is fit to show to a person."""


class Corrupt(StorageError):
    """The file cannot be read as a database."""


class NewerSchema(StorageError):
    """The file was written by a later version of Greenroom."""


class Busy(StorageError):
    """Another process held the ledger for longer than we wait."""


class Full(StorageError):
    """There is no room on the disk for what was to be kept."""


class Locked(StorageError):
    """The data cannot be opened with the key there is."""


class KeyMissing(Locked):
    """There is no key file."""


class KeyUnusable(Locked):
    """The key file cannot be read, is none, or can be read by others."""


class WrongKey(Locked):
    """The key file holds another key than the one these data were encrypted with."""


class Forged(StorageError):
    """A sealed value was changed or moved, or something that was never sealed stands in its place."""
