"""Pages whose headline, header and paragraphs all lie side by side."""

from __future__ import annotations

from cleaner import clean

FIRST = "今年国庆假期，云岭水上出行需求集中释放，水上客运持续保持高位运行，七天运送旅客九十万人次。"
SECOND = "为应对假期客流，云岭海事处在假期全程加强了巡航，共派出船艇三百艘次。"


def test_a_single_paragraph_is_no_container() -> None:
    page = (
        "<h1>云岭水上客运</h1><p>2026年10月06日 14:02　来源：云岭日报</p>"
        f"<p>　　{FIRST}</p><p>　　{SECOND}</p><p><span>【编辑:林序】</span></p>"
    )
    (article,) = clean(page)
    assert article.body == f"{FIRST}\n{SECOND}"
    assert (article.title, article.source, article.editor) == ("云岭水上客运", "云岭日报", "林序")


def test_a_page_without_its_html_element_is_read_as_a_page() -> None:
    page = (
        '<div class="nav"><a href=/>首页</a><a href=/n/>新闻</a></div>'
        f'<div class="content"><p><script src="/a.js"/>　　{FIRST}</p><p>　　{SECOND}</p></div>'
        '<div class="related"><a href=/1.html>另一条消息的标题在这里</a></div>'
        '<div class="comment">网友评论<p>说得好，我也这样想，希望早日改善。</p></div>'
    )
    (article,) = clean(page)
    assert article.body == f"{FIRST}\n{SECOND}"


def test_a_body_alone_keeps_all_that_it_holds() -> None:
    (article,) = clean(f"<div><p>{FIRST}</p><ul><li>云岭</li><li>临江</li></ul></div>")
    assert article.body == f"{FIRST}\n云岭\n临江"
    (article,) = clean(f'<p>{FIRST}</p><p class="share">云岭水上</p>')
    assert article.body == f"{FIRST}\n云岭水上"


def test_a_part_of_a_page_with_a_lesser_heading_and_its_header_is_read_as_a_page() -> None:
    page = (
        "<div><h3>&nbsp;</h3><h2>国庆假期云岭水上客运九十万人次</h2>"
        "<h5>2026年10月06日14:02 来源：<a>云岭日报</a></h5>"
        f"<div><p>　　{FIRST}</p><p>　　{SECOND}</p></div></div>"
    )
    (article,) = clean(page)
    assert article.body == f"{FIRST}\n{SECOND}"
    assert (article.title, article.source) == ("国庆假期云岭水上客运九十万人次", "云岭日报")
    assert article.date == "2026-10-06T14:02+08:00"


def test_a_body_that_begins_with_a_heading_and_a_day_keeps_them() -> None:
    text = f"<p>{FIRST}</p><p>{SECOND}</p>"
    (article,) = clean(f"<div><h2>大事记</h2><h4>2026年10月6日</h4>{text}</div>")
    assert article.body == f"大事记\n2026年10月6日\n{FIRST}\n{SECOND}"
    (article,) = clean(f"<div><h2>客运</h2>{text}</div>")
    assert article.body == f"客运\n{FIRST}\n{SECOND}"
