"""The targets: a module for each, with `seeds()` and `check(data)`, which raises what it finds.

A target whose inputs are no free text has its own `mutated(data, pool, dice)`.
"""
