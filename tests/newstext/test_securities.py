"""What a link to a security or a board says."""

from __future__ import annotations

import pytest

from cleaner.newstext.houses import house, house_name
from cleaner.newstext.securities import is_named, parse_link
from cleaner.newstext.whitespace import fold, fold_markup


@pytest.mark.parametrize(
    ("address", "code", "expected"),
    [
        ("http://quote.eastmoney.com/unify/r/0.300024", None, ("300024", "SZ")),
        ("http://quote.eastmoney.com/unify/r/1.601211", None, ("601211", "SH")),
        ("http://quote.eastmoney.com/unify/r/0.833284", None, ("833284", "BJ")),
        ("http://quote.eastmoney.com/unify/r/116.00700", None, ("00700", "HK")),
        ("http://quote.eastmoney.com/unify/r/106.NIO", None, ("NIO", "US")),
        ("http://quote.eastmoney.com/unify/r/90.BK0740", None, ("BK0740", None)),
        (None, "0,300024", ("300024", "SZ")),
        (None, "300024", ("300024", "SZ")),
        (None, "600000", ("600000", "SH")),
        ("https://info.stcn.com/dc/stock/?stockcode=SZ300832", "300832", ("300832", "SZ")),
        ("/quotes/index/sz002458.html", None, ("002458", "SZ")),
        ("http://finance.sina.com.cn/realstock/company/sh600519/nc.shtml", None, ("600519", "SH")),
        ("http://stock.finance.sina.com.cn/hkstock/quotes/00700.html", None, ("00700", "HK")),
        ("http://stock.finance.sina.com.cn/usstock/quotes/TSLA.html", None, ("TSLA", "US")),
    ],
)
def test_an_address_or_a_code_names_the_security(
    address: str | None, code: str | None, expected: tuple[str, str | None]
) -> None:
    link = parse_link(address, code, "名称")
    assert link is not None
    assert (link.code, link.market) == expected


@pytest.mark.parametrize(
    "address",
    [
        "http://quote.eastmoney.com/unify/r/100.SPX",  # an index
        "http://quote.eastmoney.com/unify/r/102.CL00Y",  # a future
        "http://finance.eastmoney.com/a/202201092241008492.html",
        "http://data.eastmoney.com/report/",
        "https://www.chinanews.com/",
        "http://finance.sina.com.cn/china/hgjj/20150427/023422048971.shtml",
    ],
)
def test_other_addresses_name_none(address: str) -> None:
    assert parse_link(address, None, "名称") is None


@pytest.mark.parametrize(
    ("code", "text"),
    [("300024", "机器人(300024)涨停"), ("300024", "SZ300024涨停"), ("F", "福特（F.US）涨3%")],
)
def test_a_text_names_a_code_that_it_prints(code: str, text: str) -> None:
    assert is_named(code, text)


@pytest.mark.parametrize(
    ("code", "text"),
    [("300024", "成交1300024手"), ("300024", "机器人涨停"), ("F", "FOMC会议，F1赛车")],
)
def test_a_text_does_not_name_a_code_by_a_longer_number_or_word(code: str, text: str) -> None:
    assert not is_named(code, text)


@pytest.mark.parametrize(
    "text", ["云岭控股(0999.HK)", "云岭控股0999.HK涨", "（00999.hk）", "999.HK"]
)
def test_a_code_of_hong_kong_is_named_without_all_of_its_zeros(text: str) -> None:
    assert is_named("00999", text, "HK")


@pytest.mark.parametrize(
    "text", ["营收0999亿", "（9990.HK）", "（10999.HK）", "6.999.HK", "0999.HKD"]
)
def test_another_number_does_not_name_it(text: str) -> None:
    assert not is_named("00999", text, "HK")


def test_zeros_count_where_the_market_is_another() -> None:
    assert not is_named("000999", "云岭控股（0999.HK）", "SZ")


def test_names_of_one_house_are_the_same_house() -> None:
    assert house_name("证券时报网") == house_name("证券时报")
    assert house_name("上海证券报·中国证券网") == house_name("上海证券报")
    assert house_name("中新网上海") == house_name("中国新闻网")
    assert house_name("某地日报") == house_name("某地日报")
    assert house_name("证券时报") != house_name("证券日报")
    assert house_name(None) is None
    assert house("没有这家") is None


def test_white_space_is_folded_and_shapeless_characters_go() -> None:
    assert fold("　抢抓机遇  培育\u200b动能\n") == "抢抓机遇 培育动能"
    assert fold("a\x1b[31mb") == "a[31mb"
    assert fold_markup("临江\n大桥 A\nB") == "临江大桥 A B"


@pytest.mark.parametrize(
    ("address", "data", "code", "market"),
    [
        ("http://quote.eastmoney.com/unify/r/0.300024", "0,300024", "300024", "SZ"),
        ("http://quote.eastmoney.com/r/1.688376", None, "688376", "SH"),
        ("https://wap.eastmoney.com/quote/stock/0.300024.html", None, "300024", "SZ"),
        ("http://quote.eastmoney.com/unify/r/106.BRK.B", None, "BRK.B", "US"),
        ("https://wap.eastmoney.com/quota/stock/index/6000301", None, "600030", "SH"),
        ("https://wap.eastmoney.com/quota/stock/index/3000242", None, "300024", "SZ"),
        ("https://wap.eastmoney.com/quota/hk/index/007005", None, "00700", "HK"),
        ("https://wap.eastmoney.com/quota/us/index/INTC7", None, "INTC", "US"),
        ("https://emwap.eastmoney.com/quota/hq/stock?id=300024&mk=0", None, "300024", "SZ"),
        ("https://emwap.eastmoney.com/quota/hq/stock?mk=1&id=600030", None, "600030", "SH"),
        ("https://emwap.eastmoney.com/quota/hq/stock?id=BK0740&mk=90", None, "BK0740", None),
        ("http://quote.eastmoney.com/SZ300104.html", None, "300104", "SZ"),
        ("http://quote.eastmoney.com/unify/r/90.BK0740", "90,BK0740", "BK0740", None),
        ("http://quote.eastmoney.com/bk/90.BK0740.html", None, "BK0740", None),
        ("http://quote.eastmoney.com/kcb/688999.html", None, "688999", "SH"),
        ("http://quote.eastmoney.com/bj/839999.html", None, "839999", "BJ"),
        ("http://quote.eastmoney.com/zs000001.html", None, "000001", "SH"),
        ("http://quote.eastmoney.com/zs399001.html", None, "399001", "SZ"),
        ("http://quote.eastmoney.com/sz000001.html", None, "000001", "SZ"),
        ("http://fund.eastmoney.com/169999.html", None, "169999", "SZ"),
        ("http://fund.eastmoney.com/519999.html?spm=x", None, "519999", "SH"),
        ("http://finance.sina.com.cn/fund/quotes/159999/bc.shtml", None, "159999", "SZ"),
        ("http://biz.finance.sina.com.cn/suggest/lookup_n.php?q=600999", None, "600999", "SH"),
        (
            "http://biz.finance.sina.com.cn/suggest/lookup_n.php?country=stock&q=300999",
            None,
            "300999",
            "SZ",
        ),
        ("https://info.stcn.com/dc/stock/?stockcode=HK09999", "09999", "09999", "HK"),
    ],
)
def test_a_quote_page_gives_code_and_market(
    address: str, data: str | None, code: str, market: str | None
) -> None:
    link = parse_link(address, data, "某名")
    assert link is not None
    assert (link.code, link.market) == (code, market)


@pytest.mark.parametrize(
    "address",
    [
        "http://baike.eastmoney.com/item/总体设计",
        "http://stock.eastmoney.com/a/202005189999101.html",
        "https://wap.eastmoney.com/quota/stock/index/3000249",
        "https://emwap.eastmoney.com/quota/hq/stock?id=USDCNH&mk=133",
        "http://finance.eastmoney.com/news/1345,202201092241008492.html",
        "http://fund.eastmoney.com/000001.html",  # no stock's code, and listed nowhere
        "http://fund.eastmoney.com/news/1590,159999.html",
        "http://www.yunling.example/bj/839999.html",  # a city's news
        "http://quote.eastmoney.com/center/bk/1.2.html",
        "http://finance.sina.com.cn/fund/quotes/000001/bc.shtml",
        "http://search.sina.com.cn/?q=600999",
        "http://www.yunling.example/zs000001.html",
        "https://info.stcn.com/dc/stock/?stockcode=HK9999",
    ],
)
def test_an_article_or_a_word_is_no_security(address: str) -> None:
    assert parse_link(address, None, "某名") is None
