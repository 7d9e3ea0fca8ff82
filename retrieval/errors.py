"""What may go wrong while finding things by meaning.

RetrievalError
├── ModelMissing     the local embedding model is not installed
├── ModelDamaged     its files are not the ones that were published
├── IndexUnusable    the vector index on disk cannot be opened or written
└── VectorsStale     stored vectors do not fit the embedder or the bank in use
"""


class RetrievalError(Exception):
    """Something could not be found by meaning. The message is fit to show to a person."""


class ModelMissing(RetrievalError):
    """The local embedding model is not installed."""


class ModelDamaged(RetrievalError):
    """The local embedding model's files are not the published ones."""


class IndexUnusable(RetrievalError):
    """The vector index on disk cannot be opened or written."""


class VectorsStale(RetrievalError):
    """Stored vectors do not fit the embedder or the bank in use."""
