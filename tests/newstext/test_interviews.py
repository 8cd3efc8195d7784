"""Interviews and questions with their answers are articles, chats are none."""

from __future__ import annotations

import pytest

from cleaner import NoArticleError, clean

HEADER = "{}\n2024-03-02 18:10　来源：青桐日报\n\n"
ASKED = ("公司泵站二期何时投产？", "请问分红比例会不会提高？", "公司如何看待水价调整？")
ANSWERED = (
    "您好，公司泵站二期预计年内投产，感谢关注。",
    "您好，公司将统筹考虑资金需求与股东回报。",
    "您好，水价由主管部门核定，请以公告为准。",
)
LEAD = "3月2日下午，青桐水务举行业绩说明会，公司董事长就投资者关心的问题作了交流。"


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ("Q", "A"),
        ("问", "答"),
        ("投资者提问", "公司回答"),
        ("Q{}", "A{}"),
        ("记者", "林夕照"),
        ("青桐日报", "林夕照"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_who_asks_and_who_answers_stay_in_the_text(ask: str, answer: str, gap: str) -> None:
    said = [
        f"{who.format(n)}：{text}"
        for n, pair in enumerate(zip(ASKED, ANSWERED, strict=True), 1)
        for who, text in zip((ask, answer), pair, strict=True)
    ]
    text = HEADER.format("青桐水务业绩说明会：泵站年内投产") + gap.join([LEAD, *said])
    (article,) = clean(text)
    assert article.title == "青桐水务业绩说明会：泵站年内投产"
    assert (article.date, article.source) == ("2024-03-02T18:10+08:00", "青桐日报")
    assert article.body.split("\n") == [LEAD, *said]


@pytest.mark.parametrize("first", ["", "聊天记录\n", "2024-03-02 18:10 青桐群聊天记录\n"])
def test_a_chat_is_none(first: str) -> None:
    lines = [
        "阿林：在吗",
        "小周：在",
        "阿林：晚上吃什么",
        "小周：都行",
        "阿林：那火锅",
        "小周：好的呀",
    ]
    with pytest.raises(NoArticleError, match="chat"):
        clean(first + "\n".join(lines * 2))
