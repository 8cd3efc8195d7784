"""The records of a WARC archive, also those behind a damage.

In an archive whose records are gzipped each by itself the reading goes on at the next gzip member
that begins as a record does; in one that is not gzipped, at the next line that does.
"""

from __future__ import annotations

import itertools
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from cleaner.errors import UnreadableError
from cleaner.messages import phrase
from cleaner.wrappers.source import Source

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_MEMBER = b"\x1f\x8b\x08"  # how a gzip member begins
_RECORD = b"WARC/"
_WITH_GZIP_HEADER = 31  # zlib's window bits
_PROBED = 512  # bytes of a member that are unpacked to look at its beginning
_PIECE = 1 << 20  # bytes searched at a time


class Damage(msgspec.Struct, frozen=True):
    """What stands in the place of a record that cannot be read."""

    error: UnreadableError
    before: bool  # it may lie in the record before, which is told of as damaged already


def warc_records_of(source: Source) -> Iterator[tuple[str, WarcRecord | Damage]]:
    """Give each record with its place; a `Damage` in the place of what is damaged."""
    with source.raw_stream() as stream:
        zipped = stream.read(len(_MEMBER)) == _MEMBER if source.rewinds else False
    return _zipped(source) if zipped else _plain(source)


def _plain(source: Source) -> Iterator[tuple[str, WarcRecord | Damage]]:
    from fastwarc.warc import ArchiveIterator

    number = 0
    for lenient in (False, True):
        stream = source.raw_stream()
        records = ArchiveIterator(stream, parse_http=True, quirks_mode=lenient)
        try:
            for record in itertools.islice(records, number if lenient else 0, None):
                number += 1
                yield f"record {number}", record
            return
        except OSError as error:
            yield f"record {number + 1}", _damage(error, before=lenient)
        finally:
            stream.close()
        if not source.rewinds:
            return


def _zipped(source: Source) -> Iterator[tuple[str, WarcRecord | Damage]]:
    from fastwarc.warc import ArchiveIterator

    number, start = 0, 0
    while True:
        stream = source.raw_stream()
        stream.seek(start)
        at, begun = start, False  # the last record that was given, or the member that has none
        try:
            for record in ArchiveIterator(stream, parse_http=True, quirks_mode=start > 0):
                at, begun = record.stream_pos, True
                number += 1
                yield f"record {number}", record
            return
        except OSError as error:
            damage = error
        finally:
            stream.close()
        end = _end_of_member(source, at) if begun else None
        if begun and end is None:
            yield f"record {number}", _damage(damage, before=True)
        else:
            number += 1
            yield f"record {number}", _damage(damage, before=False)
        following = _next_member(source, (end or at) + 1)
        if following is None:
            return
        start = following


def _damage(error: OSError, *, before: bool) -> Damage:
    return Damage(UnreadableError(phrase("the archive is damaged: {reason}", reason=error)), before)


def _end_of_member(source: Source, start: int) -> int | None:
    """Return where a gzip member ends, None where it is damaged."""
    member = zlib.decompressobj(_WITH_GZIP_HEADER)
    with source.raw_stream() as stream:
        stream.seek(start)
        try:
            while piece := stream.read(_PIECE):
                while piece and not member.eof:
                    member.decompress(piece, _PIECE)
                    piece = member.unconsumed_tail
                if member.eof:
                    return stream.tell() - len(member.unused_data)
        except zlib.error:
            return None
    return None


def _next_member(source: Source, start: int) -> int | None:
    """Return where, from a place on, the next gzip member begins that holds a record."""
    with source.raw_stream() as stream:
        stream.seek(start)
        held, at = b"", start
        while piece := stream.read(_PIECE):
            held += piece
            found = held.find(_MEMBER)
            while found >= 0:
                if len(held) - found < _PROBED:
                    held += stream.read(_PROBED)
                if _begins_record(held[found : found + _PROBED]):
                    return at + found
                found = held.find(_MEMBER, found + 1)
            at += max(0, len(held) - len(_MEMBER) + 1)
            held = held[-len(_MEMBER) + 1 :]
    return None


def _begins_record(member: bytes) -> bool:
    try:
        return zlib.decompressobj(_WITH_GZIP_HEADER).decompress(member, len(_RECORD)) == _RECORD
    except zlib.error:
        return False
