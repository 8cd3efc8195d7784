"""A container as blocks: what stays together, what is set aside, and the fast way and the slow."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.page.blocks import Block, Cut
from cleaner.page.from_markup import read_markup
from cleaner.page.from_tree import read_tree
from cleaner.page.page import Page
from cleaner.page.tree import parse_markup
from cleaner.readers.sites import sites
from cleaner.wrappers import Source, Wrapped, unwrap
from tests.examples import examples

SAMPLES = Path(__file__).parents[2] / "samples" / "articles"
DROPS = {"ad": "advert", "note": "disclaimer"}


def slow(markup: str) -> tuple[list[Block], list[Cut]]:
    element = parse_markup(f"<div>{markup}</div>")
    assert element is not None
    return read_tree(element, DROPS)


def texts(markup: str) -> list[str]:
    return [block.text for block in slow(markup)[0] if block.text]


def test_the_text_of_a_link_joins_its_surroundings_without_a_gap() -> None:
    assert texts("<p>推动智能<a href='#'>机器人</a>等布局</p>") == ["推动智能机器人等布局"]


def test_two_adjacent_links_form_one_name() -> None:
    assert texts("<p><a href='#'>云岭银河</a><a href='#'>证券</a>说</p>") == ["云岭银河证券说"]


def test_paragraphs_break_at_blocks_and_line_breaks() -> None:
    assert texts("一<br>二<div>三</div>四<p>五</p>") == ["一", "二", "三", "四", "五"]


def test_a_table_row_is_one_line_its_cells_joined_by_one_blank() -> None:
    row = "<tr><td><p>300999</p></td><td>星原电子</td></tr>"
    assert texts(f"<table>{row}</table>") == ["300999 星原电子"]


def test_a_table_that_lays_out_the_page_is_no_row() -> None:
    cell = "".join(f"<p>第{n}段讲一件事。</p>" for n in range(5))
    assert len(texts(f"<table><tr><td>左</td><td>{cell}</td></tr></table>")) == 6


def test_a_line_end_of_the_source_is_no_blank_between_han_characters() -> None:
    assert texts("<p>临江\n  大桥 Omicron\n变异株</p>") == ["临江大桥 Omicron 变异株"]


def test_an_indent_after_a_sentence_begins_a_paragraph() -> None:
    assert texts("<p>　　第一段。　　第二段。</p>") == ["第一段。", "第二段。"]
    assert texts("<p>《　　云岭日报　　》</p>") == ["《 云岭日报 》"]


def test_hidden_elements_are_set_aside_and_shown_ones_are_not() -> None:
    blocks, cuts = slow("<p style='display:none'>暗</p><p style='display:block'>明</p>")
    assert [b.text for b in blocks] == ["明"]
    assert cuts == [Cut("hidden", "暗")]


def test_a_sites_furniture_is_set_aside_by_its_class() -> None:
    blocks, cuts = slow("<p>文</p><div class='x ad'>广告</div><div class='adx'>也是文</div>")
    assert [b.text for b in blocks] == ["文", "也是文"]
    assert cuts == [Cut("advert", "广告")]


@pytest.mark.parametrize("widget", ["（<a href='#'>维权</a>）", "<a href='#'>(微博)</a>"])
def test_a_widget_after_a_name_goes_with_its_brackets(widget: str) -> None:
    assert texts(f"<p>亿纬{widget}公告称</p>") == ["亿纬公告称"]


def test_a_linked_word_that_only_reads_like_a_widget_stays() -> None:
    assert texts("<p>锁定@云岭汇<a href='#'>微博</a>，随后（微博）更新</p>") == [
        "锁定@云岭汇微博，随后（微博）更新"
    ]


def test_an_empty_quote_slot_leaves_no_trace() -> None:
    markup = (
        '<p>智能<span id="stock_0.300024"><a href="http://quote.eastmoney.com/unify/r/0.300024">'
        '机器人</a></span><span id="quote_0.300024"></span>布局</p>'
    )
    (block,) = slow(markup)[0]
    assert block.text == "智能机器人布局"
    assert [(link.code, link.market, link.name) for link in block.links] == [
        ("300024", "SZ", "机器人")
    ]


QUOTE = '智能<a href="#">机器人</a><span id="quote_0.300024">{}</span>布局'


def test_a_quote_slot_whose_end_is_lost_does_not_take_the_paragraph_with_it() -> None:
    markup = "<p>智能机器人<span id='quote_0.300024'>布局，三年内建成。</p><p>明年完工。</p>"
    assert texts(markup) == ["智能机器人布局，三年内建成。", "明年完工。"]
    assert read_markup(markup) is None or read_markup(markup) == slow(markup)


@pytest.mark.parametrize("shown", ["", "(31.20, 0.52%)", "31.20 ↑", "加载中"])
def test_what_a_quote_slot_shows_is_no_text(shown: str) -> None:
    markup = f"<p>{QUOTE.format(shown)}，三年内建成。</p>"
    assert texts(markup) == ["智能机器人布局，三年内建成。"]
    assert read_markup(markup) == slow(markup)


def test_the_fast_way_leaves_a_quote_slot_with_a_sentence_to_the_slow_one() -> None:
    assert read_markup(f"<p>{QUOTE.format('它建成了。')}</p>") is None


def test_a_picture_in_a_sentence_does_not_break_it() -> None:
    blocks, _ = slow("<p>前半<img src='a.jpg'>后半</p>")
    assert [(b.kind, b.text) for b in blocks] == [("p", "前半后半"), ("image", "")]


PIECES = st.sampled_from(
    [
        "　　临江大桥合龙。", "文字", "a &amp; b", "&nbsp;", "&lt;书&gt;", "\n", " ", "<br>",
        "<br/>", '<img src="a.jpg" title="图">', '<img src="/1x1.gif">', "<!-- 注 -->", "&odd;",
        "<script>x<y</script>", "<script src='x'/>", "。　　次段", "　　", "(", "）",
        '<span id="quote_0.3"></span>', "<span id=quote_0.3></span>", '<link rel="x">', "  ",
        '<span id=stock_0.3><a href="/r/0.300024">机器</a></span>', "<input type='text'>",
    ]
)  # fmt: skip
INLINE = st.sampled_from(
    ["a href='#'", 'a class="keytip" data-code="0,300024"', "strong", "span", 'span class="ad"',
     'span id="stock_0.300024"', 'span style="display: none"', "font color='red'", "em", "b",
     'span class="img_descr"', 'a href="//acttg.x/"']
)  # fmt: skip
BLOCK = st.sampled_from(
    ["p", "p style='text-align: center'", 'p class="note"', "div", 'div class="ad"', "center", "h3",
     "blockquote", 'div class="pictext"', "p hidden", "section", "ul", "li", "table", "tr", "td",
     "p class='ad'", "section hidden", "video"]
)  # fmt: skip


def element(opening: str, inside: list[str]) -> str:
    return f"<{opening}>{''.join(inside)}</{opening.split()[0]}>"


INLINES = st.recursive(
    PIECES, lambda inner: st.builds(element, INLINE, st.lists(inner, max_size=3)), max_leaves=6
)
MARKUP = st.lists(
    st.recursive(
        INLINES | st.sampled_from(["<p>", "</p>", "</div>", "<p>开着"]),
        lambda inner: st.builds(element, BLOCK, st.lists(inner, max_size=4)),
        max_leaves=10,
    ),
    max_size=6,
).map("".join)


@settings(max_examples=examples(1500), suppress_health_check=list(HealthCheck))
@given(MARKUP)
def test_what_is_read_off_the_markup_is_what_the_tree_gives(markup: str) -> None:
    fast = read_markup(markup, DROPS)
    assert fast is None or fast == slow(markup)


def test_regular_markup_needs_no_tree_and_irregular_markup_gets_one() -> None:
    assert read_markup("<p>一</p><p><strong>二</strong><a href='#'>三</a></p><p>开着") is not None
    assert read_markup("<p><b>一</p></b>") is None
    assert read_markup("<table><tr><td>一</td></tr></table>") is None
    assert read_markup("<p>一 < 二</p>") is None


def test_a_block_ends_a_paragraph_that_is_set_aside_and_stands_in_other_elements() -> None:
    markup = "<{} class='ad'><div>一</div></{}>"
    assert read_markup(markup.format("p", "p"), DROPS) is None
    inside = markup.format("section", "section")
    assert read_markup(inside, DROPS) == slow(inside) == ([], [Cut("advert", "一")])


FILES = sorted(f for f in SAMPLES.rglob("*") if f.suffix in (".html", ".md"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SAMPLES)))
def test_every_sample_reads_the_same_both_ways(file: Path) -> None:
    for wrapped in unwrap(Source(file)):
        if not isinstance(wrapped, Wrapped) or wrapped.markup is None:
            continue
        page = Page(wrapped.markup, url=wrapped.url, fragment=wrapped.fragment)
        for site in sites():
            container = site.extract(page).container if site.detect(page) else None
            if container is None or container.inside is None or container.element is None:
                continue
            drops = getattr(site, "DROPS", {})
            fast = read_markup(container.inside, drops)
            assert fast is None or fast == read_tree(container.element, drops)
