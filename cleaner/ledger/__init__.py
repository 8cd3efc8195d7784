"""The ledger of old news: which characters of an article an earlier one had, and which are new."""

from cleaner.ledger.ledger_model import (
    EarlierArticle,
    Kind,
    Ledger,
    Passage,
    ledger_schema,
    passage_schema,
)
from cleaner.ledger.ledger_run import ledger

__all__ = [
    "EarlierArticle",
    "Kind",
    "Ledger",
    "Passage",
    "ledger",
    "ledger_schema",
    "passage_schema",
]
