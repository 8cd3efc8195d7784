"""A report to look at: clusters of reprints as one page for a browser, with nothing beside it."""
