"""What wraps articles: posts, records, tables, feeds, mails, archives, pastes."""

from __future__ import annotations

import gzip
import io
import random
import tarfile
import zipfile
from collections.abc import Sequence

from tests.fuzz import mutating
from tests.fuzz.invariants import check_input
from tests.fuzz.targets.samples_of import samples_of


def seeds() -> list[bytes]:
    """Return a sample of each wrapper, and some of them packed."""
    plain = samples_of("wrapped", "finews", "hexo", "plain")
    return [*plain, *(_zipped(sample) for sample in plain[:4]), _tarred(plain[:3])]


def _zipped(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a.md"), data)
        archive.writestr(zipfile.ZipInfo("b/c.html"), data[::-1])
    return made.getvalue()


def _tarred(members: list[bytes]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for number, data in enumerate(members):
            info = tarfile.TarInfo(f"{number}.html")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def mutated(data: bytes, pool: Sequence[bytes], dice: random.Random) -> bytes:
    """Change an input, and now and then wrap it up."""
    made = mutating.mutated(data, pool, dice)
    wrap = dice.random()
    if wrap < 0.03:
        return gzip.compress(made, 1, mtime=0)
    if wrap < 0.05:
        return _zipped(made)
    return made


def check(data: bytes) -> None:
    """Check all that holds of every input."""
    check_input(data)
