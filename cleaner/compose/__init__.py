"""From what was read to a record: what of a body stays, which value a field gets."""
