"""What stands around a story and says nothing of it: dateline, byline, credits, page marks.

Cut before comparing, so that an excerpt's own lead and credits do not count against it. What names
somebody is read by `reading.people` and `reading.sources`; the patterns here are for what names
nobody and is cut all the same.
"""

from __future__ import annotations

from cleaner.lazy import regex
from cleaner.newstext import datelines, people, sources

_AGENCY = r"[^\s，。；：、“”（）()]{0,8}(?:社|网|报|台|新闻|客户端|侨网|之家)"
_DAY = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_CREDIT = r"[（(][^（）()\n]{1,48}[）)]"
_HEAD = regex(
    rf"\s*(?:{_CREDIT}\s*(?=\n|{_AGENCY})"
    rf"|【[^】\n]{{1,24}}】"
    rf"|(?:{_AGENCY}[^，。；：\n（）()]{{0,14}}?{_DAY}\s*(?:电|讯|消息|报道)|{_AGENCY}\s*(?:快讯|讯|消息)(?!人)"
    rf"|本报[^，。；：\n（）()]{{0,6}}?(?:{_DAY})?(?:电|讯)|[^，。；：\n（）()]{{2,10}}{_DAY}电)"
    rf"\s*(?:{_CREDIT})?\s*[:：—－-]*)"
)
_ORIGINAL_TITLE = regex(
    r"\s*[（(]\s*原标题\s*[:：](?:[^（）()\n]|[（(][^（）()\n]*[）)]){0,80}[）)]"
)
_CREDITS = regex(
    r"[\s（(【\[]*(?:责任?编辑|编辑|责编|编审|校对|监制|制片|主编|策划|来源|文章来源|本文来源|记者|作者|撰文|摄像|剪辑|"
    r"文[/丨｜]|图[/丨｜]|扫一扫|免责声明|声明[:：]|版权|转载|更新时间戳|央视新闻客户端|人民日报客户端|"
    r"推荐阅读|相关阅读|延伸阅读|点击进入|文章纠错|原标题[:：]|录音|录制|设计|视觉|统筹|审核|[（(]?完[）)]?\s*$|[（(【][^（）()【】\n]{1,20}[）)】]\s*$)"
)
_DESK = r"(?:[\u4e00-\u9fff]{1,2}[社网报台]|央视|特约|特派|见习|实习){0,3}"
_END = regex(  # a bracket may be of two widths
    rf"\s*(?:[（(【\[](?:完|责任?编辑|编辑|责编|来源|文章来源|{_DESK}记者|作者)[^（）()【】\[\]\n]{{0,40}}"
    r"[）)】\]]\s*)+$"
)
_SENTENCE_END = regex(r"[。！？!?]")
_LINE_END = regex(r"\n")
_LONGEST_LEAD = 240  # characters, headings with it
_MOST_CREDIT = 120  # a longer paragraph is story, whatever it starts with
_MOST_LINES = 8  # credits that stand at the end of one article


def strip_chrome(body: str, title: str = "") -> tuple[str, str]:
    """Return what stands before the story, and the story without dateline and credits.

    Where nothing else is left, the whole body is the story.
    """
    story = body
    for _ in range(4):
        if end := _head_end(story):
            story = story[end:]
        elif title and story.startswith(title) and len(title) < len(story):
            story = story[len(title) :].lstrip()
        else:
            break
    head = body[: len(body) - len(story)]
    story = story.rstrip()
    for _ in range(_MOST_LINES):
        start = story.rfind("\n") + 1
        if start > 0 and len(story) - start <= _MOST_CREDIT and _CREDITS.match(story, start):
            story = story[:start].rstrip()
        else:
            break
    if match := _END.search(story, max(0, len(story) - 90)):
        story = story[: match.start()]
    if sources.closing_bracket(story):  # （人民日报）
        story = story[: max(story.rfind("（"), story.rfind("("))].rstrip()
    # A lone surrogate cannot be stored; in a body it is dropped with the other non-letters.
    head = head.encode("utf-8", "replace").decode()
    return (head, story) if story.strip() else ("", body)


def _head_end(story: str) -> int:
    """Return where the story goes on after one thing that stands before it; 0 for none."""
    line, more, _ = story.partition("\n")
    if more and (people.byline(line) or sources.original_title(line)):
        return len(line) + 1
    if match := _ORIGINAL_TITLE.match(story) or _HEAD.match(story):
        return match.end()
    found = datelines.dateline(line)
    return found.length if found else 0


def lead(story: str, least: int) -> str:
    """Return what stands up to the end of the first sentence, of at least `least` characters.

    Headings before it end without a mark, and are part of it; where no sentence ends soon, as in a
    table, the lead is the first line.
    """
    match = _SENTENCE_END.search(story, least, _LONGEST_LEAD) or _LINE_END.search(story, least)
    return story[: match.start()] if match else story
