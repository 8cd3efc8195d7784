"""What is known of a site besides its pages' layouts; a site's module may hold one as `HABITS`."""

from __future__ import annotations

import msgspec

_COUNTERS = ("from", "spm", "utm_")  # everywhere


class Habits(msgspec.Struct, frozen=True):
    """How a site's articles look where others carry them.

    Args:
        labels: beginnings of the channels' names under which mirrors and feeds file its articles.
        counters: beginnings of the parameters of its addresses that only count visits; what ends
            in no underscore is a whole name. At other sites these may choose the page.
        mirror_gmt_is_local: its posts in the Hexo mirror print Beijing time as GMT.
        feeds_late_until: the last year in which RSSHub's feeds of it printed Beijing time as GMT.

    """

    labels: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    mirror_gmt_is_local: bool = False
    feeds_late_until: int | None = None

    def is_counter(self, parameter: str) -> bool:
        """Tell a parameter (`from=wap`) that only counts visits."""
        name, equals, _ = parameter.partition("=")
        return bool(equals) and any(
            name.startswith(c) and len(name) > len(c) if c.endswith("_") else name == c
            for c in (*_COUNTERS, *self.counters)
        )

    def files_under(self, label: str) -> bool:
        """Tell whether a mirror's label is one of the site's."""
        return label.startswith(self.labels)


ELSEWHERE = Habits()  # of a site of which nothing is known
