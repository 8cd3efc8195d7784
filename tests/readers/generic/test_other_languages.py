"""Pages in other languages lie in every archive: what needs no Chinese is read, none is refused."""

from __future__ import annotations

import pytest

from cleaner import clean

ENGLISH = (
    "Qingxi's exports grew by a tenth in the first three quarters, officials said on Tuesday.",
    "Solar modules made up four tenths of the total, the city's commerce bureau said.",
    '"Orders are booked until February," said the manager of a local plant, which is hiring.',
    "Analysts expect growth to slow.",
)
JAPANESE = (
    "青渓市の第三四半期までの輸出額は前年同期比で一割増えたと、市の商務局が五日に発表した。",
    "太陽光パネルが全体の四割を占め、受注は来年二月まで埋まっているという。",
)
KOREAN = (
    "칭시시의 올해 3분기까지 수출이 지난해 같은 기간보다 10퍼센트 늘었다고 시 상무국이 밝혔다.",
    "태양광 모듈이 전체의 40퍼센트를 차지했으며 주문은 내년 2월까지 밀려 있다.",
)
RUSSIAN = (
    "Экспорт города Цинси вырос на десятую часть за три квартала, сообщили во вторник власти.",
    "Солнечные модули составили четыре десятых общего объёма, говорится в сообщении.",
)
OTHERS = [
    "Bridge opens to traffic after four years of work",
    "Museum lends a hundred prints to the county library",
    "Ferry timetable changes on Monday for the holiday",
    "School board approves a new building by the river",
    "Farmers report an early harvest in the hills",
]


def page(title: str, texts: tuple[str, ...], head: str = "", more: str = "") -> str:
    links = "".join(f'<h3><a href="/{i}">{text}</a></h3>' for i, text in enumerate(OTHERS))
    return (
        f"<html><head><title>{title} - Qingxi Herald</title>{head}</head><body>"
        '<div class="nav"><a href="/">Home</a><a href="/w">World</a><a href="/b">Business</a></div>'
        f'<div class="top">{links}</div><h1>{title}</h1>'
        f'<div class="meta">By <a rel="author" href="/u">Ann Lee</a> 2022-10-05 09:30</div>{more}'
        f'<div class="c">{"".join(f"<p>{text}</p>" for text in texts)}</div>'
        f'<div class="more"><h2>More stories</h2>{links}</div>'
        '<div class="bottom">© 2022 Qingxi Herald. All rights reserved.</div></body></html>'
    )


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Exports of Qingxi grow by a tenth", ENGLISH),
        ("青渓市の輸出が一割増加、太陽光パネルが牽引", JAPANESE),
        ("칭시시 수출 10퍼센트 증가, 태양광이 견인", KOREAN),
        ("Экспорт Цинси вырос на десятую часть", RUSSIAN),
    ],
)
def test_headline_text_and_date_are_read_without_knowing_the_language(
    title: str, texts: tuple[str, ...]
) -> None:
    (article,) = clean(page(title, texts))
    assert article.title == title
    assert article.body.split("\n") == list(texts)
    assert article.date == "2022-10-05T09:30+08:00"


def test_a_page_whose_metadata_says_article_is_not_refused_for_its_links() -> None:
    head = '<meta property="og:type" content="article"><meta property="article:published_time"'
    head += ' content="2022-10-05T09:30:00+08:00"><meta name="author" content="Ann Lee">'
    (article,) = clean(page("Exports grow", ENGLISH[:1], head).replace("2022-10-05 09:30", ""))
    assert article.body == ENGLISH[0]
    assert article.date == "2022-10-05T09:30:00+08:00"


def test_an_english_list_is_none() -> None:
    from cleaner import NoArticleError

    with pytest.raises(NoArticleError, match="list"):
        clean(page("World", ()).replace('<div class="meta">', "<div hidden>"))
