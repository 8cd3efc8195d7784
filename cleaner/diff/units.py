"""Units that a mark takes whole: figures with their units, dates, codes, names in marks.

A change that touches one touches all of it. What a value is, `newstext.values` says.
"""

from __future__ import annotations

from collections.abc import Iterator

from cleaner.lazy import regex
from cleaner.newstext import surnames
from cleaner.newstext.addresses import ADDRESS
from cleaner.newstext.values.grammar import VALUE
from cleaner.newstext.values.name_cues import ROLES, SAYS
from cleaner.newstext.values.value import FoundValue
from cleaner.newstext.values.value_scan import value_kind

_QUOTED = (
    r"《[^《》\n。！？；]{1,24}》|“[^“”\n，。！？；：]{1,12}”"
    r"|「[^「」\n，。！？；：]{1,12}」"
    r'|"[^"\n,。！？;:]{1,12}"'
)
_SOUNDS = (  # characters that write foreign names, so that a verb after one is no part of it
    "阿埃艾安昂奥巴白拜班邦保鲍贝本比彼毕宾波伯博卜布查茨楚达黛戴丹当道德登邓迪蒂丁东杜顿多厄恩尔法范方"
    "菲费芬丰冯弗福富盖冈高戈格葛根贡古瓜圭郭哈海汉豪贺赫黑亨胡华怀惠霍基吉加贾杰金津卡凯坎康考科克肯"
    "孔库夸昆拉莱赖兰朗劳勒雷蕾黎李里理丽利莉莲廉列林琳龙卢鲁路露伦罗洛吕马玛迈麦曼芒毛茂梅门蒙米密敏明"
    "摩莫默姆穆娜纳乃南内尼涅宁纽努诺欧帕潘庞培佩皮平珀普奇齐恰乔切琴琼丘屈让热仁日荣茹儒瑞若萨塞赛"
    "桑瑟森沙莎山珊尚绍舍申什圣施史舒朔斯丝松苏索塔泰坦汤唐特腾藤提廷图托瓦娃万王旺威韦维魏温文翁沃乌武"
    "西希锡夏香肖谢辛欣休许雅亚延扬耶叶伊易因英尤于约泽曾扎詹珍芝治朱卓宗佐祖"
)
_HAN_NAME = rf"[{_SOUNDS}]{{1,6}}(?:[·・•][{_SOUNDS}]{{1,7}})+"
_PERSON = (
    rf"{ROLES}(?P<person>[{''.join(sorted(surnames.ANY))}][\u4e00-\u9fff]{{1,2}}?)"
    rf"(?={SAYS}|[，。、,;:；：（()）\s]|\Z)"
)
_ADDRESS = regex(ADDRESS)
_UNIT = regex(rf"(?P<name>{_QUOTED}|{_HAN_NAME})|{_PERSON}|{VALUE}")


def find_addresses(folded: str) -> Iterator[tuple[int, int]]:
    """Give where the addresses of a text start and end, from left to right."""
    for found in _ADDRESS.finditer(folded):
        yield found.span()


def find_units(folded: str) -> Iterator[FoundValue]:
    """Give the units of a text that `flat` returned, from left to right."""
    for found in _UNIT.finditer(folded):
        if found["name"] is not None:
            yield FoundValue(*found.span("name"), "name")
        elif found["person"] is not None:
            yield FoundValue(*found.span("person"), "name")
        else:
            yield FoundValue(*found.span(), value_kind(found))
