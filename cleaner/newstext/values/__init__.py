"""The values that a text states: figures, dates, codes, opposite words; one reading for all.

What matches reprints and what shows their differences both ask here, so they cannot disagree.
"""
