"""A plain paste of any page gives its article; a text that is no news gives none."""

# ruff: noqa: E501 - pastes are shown as they are

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Article, NoArticleError, clean

T = "青溪市三季度出口增长一成 光伏组件成主力"
P1 = "记者5日从青溪市商务局获悉，今年前三季度全市出口总值为三百二十亿元，同比增长一成，其中光伏组件占了四成。"
P2 = "青溪市商务局局长严松年表示，下一步将支持企业在海外设仓，预计四季度增速会略有放缓，全年仍可完成目标。"
P3 = "业内人士认为，运价回落对出口企业是好消息，但汇率波动仍要防范。"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


def read(text: str) -> Article:
    (article,) = clean(text)
    return article


@pytest.mark.parametrize(
    ("head", "date", "source"),
    [
        (
            f"{T}\n发布时间：2022-10-05 09:30:11　来源：青溪日报",
            "2022-10-05T09:30:11+08:00",
            "青溪日报",
        ),
        (
            f"{T}\n发布时间:2022-10-05 09:30 来源:青溪日报 作者:赵一",
            "2022-10-05T09:30+08:00",
            "青溪日报",
        ),
        (f"{T}\n来源：青溪日报 2022年10月05日09:30", "2022-10-05T09:30+08:00", "青溪日报"),
        (f"{T}\n2022年10月05日 09:30 新浪财经", "2022-10-05T09:30+08:00", "新浪财经"),
        (f"{T}\n青溪日报  2022-10-05 09:30", "2022-10-05T09:30+08:00", "青溪日报"),
        (f"{T}\n2022/10/5 9:30:11 来源:青溪日报 阅读:102", "2022-10-05T09:30:11+08:00", "青溪日报"),
        (
            f"青溪网欢迎您!\n青溪网\n当前位置:首页 > 财经\n{T}\n发布时间:2022-10-05 09:30:11\u2003来源:青溪日报",
            "2022-10-05T09:30:11+08:00",
            "青溪日报",
        ),
        (
            f"首页>财经>正文\n{T}\n2022-10-05 09:30\n来源：青溪日报",
            "2022-10-05T09:30+08:00",
            "青溪日报",
        ),
        (f"2022-10-05 09:30 来源：青溪日报\n{T}", "2022-10-05T09:30+08:00", "青溪日报"),
        (
            f"标题：{T}\n来源：青溪日报\n日期：2022-10-05 09:30\n正文：",
            "2022-10-05T09:30+08:00",
            "青溪日报",
        ),
        (f"标题：{T} 来源：青溪日报 日期：2022-10-05", "2022-10-05", "青溪日报"),
        (f"【标题】：{T}\n【来源】：青溪日报\n【日期】：2022年10月5日", "2022-10-05", "青溪日报"),
        (
            f"From: a@example.com\nTo: b@example.com\nSubject: {T}\nDate: Wed, 05 Oct 2022 09:30:00 +0800\n",
            "2022-10-05T09:30:00+08:00",
            None,
        ),
    ],
)
def test_every_form_of_header_is_read(head: str, date: str, source: str | None) -> None:
    article = read(f"{head}\n\n{P1}\n\n{P2}\n")
    assert (article.title, article.date, article.source) == (T, date, source)
    assert article.body.split("\n") == [P1, P2]


def test_ascii_punctuation_and_windows_line_ends_change_nothing() -> None:
    text = f"{T}\n发布时间：2022-10-05 09:30　来源：青溪日报\n{P1}\n{P2}\n"
    ascii_text = text.translate(str.maketrans("，：（）？", ",:()?")).replace("\n", "\r\n")
    plain, other = read(text), read(ascii_text)
    assert (plain.title, plain.date, plain.source) == (other.title, other.date, other.source)
    assert other.body == plain.body.translate(str.maketrans("，：（）？", ",:()?"))


def test_a_source_and_a_clock_without_a_year_head_a_terminals_paste() -> None:
    article = read(f"{T}\n财联社 10-05 09:30\n{P1}\n{P2}")
    assert (article.source, article.date, article.date_raw) == ("财联社", None, "10-05 09:30")
    assert article.body.split("\n") == [P1, P2]


def test_an_accounts_post_names_its_author_and_its_outlet() -> None:
    article = read(f"{T}\n原创 赵一 青溪财经笔记 2022-10-05 09:30 发表于北京\n{P1}\n{P2}")
    assert (article.author, article.outlet, article.source) == ("赵一", "青溪财经笔记", None)
    assert article.date == "2022-10-05T09:30+08:00"


def test_the_date_may_stand_below_the_text() -> None:
    article = read(f"{T}\n{P1}\n{P2}\n发布时间：2022-10-05 09:30 来源：青溪日报")
    assert (article.date, article.source) == ("2022-10-05T09:30+08:00", "青溪日报")
    assert article.body.split("\n") == [P1, P2]


def test_the_sign_off_of_a_notice_is_text_and_no_date_of_publication() -> None:
    article = read(f"{T}\n{P1}\n{P2}\n青溪市商务局\n2022年10月5日")
    assert article.date is None
    assert article.body.endswith("2022年10月5日")


def test_furniture_above_and_below_the_text_goes() -> None:
    text = (
        f"新浪财经 > 国内 > 正文\n{T}\n2022年10月05日 09:30 青溪日报\n语音播报 缩小字体 放大字体 收藏 微博 微信 分享\n"
        f"炒股就看金麒麟分析师研报，权威，专业，及时，全面，助您挖掘潜力主题机会！\n原标题：出口增长一成\n{P1}\n{P2}\n"
        "海量资讯、精准解读，尽在新浪财经APP\n责任编辑：赵一 SF001\n上一篇:另外一件事\n下一篇:没有了\n热文推荐\n另一条消息的标题"
    )
    article = read(text)
    assert article.body.split("\n") == [P1, P2]
    assert (article.title, article.editor, article.original_title) == (T, "赵一", "出口增长一成")


@pytest.mark.parametrize("columns", [40, 60, 76])
def test_lines_that_were_wrapped_at_a_width_are_joined(columns: int) -> None:
    def wrap(text: str) -> str:
        size = columns // 2
        return "\n".join(text[i : i + size] for i in range(0, len(text), size))

    article = read(f"{T}\n2022-10-05 09:30 来源：青溪日报\n\n{wrap(P1 + P2)}\n\n{wrap(P2 + P1)}\n")
    assert article.body.split("\n") == [P1 + P2, P2 + P1]


def test_lines_of_different_length_are_not_joined() -> None:
    article = read(
        f"{T}\n2022-10-05 09:30 来源：青溪日报\n一、总体情况\n{P1}\n二、下一步\n{P2}\n{P3}"
    )
    assert article.body.split("\n") == ["一、总体情况", P1, "二、下一步", P2, P3]


def test_paragraphs_on_one_line_are_split_at_their_indents() -> None:
    article = read(f"{T}\n2022-10-05 09:30 来源：青溪日报\n　　{P1}　　{P2}　　{P3}")
    assert article.body.split("\n") == [P1, P2, P3]


def test_a_full_width_blank_inside_a_sentence_splits_nothing() -> None:
    line = "《　人民日报　》刊文说，青溪市的　　做法值得借鉴，全年出口目标可以完成。"
    article = read(f"{T}\n2022-10-05 09:30 来源：青溪日报\n{line}\n{P1}")
    assert len(article.body.split("\n")) == 2


@pytest.mark.parametrize(
    "flash",
    [
        "财联社10月5日电，青溪银行公告，拟以不超过三亿元回购股份，价格不超过每股八元。",
        "新华社青溪10月5日电（记者赵一）青溪市三季度出口增长一成，光伏组件成为主力。",
        "【青溪银行拟回购不超过三亿元股份】青溪银行公告，回购价格不超过每股八元，期限十二个月。",
        "青溪银行公告，拟以不超过三亿元回购股份，回购价格不超过每股八元。（财联社）",
    ],
)
def test_a_flash_needs_no_headline(flash: str) -> None:
    assert "青溪" in read(flash).body


def test_a_headline_above_text_that_reads_like_news_is_enough() -> None:
    article = read(f"{T}\n\n{P1}\n\n{P2}\n")
    assert (article.title, article.date) == (T, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "# 项目说明\n\n本项目用来清洗网页。\n\n## 安装\n\n- 先装依赖，再运行。\n- 需要新版本。\n",
            id="README",
        ),
        pytest.param(
            "项目说明\n本工具用来整理文件夹里的图片，可以按日期改名，也可以去掉重复的图片。\n使用前请先备份，作者不对丢失的数据负责。\n",
            id="README without marks",
        ),
        pytest.param(
            "import re\nfrom x import y\n# 读取所有的行并且返回整理之后的结果\ndef main():\n    print('开始处理全部数据')\n    return 0\n# 这里是注释，说明为什么要这样写代码\n",
            id="code",
        ),
        pytest.param(
            "2022-10-05 09:30:11 INFO 服务已经启动，正在监听端口\n2022-10-05 09:30:12 WARN 连接超时，准备重新连接\n2022-10-05 09:30:13 INFO 连接成功，开始同步数据\n2022-10-05 09:30:14 ERROR 同步失败，磁盘空间不足\n",
            id="log",
        ),
        pytest.param(
            "青溪夜泊\n赵一\n月落青溪水自流，\n孤舟夜泊白蘋洲。\n江风不解离人意，\n吹送渔歌上酒楼。\n",
            id="poem",
        ),
        pytest.param(
            "青溪市养犬管理条例\n第一条 为了规范养犬行为，制定本条例。\n第二条 本条例适用于青溪市行政区域。\n第三条 养犬人应当遵守社会公德，不得干扰他人生活。\n第四条 本条例自10月1日起施行。\n",
            id="law",
        ),
        pytest.param(
            "赵一 2022-10-05 09:30:11\n今天的会改到下午三点，大家记得准时到场\n钱二 2022-10-05 09:31:20\n好的，我会把材料提前准备好\n赵一 2022-10-05 09:32:01\n谢谢，辛苦了\n孙三 2022-10-05 09:33:10\n收到\n",
            id="chat",
        ),
        pytest.param(
            "赵一：今天的会改到下午三点。\n钱二：好的，我来准备材料。\n赵一：谢谢。\n钱二：不客气，应该的。\n赵一：记得带上合同。\n钱二：已经放在包里了。\n",
            id="dialogue",
        ),
        pytest.param(f"{P2}{P3}", id="prose without headline and date"),
        pytest.param(
            "我的家乡\n我的家乡在青溪，那里山清水秀，春天开满了野花。\n小时候我常常跟着外婆去河边洗衣服，看鱼在水里游来游去。\n",
            id="essay",
        ),
        pytest.param(
            "Hello, this is an English text.\nIt has nothing to do with Chinese news.\n",
            id="English",
        ),
    ],
)
def test_what_is_no_news_is_no_article(text: str) -> None:
    with pytest.raises(NoArticleError):
        clean(text)


def test_a_law_that_a_paper_printed_is_an_article() -> None:
    law = "\n".join(
        f"第{n}条　养犬人应当遵守社会公德，不得干扰他人的正常生活。" for n in "一二三四"
    )
    article = read(f"青溪市养犬管理条例\n2022-10-05 09:30 来源：青溪日报\n{law}")
    assert article.source == "青溪日报"
    assert article.body.count("\n") == 3


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not beside the checkout")
def test_the_real_paste_among_the_seeds_is_read() -> None:
    (article,) = clean(next(SEEDS.glob("002_*")))
    assert article.title == "上海奋力谱写产业经济和信息化发展新篇章"
    assert (article.date, article.source) == ("2022-02-28T11:30:31+08:00", "中新网上海")
    assert (article.site, article.outlet) == ("chinanews", "中闻网")
    assert "上一篇" not in article.body
    assert "热文" not in article.body


@pytest.mark.parametrize(
    ("head", "source", "author"),
    [
        (f"{T}\n青溪时报记者 程一\n2022-10-05 09:30 来源：青溪日报", "青溪日报", "程一"),
        (f"财经\n{T}\n作者：程一\n来源：青溪日报\n2022-10-05 09:30", "青溪日报", "程一"),
        (f"{T}\n本报记者　王明一　李　晓\n2022年10月05日09:30", None, "王明一 李晓"),
        (f"{T}\n2022-10-05 09:30·中国新闻网", "中国新闻网", None),
        (f"{T}\n2022-10-05 09:30:11　来源: 证券时报(北京) 举报", "证券时报", None),
    ],
)
def test_credits_between_headline_and_date_fill_their_fields(
    head: str, source: str | None, author: str | None
) -> None:
    article = read(f"{head}\n\n{P1}\n{P2}\n{P3}")
    assert (article.title, article.source, article.author) == (T, source, author)
    assert article.body.split("\n") == [P1, P2, P3]


def test_page_numbers_below_a_paste_are_said() -> None:
    article = read(f"{T}\n2022-10-05 09:30 来源：青溪日报\n{P1}\n{P2}\n[1] [2] [3] 下一页")
    assert article.body.split("\n") == [P1, P2]
    assert article.warnings == ["a pager says that the story has more pages"]


SETTINGS = "title=云海泵站试运行\ndate=2022-03-02 09:15\nsource=云海日报\n"
TOLD = "云海市水务局宣布，新建的泵站开始试运行。\n设备调试将在两周内完成，居民用水不受影响。"


@pytest.mark.parametrize(
    "text",
    [
        f"{SETTINGS}\n{TOLD}",
        f"[article]\n{SETTINGS}[content]\n{TOLD}",
        f"; exported\n{SETTINGS.replace('=', ' = ')}---\n{TOLD}",
        f'{SETTINGS}content="{TOLD}"',
        SETTINGS.replace("=", ': "').replace("\n", '"\n').replace(": ", "=") + TOLD,
    ],
)
def test_settings_above_a_text_are_its_labels(text: str) -> None:
    (article,) = clean(text)
    assert (article.title, article.body) == ("云海泵站试运行", TOLD)
    assert (article.date, article.source) == ("2022-03-02T09:15+08:00", "云海日报")


def test_a_headline_that_holds_the_sign_is_no_setting() -> None:
    (article,) = clean(f"流量=收入？平台算账\n2022-03-02 09:15 来源：云海日报\n\n{TOLD}")
    assert article.title == "流量=收入？平台算账"


def test_settings_of_a_program_are_no_article() -> None:
    with pytest.raises(NoArticleError):
        clean('title="云海泵站控制台"\nport=80\nroot=/srv\nname="云海市水务局泵站"\nkeep=True\n')
