"""Furniture: lines that belong to the page and not to the story.

Whole lines only, never a substring: 声明, 来源 and 更多 also occur in real sentences. A line is cut
under a label that `--explain` shows. Lines that carry a credit are not here but in `people` and
`sources`.
"""

from __future__ import annotations

import re

from cleaner.evidence import Label

_STATED = r"(?:申明|声明)(?:[】）)]\s*[:：]?|\s*[:：])"
_WARNED = r"(?:提示|提醒)(?:[】）)]\s*[:：]?|\s*[:：])"
_OF_USE = (
    r"(?:据此|风险自[担负]|后果自负|不构成.{0,12}(?:建议|依据|意见)|入市[须需有]|仅供(?:投资者)?参考|[本该]文|本站|本网"
    r"|转载|(?:股市|投资|理财|市场)有风险|东方财富|新浪|证券时报|作者)"
)
# Each pattern must match the whole line.
_LINES: dict[Label, tuple[str, ...]] = {
    Label.ADVERT: (r"广告\s*[:：].{0,40}",),
    Label.PROMOTION: (
        r".*海量资讯[、，,]精准解读.*",
        r".*(?:在东方财富看资讯行情|东方财富证券一站式开户).*",
        r"[【\[]?想炒股[，,]先开户.*",
        r"全新妙想投研助理.*立即体验.*",
        r"东财图解[·•]?加点干货",
        r"炒股就看.{0,6}金麒麟.*",
        r"(?:安装|下载)新浪财经(?:客户端|APP|app).{0,40}",
        r".{0,12}登录新浪财经(?:APP|客户端).{0,8}搜索.{0,24}",
        r"新浪合作大平台期货开户.{0,20}",
        r"新浪财经(?:Level2|App|APP)[：:].{0,40}",
        r"股民福利来了.*",
        r"炒股开户享福利.*",
        r".{0,10}下载[“\"]证券时报[”\"]官方APP.*",
        r"(?:请|欢迎|立即|点击|扫码|打开|关注|下载|安装|登录|更多).{0,30}(?:客户端|APP|app|公众号)[，,].{0,6}(?:随时|及时|实时|第一时间)了解.{0,40}",
        # 更多, and what one is to press or to get: prose says 更多企业进入…, too.
        r"(?:关注|更多)[^。]{0,30}(?:请|欢迎).{0,4}(?:关注|下载|扫码|进入|登录|点击).{0,40}",
        r"(?:关注|更多)[^。]{0,30}(?:关注|下载|扫码|进入|登录|点击)[^。]{0,40}(?:公众号|客户端|APP|app|微信|专题|官网).{0,20}",
        r"关注.{1,20}(?:公众号|微信号|视频号|订阅号).{0,40}",
        r"(?:欢迎|请).{0,4}关注[^。]{0,12}(?:微信|微博|公众号|视频号).*",
        r"[（(]?本文来自[^。]{0,30}[，,].{0,20}(?:下载|关注).{0,30}",
        r"(?:欢迎|请)?(?:扫描|长按|识别|扫码|点击).{0,20}二维码.{0,30}",
        r"[^。]{0,20}扫描.{0,8}二维码(?:[^。]{0,20}|.{0,6}(?:关注|下载|加入|查看|观看|阅读|进入|了解).{0,20})",
        r"打开微信[，,]?|点击底部的[“\"]?发现[”\"]?[，,]?|使用[“\"]?扫一扫[”\"]?[，,]?|即可将网页分享至朋友圈[。.]?",
        r"喜欢.{1,16}[，,].{0,4}(?:请)?关注我.{0,6}",
        r"点击(?:这里|此处|查看|进入|下载|阅读).{0,30}(?:>>|»|＞＞)?",
        r"(?:.{0,20}(?:点击|速看|戳)[^。]{0,12})?(?:>>|»|＞＞)+",
        r"进入【.{1,20}】讨论",
        r"[【\[]线索征集令[！!]?[】\]].*",
        r"7[xX×]24小时全球实时财经新闻\s*直播",
        r"更多精彩内容[，,]?请?.{0,30}",
        r"分享到[：:]?.{0,40}|用微信扫描.{0,12}|分享至好友和朋友圈|文章纠错",
        r"打开.{1,12}(?:客户端|APP|app|App)[，,]?.{0,12}",
        r"(?:打开|下载|登录|登入)[^，。]{0,16}(?:阅读|查看|浏览|观看|看)"
        r"(?:全文|全部(?:内容|评论|图片)?|更多(?:内容|评论|图片|精彩)?|原文|完整(?:内容|报道)?|剩余.{0,6}|精彩.{0,4})"
        r"[。.！!]?",
        r"请?先?(?:登录|登入|注册|订阅|訂閱|开通会员).{0,12}(?:后|以|即可|才能|方可|继续|繼續).{0,6}"
        r"(?:阅读|閱讀|查看|浏览|观看|收听|评论|发言)[^。，]{0,12}[。！!.]?",
        r"(?:立即|马上|欢迎)?(?:订阅|訂閱)(?:或登录|我们的|本报|电子报|快讯|新闻信).{0,24}",
        r"扫一扫.{0,30}",
    ),
    Label.DISCLAIMER: (
        rf"[（(【*＊\s]*(?:郑重|免责|特别|版权|新浪|本站|网站|平台){_STATED}.*",
        r"Notice\s*[:：]\s*The content above.*",
        r"[本该](?:文|文章|内容)(?:为|系|由).{2,24}(?:上传|发布)[^。]{0,8}[，,][^。]{0,12}仅代表.{0,120}",
        r".{0,24}仅提供信息(?:存储空间|发布平台|存储|发布).{0,40}",
        r"本(?:網站|網|报|報|刊|台|平台)(?:之|所有|刊[载載])?[^。]{0,20}(?:非經|非经|未經|未经)[^。]{0,10}(?:授權|授权|許可|许可|同意)[^。]{0,40}。?",
        # A notice's own warnings are its substance; who warns of using the page is its publisher.
        rf"[（(【*＊\s]*(?:郑重|特别|风险|重要|新浪|本站|网站|投资)?{_WARNED}.*{_OF_USE}.*",
        r"[（(【*＊\s]*声明[】）)]?\s*[:：]?\s*(?:证券时报|数据宝|本文|本站|本网|新浪|东方财富|文章|该文|转载|以上|个人|市场有风险).*",
        r"[（(【*＊\s]*(?:声明|注|以上|本文|文章)[^。]{0,60}(?:不构成[^。]{0,12}(?:建议|依据|意见)|仅代表[^。]{0,12}观点|由智能算法生成).{0,80}",
        r"【本文(?:为|系).{0,12}(?:网友上传|转载).*",
        r".{0,40}(?:版权所有|版权归.{1,16}所有)[，,。]?.{0,20}(?:未经.{0,8}(?:授权|许可|允许))?.{0,40}",
        r"[©Ⓒ(（]?.{0,24}未经(?:书面)?(?:授权|许可|允许|同意).{0,8}(?:不得|请勿|禁止|严禁)(?:转载|使用|复制|摘编).{0,30}",
        r"注[:：]请在转载文章内容时务必注明出处.{0,20}",
        r"声明\s*[:：]\s*刊用.{0,20}稿件.{0,20}",
        r"如需转载.{0,40}|(?:读者|新闻)热线\s*[:：].{0,30}|.{0,8}[报爆]料(?:热线|电话)?\s*[:：].{0,24}|违法和不良信息举报.{0,40}",
        r"[^。]{0,12}未经.{2,20}(?:授权|许可|允许|同意)[，,]?(?:不得|请勿|禁止|严禁)(?:转载|复制|摘编|镜像)[^。]{0,20}。?",
        r"(?:本文|以上(?:内容|信息)?|文中(?:观点|内容)).{0,12}(?:仅供参考|不构成|仅代表作者).{0,80}",
        r"(?:网友评论|以上文章内容).{0,12}仅.{0,60}",
        r".{0,20}(?:文章|内容|观点)均?(?:为|是|仅?代表)作者(?:个人|本人)?的?观点[，,].{0,6}不代表.{0,40}",
        r"(?:市场有风险|投资有风险|股市有风险|理财有风险)[，,](?:投资|入市|选择)?.{0,20}",
        r"风险自担[。.]?|专业金融数据",
        r"\(?（?本文(?:由|系)?(?:机器人|AI|人工智能|公开)?.{0,14}(?:自动)?(?:生成|生产)[，,].{0,60}",
        r"(?:文章|本文)内容真实性已证实.{0,40}",
        r"注[:：](?:文章)?内容.{0,12}(?:真实性|图片来自网络).{0,40}",
    ),
    Label.PAGE_CONTROL: (
        r"[上下]一[篇页条条](?:\s*[:：].*|\s.*)?",
        r"[【\[]?(?:分享|收藏|打印|纠错|举报|评论|我要评论|发表评论|参与互动|我要反馈|返回顶部|返回首页|返回搜狐[，,]?查看更多|关闭窗口|打印本页)[】\]]?(?:[(（]\d*[)）])?",
        r"(?:网友评论|暂无评论|登录后可以发言|加载中.{0,12}|点击加载更多|展开全文|阅读全文|查看原文|阅读原文|更多|详情|广告|推广|THE_END|@@title@@)",
        r"(?:缩小字体|放大字体|语音播报|微博|微信|腾讯QQ|QQ空间|\s)+(?:收藏|分享|微博|微信|腾讯QQ|QQ空间|\s)*",
        r"【?字体[:：].{0,10}|(?:[大中小]字体\s*)+",
        r"(?:海报新闻|新浪新闻公众号|更多猛料.{0,30}|新浪(?:新闻|财经|看点)?意见反馈留言板.{0,30})",
        r"(?:股市直播|图文直播间|视频直播间|热点栏目|自选股|数据中心|行情中心|资金流向|模拟交易|客户端|\s){2,}",
        r"本文(?:共|约|字数).{0,12}字?[，,].{0,4}阅读.{0,20}",
        r"[小中大]?字号(?:\s*[:：].{0,8})?|分享让更多人看到",
        r"(?:(?:评论|跟贴|参与|点赞|收藏|转发|阅读)\s*\d+\s*)+|\+\s?1",
        r"(?:视频|音频|图片)加载(?:中|失败).{0,20}|.{0,4}正在播放.{0,20}|播放(?:失败|出错).{0,20}",
        r"(?:抱歉|对不起|很遗憾|[您你]|当前|该|此)[^。]{0,10}浏览器[^。]{0,8}(?:不支持|版本[过太]低)[^。]{0,30}。?",
        r"浏览器(?:版本过低|不支持(?:HTML|video|audio|视频|音频|播放)).{0,20}",
        r"Your browser does not support.{0,60}",
        r"(?:请您?)?(?:安装|升级|更新).{0,8}(?:Flash|浏览器).{0,30}",
        r"\d{1,2}:\d{2}(?::\d{2})?\s*/\s*\d{1,2}:\d{2}(?::\d{2})?",
        r"(?:重新播放|点击播放|播放|暂停|静音|全屏|倍速|自动播放|\s){2,}",
        r"跳过(?:热读|推荐|广告|导航|内容|.{0,10}(?:帖子|内容|推广|广告)).{0,6}",
        r".{0,8}(?:热读|帖子|推荐内容|广告)(?:内容)?(?:结尾|结束)",
        r"Skip .{1,40} and continue reading.{0,20}",
        r"End of (?:content|Most read|(?:\w+ ){0,2}promotion)",
        r"End of (?:Twitter|X|YouTube|Facebook|Instagram|TikTok) (?:post|content|video).{0,12}",
        r"发布于\s*[:：]?\s*[\u4e00-\u9fff]{2,4}(?:省|市|自治区)?",
        r"[^。，]{0,12}有\s*\d+\s*[条个](?:讨论|评论|回复|跟帖|回答)[，,]?\s*(?:点击)?查看。?",
        r"发表评论\s*文明上网.{0,30}|文明上网理性发言.{0,30}",
    ),
    Label.PAGE_NUMBERS: (
        r"(?:上一页\s*)?(?:[\[【(（]\d{1,2}[\]】)）]\s*){2,}(?:下一页|尾页|末页|>|»)*",
        r"(?:首页|上一页)?\s*(?:\d{1,2}\s+)+(?:下一页|尾页|末页).{0,6}",
    ),
    Label.RELATED_LINKS: (
        r"专题\s*[:：][^。]{2,40}",
        r"(?:文章)?关键[词字]?\s*[:：][^。]*",
        r"(?:相关)?标签\s*[:：][^。]*",
        r"(?:相关|延伸|推荐|更多|热点|精彩|往期|早前|此前)(?:新闻|阅读|链接|文章|专题|推荐|资讯|内容)\s*[:：]?.{0,4}",
        r"(?:相关|延伸)(?:新闻|阅读|链接)\s*[:：].{5,60}(?<![。！？!?；])",
        r"(?:为你|为您|猜你|栏目|热文|编辑|小编|热门|熱門|精彩|今日|重点|重磅|精品|本周|最新|图文|好文|大家都在)(?:推荐|推薦|喜欢|喜歡|排行|精选|焦点|热点|点阅|點閱|看)\s*[:：]?",
        r"(?:相關|延伸|推薦|更多|熱門)(?:新聞|閱讀|連結|文章|專題|報導|推薦)\s*[:：]?.{0,4}",
        r"[【\[]?[\u4e00-\u9fff]{2,8}[】\]]?\s*(?:>>>|＞＞＞)",
        r"新闻精选|点击排行榜?|热文排行|热点新闻|看点排行榜|24小时.{0,8}排行",
    ),
    Label.END_MARK: (
        r"[（(\[【]\s*(?:完|本文完|全文完|正文完)\s*[)）\]】][。.]?|(?:本|全|正)文完",
        r"[\[（(【-]*\s*(?:END|The End|end)\s*[\]）)】-]*",
    ),
}

_ALL = [
    (label, re.compile(rf"(?:{'|'.join(patterns)})", re.S)) for label, patterns in _LINES.items()
]
# A word that every pattern needs, so that most lines are let go after one look, which is quick as
# long as each begins with a plain character.
_HINT = re.compile(
    r"资讯|东方财富|开户|妙想|东财|金麒麟|新浪|客户端|APP|app|公众号|二维码|打开微信|点击|扫|关注|股民|"
    r">>|»|＞＞|【|\[|声明|申明|提示|提醒|版权|未经|转载|热线|报料|爆料|专题|字数|字号|下一页|尾页|末页|跟贴|参与|点赞|转发|\+|注[:：]|仅|风险|专业金融|生成|生产|真实性|图片来自|"
    r"上一|下一|登录|文完|分享|收藏|打印|纠错|举报|评论|反馈|返回|关闭|加载|展开|阅读|查看|更多|详情|广告|推广|END|end|"
    r"@@|字体|微博|微信|QQ|自选|行情|海报|留言|直播|播放|浏览器|发表|文明|关键|标签|相关|延伸|推荐|热点|"
    r"热文|精彩|往期|早前|此前|精选|排行|猜你|为你|完|参与互动|7[xX×]24|新闻|一览|喜欢|即可|"
    r"订阅|訂閱|App|Notice|仅提供|非經|非经|未經|browser|浏览|安装|升级|"
    r"Flash|:\d\d\s*/|跳过|结尾|结束|Skip|End of|发布于|"
    r"热门|熱門|今日|重点|重磅|精品|本周|最新|图文|好文|都在看|相關"
)
# What furniture that ends as a sentence does has near its start.
_PAGE_WORDS = re.compile(
    r"声明|申明|版权|免责|提示|提醒|风险|未经|转载|本文|以上|仅供|仅提供|注[:：]|资讯|下载|扫描|二维码|关注|开户|炒股|"
    r"本網|本网|本報|本报|本刊|订阅|訂閱|浏览|Notice|"
    r"东方财富|新浪|客户端|公众号|APP|app|点击|登录|更多|登载|责任|编辑|来源|记者|作者|摄|网友|股民|试玩|标题"
)
_SENTENCE_ENDS = frozenset("。！？”…!?")
_NOT_PROSE = frozenset("（(【[《△▲▼图资注原责编来转©")
_LONG = 80
_LONG_HEAD = 40  # a long line is furniture by its first words, or it is none


# Heads under which stand other articles, or links to them: with bullets, brackets, arrows, a colon.
_OTHER_ARTICLE = re.compile(
    r"(?:[●■◆▌◎★▶►※·•□◇○]\s*|[>＞»]{1,3}\s*|[—–-]{1,3}\s*)?[【\[〖（(]?\s*"
    r"(?:(?:相关|延伸|早前|此前|往期|相關)(?:报道|阅读|新闻|链接|文章|回顾|報導|閱讀|新聞|連結)"
    r"|(?:推荐|更多|拓展|扩展)阅读|更多报道|新闻链接)"
    r"\s*[】\]〗）)]?\s*[:：]?\s*(?:[>＞»]{1,3}|[—–-]{1,3})?"
)
_LONGEST_HEAD = 16
_CAPTION = re.compile(
    r"(?:[（(△▲▼↑↓]?\s*)(?:(?:封面)?(?:图片|配图|资料图|图|截图|视频|海报|制图)\s*(?:来源|源|片|自|说明|注|/|：|:|丨|\|)\s*.{0,60}"
    r"|△.{1,60}|▲.{1,60}|图\d{0,2}[为：:].{1,50}|资料图.{0,50})\Z"
)
_CREDITED = re.compile(
    r".{2,80}(?:\s摄|摄影|截图|供图|配图|资料图|示意图|效果图|制图|视觉中国|/摄|走势图)[）)。.]?\Z|.{4,80}记者\s?[\u4e00-\u9fff]{2,4}\s?摄[）)]?\Z"
)
_CREDIT_ENDS = frozenset("摄影图国")  # the last characters of what ends a credited caption
_SOURCE_OF_PICTURE = re.compile(
    r"[（(]?[^。]{0,30}[，,\s]?(?:图片|数据|资料)?来源[:：][^。]{1,30}[）)]?\Z"
)

_END_MARK = re.compile(r"\s*[（(]\s*完\s*[)）]\s*[。.]?\Z")
_LONGEST_END_MARK = 12


def is_prose(line: str) -> bool:
    """Tell a line that is a sentence or more, and surely no furniture, credit or caption.

    A quick look that settles most paragraphs: they are not short, end as sentences do, begin with
    nothing that a credit or a caption begins with, and have no word of the page near their start.
    """
    return (
        len(line) > _LONG_HEAD
        and line[-1] in _SENTENCE_ENDS
        and line[0] not in _NOT_PROSE
        and _PAGE_WORDS.search(line, 0, _LONG_HEAD) is None
    )


def may_be(line: str) -> bool:
    """Tell whether a line has a word that furniture needs; most have none."""
    return _HINT.search(line, 0, _LONG if len(line) <= _LONG else _LONG_HEAD) is not None


def label(line: str) -> Label | None:
    """Return as what a line is cut, or None where it is no known furniture."""
    if not may_be(line):
        return None
    for name, pattern in _ALL:
        if pattern.fullmatch(line):
            return name
    return None


def opens_other_article(line: str) -> bool:
    """Tell whether a subhead announces another article (相关报道)."""
    return len(line) <= _LONGEST_HEAD and _OTHER_ARTICLE.fullmatch(line) is not None


def heads_links(line: str) -> bool:
    """Tell whether a line is the head of related links where these follow it, or nothing does."""
    return len(line) <= _LONGEST_HEAD and (
        opens_other_article(line) or label(line) == Label.RELATED_LINKS
    )


def is_caption(line: str, *, after_image: bool, centred: bool) -> bool:
    """Tell whether a paragraph is the caption of a picture.

    Few captions are marked. Told by their words (图片来源：…, △…) anywhere; told by their place
    (after a picture, centred or closed by a credit) when they are short and no full sentence.
    """
    if len(line) > 90:
        return False
    if _CAPTION.match(line):
        return True
    if not after_image:
        return False
    if not _CREDIT_ENDS.isdisjoint(line[-2:]) and _CREDITED.match(line):
        return True
    if "来源" in line and _SOURCE_OF_PICTURE.match(line):
        return True
    return centred and len(line) <= 60


def without_end_mark(line: str) -> str:
    """Take the mark （完） off the end of a line."""
    return _END_MARK.sub("", line) if "完" in line[-_LONGEST_END_MARK:] else line
