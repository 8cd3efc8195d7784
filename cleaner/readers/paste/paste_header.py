"""The header of a paste: the line with the date, the headline near it, who stands between them."""

from __future__ import annotations

import re

from cleaner.evidence import By, Told
from cleaner.lazy import regex
from cleaner.newstext import dates, furniture, header_line, name_shapes, people, roles, sources
from cleaner.newstext.credits import Credits
from cleaner.newstext.houses import house
from cleaner.newstext.whitespace import fold
from cleaner.readers.reading import Reading

_HEAD_LINES = 25
_HEADER = regex(
    r"(?:发布|发表|更新|刊发)?(?:时间|日期|于)\s*[:：]?|来\s*源\s*[:：]|^\W*\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}"
)
_YEARLESS = regex(r"(?P<source>\S{2,16})\s+(?P<date>\d{1,2}[-月]\d{1,2}日?\s+\d{1,2}:\d{2})\Z")
_CRUMBS = regex(
    r"当前(?:的)?位置|您(?:所在|现在|当前)?的?位置|首页\s*[>》＞→/]|[>》＞→]\s*正文|\S\s*+[>＞»›]\s*+\S[^\s>＞»›]*+\s*+[>＞»›]"
)
_GREETING = regex(
    r"(?:欢迎(?:您|光临|来到|访问))|^(?:登录|注册|设为首页|加入收藏|首页|导航|网站地图|收藏本站|手机版)\b"
)
_WELCOMED = regex(
    r"\A(?:欢迎(?:光临|来到|访问))?(?P<name>[^,，!！。]{2,16}?)(?:欢迎(?:您|光临).*)?[!！。]?\Z"
)
_SENTENCE = 25
_PARTS = {"source": header_line.SOURCE, "author": header_line.AUTHOR, "editor": header_line.EDITOR}
_DATE_LABEL = regex(r"(?:时间|日期)\s*+(?:[:：]\s*+)?\Z")
_MARKED = regex(r"\A(?:#|```|\||[-*+] |\d+\.\s|//|/\*|import |def |class |<)")
_HAN = regex(r"[\u3400-\u9fff]")


def find_header(lines: list[str]) -> int | None:
    """Return the place of the line that holds the date (or the source), or None."""
    for i, line in enumerate(lines[:_HEAD_LINES]):
        if len(line) <= 100 and (_YEARLESS.match(line) or _is_header(line)):
            return i
        ends = len(line) >= _SENTENCE and line.endswith(("。", "！", "？", "”"))
        if ends and furniture.label(line) is None:  # the text has begun
            return None
    return None


def _is_header(line: str) -> bool:
    if line.endswith(("。", "！", "？")):
        return False
    stamp = dates.find_date(line)
    if stamp is None or _HEADER.search(line):
        return stamp is not None
    found = header_line.date_span(line)  # 青溪日报 2022-10-05 09:30
    return found is not None and found[0] <= 20 and len(line) <= 60 and "T" in stamp.iso


def read_header_line(line: str, reading: Reading) -> None:
    """Fill what a line of the header says of date, source and author."""
    if found := _YEARLESS.match(line):
        reading.source, reading.date_raw = found["source"], found["date"]
        reading.told |= {"source": Told(By.HEADER_LINE), "date": Told(By.YEARLESS_LINE)}
        return
    begin, end = header_line.date_span(line) or (0, len(line))
    reading.date_raw = fold(line[begin:end])
    reading.told["date"] = Told(By.HEADER_LINE)
    for name, label in _PARTS.items():
        if (part := label.search(line)) and (value := header_line.name_at(part["rest"])):
            value = people.editor_name(value) if name == "editor" else value
            setattr(reading, name, sources.source_name(value) if name == "source" else value)
            reading.told[name] = Told(By.HEADER_LINE)
    _beside(line[:begin], line[end:], reading)


def _beside(before: str, after: str, reading: Reading) -> None:
    """Read the names beside a date that no label explains: `原创 赵一 某号 2022-10-05`."""
    words = [w for w in re.split(r"[\s|｜丨]+", before) if w]
    if "发表于" in after or (words and words[0] == "原创"):  # an account's post
        names = [w for w in words if w != "原创" and not header_line.NEXT_LABEL.match(w)]
        reading.outlet = names[-1] if names else None
        if len(names) > 1 and name_shapes.is_person(names[0]):
            reading.author = names[0]
        return
    if reading.source is None:
        near = [*words[-1:], *[w for w in re.split(r"[\s|｜丨·•∙]+", after) if w][:1]]
        name = next((w for w in near if house(w) or name_shapes.is_outlet(w)), None)
        if name and name_shapes.is_source(name):
            reading.source = name
            reading.told["source"] = Told(By.BESIDE_DATE)


def read_date_below(lines: list[str], start: int, end: int, reading: Reading) -> int:
    """Read a line with the date below the text; return where the text ends.

    A bare day there is the sign-off of a notice and belongs to its text.
    """
    for i in range(end - 1, max(start, end - 4), -1):
        line = lines[i]
        found = header_line.date_span(line)
        if len(line) > 80 or not found or line.endswith(("。", "！", "？")):
            continue
        timed = "T" in (stamp.iso if (stamp := dates.find_date(line)) else "")
        if _DATE_LABEL.search(line[: found[0]]) or (timed and found[0] <= 12):
            read_header_line(line, reading)
            reading.told["date"] = Told(By.BELOW_TEXT)
            return i
    return end


def find_headline(lines: list[str], at: int | None, reading: Reading) -> int:
    """Find the headline; return where the text begins."""
    if at is None:
        first = next((i for i, line in enumerate(lines) if not _is_above(line)), 0)
        if _may_be_headline(lines[first]) and len(lines) > first + 1:
            reading.title = lines[first]
            reading.told["title"] = Told(By.FIRST_LINE)
            return first + 1
        return first
    for i in range(at - 1, -1, -1):
        if _read_credit(lines[i], reading):
            continue
        if not _is_above(lines[i]) and _may_be_headline(lines[i]):
            reading.title = lines[i]
            reading.told["title"] = Told(By.ABOVE_DATE)
            return at + 1
    # Some pages print the date first and the headline under it.
    below = lines[at + 1 : at + 3]
    if (
        len(below) == 2
        and len(below[0]) <= min(40, len(below[1]))
        and _may_be_headline(below[0])
        and sources.source_line(below[0]) is None
    ):
        reading.title = below[0]
        reading.told["title"] = Told(By.BELOW_DATE)
        return at + 2
    return at + 1


def _read_credit(line: str, reading: Reading) -> bool:
    """Read a line between headline and date that names a source or people, and nothing else."""
    if not (roles.role_line(line) or any(label.match(line) for label in _PARTS.values())):
        return False
    read = Credits()
    if read.read_line(line, ends=True) is None and not read.read_header(line):
        return False
    for name in _PARTS:
        if (value := getattr(read, name)) and getattr(reading, name) is None:
            setattr(reading, name, value)
            reading.told[name] = Told(By.ABOVE_DATE)
    return True


def _is_above(line: str) -> bool:
    """Tell a line that stands above headlines: greeting, crumbs, a bare house's name."""
    return bool(_GREETING.search(line) or _CRUMBS.search(line) or house(line)) or len(line) < 4


def _may_be_headline(line: str) -> bool:
    if len(line) > 90 or _MARKED.match(line) or not _HAN.search(line):
        return False
    return not line.endswith(("。", "；", "，", "：", ",", ";")) and furniture.label(line) is None


def find_outlet(above: list[str]) -> str | None:
    """Return the outlet that the lines above the headline name."""
    for i, line in enumerate(above):
        if "欢迎" in line and (found := _WELCOMED.match(line)):
            return found["name"]
        if (known := house(line)) is not None:
            return line if known else None
        if _CRUMBS.search(line):
            first = re.split(r"[>》＞→»›]", re.sub(r".*位置\s*[:：]?", "", line))[0].strip()
            if house(first):
                return first
            if i and 2 <= len(above[i - 1]) <= 10 and not _CRUMBS.search(above[i - 1]):
                return above[i - 1]
    return None
