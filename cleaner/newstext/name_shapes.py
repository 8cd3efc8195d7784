"""What can be the name of a person, of a source, of an outlet: by its shape alone."""

from __future__ import annotations

import re

from cleaner.newstext import traditional
from cleaner.newstext.houses import house

# The commoner surnames: a word of two to four characters is only a name where it begins with one.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪"
    "范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍"
    "庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻"
    "祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾"
    "隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝"
)
_ONE = (
    rf"(?:[{_SURNAMES}{traditional.SURNAMES}][\u4e00-\u9fff]{{1,3}}"
    r"|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12})"
)
_PERSON = re.compile(rf"{_ONE}(?:[\s、，,/]+{_ONE}){{0,5}}\Z")
_LATIN_ONE = r"[A-Z][\w.'’-]*(?: (?:(?:de|van|von|der|bin|al|la|del)\b|[A-Z][\w.'’-]*)){1,3}"
_LATIN_PERSON = re.compile(rf"{_LATIN_ONE}(?:(?:, | and | & |, and ){_LATIN_ONE}){{0,5}}")
_LATIN_ROLE = re.compile(
    r"\b(?:News|Staff|Desk|Team|Editors?|Editorial|Reporters?|Agency|Times|Post|Daily|Media|Press"
    r"|Network|Group|Admin|Writers?|Online|Reuters|Xinhua|Bloomberg|Services?|Wire"
    r"|Inc|Ltd|Limited|University|The)\b"
)
_ROLE = re.compile(
    r"编辑|管理员|网友|小编|网|报|社|发布|新闻|财经|资讯|综合|团队|公司|频道|工作室|观察|佚名|未知|原创|admin|来源|作者|本站",
    re.I,
)
_NO_NAME = re.compile(
    r"[。！？!?，,；;]|评论|分享|收藏|打印|字[体号]|关注|阅读|点击|浏览|登录|注册|首页|正文|更多|手机|微信|微博|播报|返回|"
    r"编辑|作者|记者|扫|转发|点赞|我要|参与|原创|\A\d|null|undefined|\A来源\Z|http|www\."
)
_OUTLET = re.compile(
    r"(?:网|報|报|社|在线|台|刊|杂志|传媒|之窗|门户|官网|发布|财经|APP|客户端|头条|新聞|網|News|Times|Daily"
    r"|Post|Herald|Journal|\.(?:com|net|org|cn))\Z",
    re.I,
)


def is_person(text: str) -> bool:
    """Tell whether a text is one person's name or a few."""
    if text.isascii():
        return is_latin_person(text)
    return bool(_PERSON.match(text)) and not _ROLE.search(text) and house(text) is None


def is_latin_person(text: str) -> bool:
    """Tell whether a text is one person's name or a few in Latin letters: Lin Wei and John Doe."""
    return bool(_LATIN_PERSON.fullmatch(text)) and not _LATIN_ROLE.search(text)


def is_source(text: str | None) -> bool:
    """Tell whether a text can be the name of a source, and is no tool of the page."""
    if not text:
        return False
    return bool(house(text)) or (1 < len(text) <= 30 and not _NO_NAME.search(text))


def is_outlet(text: str) -> bool:
    """Tell whether a segment of a title names who publishes, and no channel of it."""
    return (
        bool(house(text)) or _OUTLET.search(re.sub(r"[（(][^（）()]*[)）]\Z", "", text)) is not None
    )
