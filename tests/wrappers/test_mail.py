"""E-mails: one message, and a mailbox of them."""

from __future__ import annotations

import base64
import gzip
import io
from email.message import EmailMessage

import pytest

from cleaner import Article, NoArticleError, UnreadableError, clean
from cleaner.pipeline import read
from cleaner.wrappers import FailedPart, Source, wrapper_of

POSTMARK = b"From letters@list.example Tue Mar  5 09:30:00 2024\n"
NESTED = b"From: a\nTo: b\nContent-Type: message/rfc822\n\n" * 3_000 + b"x\n"


@pytest.fixture
def text(story: tuple[str, str, str]) -> str:
    """The story as a newsletter prints it."""
    title, first, second = story
    return f"{title}\n2022-03-02 09:15 来源：云海日报\n\n{first}\n\n{second}\n"


@pytest.fixture
def page(wrapped_in: dict[str, str]) -> str:
    return wrapped_in["html"]


def message(text: str, kind: str = "plain", **header: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = header.pop("From", "云海来信 <letters@list.example>")
    made["To"] = "reader@example.org"
    made["Subject"] = header.pop("Subject", "云海日供水能力提高两成")
    made["Date"] = "Tue, 5 Mar 2024 09:30:00 +0800"
    made["Message-ID"] = header.pop("Message-ID", "<1@list.example>")
    for name, value in header.items():
        made[name.replace("_", "-")] = value
    made.set_content(text, subtype=kind, cte="8bit")
    return made


def one(data: bytes) -> Article:
    (article,) = clean(data)
    return article


def test_a_plain_message_is_read_without_its_header(text: str, story: tuple[str, str, str]) -> None:
    article = one(message(text).as_bytes())
    assert (article.title, article.body) == (story[0], f"{story[1]}\n{story[2]}")
    assert (article.source, article.date) == ("云海日报", "2022-03-02T09:15+08:00")
    assert (article.wrapper, article.id) == ("mail", "1@list.example")


def test_when_it_was_sent_is_when_the_copy_was_taken_and_no_date_of_the_article(
    story: tuple[str, str, str],
) -> None:
    article = one(
        message(f"<h1>{story[0]}</h1><p>{story[1]}</p><p>{story[2]}</p>", "html").as_bytes()
    )
    assert (article.date, article.captured_at) == (None, "2024-03-05T09:30:00+08:00")


def test_of_alternatives_the_page_is_read(page: str, story: tuple[str, str, str]) -> None:
    made = message("请用浏览器查看。")
    made.add_alternative(page, subtype="html")
    article = one(made.as_bytes())
    assert (article.title, article.body) == (story[0], f"{story[1]}\n{story[2]}")
    assert (article.wrapper, article.site) == ("mail", "eastmoney")


def test_parts_that_stand_behind_one_another_are_all_read(story: tuple[str, str, str]) -> None:
    made = message(f"<h1>{story[0]}</h1><p>{story[1]}</p>", "html")
    made.make_mixed()
    more = EmailMessage()
    more.set_content(f"<p>{story[2]}</p>", subtype="html")
    made.attach(more)
    assert one(made.as_bytes()).body == f"{story[1]}\n{story[2]}"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("松湖泵站开始试运行", "松湖泵站开始试运行"),
        ("Fwd: 转发：松湖泵站开始试运行", "松湖泵站开始试运行"),
        ("松湖泵站：转发机制建成", "松湖泵站：转发机制建成"),
    ],
)
def test_the_subject_is_the_headline_of_a_text_without_one(
    subject: str, title: str, story: tuple[str, str, str]
) -> None:
    made = message(
        f"2022-03-02 09:15 来源：云海日报\n\n{story[1]}\n\n{story[2]}\n", Subject=subject
    )
    article = one(made.as_bytes())
    assert (article.title, article.body) == (title, f"{story[1]}\n{story[2]}")
    assert article.date == "2022-03-02T09:15+08:00"


def test_a_subject_is_decoded_whoever_wrote_it(story: tuple[str, str, str]) -> None:
    body = f"<p>{story[1]}</p><p>{story[2]}</p>".encode("gb18030")
    split = base64.b64encode("松湖泵站试运行".encode()).decode()
    for subject in (
        "松湖泵站试运行".encode("gb18030"),
        f"=?utf-8?B?{split[:8]}?=\r\n =?utf-8?B?{split[8:]}?=".encode(),
    ):
        head = b"From: a@b.example\r\nTo: c@d.example\r\nSubject: " + subject
        kind = b"\r\nContent-Type: text/html; charset=gb2312\r\n\r\n"
        assert one(head + kind + body).title == "松湖泵站试运行"


def test_lines_that_a_mail_program_broke_are_joined(story: tuple[str, str, str]) -> None:
    title, first, second = story
    broken = (
        f"{title}\n2022-03-02 09:15 来源：云海日报\n\n{first[:20]} \n{first[20:]}\n\n{second}\n"
    )
    made = message("").as_bytes().rstrip() + b"\n\n" + broken.encode()
    plain = made.replace(b'Content-Type: text/plain; charset="utf-8"', b"%s")
    assert plain.count(b"%s") == 1
    kind = b"Content-Type: text/plain; charset=utf-8; format=flowed"
    assert one(plain % (kind + b"; delsp=yes")).body == f"{first}\n{second}"
    assert one(plain % kind).body == f"{first[:20]} {first[20:]}\n{second}"


def test_what_is_attached_is_told_and_a_picture_is_not(text: str) -> None:
    made = message(text)
    made.add_attachment(b"iVBOR", maintype="image", subtype="png", filename="b.png")
    assert one(made.as_bytes()).warnings == []
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="全文.pdf")
    assert one(made.as_bytes()).warnings == ["attached, and not read: 全文.pdf"]


def test_a_message_that_is_attached_is_an_article_of_its_own(
    text: str, story: tuple[str, str, str]
) -> None:
    outer = message("见附件。", **{"Message-ID": "<0@x.example>"})
    outer.add_attachment(message(text))
    outer.add_attachment(message(text.replace("松湖", "柳湖"), **{"Message-ID": "<2@x.example>"}))
    given = list(read(outer.as_bytes()))
    assert [g[0].id for g in given if not isinstance(g, FailedPart)] == [
        "1@list.example",
        "2@x.example",
    ]
    (failed,) = (g for g in given if isinstance(g, FailedPart))
    assert (failed.place, failed.passed_over) == ("message 1", True)


def mailbox(*messages: bytes) -> bytes:
    return b"\n".join(POSTMARK + data for data in messages)


def test_a_mailbox_gives_an_article_a_message(text: str, page: str) -> None:
    box = mailbox(
        message(text, **{"Message-ID": "<1@x.example>"}).as_bytes(),
        message(page, "html", **{"Message-ID": "<2@x.example>"}).as_bytes(),
    )
    articles = clean(box)
    assert [a.id for a in articles] == ["1@x.example", "2@x.example"]
    assert len({a.body for a in articles}) == 1
    assert clean(gzip.compress(box)) == articles
    assert clean(box.replace(b"\n", b"\r\n"))[0].body == articles[0].body
    assert len(list(read(io.BytesIO(box)))) == 2


def test_a_bad_message_does_not_cost_the_next(text: str) -> None:
    good = message(text).as_bytes()
    picture = good.partition(b"\n\n")[0] + b"\n\n\x89PNG\0\0\0\n"
    given = list(read(mailbox(good, NESTED, picture, good)))
    failed = [g for g in given if isinstance(g, FailedPart)]
    assert [(f.place, f.passed_over) for f in failed] == [("message 2", False), ("message 3", True)]
    assert len(given) == 4


def test_a_line_of_a_text_that_begins_as_a_postmark_is_text(
    text: str, story: tuple[str, str, str]
) -> None:
    escaped = message(f"{text}\n>From 2022 on the station works.\n").as_bytes()
    (article,) = clean(mailbox(escaped))
    assert article.body == f"{story[1]}\n{story[2]}\nFrom 2022 on the station works."
    plain = message(f"{text}\nFrom 2022 on the station works.\n").as_bytes()
    assert [a.body for a in clean(mailbox(plain))] == [article.body]


def test_a_mailbox_that_breaks_off_is_told(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    boxed = gzip.compress(mailbox(*[message(text).as_bytes()] * 3), 0)
    given = list(read(boxed[: len(boxed) - 40]))
    assert isinstance(given[-1], FailedPart)
    assert "breaks off" in str(given[-1])
    monkeypatch.setattr("cleaner.wrappers.mails.mbox.LARGEST", 2_000)
    large = message(text + "松湖。" * 1_000)
    given = list(read(mailbox(large.as_bytes(), message(text).as_bytes())))
    assert [isinstance(g, FailedPart) for g in given] == [True, False]


def test_a_message_that_breaks_off_says_so(page: str) -> None:
    made = message("请用浏览器查看。")
    made.add_alternative(page, subtype="html")
    whole = made.as_bytes()
    assert one(whole).warnings == []
    assert "the message breaks off" in one(whole[: len(whole) * 9 // 10]).warnings


@pytest.mark.parametrize(
    "data",
    [
        b"To: x\r\nFrom: y\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b--\r\n",
        b"Message-ID: <1@x>\r\nFrom: y\r\nTo: x\r\nSubject: s\r\n\r\n",
    ],
)
def test_a_message_without_a_text_is_told_as_one(data: bytes) -> None:
    with pytest.raises(NoArticleError, match="a message without a text"):
        clean(data)


def test_messages_nested_without_end_are_told() -> None:
    with pytest.raises(UnreadableError, match="nested too deep"):
        clean(NESTED)


@pytest.mark.parametrize(
    "text",
    [
        "From: 云海\n\n松湖泵站开始试运行。",
        "Subject: x\nDate: y\n\n松湖泵站开始试运行。",
        "From here on: a text\n\nFrom: a\nTo: b\n",
        "title: a\nfrom: b\ndate: c\n\n松湖泵站",
    ],
)
def test_a_text_that_only_begins_alike_is_no_mail(text: str) -> None:
    assert wrapper_of(Source(text.encode()))[0] != "mail"


def test_a_page_that_a_browser_saved_is_no_mail(wrapped_in: dict[str, str]) -> None:
    assert wrapper_of(Source(wrapped_in["mhtml"].encode()))[0] == "mhtml"
