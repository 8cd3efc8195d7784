"""What counts as old, and from when on an article is a recombination; each with its reason."""

from __future__ import annotations

from typing import Final

from cleaner.reprints.settings import SENTENCE

OLD: Final = 20
"""Characters of the normal form (letters and digits) in a row that have to stand in an earlier
article: a clause. Names with their titles and set phrases are mostly shorter; it is also the length
from which on `dedupe` is certain to find a shared passage."""

STANDING: Final = 8
"""Earlier days on which a passage was printed, from which on it is standing text: an outlet's own
paragraph, an official formula, a form's fixed words. A story is retold for a week."""

PARTLY: Final = 0.1
"""Share of old news from which on an article is partly old: a quotation and no more is less."""

OTHERS: Final = SENTENCE
"""Characters of a recombination that have to stand, in passages of `PASSED_ON`, in others than the
one that tells most of it, beside the share `PARTLY`: one sentence of another is background, and no
second source."""

PASSED_ON: Final = SENTENCE // 2
"""Characters in a row that one article has from another, and not what all say who write of a thing:
an occasion with its date and place, a name with its titles, are mostly shorter than half a
sentence."""

MOSTLY: Final = 0.55
"""Share of old news from which on an article is a reprint of one source or a recombination of
several: the share that `dedupe` asks of a reprint."""
