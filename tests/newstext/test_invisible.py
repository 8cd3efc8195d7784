"""Invisible characters: one list, wherever they are taken out."""

from __future__ import annotations

import pytest

from cleaner import clean
from cleaner.newstext.whitespace import fold
from cleaner.output import safe

TEXT = "松湖泵站今天试运行，首日抽水三万立方米。泵站站长介绍，明年汛期前全部机组投入运行。" * 3
INVISIBLE = (
    "\x01\x1b\x9b\xad\u061c\u180e\u200b\u202e\u2066\ufeff\ufff9\ufffc\uffff\U000e0001\U000e0041"
)


@pytest.mark.parametrize("char", INVISIBLE, ids=ascii)
def test_an_invisible_character_leaves_headlines_bodies_and_terminals(char: str) -> None:
    (article,) = clean(
        f"<title>泵站{char}试运行</title><h1>泵站{char}试运行</h1><p>{char}{TEXT}{char}</p>"
    )
    assert article.title == "泵站试运行"
    assert char not in article.body
    assert fold(f"泵{char}站") == safe.harmless(f"泵{char}站") == "泵站"
    assert char not in safe.escaped(f"泵{char}站")


@pytest.mark.parametrize("char", "é한☃️👍﹏", ids=ascii)
def test_a_character_with_a_shape_stays(char: str) -> None:
    assert fold(f"泵{char}站") == safe.harmless(f"泵{char}站") == f"泵{char}站"


@pytest.mark.parametrize(
    "between", ["<script/>", "<script></script>", "<!-- -->", "<style>p{}</style>"]
)
def test_what_stands_between_two_pieces_of_an_entity_makes_no_character_of_them(
    between: str,
) -> None:
    split = f"&#2{between}0546;"
    page = f"<title>泵站</title><h1>泵站{split}</h1><p>{split}{TEXT}</p>"
    head = (
        "layout: post\ntitle: 泵站\ndate: 2022-01-09 00:09:43 +0800\ncategories: emnews\ntags: 东财"
    )
    post = f"---\n{head}\n---\n<p>{split}{TEXT}"
    for data in (page, post):
        (article,) = clean(data)
        assert "\u5042" not in f"{article.title}{article.body}"
