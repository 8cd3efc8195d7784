"""ZIP and TAR archives of saved files, read like a folder; nothing is unpacked to disk.

A member is read by whatever wraps it; what is no article in it is passed over, as in a folder. A
member's name is only told, never opened, so that it may say what it likes.
"""

from __future__ import annotations

import functools
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator

import msgspec

from cleaner.errors import NoArticleError, UnreadableError
from cleaner.messages import phrase
from cleaner.wrappers.archives import asset_names
from cleaner.wrappers.archives.archive_member import ArchiveMember
from cleaner.wrappers.archives.tar_members import of_tar
from cleaner.wrappers.archives.zip_names import ZIP, first_names, opened_zip
from cleaner.wrappers.net import caught
from cleaner.wrappers.source import LARGEST, Source, reason
from cleaner.wrappers.unpacking import unpacked_bytes
from cleaner.wrappers.wrapped import FailedPart, Wrapped

_TAR_MARK = (257, (b"ustar\0", b"ustar "))  # of POSIX, of GNU
_UTF_8_NAME = 0x800  # a ZIP member's flag
_OFFICE = {"[Content_Types].xml", "mimetype"}
_FIRST = 200  # bytes in which a document says that it is one
# The last two are what becomes of numbers that zipfile takes from the file unchecked.
_DAMAGE = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, OSError),
    *(ValueError, struct.error),
)
_MOST_MEMBERS = 1_000_000
_DEEPEST = 2  # archives inside one another; some hold themselves

Unwrap = Callable[[Source], Iterator[Wrapped | FailedPart]]


def detect(source: Source) -> bool:
    """Tell a ZIP that is no document, or a TAR, gzipped or not."""
    head = source.head
    if head.startswith(ZIP):
        return _OFFICE.isdisjoint(first_names(head[:_FIRST]))
    return _is_tar(head)


def _is_tar(head: bytes) -> bool:
    at, marks = _TAR_MARK
    return head.startswith(marks, at)


def unwrap(source: Source) -> Iterator[Wrapped | FailedPart]:
    """Give each article of each member.

    Raises:
        UnreadableError: the archive is damaged before its first member, or too deep in others.
        NoArticleError: it is empty.

    """
    from cleaner.wrappers import unwrap as unwrap_any  # which asks this module, too

    if source.archives >= _DEEPEST:
        raise UnreadableError(
            phrase("more than {count} archives inside one another", count=_DEEPEST)
        )
    any_member = False
    try:
        for member in _members(source):
            any_member = True
            if isinstance(member, FailedPart):
                yield member
            else:
                yield from _articles(member, source, unwrap_any)
    except _DAMAGE as error:
        why = phrase("it breaks off") if isinstance(error, EOFError) else reason(error)
        damaged = UnreadableError(phrase("the archive is damaged: {reason}", reason=why))
        if not any_member:
            raise damaged from error
        yield FailedPart(phrase("the rest"), damaged)
    if not any_member:
        raise NoArticleError(phrase("an empty archive"))


def _articles(
    member: ArchiveMember, source: Source, unwrap_any: Unwrap
) -> Iterator[Wrapped | FailedPart]:
    """Give the articles of a member, each with its name."""
    if (why := asset_names.skipped(member.name)) is not None:
        yield FailedPart(member.name, NoArticleError(why), None, True)
        return
    if member.size > LARGEST:
        too_large = UnreadableError(phrase("larger than {size} MiB", size=LARGEST // 2**20))
        yield FailedPart(member.name, too_large, None, True)
        return
    data = caught(functools.partial(_whole, member), member.name, met=True)
    if isinstance(data, FailedPart):
        yield data
        return
    found = _found_in(data, source, unwrap_any)
    while True:
        given = caught(lambda: next(found, None), member.name, met=True)
        if given is None:
            return
        yield _placed(given, member.name)
        if isinstance(given, FailedPart) and given.place == member.name:
            return  # its wrapper gave up


def _found_in(data: bytes, source: Source, unwrap_any: Unwrap) -> Iterator[Wrapped | FailedPart]:
    """Give what a member holds; that it holds nothing is found with the first, too."""
    given = unpacked_bytes(data)
    yield from unwrap_any(Source(given, encoding=source.encoding, archives=source.archives + 1))


def _whole(member: ArchiveMember) -> bytes:
    try:
        return member.read()
    except RuntimeError as error:  # what zipfile says of a password
        raise UnreadableError(str(error)) from error
    except _DAMAGE as error:
        raise UnreadableError(
            phrase("damaged in its archive: {reason}", reason=reason(error))
        ) from error


def _placed(given: Wrapped | FailedPart, name: str) -> Wrapped | FailedPart:
    """Return what a member gave with the member's name before its place."""
    place = ", ".join(filter(None, (name, given.place if given.place != name else None)))
    if isinstance(given, FailedPart):
        return msgspec.structs.replace(given, place=place, met=True)
    member = f"{name}/{given.member}" if given.member else name
    return msgspec.structs.replace(given, place=place, met=True, member=member)


def _members(source: Source) -> Iterator[ArchiveMember | FailedPart]:
    """Give the files of an archive in its order, and what is damaged between them.

    Raises:
        UnreadableError: there are too many.

    """
    given = _of_zip if source.head.startswith(ZIP) else _of_tar
    for number, member in enumerate(given(source), 1):
        if number > _MOST_MEMBERS:
            raise UnreadableError(
                phrase("an archive of more than {count} files", count=_MOST_MEMBERS)
            )
        yield member


def _of_zip(source: Source) -> Iterator[ArchiveMember]:
    with opened_zip(source) as archive:
        for info in archive.infolist():
            if not info.filename.endswith("/"):  # which `is_dir` fails to ask of an empty name
                read = functools.partial(_up_to, archive, info)
                yield ArchiveMember(_zip_name(info), info.file_size, read)


def _up_to(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.header_offset < 0:  # of a file and of bytes the system says it in other words
        raise zipfile.BadZipFile("it would begin before the archive does")
    with archive.open(info) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:  # whatever its header says
        raise UnreadableError(phrase("unpacks to more than {size} MiB", size=LARGEST // 2**20))
    return data


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Return a member's name; Windows writes it in the system's encoding, and says nothing."""
    if info.flag_bits & _UTF_8_NAME:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _of_tar(source: Source) -> Iterator[ArchiveMember | FailedPart]:
    with source.stream() as below:
        yield from of_tar(below)
