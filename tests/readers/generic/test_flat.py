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
