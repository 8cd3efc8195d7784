"""Where a figure changed: of each value that versions of a story print differently, who did it."""

from cleaner.mutations.mutation_model import Changed, Correction, Mutation, Printing
from cleaner.mutations.mutations_run import changes_of, mutations

__all__ = ["Changed", "Correction", "Mutation", "Printing", "changes_of", "mutations"]
