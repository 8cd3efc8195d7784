"""What a link points to."""

from __future__ import annotations

import pytest

from cleaner.reading.securities import parse


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
    ],
)
def test_a_quote_page_gives_code_and_market(
    address: str, data: str | None, code: str, market: str | None
) -> None:
    link = parse(address, data, "某名")
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
    ],
)
def test_an_article_or_a_word_is_no_security(address: str) -> None:
    assert parse(address, None, "某名") is None
