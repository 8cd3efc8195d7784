"""Which site an article is of: by its markup, its mirror's labels, its address, what it names.

All sites vote on a page and exactly one wins. Where two claim it the address decides, else the
generic reading is used and says so. Where no markup tells, the mirror's labels do, else the
address, else the house that a paste names as its source.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cleaner.evidence import By, Told
from cleaner.newstext.houses import house
from cleaner.page.page import Page
from cleaner.readers.sites import Site, at_home, by_address, by_name, habits_of, sites
from cleaner.wrappers.wrapped import Wrapped


class SiteVote(NamedTuple):
    """How the sites voted.

    Who claims the page, who wins (None: the generic reading), and who was asked at all.
    """

    claims: tuple[str, ...] = ()
    winner: Site | None = None
    asked: tuple[str, ...] = ()


def site_of_page(
    page: Page, labels: Iterable[str], url: str | None, *, everyone: bool
) -> tuple[Site | None, SiteVote]:
    """Return the site to read a page as, and how the sites voted.

    Args:
        page: the page.
        labels: what its mirror or its feed files it under.
        url: its address, as its wrapper tells it.
        everyone: ask every site, though the address decides.

    """
    votes = vote_for_site(page, everyone=everyone)
    if votes.winner is not None:
        return votes.winner, votes
    told = _filed_or_addressed(labels, url)
    if told is None or (votes.claims and told.NAME not in votes.claims):
        return None, votes
    return told, votes


def site_of_text(
    wrapped: Wrapped, url: str | None, source: str | None
) -> tuple[Site | None, Told | None]:
    """Return the site of an article that no markup tells, and by what; None where nothing does."""
    if site := _filed_or_addressed(wrapped.labels, url):
        return site, Told(By.ADDRESS_OR_LABELS)
    if wrapped.plain is None or wrapped.wrapper in ("record", "feed"):
        return None, None  # a record without a site's address says nothing of one
    if (known := house(source)) and (site := by_name(known.site)):
        return site, Told(By.KNOWN_HOUSE)
    return None, None


def _filed_or_addressed(labels: Iterable[str], url: str | None) -> Site | None:
    for label in labels:
        known = house(label)
        named = by_name(known.site) if known else None
        if site := next((s for s in sites() if habits_of(s).files_under(label)), named):
            return site
    return by_address(url)


def vote_for_site(page: Page, *, everyone: bool = False) -> SiteVote:
    """Let the sites vote.

    The site that the address names is asked first; where that is the address of an article, or the
    site knows its own markup, it wins, and unless `everyone` is to be heard the others need not be
    asked. Of several that claim a page without such an address, the one whose container holds the
    others' wins: a site that reprints another's text with its markup.
    """
    home = at_home(page.host)
    if home is not None and not (home.article_id(page.url or "") or home.detect(page)):
        home = None
    if home is not None and not everyone:
        return SiteVote((home.NAME,), home, (home.NAME,))
    if home is None and page.host and not page.fragment:
        _ = page.names  # it is hardly a site's: what the generic reading needs answers most
    claims = [site for site in sites() if site is home or site.detect(page)]
    return SiteVote(
        claims=tuple(site.NAME for site in claims),
        winner=home or (_outermost(page, claims) if len(claims) > 1 else next(iter(claims), None)),
        asked=tuple(site.NAME for site in sites()),
    )


def _outermost(page: Page, claims: list[Site]) -> Site | None:
    """Return the site whose container holds those of the others, or None."""
    if page.fragment:
        return None
    found = [(site, site.extract(page).container) for site in claims]
    insides = [(site, c.inside) for site, c in found if c is not None and c.inside is not None]
    if not insides:
        return None
    outer, inside = max(insides, key=lambda pair: len(pair[1]))
    return (
        outer
        if all(other in inside for _, other in insides)
        and (sum(len(other) == len(inside) for _, other in insides) == 1)
        else None
    )
