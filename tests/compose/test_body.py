"""From blocks to a body: what stays, what fills a field, what goes and as what."""

from __future__ import annotations

import pytest

from cleaner.compose.body import Body, read_body
from cleaner.evidence import Label
from cleaner.page.blocks import Block
from cleaner.page.opening_tag import Picture

ONE = "临江大桥昨日合龙，桥长两千三百米，双向六车道，预计明年十月通车。"
TWO = "云岭县同日宣布，连接大桥的高速公路已经完成路面铺设，将与大桥同时开放。"
IMAGE = Block("", "image", picture=Picture("a.jpg", None))


def body(*lines: str | Block, title: str = "临江大桥合龙") -> Body:
    return read_body([b if isinstance(b, Block) else Block(b, "p") for b in lines], title=title)


def cut(found: Body) -> dict[str, Label]:
    return {c.text: c.label for c in found.cuts}


def test_credits_above_and_below_fill_their_fields_and_go() -> None:
    found = body("原标题：大桥今天合龙", "来源：临江发布", ONE, TWO, "责任编辑：李墨 SF014")
    assert found.paragraphs == [ONE, TWO]
    assert found.credits.original_title == "大桥今天合龙"
    assert found.credits.source == "临江发布"
    assert found.credits.editor == "李墨"


def test_credits_in_a_bracket_before_others_and_controls_behind_an_editor_go_with_them() -> None:
    found = body(ONE, TWO, "（本文来源：临江日报 作者：林夕照） 责任编辑：李墨_NE0011")
    assert found.paragraphs == [ONE, TWO]
    assert (found.credits.source, found.credits.author) == ("临江日报", "林夕照")
    assert found.credits.editor == "李墨"
    assert body(ONE, "（来源：临江日报 作者：林夕照）").credits.author == "林夕照"
    assert body(ONE, TWO, "责任编辑：李墨 【我要纠错】").paragraphs == [ONE, TWO]
    stays = "（来源：临江日报）记者昨日看到，作者：林夕照的画展开幕。"
    assert body(ONE, stays, TWO).paragraphs == [ONE, stays, TWO]


def test_the_same_words_inside_a_sentence_stay() -> None:
    lines = (ONE, "来源：主要是电费和水费收入。", "据新华社报道，大桥年底通车。", TWO)
    assert body(*lines).paragraphs == list(lines)
    assert body(*lines).credits.source is None


def test_the_first_source_line_wins_over_a_closing_bracket_and_a_dateline() -> None:
    found = body(f"新华社临江1月2日电 {ONE}", f"{TWO}（财联社）", "（文章来源：证券时报）")
    assert found.credits.source == "证券时报"
    assert body(f"新华社临江1月2日电 {ONE}", f"{TWO}（财联社）").credits.source == "财联社"
    assert body(f"新华社临江1月2日电 {ONE}", TWO).credits.source == "新华社"


def test_a_bracket_with_a_source_inside_the_text_stays_there() -> None:
    assert body(ONE, f"{TWO}（财联社）").paragraphs[-1].endswith("（财联社）")


def test_the_end_mark_goes_and_the_sentence_before_it_stays() -> None:
    assert body(ONE, f"{TWO}(完)").paragraphs == [ONE, TWO]
    assert body(ONE, TWO, "（完）").paragraphs == [ONE, TWO]


def test_true_repetitions_stay() -> None:
    assert body(ONE, TWO, ONE).paragraphs == [ONE, TWO, ONE]


def test_a_headline_above_the_text_goes_but_not_a_text_that_is_only_the_headline() -> None:
    assert body("临江大桥合龙", ONE).paragraphs == [ONE]
    assert body("临江大桥合龙").paragraphs == ["临江大桥合龙"]


def test_a_lead_that_is_the_next_paragraphs_beginning_goes() -> None:
    lead = ONE[:24]
    assert body(f"{lead}…", ONE).paragraphs == [ONE]
    assert body(TWO, ONE).paragraphs == [TWO, ONE]


def test_a_whole_text_above_its_paragraphs_goes() -> None:
    assert body(f"{ONE}{TWO}", ONE, TWO).paragraphs == [ONE, TWO]
    assert body(f"{ONE}{TWO}", TWO, ONE).paragraphs == [f"{ONE}{TWO}", TWO, ONE]


def test_another_article_below_the_story_goes_with_its_subhead() -> None:
    head = Block("相关报道", "h", strong=True)
    found = body(ONE, head, "云岭隧道贯通", TWO)
    assert found.paragraphs == [ONE]
    assert cut(found)["云岭隧道贯通"] == Label.OTHER_ARTICLE


def test_the_source_line_below_another_article_is_still_the_storys() -> None:
    head = Block("相关报道", "h")
    media = Block("（文章来源：澎湃新闻）", "p", frozenset({"em_media"}))
    assert body(ONE, head, TWO, media).credits.source == "澎湃新闻"


def test_a_subhead_that_opens_a_section_of_the_story_stays() -> None:
    head = Block("相关公司", "h")
    assert body(ONE, head, TWO).paragraphs == [ONE, "相关公司", TWO]
    assert body(Block("相关报道", "h"), ONE).paragraphs[-1] == ONE


def test_a_subhead_with_nothing_left_under_it_goes() -> None:
    assert body(ONE, Block("编者按", "h"), "责任编辑：李墨").paragraphs == [ONE]


def test_captions_go_to_their_pictures() -> None:
    found = body(ONE, IMAGE, "图片来源：临江市水务局", TWO)
    assert found.paragraphs == [ONE, TWO]
    assert found.images[0].caption == "图片来源：临江市水务局"


def test_a_sentence_below_a_picture_is_no_caption() -> None:
    assert body(ONE, IMAGE, TWO).paragraphs == [ONE, TWO]


def test_links_under_related_news_go_and_a_first_paragraph_that_is_a_link_stays() -> None:
    link = Block("云岭隧道昨日贯通 全长九公里", "p", all_link=True)
    assert body("相关新闻：", link, ONE).paragraphs == [ONE]
    assert body(link, ONE).paragraphs == [link.text, ONE]


LINKS = tuple(Block(t, "p", all_link=True) for t in ("云岭隧道昨日贯通", "临江新港上月开港"))
HEADS = (
    "【相关阅读】",
    "相关报道：",
    "早前报道",
    "新闻链接：",
    "往期回顾",
    "● 延伸阅读",
    ">>延伸阅读",
)


@pytest.mark.parametrize("head", [*HEADS, "相关阅读", "■ 相关新闻", "【相关链接】"])
def test_a_plain_head_of_links_goes_with_them_wherever_it_stands(head: str) -> None:
    assert body(ONE, TWO, head, *LINKS).paragraphs == [ONE, TWO]
    assert body(ONE, head, *LINKS, TWO).paragraphs == [ONE, TWO]
    assert body(head, *LINKS, ONE, TWO).paragraphs == [ONE, TWO]
    assert body(ONE, TWO, head).paragraphs == [ONE, TWO]
    assert cut(body(ONE, TWO, head, *LINKS))[head] == Label.RELATED_LINKS


@pytest.mark.parametrize("head", HEADS)
def test_a_plain_head_of_prose_stays(head: str) -> None:
    assert body(ONE, head, TWO).paragraphs == [ONE, head, TWO]


def test_links_under_a_head_that_is_the_storys_stay() -> None:
    lines = (ONE, "入选名单", *LINKS)
    assert body(*lines).paragraphs == [ONE, "入选名单", *(link.text for link in LINKS)]
    assert body(ONE, *LINKS).paragraphs == [ONE, *(link.text for link in LINKS)]


def test_credits_above_related_links_are_read() -> None:
    found = body(ONE, TWO, "责任编辑：李墨", "往期回顾", LINKS[0], "【相关阅读】", *LINKS)
    assert found.paragraphs == [ONE, TWO]
    assert found.credits.editor == "李墨"


def test_section_numbers_and_short_lines_of_a_poem_stay() -> None:
    lines = ["1", ONE, "2", "山高", "水长", TWO]
    assert body(*lines).paragraphs == lines


def test_securities_come_only_from_text_that_is_kept() -> None:
    from cleaner.newstext.securities import Link

    kept = Block(ONE, "p", links=(Link("300024", "SZ", "机器人"),))
    gone = Block(
        "（文章来源：上海证券报）", "p", frozenset({"em_media"}), (Link("BK0473", None, "证券"),)
    )
    assert [link.code for link in body(kept, gone).links] == ["300024"]


def test_an_empty_article_has_an_empty_body() -> None:
    assert body().paragraphs == []
    assert body("责任编辑：李墨").paragraphs == []


def test_credits_behind_a_short_line_that_is_nothing_known_are_read() -> None:
    found = body("【深度】", "来源：新华社", "江报记者 张一", ONE, TWO)
    assert found.paragraphs == ["【深度】", ONE, TWO]
    assert (found.credits.source, found.credits.author) == ("新华社", "张一")
    found = body(ONE, TWO, "校对：冉一", "百万用户都在看")
    assert found.paragraphs == [ONE, TWO, "百万用户都在看"]


def test_behind_a_sentence_the_story_has_begun() -> None:
    lines = ("大桥昨日合龙。", "来源：新华社", ONE, TWO)
    assert body(*lines).paragraphs == list(lines)


def test_a_bold_centred_line_below_a_picture_is_a_subhead_and_a_plain_one_its_caption() -> None:
    picture = Block("", "image", picture=Picture("https://a.example.com/1.jpg", None))
    subhead = Block("订单排到六月", "p", centred=True, strong=True)
    assert body(ONE, picture, subhead, TWO).paragraphs == [ONE, "订单排到六月", TWO]
    caption = Block("大桥合龙现场", "p", centred=True)
    assert body(ONE, picture, caption, TWO).paragraphs == [ONE, TWO]


def test_the_dateline_s_reporters_go_before_who_only_helped() -> None:
    first = f"新华社临江1月2日电（记者王一、李二）{ONE}"
    assert body(first, f"{TWO}（参与记者：黎三）").credits.author == "王一、李二"
    assert body(ONE, f"{TWO}（记者 黎三）").credits.author == "黎三"


def test_the_credits_of_a_dateline_name_an_editor_where_no_line_does() -> None:
    first = f"财联社1月2日讯（编辑 夏一）{ONE}"
    assert body(first, TWO).credits.editor == "夏一"
    assert body(first, TWO).credits.author is None
    assert body(first, TWO, "责任编辑：李墨").credits.editor == "李墨"


def test_an_editor_s_bracket_that_is_glued_to_the_end_goes_and_what_stands_before_it_is_read() -> (
    None
):
    found = body(ONE, f"{TWO}(完)【编辑:付一】")
    assert (found.paragraphs, found.credits.editor) == ([ONE, TWO], "付一")
    found = body(ONE, TWO, "(总台央视记者吴一)【编辑:曹一】")
    assert (found.paragraphs, found.credits.author) == ([ONE, TWO], "吴一")
    found = body(ONE, f"{TWO}（责任编辑：张一 SF014）")
    assert (found.paragraphs, found.credits.editor) == ([ONE, TWO], "张一")


def test_an_editor_in_a_bracket_elsewhere_stays() -> None:
    lines = (f"{ONE}【编辑:付一】", TWO)
    assert body(*lines).paragraphs == list(lines)
    lines = (ONE, f"{TWO}（来源：编辑部）")
    assert body(*lines).paragraphs == list(lines)


def test_a_line_of_people_and_their_paper_fills_both_fields() -> None:
    found = body(ONE, TWO, "青报·青网记者 范一 来源：中国青年报")
    assert found.paragraphs == [ONE, TWO]
    assert (found.credits.author, found.credits.source) == ("范一", "中国青年报")


def test_who_closes_a_text_with_his_office_is_its_author() -> None:
    last = "（作者：张一，系临江大学教授）"
    assert body(ONE, TWO, last).credits.author == "张一"
    assert body(ONE, f"{TWO}{last}").credits.author == "张一"
    assert body(ONE, f"{TWO}（作者为临江大学教授）").credits.author is None


def test_the_agency_of_a_flash_stands_behind_its_headline() -> None:
    found = body(f"【大桥合龙】财联社1月2日电，{ONE}", TWO)
    assert found.credits.source == "财联社"
    assert found.paragraphs[0].startswith("【大桥合龙】财联社")
    assert body(f"【大桥合龙】据财联社1月2日电，{ONE}", TWO).credits.source is None
    assert body(f"【环球网综合报道】{ONE}", TWO).credits.source == "环球网"


@pytest.mark.parametrize("line", ["记者：您好", "记者：订单如何？", "编辑：您怎么看", "记者：谢谢"])
def test_what_a_reporter_says_in_an_interview_is_no_name(line: str) -> None:
    found = body(line, "周一：订单增长。", ONE, TWO)
    assert found.paragraphs[0] == line
    assert (found.credits.author, found.credits.editor) == (None, None)
