"""What may be wrong with the ledger.

StorageError
├── Corrupt         the file cannot be read as a database
├── NewerSchema     the file was written by a later Greenroom
└── Busy            another process held the file for too long
"""


class StorageError(Exception):
    """The ledger could not be used. The message is fit to show to a person."""


class Corrupt(StorageError):
    """The file cannot be read as a database."""


class NewerSchema(StorageError):
    """The file was written by a later version of Greenroom."""


class Busy(StorageError):
    """Another process held the ledger for longer than we wait."""
