"""The mutations of clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from cleaner.mutations.judging import Arising, LineOfDescent, judge
from cleaner.mutations.mutation_model import Changed, Correction, Mutation, Printing
from cleaner.mutations.value_places import ValueReading, places, sentence
from cleaner.reprints.clusters.moments import moment
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.result import Cluster, Member
from cleaner.reprints.texts.prepared import Text, prepare_many


def mutations(clusters: Iterable[Cluster], read: Callable[[str], bytes]) -> Iterator[Mutation]:
    """Tell of each value that differs among the versions of a story where it arose.

    Args:
        clusters: the stories.
        read: returns a record's line by its id.

    Yields:
        A row for each value of each place, story by story, in the order of the text.
    """
    for cluster in clusters:
        line = line_of(cluster)
        texts = _texts(line, read)
        for number, values in enumerate(_values(cluster, line, texts)):
            for arising in values:
                yield _row(cluster, number, line, texts, arising)


def changes_of(cluster: Cluster, read: Callable[[str], bytes]) -> list[Changed]:
    """Return the places of a story in which its versions differ, and who prints what.

    Args:
        cluster: the story.
        read: returns a record's line by its id.
    """
    line = line_of(cluster)
    texts = _texts(line, read)
    found = []
    for values in _values(cluster, line, texts):
        told = [
            Printing(
                (arising.arose or arising.holders[0]).text,
                None if arising.arose is None else line.members[arising.arose.version].id,
                [line.members[reading.version].id for reading in arising.holders],
            )
            for arising in values
        ]
        first = values[0].holders[0]
        found.append(Changed(first.kind, sentence(texts[first.version], first), told))
    return found


def _texts(line: LineOfDescent, read: Callable[[str], bytes]) -> list[Text]:
    decode = msgspec.json.Decoder(CorpusRecord).decode
    return prepare_many([decode(read(member.id)) for member in line.members])[0]


def _values(cluster: Cluster, line: LineOfDescent, texts: list[Text]) -> Iterator[list[Arising]]:
    """Give for each place in which versions differ where each of its values arose."""
    for group in places(texts, _edges(line, cluster)):
        yield judge(line, group)


def line_of(cluster: Cluster) -> LineOfDescent:
    """Return the tree of a cluster's members, which stand in order of time, undated ones last."""
    members = sorted(cluster.members, key=lambda member: _order(member, cluster))
    numbers = {member.id: number for number, member in enumerate(members)}
    stamps = [moment(member.date, member.id) for member in members]
    line = LineOfDescent(
        members,
        [numbers.get(member.copied_from or "") for member in members],
        [[numbers[id_] for id_ in member.perhaps_from if id_ in numbers] for member in members],
        stamps,
        None,
    )
    alone = [one for one in range(len(members)) if not any(True for _ in line.earlier(one))]
    original = numbers.get(cluster.original or "")
    first = original if original in alone else alone[0] if len(alone) == 1 else None
    return line._replace(first=first)


def _order(member: Member, cluster: Cluster) -> tuple[bool, tuple[str, ...], bool, str]:
    stamp = moment(member.date, member.id)
    return not stamp, stamp, member.id != cluster.original, member.id


def _edges(line: LineOfDescent, cluster: Cluster) -> Iterator[tuple[int, int]]:
    """Give each version with what it was or may have been copied from, else with the lead."""
    lead = next(
        (i for i, one in enumerate(line.members) if one.relation in ("original", "candidate")), 0
    )
    for version, up in enumerate(line.above):
        base = up if up is not None else next(iter(line.perhaps[version]), lead)
        if base != version:
            yield base, version


def _row(
    cluster: Cluster, number: int, line: LineOfDescent, texts: list[Text], arising: Arising
) -> Mutation:
    def id_of(reading: ValueReading) -> str:
        return line.members[reading.version].id

    head = arising.arose or arising.heads[0]
    was = arising.was
    member = line.members[head.version]
    told = arising.arose is not None
    return Mutation(
        cluster=cluster.cluster,
        place=number,
        kind=head.kind,
        value=head.text,
        arose_in=member.id if told else None,
        reason=arising.reason,
        candidates=[id_of(reading) for reading in arising.heads],
        date=member.date if told else None,
        outlet=member.outlet if told else None,
        copied_from=id_of(was) if was else None,
        was=was.text if was else None,
        passage=sentence(texts[head.version], head),
        passage_before=sentence(texts[was.version], was) if was else None,
        carried_by=[id_of(reading) for reading in arising.holders if reading is not arising.arose],
        corrected=[
            Correction(id=id_of(one), date=line.members[one.version].date, value=one.text)
            for one in arising.corrected
        ],
    )
