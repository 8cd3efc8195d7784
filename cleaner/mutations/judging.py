"""In which version a value arose, who carried it on, and who corrected it.

A tree of versions says what each was copied from; a value arose where it differs from what stands
in the same place of the nearest version above. That is told only where one version alone has it so:
two that have it not from each other both corrected it, or had it from a version that is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cleaner.mutations.value_places import ValueReading, agree
from cleaner.reprints.clusters.moments import Moment, precedes
from cleaner.reprints.result import Member


class LineOfDescent(NamedTuple):
    """The members of a cluster in order of time, as a tree."""

    members: Sequence[Member]
    above: list[int | None]  # what each was copied from
    perhaps: list[list[int]]  # where that cannot be told
    stamps: list[Moment]
    first: int | None  # the one that nothing precedes, where one is

    def earlier(self, version: int) -> Iterator[int]:
        """Give the versions that were certainly published before one."""
        own = self.stamps[version]
        return (one for one, stamp in enumerate(self.stamps) if precedes(stamp, own))


class Arising(NamedTuple):
    """Where one value of a place arose."""

    arose: ValueReading | None
    reason: str | None
    heads: list[ValueReading]  # those that have it from none of the others
    was: ValueReading | None
    holders: list[ValueReading]
    corrected: list[ValueReading]


def judge(line: LineOfDescent, group: Sequence[ValueReading]) -> list[Arising]:
    """Return where each value of a place arose, in the order in which they came."""
    readings: dict[int, ValueReading] = {}
    for reading in group:
        readings.setdefault(reading.version, reading)
    values: list[list[ValueReading]] = []  # those that mean the same, each in order of time
    for version in sorted(readings):
        reading = readings[version]
        same = next((some for some in values if agree(some[0], reading)), None)
        if same is None:
            values.append([reading])
        else:
            same.append(reading)
    return [_arising(line, readings, holders) for holders in values]


def _arising(
    line: LineOfDescent, readings: dict[int, ValueReading], holders: list[ValueReading]
) -> Arising:
    own = {reading.version for reading in holders}
    heads: list[ValueReading] = []
    unsure: list[ValueReading] = []
    returned: list[ValueReading] = []
    for reading in holders:
        version = reading.version
        up = _nearest(line, version, readings)
        if up is not None:
            if up not in own:
                again = any(one in own for one in _lines_above(line, up))
                (returned if again else heads).append(reading)
        elif version == line.first:
            heads.append(reading)
        else:
            perhaps = [one for one in line.perhaps[version] if one in readings]
            if own.intersection(perhaps or line.earlier(version)):
                continue  # it has it from one of these
            heads.append(reading)
            if len(perhaps) < 2:
                unsure.append(reading)
    heads = heads or returned
    corrected = [
        reading
        for version, reading in readings.items()
        if version not in own and _nearest(line, version, readings) in own
    ]
    if len(heads) != 1:
        return Arising(
            None, "several have it from none of the others", heads, None, holders, corrected
        )
    [head] = heads
    if unsure:
        reason = "what it was copied from cannot be told"
        return Arising(None, reason, heads, None, holders, corrected)
    return Arising(head, None, [], _before(line, head, readings), holders, corrected)


def _lines_above(line: LineOfDescent, version: int) -> list[int]:
    """Return a version and all that it descends from, the nearest first."""
    found = [version]
    while (up := line.above[found[-1]]) is not None and up not in found:
        found.append(up)
    return found


def _nearest(line: LineOfDescent, version: int, readings: dict[int, ValueReading]) -> int | None:
    """Return the nearest version above that has the place."""
    return next((one for one in _lines_above(line, version)[1:] if one in readings), None)


def _before(
    line: LineOfDescent, head: ValueReading, readings: dict[int, ValueReading]
) -> ValueReading | None:
    """Return what stood in the place before a value arose there."""
    up = _nearest(line, head.version, readings)
    if up is None:
        up = next((one for one in line.perhaps[head.version] if one in readings), None)
    return None if up is None else readings[up]
