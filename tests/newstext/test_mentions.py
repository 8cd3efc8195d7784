"""Securities of a user's list: what is a mention, and what only looks like one."""

from __future__ import annotations

import json
from pathlib import Path

import click.testing
import pytest

from cleaner import Options, WrongUseError, clean
from cleaner.commands.clean import main
from cleaner.newstext.mentions import ListedSecurity, Securities
from cleaner.newstext.securities_list import load

LIST = Securities(
    [
        ListedSecurity("300024.SZ", "机器人", ("沈阳新松机器人自动化股份有限公司",)),
        ListedSecurity("300832.SZ", "新产业"),
        ListedSecurity("000591.SZ", "太阳能"),
        ListedSecurity("600519.SH", "贵州茅台"),
        ListedSecurity("000001.SZ", "平安银行"),
        ListedSecurity("000001.SH", "上证指数"),
        ListedSecurity("601318.SH", "中国平安"),
        ListedSecurity("300059.SZ", "东方财富"),
        ListedSecurity("00700.HK", "腾讯控股", ("腾讯",)),
        ListedSecurity("NIO", "蔚来", ("NIO Inc",)),
        ListedSecurity("600633.SH", "浙数文化", common=True),
        ListedSecurity("002594.SZ", "比亚迪", common=False),
    ]
)


ENUMERATED = {"600519.SH": 1, "300024.SZ": 1, "000591.SZ": 1}


def found(text: str, title: str | None = None) -> dict[str, int]:
    return {m.code: m.count for m in LIST.mentions(title, text)}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("贵州茅台昨日发布年报。", {"600519.SH": 1}),
        ("机器人（300024）昨日停牌。", {"300024.SZ": 1}),
        ("机器人(300024.SZ)与新产业(SZ300832)昨日停牌。", {"300024.SZ": 1, "300832.SZ": 1}),
        ("机器人股份昨日公告。", {"300024.SZ": 1}),
        ("机器人涨停，成交额放大。", {"300024.SZ": 1}),
        ("太阳能跌3.2%，收于五元。", {"000591.SZ": 1}),
        ("证券代码：300024，证券简称：机器人", {"300024.SZ": 2}),
        ("沈阳新松机器人自动化股份有限公司昨日中标。", {"300024.SZ": 1}),
        (
            "个股中，贵州茅台、机器人、太阳能涨幅居前。",
            {"600519.SH": 1, "300024.SZ": 1, "000591.SZ": 1},
        ),
        (
            "涨幅居前的有太阳能、机器人和贵州茅台。",
            {"600519.SH": 1, "300024.SZ": 1, "000591.SZ": 1},
        ),
        ("该股代码300024，上周复牌。", {"300024.SZ": 1}),
        ("公司（sh600519）昨日公告。", {"600519.SH": 1}),
        ("平安银行（000001）昨日公告。", {"000001.SZ": 1}),
        ("指数000001.SH昨日收平。", {"000001.SH": 1}),
        ("腾讯控股（0700.HK）昨日回购。", {"00700.HK": 1}),
        ("蔚来汽车（NYSE: NIO）交付量上升。", {"NIO": 1}),
        ("美股NIO.US昨夜收高。", {"NIO": 1}),
        ("比亚迪发布新车。", {"002594.SZ": 1}),
        ("浙数文化（600633）昨日公告。", {"600633.SH": 1}),
    ],
)
def test_what_a_sign_marks_is_a_mention(text: str, codes: dict[str, int]) -> None:
    assert found(text) == codes


@pytest.mark.parametrize(
    "text",
    [
        "工业机器人产量上月增长一成。",
        "机器人概念股昨日走强，板块内多股上涨。",
        "机器人涨停潮来了吗？",
        "培育新产业、新业态，建设太阳能电站。",
        "风能、太阳能、生物质能的装机都有增长。",
        "公司持有300024股，占总股本百分之一。",
        "营业收入为300024万元。",
        "订单编号1300024已经完成。",
        "（000001）是一个没有名称的代码。",
        "据东方财富网报道，昨日天气晴朗。",
        "该基金成立于（2024）年。",
        "UNIONIO与NIOX是两种药。",
        "浙数文化产业发展论坛昨日举行。",
        "腾讯会议昨日更新。",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert found(text) == {}


def test_a_code_elsewhere_does_not_make_every_word_a_mention() -> None:
    text = "机器人（300024）昨日公告。\n工业机器人市场去年增长，机器人产业园落成。"
    assert found(text) == {"300024.SZ": 1}


def test_it_is_told_where_and_how_often() -> None:
    text = "贵州茅台昨日公告分红。\n市场普遍看好贵州茅台，贵州茅台股价上行。"
    [mention] = LIST.mentions("贵州茅台分红", text)
    assert (mention.where, mention.count) == (["title", "lead", "body"], 4)
    [mention] = LIST.mentions("白酒分红", "公司公告分红。\n贵州茅台居前。")
    assert (mention.where, mention.count) == (["body"], 1)


def test_the_longest_name_is_meant() -> None:
    both = Securities(
        [ListedSecurity("601318", "中国平安"), ListedSecurity("09999", "中国平安好医生")]
    )
    assert [m.code for m in both.mentions(None, "中国平安好医生昨日公告。")] == ["09999"]


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def test_a_list_is_read_in_the_words_and_the_encoding_of_its_maker(tmp_path: Path) -> None:
    text = "证券代码,证券简称,别名\n300024,机器人,沈阳新松机器人|新松机器人\n\n600519,贵州茅台,\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        securities = load(written(tmp_path / "list.csv", text, encoding))
        assert len(securities) == 2
        assert [m.code for m in securities.mentions(None, "沈阳新松机器人中标。")] == ["300024"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("代码\n300024\n", "no column name"),
        ("code,name\n机器人,300024\n", "line 2: no code of a security: '机器人'"),
        ("code,name\n300024,人\n", "two characters"),
        ("code,name,common\n300024,机器人,maybe\n", "line 2: common is yes or no"),
        ("", "no column code and no column name"),
    ],
)
def test_a_list_that_is_none_is_refused_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(WrongUseError, match=told):
        load(written(tmp_path / "list.csv", text))
    with pytest.raises(WrongUseError, match="no such file"):
        load(tmp_path / "none.csv")


def test_a_finished_record_is_told_of_too_and_without_a_list_nothing_is() -> None:
    record = {"title": "分红", "content": "贵州茅台昨日公告分红，方案待股东大会审议。" * 3}
    (plain,) = clean(json.dumps(record))
    assert plain.mentioned_securities == []
    (told,) = clean(plain, Options(securities=LIST))
    assert [m.code for m in told.mentioned_securities] == ["600519.SH"]


def test_the_command_takes_a_list(tmp_path: Path) -> None:
    securities = written(tmp_path / "list.csv", "code,name\n600519,贵州茅台\n")
    text = "贵州茅台昨日公告分红，方案待股东大会审议。" * 3
    record = json.dumps({"title": "分红", "content": text})
    run = click.testing.CliRunner().invoke
    done = run(main, ["--securities", str(securities)], input=record)
    told = json.loads(done.stdout)["mentioned_securities"]
    assert told == [{"code": "600519", "name": "贵州茅台", "where": ["lead"], "count": 3}]
    bad = written(tmp_path / "bad.csv", "x\n")
    assert run(main, ["--securities", str(bad)], input=record).exit_code == 2
    joined = ["--securities", str(securities), "--join-pages"]
    assert run(main, joined, input=record).exit_code == 2
