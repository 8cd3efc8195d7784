"""A paragraph more in a page is that paragraph more in its text, and nothing else.

What a search for texts that no input holds cannot tell is told so: a paragraph that is lost, given
twice or moved, and a field that depends on the length of a text.
"""

from __future__ import annotations

import html
import itertools
import random
import re
from collections.abc import Sequence

from cleaner.article import Article
from tests.fuzz.invariants import Broken, read_all, squashed
from tests.fuzz.targets.samples_of import SITES, samples_of

_SAID = (
    "松湖镇第{}号水渠的闸门已于上周全部更换，沿线的农户说灌溉比往年快了许多。",
    "他说，责任编辑这份工作他做了{}年，每天要看两百多篇来稿，从不敢大意。",
    "那天有{}名记者参加了开放日，馆方请他们试用了新的导览程序。",
    "首批{}台机组来自三家本地工厂，质量经过两轮复核，下月起轮流投用。",
    "老周笑着回答：“{}年前谁也没想到，会有这么多人坐船过来买菜。”",
    "到当天傍晚，{}条支线全部恢复通车，抢修人员仍在现场值守。",
    "老照片的版权归{}个村共有，收入按户分配，账目每季度公开一次。",
)
_ANY = "|".join(re.escape(text).replace(r"\{\}", r"\d+") for text in _SAID)
_ADDED = re.compile(rf"<p>(?:{_ANY})</p>")
_TAG = re.compile(r"<[^<>]*>")
_END = re.compile(r"</p\s*>", re.I)
_BEGIN = re.compile(r"<p\b[^<>]*>", re.I)
_SAME = ("title", "date", "source", "author", "editor", "outlet", "url", "images", "keywords")
_MOST = 3  # paragraphs that are added


def seeds() -> list[bytes]:
    """Return the pages that ship, each with no paragraph more."""
    return samples_of(*SITES, "elsewhere")


def mutated(data: bytes, _pool: Sequence[bytes], dice: random.Random) -> bytes:
    """Put paragraphs between two of the text."""
    for encoding in ("utf-8", "gb18030"):
        try:
            page = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        places = [end for _, end in _between(page, _only(data))]
        for at in sorted(
            dice.sample(places, min(dice.randint(1, _MOST), len(places))), reverse=True
        ):
            said = dice.choice(_SAID).format(dice.randrange(3, 90))
            page = f"{page[:at]}<p>{said}</p>{page[at:]}"
        return page.encode(encoding)
    return data


def check(data: bytes) -> None:
    """Check that a page with more paragraphs reads as without them, and they in their places."""
    encoding = "utf-8" if _is_utf_8(data) else "gb18030"
    page = data.decode(encoding, "replace")
    bare = _ADDED.sub("", page)
    before, after = _only(bare.encode(encoding, "replace")), _only(data)
    if before is None or bare == page:
        return
    if after is None:
        raise Broken("a paragraph more is a paragraph more", "no article is left")
    expected, lines = before.body.split("\n"), dict(_between(bare, before))
    for number, found in reversed(list(enumerate(_ADDED.finditer(page)))):
        at = found.start() - sum(
            len(one[0]) for one in itertools.islice(_ADDED.finditer(page), number)
        )
        line = next((line for line, end in lines.items() if end == at), None)
        if line is None:
            return  # it stands elsewhere
        expected.insert(line + 1, _TAG.sub("", found[0]))
    if after.body.split("\n") != expected:
        raise Broken("a paragraph more is a paragraph more", f"{after.body!r}, not {expected!r}")
    for name in _SAME:
        if getattr(before, name) != getattr(after, name):
            values = f"{name}: {getattr(before, name)!r}, {getattr(after, name)!r}"
            raise Broken("a paragraph more changes no field", values)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _only(data: bytes) -> Article | None:
    found = read_all(data)
    if isinstance(found, list) and len(found) == 1 and isinstance(found[0], Article):
        return found[0]
    return None


def _between(page: str, article: Article | None) -> list[tuple[int, int]]:
    """Return where the element of a paragraph ends, behind which that of the next stands."""
    if article is None:
        return []
    lines = [squashed(line) for line in article.body.split("\n")]
    ends = [found.end() for found in _END.finditer(page)]
    shown = [_shown(page[:end]) for end in ends]
    found = []
    for number, (line, below) in enumerate(itertools.pairwise(lines)):
        for here, there, end in zip(shown, shown[1:], ends, strict=False):
            if here == line and there == below and lines.count(line) == 1:
                found.append((number, end))
    return found


def _shown(page: str) -> str | None:
    """Return the text of the element that ends here, if it holds a paragraph and no other."""
    begins = [found.end() for found in _BEGIN.finditer(page[-4000:])]
    if not begins:
        return None
    return squashed(html.unescape(_TAG.sub("", page[-4000:][begins[-1] :])))
