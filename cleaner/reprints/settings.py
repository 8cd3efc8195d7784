"""Every threshold of the matcher, each with its reason; they are defaults for all corpora alike.

Lengths are in normalised characters (letters and digits only), about 0.88 of the printed ones.
"""

from __future__ import annotations

from typing import Final

GRAM: Final = 5
"""Characters of a shingle. Four-character idioms and three-character names are shared by
unrelated texts; five characters nearly always cross a word boundary."""

WINDOW: Final = 16
"""Shingles of a winnowing window: the least hash of each window is kept (about 1 in 8)."""

CERTAIN: Final = WINDOW + GRAM - 1
"""A shared unbroken passage of this many characters always shares a fingerprint."""

RUN: Final = GRAM
"""Equal characters in a row that count as aligned; fewer are chance."""

MOVED: Final = 12
"""Equal characters in a row that count where order is free; two clauses rarely agree so long."""

MIN_LENGTH: Final = 20
"""Shorter texts are left out (and counted): a passage that is certain to be found is that long."""

SENTENCE: Final = 60
"""A news sentence: "a sentence or so" may differ in a full reprint."""

PASSAGE: Final = 80
"""A paragraph: a shared passage that long is worth telling whatever surrounds it. Names with all
their titles and official formulas reach 60 to 80."""

SHORT: Final = 200
"""Below this length a text states one fact: a single conflicting figure makes it another story."""

REPRINT: Final = 0.55
"""Share of the shorter text that must be found in the longer: more than half, beyond the twentieth
that any two texts on one subject share in names and official phrases."""

MOST: Final = 0.7
"""Share that must be found where half is no evidence. Where the longer has more than twice the
length it otherwise only quotes; in a text shorter than `SHORT` one official phrase or page footer
is a third already. More cannot be asked: the own lead of a flash is up to three tenths of it."""

WHOLE: Final = 0.85
"""Share of the shorter that must be found for an excerpt: all of it but a lead or a closing line,
which is about a sentence of seven. Of a text no longer than a `PASSAGE` official formulas alone
fill seven tenths, so it needs as much for any reprint."""

FACTS: Final = 3
"""Values that a flash shares in the same places, and no other in any, so that it is the same flash
however it is worded: nobody writes three figures by chance."""

QUOTED: Final = 0.1
"""Length of the shorter over the longer below which the longer is a text of its own that quotes:
it carries the shorter only where it has the whole of it."""

UNBROKEN: Final = 0.1
"""Share of the shorter text that one unbroken passage fills where little more than half of it is a
reprint. Two reports on one event share as much in scattered sentences."""

CLAUSE: Final = 20
"""Equal characters in a row that are a clause, and no name with its titles or turn of phrase."""

CLAUSES: Final = 0.45
"""Share of the shorter text that unbroken clauses fill where little more than half of it is a
reprint. An editor who cuts leaves sentences; two reports on one event share phrases."""

HALF: Final = 0.5
"""Length of the shorter over the longer below which the longer has more than twice its length."""

CARRIED: Final = 0.6
"""Length of the shorter over the longer below which the longer is clearly longer."""

LONGER: Final = 0.7
"""Length of the shorter over the longer below which the longer is clearly longer where it has `ALL`
of the shorter: whatever it has besides is its own."""

ALL: Final = 0.98
"""Share of the shorter that must be found for an excerpt of a text of which the rest is less than
half: not a clause was reworded."""

ABRIDGED: Final = 0.4
"""Length of the shorter over the longer from which on one article may be the other told in fewer
words; a text of less than that is about the other."""

SPAN: Final = 0.8
"""Share of the longer text between the first and the last passage that an abridged edition has of
it: such an edition goes from end to end."""

SUBJECT: Final = 3
"""Characters of a title that can be a name: most names have three."""

FULL: Final = 0.9
"""Share of the shorter text that is aligned in a full reprint: nothing of weight was reworded."""

VERBATIM: Final = 0.97
"""Share of the shorter text that is aligned in one whose words were left as they are: what is lost
around typing errors and spellings. Below it, the text was reworded where that is in more than
`PLACES`."""

PLACES: Final = 2
"""Places inside of a text in which a word or more may differ, so that it is whole all the same: a
clause that was dropped, and the one that this made necessary to mend."""

TRIVIAL: Final = 0.05
"""Share of the longer text that may differ in a full reprint, where that is more than a sentence:
typing errors, spellings and omitted words of a long article add up to a paragraph."""

MINOR: Final = 0.15
"""Share of the longer text that may differ in a full reprint, where that is less than a sentence: a
sentence more in a text of four is news."""

PARTIAL: Final = 0.3
"""Share of the shorter that is a substantial passage; so is an unbroken `PASSAGE`."""

BACKGROUND: Final = 0.3
"""Share of the shorter text that one unbroken passage fills where texts with other facts share a
background paragraph (partial), and not only the wording of a template (no relation)."""

CONFLICTS: Final = 0.2
"""Share of the aligned figures that conflict in two fillings of one template. A correction or an
update of a long article leaves more than four of five figures alone."""

REPEATED: Final = 2
"""Times that one string must be replaced by the same other one to be another name."""

HOURS: Final = 12
"""Hours between two stamps within which a text that is nearly whole in the other is told of the
same day, though midnight may lie between."""

TOLD: Final = 0.1
"""Share of a headline's pairs of characters that a text has by chance. A story, however short,
has more of its own headline."""

ABOUT: Final = 0.4
"""Share of a headline's pairs of characters that another short text has that tells the same. Names
and official phrases of a lead that two texts share are a third."""

SHINGLES: Final = 0.2
"""Share of the shorter text's shingles below which two texts are not aligned at all. An edit
destroys four shingles besides its own characters, so a text of which little more than half is
left in runs of a clause keeps a third of its shingles."""

SHARE: Final = 8
"""Two texts are compared that share one in so many of the fingerprints of one of them: the
expected share at `SHINGLES`, less the scatter of a sample."""

LEAST: Final = 2
"""But never with fewer shared fingerprints than that: one is a phrase."""

ENOUGH: Final = 8
"""And always with so many, which any unbroken passage of WINDOW * ENOUGH + GRAM - 1 = 132
characters has, however long the texts are."""

HOLDERS: Final = 64
"""Holders of a fingerprint up to which all of them are compared with each other."""

NEIGHBOURS: Final = 2
"""Beyond that, how many neighbours and how many central texts each holder is compared with: one of
each suffices for the versions of one story, a second bridges a longer text among them."""
