"""Clusters: components of full and edited reprints, and the excerpts that they host."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from cleaner.reprints.relations.union import Union


class Component(msgspec.Struct, frozen=True):
    """One story."""

    nodes: tuple[int, ...]  # joined by full and edited
    excerpts: tuple[int, ...]  # shorter ones that only this story carries
    carriers: tuple[int, ...]  # longer ones that carry this and other stories
    listed: bool  # whether it is a single text that another component lists as its excerpt


def components(
    nodes: Iterable[int], union: Union, excerpts: Iterable[tuple[int, int]]
) -> list[Component]:
    """Return all components, single ones too.

    `excerpts` are (shorter node, its host). An excerpt joins nothing: where the hosts of a shorter
    text all belong to one component it is listed there; a host that carries texts of several
    components belongs to none of those and is named in each.
    """
    carried: dict[int, set[int]] = {}  # host -> what it carries
    for shorter, host in excerpts:
        carried.setdefault(host, set()).add(shorter)
    members: dict[int, list[int]] = {}
    for node in nodes:
        members.setdefault(union.find(node), []).append(node)
    carriers: dict[int, set[int]] = {}
    hosts: dict[int, set[int]] = {}  # shorter text -> components of its hosts
    for host, shorter_ones in carried.items():
        home = union.find(host)
        roots = {union.find(node) for node in shorter_ones} - {home}
        if len(roots) > 1:
            for root in roots:
                carriers.setdefault(root, set()).add(host)
        else:
            for node in shorter_ones:
                if union.find(node) != home:
                    hosts.setdefault(node, set()).add(home)
    listed: dict[int, set[int]] = {}
    for node, homes in hosts.items():
        if len(homes) == 1:
            listed.setdefault(next(iter(homes)), set()).add(node)
    return [
        Component(
            tuple(sorted(found)),
            tuple(sorted(listed.get(root, ()))),
            tuple(sorted(carriers.get(root, ()))),
            len(found) == 1 and len(hosts.get(found[0], ())) == 1,
        )
        for root, found in members.items()
    ]
