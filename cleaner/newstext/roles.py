"""A line of nothing but roles and names: `记者：张三 摄影：李四`, `⊙记者 严一 ○编辑 邱二`.

Some print a colon or a bar between a role and its names, some only a blank, some both on one line.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from cleaner.lazy import regex
from cleaner.newstext import surnames
from cleaner.newstext.houses import house
from cleaner.newstext.traditional import PLACES, with_plain_labels
from cleaner.newstext.whitespace import fold

_HAN = r"\u4e00-\u9fff"
_PERSON = rf"(?:[{_HAN}]{{2,4}}|[{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}})+|[A-Z][\w.]*)"
_PEOPLE = rf"{_PERSON}(?:[、，,]{_PERSON})*[、，,]?"
_MARKS = "⊙◎○●□■▲◆▌▎▶※"
_EDGES = f" \t\u3000（()）【】[]{_MARKS}"
_MARK = regex(f"[{_MARKS}]|(?<=\\S)[|｜丨](?=\\S)")
_BETWEEN = frozenset("|｜丨/／:：；;,，")
_HOUSE = (
    r"[\w·“”\"《》]{0,16}?(?:[（(][\w.]+[）)])?(?P<grade>(?:参与|实习|见习|特约|首席|总台|全媒体)*)"
)
_SPACED_ROLE = (
    r"(?:(?:摄影)?记者|作者|(?<![总频片觉术])编辑|责任编辑|责编|本期编辑|实习生|通讯员|摄影|撰稿|撰文|采写|编译|校对|审核|审校"
    r"|监审|签审|[一二三终初复]审|(?<!总)主编|监制|制图|文/?图|图/文)"
)
_AUTHOR_LABEL = regex(r"作\s*者\s*[:：|｜丨]\s*(?=.{0,500}记者)")  # 作者：本报记者 张一
_REPORTERS = regex(
    r"记者\s*(?P<names>[^\s记]{2,}?)(?:摄|\s*(?:通讯员|实习生|本报|[^\s记]*记者).*)?\Z"
)
_REPORTING = regex(  # 記者林望舒／台北即時報導
    rf"[〔（(【\[]?(?:[{_HAN}]{{2,8}}\s*[／/]?\s*)?(?:(?:特约|特派|驻地|实习|见习|财经|国际)?(?:记者|编译))\s*"
    rf"(?P<who>[{_HAN}]{{2,4}}(?:[、，,\s][{_HAN}]{{2,4}})*)"
    rf"(?:\s*[／/]\s*[{_HAN}0-9、\s]{{2,12}}?(?:报道|报导|电|外电|摄影|整理|专访)?)[〕）)】\]]?"
)
# Where one role is glued to the names of the one before.
_GLUED = regex(rf"(记者[{_HAN}]{{2,8}}?)(?=(?:见习|实习)?(?:通讯员|实习生|记者)|本报)")
_TOOK = regex(r"(?<=[^、，,]{2})摄\Z|[、，,]\Z")  # 记者 张小满摄
_NAMES_TOKEN = regex(rf"{_PEOPLE}\Z")
_NAMES_END = regex(rf"(?:[{_HAN}]{{0,8}}报[道导]|发自[{_HAN}]{{1,8}}|文/?图|图/文|摄)\Z")
_ROLE_WORD = regex(
    r"记者|作者|编辑|责编|实习生|通讯员|摄影|撰稿|撰文|采写|编译|校对|审[核校]|[监签一二三终初复]审|主编|监制|制图|文/?图|图/文"
)
_SENTENCE = regex(r"[。！？!?；]")
_LONGEST, _NEAR_START = 120, 40

# What a reporter says in an interview: 记者：您好.
TALK = regex(r"[您你我吗呢？?]|谢谢|大家|为什么|什么|怎么|如何")

_ROLE = (
    r"(?:意见领袖|(?:视频|图片|视觉|美术)编辑|责任编辑|责编|编辑|记者|见习记者|实习记者|作者|撰文|撰稿|采写|文字|文|图|摄影|摄影报道|视频|剪辑|制图|设计|美编|"
    r"策划|监制|总监制|校对|审核|审读|校审|统筹|出品|制作|运营|编审|主编|值班编委|值班主任|值班|编译|翻译|整理|"
    r"排版|视觉|实习生|海报|配音|录音|播音|制片人?|主笔|主持人|执行|导演|签发|监审|签审|一审|二审|三审|终审|初审|复审|本期编辑)"
)
_ROLES_JOINED = rf"{_ROLE}(?:[、/&和]{_ROLE})*\s*[:：丨|/／｜]"
# The last character of a role before its mark: most lines with a mark have another there.
_MAY_PAIR = regex(
    r"[袖辑者稿写字文图影道频计编划制对核读校筹品作营审委任班译理版觉生报音片笔人行演发]\s*[:：丨|/／｜]"
)
PAIRED = regex(r"[:：丨|/／｜]")
_SEPARATORS = regex(r"[\s|丨/｜；;，,（()）【】\[\]。.]*")
_AUTHORS = frozenset(
    "意见领袖 记者 摄影记者 见习记者 实习记者 作者 撰文 撰稿 采写 文字 文 文图 文/图 图/文"
    " 编译".split()
)
_HELPERS = frozenset(("实习生", "通讯员"))
_EDITORS = ("责任编辑", "责编", "编辑", "本期编辑")  # the first of them that a line names
WORK_CODE = regex(
    r"(?<![\s_/-])[\s_/-]*+[（(]?[A-Za-z]{1,4}\d{2,5}[）)]?\s*\Z|_[A-Z]{1,4}\d*\s*\Z|"
    r"(?:(?<![\s(（])[\s(（]++|(?<!\d))\d{3,}+[)）]?\s*\Z"
)


@functools.cache  # few lines need it, and it is costly to compile
def _token() -> re.Pattern[str]:
    """Match a word that is a role, with what stands before it and the names that follow at once."""
    return re.compile(
        rf"{_HOUSE}(?P<role>{_SPACED_ROLE})(?:[:：|｜丨/](?P<paired>{_PEOPLE})?|(?P<joined>{_PEOPLE})?)\Z"
    )


@functools.cache
def _role_pair() -> re.Pattern[str]:
    """Match a role, its mark and its names, up to the next role or the end."""
    return re.compile(
        rf"[{_HAN}]{{0,4}}?(?P<role>{_ROLES_JOINED})\s*(?P<name>[^:：丨|/／｜。！？；!?;，,]{{1,24}}?)"
        rf"(?=[|丨/｜；;，,\s]*(?:(?<=\s)[{_HAN}]{{1,4}}?{_ROLES_JOINED}|{_ROLES_JOINED}|[）)】\]]?\Z))"
    )


Part = tuple[str, str]  # a role and its names


def role_line(text: str) -> dict[str, str] | None:
    """Return who did what on a line of nothing but roles and names, or None.

    The keys are ``author`` and ``editor`` where the line names them, and ``helper`` for interns and
    correspondents where it names neither: who signs a text alone wrote it. Other roles fill none.
    """
    if len(text) > _LONGEST:
        return None
    text = with_plain_labels(text)
    parts = _reporting(text) or _spaced(text) or _paired(text)
    if parts is None or any(TALK.search(names) for _, names in parts):
        return None
    return _named(parts)


def _named(parts: Iterable[Part]) -> dict[str, str]:
    found: dict[str, str] = {}
    editors: dict[str, str] = {}
    helpers: list[str] = []
    for role, name in parts:
        name = WORK_CODE.sub("", fold(name)).strip("（()）【】[] ")
        if name == "图":  # 文/图 is one role, and nobody is named
            continue
        if role in _AUTHORS:
            found.setdefault("author", name_without_house(_reporters(name)))
        elif role in _EDITORS:
            editors.setdefault(role, name)
        elif role in _HELPERS:
            helpers.append(name)
    if helpers and not editors and "author" not in found:
        found["helper"] = " ".join(helpers)
    if editors:
        found["editor"] = next(editors[role] for role in _EDITORS if role in editors)
    return found


def _reporting(text: str) -> list[Part] | None:
    """Read a byline of Taiwan: 〔記者林望舒／台北報導〕, 編譯林望舒／綜合外電."""
    found = _REPORTING.fullmatch(text)
    names = [n for n in re.split(r"[、，,\s]+", found["who"]) if n not in PLACES] if found else []
    return [("记者", " ".join(names))] if names and all(_is_name(n, "") for n in names) else None


def name_without_house(name: str) -> str:
    """Return a name without the house before it: 财新 何楚宁, 云报记者 何楚宁."""
    first, _, rest = name.partition(" ")
    return rest if rest and (house(first) or first.endswith("记者")) else name


def _reporters(names: str) -> str:
    """Return the reporters among people who are named one after the other without a blank."""
    found = _REPORTERS.search(names)
    return found["names"] if found else names


def _spaced(text: str) -> list[Part] | None:
    """Read roles that stand before their names with a blank, a colon or nothing between them."""
    if not _ROLE_WORD.search(text, 0, _NEAR_START) or _SENTENCE.search(text):
        return None
    parts: list[tuple[str, list[str]]] = []
    ended = False
    text = _AUTHOR_LABEL.sub("", text.strip(_EDGES)).strip(_EDGES)
    for word in _words(_MARK.sub(" ", text)):
        role = _token().match(word)
        if role is not None and _is_role(role):
            names = role["paired"] or role["joined"]
            label = "" if "参与" in role["grade"] else role["role"]  # who only helped
            parts.append((label, [names] if names else []))
            ended = False
        elif not parts:
            if house(word) is None:  # a house may stand before the first role
                return None
        elif parts[-1][1] and (_NAMES_END.match(word) or word in PLACES):
            ended = True
        elif not ended and _NAMES_TOKEN.match(word) and _is_name(word, parts[-1][0]):
            parts[-1][1].append(word)
        else:
            return None
    if not parts or not all(names for _, names in parts):
        return None
    return list(_joined(parts))


def _is_role(token: re.Match[str]) -> bool:
    """Tell a role from a word that begins as one: only some stand right before a name."""
    if token["joined"] is None:
        return True
    return token["role"] in ("记者", "实习生", "通讯员") and _is_name(token["joined"], "")


def _is_name(word: str, role: str) -> bool:
    """Tell a person's name; after 记者 and 作者 hardly anything else stands on such a line."""
    first = surnames.plain_surname(word)
    return (
        role in _AUTHORS or first in surnames.BESIDE_ROLE or not ("\u4e00" <= word[0] <= "\u9fff")
    )


def _joined(parts: Iterable[tuple[str, list[str]]]) -> Iterator[Part]:
    """Give every role with its names; several kinds of reporters are the authors together."""
    authors = [name for role, names in parts if role in _AUTHORS for name in names]
    if authors:
        yield "作者", " ".join(_TOOK.sub("", name) for name in authors)
    for role, names in parts:
        if role not in _AUTHORS:
            yield role, " ".join(names)


def _words(text: str) -> Iterator[str]:
    """Give the words of a line; a name that is set with a blank inside (李 伟) is one."""
    begun = ""
    for word in _GLUED.sub(r"\1 ", text).split():
        if word in _BETWEEN:
            continue
        if begun:
            joined, begun = begun + word, ""
            if len(word) == 1:
                yield joined
                continue
            yield joined[0]
        if len(word) == 1 and surnames.plain_surname(word) in surnames.BESIDE_ROLE:
            begun = word
        else:
            yield word
    if begun:
        yield begun


def _paired(text: str) -> list[Part] | None:
    """Read roles that stand before their names with a colon, a bar or a stroke between them."""
    if not _MAY_PAIR.search(text):
        return None
    parts: list[Part] = []
    at = _after_separators(text, 0)
    while pair := _role_pair().match(text, at):
        parts.append((re.split(r"[、/&和:：丨|／｜\s]", pair["role"])[0], pair["name"]))
        at = _after_separators(text, pair.end())
    return parts if parts and at == len(text) else None


def _after_separators(text: str, at: int) -> int:
    found = _SEPARATORS.match(text, at)
    return found.end() if found else at
