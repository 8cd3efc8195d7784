"""The mutations of clusters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from cleaner.mutations.judging import Arising, Line, judge
from cleaner.mutations.model import Correction, Mutation
from cleaner.mutations.places import Reading, places, sentence
from cleaner.reprints.clusters.moments import moment, precedes
from cleaner.reprints.corpus import Given
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
    decode = msgspec.json.Decoder(Given).decode
    for cluster in clusters:
        if len(cluster.members) < 2:
            continue
        line = line_of(cluster)
        texts = prepare_many([decode(read(member.id)) for member in line.members])[0]
        for number, group in enumerate(places(texts, _edges(line, cluster))):
            for arising in judge(line, group):
                yield _row(cluster, number, line, texts, arising)


def line_of(cluster: Cluster) -> Line:
    """Return the tree of a cluster's members, which stand in order of time, undated ones last."""
    members = sorted(cluster.members, key=lambda member: _order(member, cluster))
    numbers = {member.id: number for number, member in enumerate(members)}
    stamps = [moment(member.date, member.id) for member in members]
    earlier = [frozenset(i for i, one in enumerate(stamps) if precedes(one, own)) for own in stamps]
    first = numbers.get(cluster.original or "")
    if first is None or earlier[first]:
        alone = [i for i in range(len(members)) if len(members) > 1 and not earlier[i]]
        first = alone[0] if len(alone) == 1 else None
    return Line(
        members,
        [numbers.get(member.copied_from or "") for member in members],
        [[numbers[id_] for id_ in member.perhaps_from if id_ in numbers] for member in members],
        earlier,
        first,
    )


def _order(member: Member, cluster: Cluster) -> tuple[bool, tuple[str, ...], bool, str]:
    stamp = moment(member.date, member.id)
    return not stamp, stamp, member.id != cluster.original, member.id


def _edges(line: Line, cluster: Cluster) -> Iterator[tuple[int, int]]:
    """Give each version with what it was or may have been copied from, else with the lead."""
    lead = next(
        (i for i, one in enumerate(line.members) if one.relation in ("original", "candidate")), 0
    )
    for version, up in enumerate(line.above):
        base = up if up is not None else next(iter(line.perhaps[version]), lead)
        if base != version:
            yield base, version


def _row(
    cluster: Cluster, number: int, line: Line, texts: list[Text], arising: Arising
) -> Mutation:
    def id_of(reading: Reading) -> str:
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
