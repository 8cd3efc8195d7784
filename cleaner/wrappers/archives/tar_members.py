"""The files of a TAR archive, one after the other as a stream gives them.

A header that is damaged hides its own file alone: those behind it are found by theirs. An archive
that another was put behind (`cat a.tar b.tar`) goes on with it. What was passed over is told.
"""

from __future__ import annotations

import functools
import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from cleaner.errors import UnreadableError
from cleaner.messages import phrase
from cleaner.wrappers.archives.archive_member import ArchiveMember
from cleaner.wrappers.wrapped import FailedPart

_BLOCK = 512  # bytes of which a TAR is made
_MOST_EMPTY = 4_096  # blocks behind an archive, of which its end has two and a tape's a few hundred


def of_tar(below: BinaryIO) -> Iterator[ArchiveMember | FailedPart]:
    """Give the files of an archive, gzip taken off, and what is damaged between them.

    Raises:
        tarfile.TarError: nothing of it can be read.
        EOFError: it breaks off.

    """
    stream, passed_over, before = _Ending(below), list[str](), ""
    headers = _headers(passed_over)
    with tarfile.open(fileobj=stream, mode="r|", tarinfo=headers) as archive:  # type: ignore[call-overload]
        for info in archive:
            yield from _told(passed_over, before)
            if info.isfile():
                before = info.name if _is_text(info.name) else _in_gb(info.name)
                read = functools.partial(_of_member, archive, info)
                yield ArchiveMember(before, info.size, read)
        yield from _told(passed_over, before)
    while stream.read(_BLOCK * 128):
        pass
    if stream.last.strip(b"\0"):
        raise EOFError("it breaks off")


class _Ending:
    """A stream that knows the last block that was read of it: an archive ends with empty ones."""

    def __init__(self, below: BinaryIO) -> None:
        self._below = below
        self.last = b""

    def read(self, size: int) -> bytes:
        data = self._below.read(size)
        self.last = (self.last + data)[-_BLOCK:]
        return data


def _headers(passed_over: list[str]) -> type[tarfile.TarInfo]:
    """Return what reads headers; of each block that is none it notes why, and reads the next."""

    class Header(tarfile.TarInfo):
        @classmethod
        def fromtarfile(cls, archive: tarfile.TarFile) -> Header:
            empty = 0
            while True:
                try:
                    return super().fromtarfile(archive)
                except tarfile.EOFHeaderError:  # type: ignore[attr-defined]
                    empty += 1
                    if empty > _MOST_EMPTY:
                        raise
                except tarfile.InvalidHeaderError as error:  # type: ignore[attr-defined]
                    empty = 0
                    passed_over[:] = [str(error)]

    return Header


def _told(passed_over: list[str], before: str) -> Iterator[FailedPart]:
    for why in passed_over:
        place = phrase("behind {name}", name=before) if before else phrase("the beginning")
        damaged = phrase("damaged in its archive: {reason}", reason=why)
        yield FailedPart(place, UnreadableError(damaged))
    passed_over.clear()


def _is_text(name: str) -> bool:
    return not any("\udc80" <= c <= "\udcff" for c in name)


def _in_gb(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")


def _of_member(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(info)
    return stream.read() if stream is not None else b""
