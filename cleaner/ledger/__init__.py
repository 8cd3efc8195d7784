"""The ledger of old news: which characters of an article an earlier one had, and which are new."""

from cleaner.ledger.model import (
    Kind,
    Ledger,
    Passage,
    Source,
    ledger_schema,
    passage_schema,
)
from cleaner.ledger.run import ledger

__all__ = ["Kind", "Ledger", "Passage", "Source", "ledger", "ledger_schema", "passage_schema"]
