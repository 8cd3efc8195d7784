"""Where a figure changed: of each value that versions of a story print differently, who did it."""

from cleaner.mutations.model import Correction, Mutation
from cleaner.mutations.run import mutations

__all__ = ["Correction", "Mutation", "mutations"]
