"""Objects that tell an article field by field: JSON of every form."""
