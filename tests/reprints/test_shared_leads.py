"""Short texts that share a lead, and what each has besides."""

from __future__ import annotations

from tests.reprints.test_differing_facts import told

LEAD = (
    "云岭省省长周海平9日上午在清河市国际会议中心出席第六届青石论坛开幕式，并以携手治沙共护家园为题"
    "发表演讲，来自三十个国家和地区的治沙专家、企业代表和牧民代表一同出席。"
)
POSTER = LEAD + "他就绿洲怎样留住年轻人提出四点建议。"
CAPTION = LEAD + "开幕式之后，他来到草方格示范林，种下一棵沙枣树。"


def test_two_short_texts_with_one_lead_and_news_of_their_own_are_no_reprints() -> None:
    found = told(POSTER, CAPTION, ("一图读懂｜绿洲怎样留住年轻人", "示范林里新添一棵沙枣树"))
    assert (found.relation, found.rule) == ("partial", "lead-shared")


def test_one_flash_under_two_headlines_that_both_texts_tell_is_a_reprint() -> None:
    titles = ("省长出席青石论坛开幕式", "周海平发表演讲：携手治沙共护家园")
    assert told(POSTER, CAPTION, titles).relation == "edited"


def test_a_flash_with_a_lead_and_a_headline_of_its_own_is_a_reprint() -> None:
    left, right = "种树的省长昨天到了清河。" + CAPTION, "示范林迎来了治沙论坛的客人。" + CAPTION
    assert told(left, right, ("种树的省长到了清河", "示范林迎来客人")).relation == "full"
    rest = CAPTION[30:]
    left = f"种树的省长昨天第三次来到清河，这一回是为了一场论坛。{rest}"
    right = f"示范林里迎来了客人，清河人记得去年他也来过这里。{rest}"
    assert told(left, right, ("种树的省长又来了", "客人走进示范林")).relation == "edited"


def test_a_later_flash_that_repeats_the_first_as_its_background_is_no_reprint() -> None:
    first = (
        "清河市东郊一家面粉厂9日深夜起火，过火面积八百平方米，当晚值班的十二名工人全部撤出，"
        "没有人员受伤，消防部门出动九辆消防车，明火于次日凌晨三时扑灭，厂区的存粮转移到邻近的国有粮库，起火原因还在调查之中。"
    )
    news = "消防部门公布调查结果：旧线路短路引燃了成堆的包装袋，厂长已被警方传唤。"
    later = news + first.replace("没有人员受伤，", "").replace("还在调查之中", "未明")
    titles = ("清河一面粉厂起火 无人受伤", "旧线路短路引燃包装袋 厂长被传唤")
    found = told(first, later, titles)
    assert (found.relation, found.rule) == ("partial", "lead-shared")
    # Carried nearly whole it is an excerpt.
    assert told(first, news + first, titles).relation in ("edited", "excerpt")
