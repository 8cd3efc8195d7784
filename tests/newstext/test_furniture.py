"""Which lines belong to the page, and which to the story."""

from __future__ import annotations

import re

import pytest

from cleaner.newstext import furniture
from cleaner.site_marks import FurnitureLine

FURNITURE = [
    "更多精彩攻略，请继续关注云岭网。",
    "更多行业资讯，欢迎点击云岭网《今日要闻》！",
    "关注微信订阅号：yunling，关注文化",
    "欢迎关注官方微信“云岭意见”，阅读更多精彩文章。点击微信界面右上角的+号即可添加。",
    "(本文来自云岭新闻，更多原创资讯请下载“云岭新闻”APP)",
    "打开东方财富APP查看更多",
    "返回搜狐，查看更多",
    "打开云岭新闻 查看精彩图片",
    "打开APP阅读全文",
    "登录后查看全部内容",
    "订阅或登录，继续阅读全文！",
    "发布于：云岭",
    "您的浏览器不支持 video 标签",
    "当前浏览器版本过低，请升级后再试",
    "视频加载失败，请刷新重试",
    "00:00 / 03:12",
    "跳过热读内容",
    "热读内容结尾",
    "Skip Most read and continue reading",
    "End of Most read",
    "今日推荐",
    "重点推荐：",
    "熱門點閱",
    "相關新聞",
    "平台声明：该文观点仅代表作者本人，云岭号系信息发布平台，仅提供信息存储空间服务。",
    "本網站之文字、圖片及影音，非經授權，不得轉載或公開傳輸。",
    "本话题在云岭社区有12条讨论，点击查看。",
    "【免责声明】本文仅代表作者本人观点，与云岭网无关。",
    "声明：数据宝所有资讯内容不构成投资建议，股市有风险，投资需谨慎。",
    "以上内容由云岭之星据公开信息整理，由智能算法生成，不构成投资建议。",
    "风险提示：以上观点仅供参考，据此操作，风险自担。",
    "新浪财经意见领袖专栏文章均为作者个人观点，不代表新浪财经的立场和观点。",
    "专题：2024年云岭半年报",
    "本文字数1815，阅读时长大约3分钟",
    "如需转载请与《云岭日报》报社联系。",
    "未经《云岭日报》报社授权，严禁转载或镜像，违者必究。",
    "读者热线：010-00000000",
    "字号",
    "分享让更多人看到",
    "评论 0",
    "跟贴 12 参与 345",
    "[1] [2] [3] 下一页",
    "【1】【2】",
    "海量资讯、精准解读，尽在新浪财经APP",
    "在东方财富看资讯行情，选东方财富证券一站式开户交易>>",
    "想炒股，先开户！选东方财富证券，行情交易一个APP搞定>>",
    "全新妙想投研助理，立即体验",
    "东财图解·加点干货",
    "炒股就看金麒麟分析师研报，权威，专业，及时，全面，助您挖掘潜力主题机会！",
    "登录新浪财经APP 搜索【信披】查看更多考评等级",
    "【线索征集令！】你吐槽，我倾听；您爆料，我报道！在这里，我们将回应你的诉求，正视你的无奈。新浪财经爆料线索征集启动，欢迎广大网友积极“倾诉与吐槽”！爆料联系邮箱：finance_biz@sina.com",
    "新浪财经Level2：A股极速看盘",
    "新浪财经App：直播上线 博主一对一指导",
    "热点栏目 自选股 数据中心 行情中心 资金流向 模拟交易 客户端",
    "语音播报 缩小字体 放大字体 收藏 微博 微信 分享 腾讯QQ QQ空间",
    "7x24小时全球实时财经新闻 直播",
    "股市直播 图文直播间 视频直播间",
    "进入【新浪财经股吧】讨论",
    "THE_END",
    "@@title@@",
    "新浪财经意见反馈留言板",
    "文章关键词：",
    "文章关键词： 债券 基金 云岭",
    "我要反馈",
    "点击加载更多",
    "炒股开户享福利，入金抽188元红包，100%中奖！",
    "特别声明：以上文章内容仅代表作者本人观点，不代表新浪网观点或立场。如有关于作品内容、版权或其它问题请于作品发表后的30日内与新浪网联系。",
    "新浪声明：新浪网登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。文章内容仅供参考，不构成投资建议。投资者据此操作，风险自担。",
    "新浪声明：此消息系转载自新浪合作媒体，新浪网登载此文出于传递更多信息之目的，并不意味着赞同其观点或证实其描述。",
    "免责声明：自媒体综合提供的内容均源自自媒体，版权归原作者所有，转载请联系原作者并获许可。",
    "郑重声明：东方财富网发布此信息的目的在于传播更多信息，与本网站立场无关。",
    "郑重声明：东方财富发布此内容旨在传播更多信息，与本站立场无关，不构成投资建议。据此操作，风险自担。",
    "声明：证券时报力求信息真实、准确，文章提及内容仅供参考，不构成实质性投资建议，据此操作风险自担",
    "下载“证券时报”官方APP，或关注官方微信公众号，即可随时了解股市动态，洞察政策信息，把握财富机会。",
    "网友评论仅供其表达个人看法，并不表明证券时报立场",
    "登录后可以发言",
    "暂无评论",
    "为你推荐",
    "版权声明：中新视频版权属中新社所有。",
    "注：请在转载文章内容时务必注明出处!",
    "【本文为网友上传或转载其它网站，文章版权归原作者及原出处所有。内容为作者个人观点，不代表本站立场。】",
    "打开微信，",
    "点击底部的“发现”",
    "使用“扫一扫”",
    "即可将网页分享至朋友圈",
    "上一篇：云岭开港",
    "下一篇：没有了",
    "栏目推荐",
    "热文推荐",
    "热文排行",
    "热点阅读",
    "相关新闻",
    "新闻精选",
    "大势研判>>>",
    "【个股点评】>>>",
    "相关标签：云岭 港口",
    "相关新闻：河谷县林果加工园开园",
    "大字体",
    "小字体",
    "参与互动",
    "分享到：微信 微博",
    "广告",
    "风险自担",
    "(完)",
    "（完）",
    "专业金融数据",
    "责任编辑",
]
STORY = [
    "发布于2020年的报告指出，云岭的增速最快。",
    "公司发布于上海",
    "打开车门查看全部零件后，警方确认无人受伤。",
    "登录后才能评论是新规的核心，平台须在六个月内完成改造。",
    "这款浏览器不支持旧格式，公司因此在新版中加入了解码器。",
    "跳过这一步骤的企业会被处罚",
    "电影的结尾",
    "End of an era",
    "今日收盘上涨",
    "订阅数超过三百万",
    "公司发布声明称，相关传闻不实。",
    "声明：本公司董事会保证公告内容真实、准确、完整。",
    "会议通过了关于气候的联合声明：各方同意减排。",
    "更多企业选择在云岭设厂。",
    "相关负责人表示，项目年底投产。",
    "广告业务收入同比增长三成。",
    "下一篇章将在云岭翻开。",
    "上一页已经翻过去了，我们要往前看。",
    "微信支付覆盖全部站点",
    "产量>>>需求，价格承压",
    "分享经济",
    "热点聚焦",
    "主题机会",
    "完善治理",
    "完",
    "市场有风险偏好回升的迹象",
    "版权产业增加值占比提升",
    "关注三大看点",
    "关注民生：菜价平稳回落",
    "点击量突破百万",
    "客户端销量同比增长两成",
    "推荐阅读的书目共三十种，均由专家评定。",
    "1",
    "2",
    "其他",
    "公司聚焦",
    "更多的人加入进来",
    "免责条款引争议",
    "提示：明日有雨，请带伞。",
    "关键词：绿色、数字、开放。会议把它们写进了规划。",
    "【增减持】",
    "海上风电",
    "相关新闻：监管部门已经立案，结果将向社会公布。",
    "大字体菜单进了社区食堂",
    "更多的企业正在进入云岭市场，通过设厂、并购等方式布局，临江成为热门目的地。",
    "更多外资机构进入南屏市场",
    "更多企业登录云岭板",
    "关注一：外资持续进入",
    "关注新能源的资金也在进入临江市场。",
    "乘客扫描车内二维码即可付款。",
    "市民可下载“云岭办”APP，随时了解办件进度。",
    "重要提示：本次权益变动不触及要约收购，不会导致公司控股股东发生变化。",
    "风险提示：稳增长政策力度不及预期；海外流动性收紧超预期。",
    "特别提示：",
    "未经股东大会同意，不得使用募集资金。",
    "参与1次抽奖的市民超过三千人",
]


@pytest.mark.parametrize("kind", furniture.kinds(), ids=lambda kind: kind.goes[:12])
def test_each_pattern_takes_its_example_and_none_takes_the_twin(kind: FurnitureLine) -> None:
    assert re.compile(kind.pattern, re.S).fullmatch(kind.goes)
    assert furniture.label(kind.goes) is not None
    assert furniture.label(kind.stays) is None


def test_no_example_is_given_twice() -> None:
    stays = [kind.stays for kind in furniture.kinds()]
    assert len(set(stays)) == len(stays)


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_page_is_known_as_such(line: str) -> None:
    if line == "责任编辑":
        pytest.skip("an empty editor line is the credits' affair")
    assert furniture.label(line) is not None


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_a_story_is_none(line: str) -> None:
    assert furniture.label(line) is None


@pytest.mark.parametrize("line", FURNITURE)
def test_the_quick_look_lets_no_furniture_go(line: str) -> None:
    slow = any(pattern.fullmatch(line) for _, pattern in furniture.patterns())
    assert not slow or furniture.may_be(line)


@pytest.mark.parametrize(
    "line",
    [
        "相关报道",
        "延伸阅读",
        "早前报道",
        "【相关阅读】",
        "相关链接：",
        "● 延伸阅读",
        "■【相关新闻】",
        ">>延伸阅读",
        "往期回顾",
        "—— 相关阅读 ——",
        "更多报道：",
    ],
)
def test_a_subhead_that_opens_another_article_is_known(line: str) -> None:
    assert furniture.opens_other_article(line)


@pytest.mark.parametrize(
    "line",
    [
        "相关报道称会议召开",
        "延伸阅读量表",
        "报道",
        "相关公司",
        "● 相关公司",
        "回顾往期",
        "更多公司",
    ],
)
def test_other_subheads_open_none(line: str) -> None:
    assert not furniture.opens_other_article(line)


@pytest.mark.parametrize(
    "line",
    [
        "图片来源：清河市水务局",
        "△清河大桥（资料图）",
        "图源：wind",
        "资料图：清河大桥。",
        "图为清河大桥",
    ],
)
def test_the_words_of_a_caption_tell_it_anywhere(line: str) -> None:
    assert furniture.is_caption(line, after_image=False, centred=False)


@pytest.mark.parametrize("line", ["清河大桥。记者 周一 摄", "清河大桥截图", "（资料来源：Wind）"])
def test_a_credit_tells_a_caption_only_below_a_picture(line: str) -> None:
    assert furniture.is_caption(line, after_image=True, centred=False)
    assert not furniture.is_caption(line, after_image=False, centred=False)


@pytest.mark.parametrize(
    "line", ["图书销量同比增长三成。", "图强村今年脱贫", "清河大桥今日通车，市民徒步参观。"]
)
def test_a_sentence_is_no_caption(line: str) -> None:
    assert not furniture.is_caption(line, after_image=True, centred=False)


@pytest.mark.parametrize("line", FURNITURE)
def test_no_furniture_passes_for_prose(line: str) -> None:
    assert not furniture.is_prose(line)


def test_a_paragraph_of_news_passes_for_prose() -> None:
    line = "临江市水务局十二日说，全市七十二座水库蓄水总量比上月增加一成，可以满足明年春灌的需要。"
    assert furniture.is_prose(line)
    assert not furniture.is_prose("临江市水务局")
