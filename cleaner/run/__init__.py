"""A run over many inputs: what is read, in which order, by how many processes, and what is kept.

inputs ─▶ work (here, or in a pool of processes) ─▶ joining ─▶ ids ─▶ sink; the tally counts, the
journal lets an interrupted run go on. Nothing here prints: a `Watch` is told what happens.
"""
