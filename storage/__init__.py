"""The ledger: what happened, in SQLite, as the truth."""
