"""One invented story, and the ways to wrap it."""

from __future__ import annotations

import json
import quopri
from collections.abc import Callable

import pytest

FIRST = "云海市水务局3月2日宣布，新建的松湖泵站开始试运行，日供水能力提高两成。"
SECOND = "松湖泵站项目负责人说，设备调试将在两周内完成，居民用水不受影响。"
TITLE = "松湖泵站开始试运行 云海日供水能力提高两成"
ADDRESS = "http://finance.eastmoney.com/a/202203022293847561.html"

PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}_东方财富网</title></head>
<body><div class="title">{TITLE}</div>
<div class="infos"><div class="item">2022年03月02日 09:15</div>
<div class="item">来源：云海日报</div></div>
<div class="txtinfos" id="ContentBody"><p>　　{FIRST}</p><p>　　{SECOND}</p>
<p class="em_media">（文章来源：云海日报）</p></div></body></html>"""

JEKYLL = f"""---
layout: post
title: "{TITLE}"
date: 2022-03-02 09:15:20 +0800
categories: emnews
tags: 东财滚动新闻
---
> {FIRST}（云海日报）

<p>{FIRST}</p><p>{SECOND}</p><p class="em_media">（文章来源：云海日报）</p>

<{ADDRESS}>

[返回东财滚动新闻](//example.org/emnews/)｜[返回首页](//example.org/)"""

HEXO = f"""
---
title: '{TITLE}'
categories: 
 - 金融
 - 证券时报网
 - 要闻
headimg: 'https://example.org/1.jpg'
author: 证券时报网
comments: false
date: Wed, 02 Mar 2022 09:15:00 GMT
thumbnail: 'https://example.org/1.jpg'
---

<div>   
<p style="text-align: left;">{FIRST}</p><p style="text-align: left;">{SECOND}</p>
</div>
            """  # noqa: W291 - the mirror writes these blanks

PASTE = f"""{TITLE}
发布时间:2022-03-02 09:15:20 来源:云海日报

{FIRST}

{SECOND}

上一篇:湖滨路夜市开张
下一篇:没有了
"""

MAIL = f"""Message-ID: <1@list.example>
From: letters@list.example
To: reader@example.org
Subject: {TITLE}
Date: Wed, 2 Mar 2022 12:00:00 +0800

{PASTE}"""

RECORD = json.dumps(
    {"title": TITLE, "date": "2022-03-02 09:15", "body": f"{FIRST}\n{SECOND}"}, ensure_ascii=False
)

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>要闻</title><link>http://example.org/</link>
<item><title>{TITLE}</title><link>{ADDRESS}</link>
<pubDate>Wed, 02 Mar 2022 01:15:20 GMT</pubDate>
<description><![CDATA[<p>　　{FIRST}</p><p>　　{SECOND}</p>]]></description>
</item></channel></rss>"""


def mhtml_of(page: str, charset: str = "utf-8") -> bytes:
    body = quopri.encodestring(page.encode(charset)).decode("ascii")
    lines = [
        "From: <Saved by Blink>",
        f"Snapshot-Content-Location: {ADDRESS}",
        "Subject: saved",
        "Date: Wed, 2 Mar 2022 04:00:00 -0000",
        "MIME-Version: 1.0",
        'Content-Type: multipart/related;\n\ttype="text/html";\n\tboundary="----Bound"',
        "",
        "",
        "------Bound",
        f"Content-Type: text/html; charset={charset}",
        "Content-ID: <frame-1@mhtml.blink>",
        "Content-Transfer-Encoding: quoted-printable",
        f"Content-Location: {ADDRESS}",
        "",
        body,
        "------Bound",
        "Content-Type: image/png",
        "Content-Transfer-Encoding: base64",
        "Content-Location: http://example.org/b.png",
        "",
        "iVBORw0KGgo=",
        "------Bound--",
        "",
    ]
    return "\n".join(lines).replace("\n", "\r\n").encode("ascii")


def response(
    body: bytes,
    *,
    url: str = ADDRESS,
    status: str = "200 OK",
    headers: str = "Content-Type: text/html; charset=utf-8",
    kind: str = "response",
) -> bytes:
    http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2022-03-02T04:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:2a3f6c1e-0000-4000-8000-000000000000>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


@pytest.fixture
def story() -> tuple[str, str, str]:
    """The headline and the two paragraphs."""
    return TITLE, FIRST, SECOND


@pytest.fixture
def wrapped_in() -> dict[str, str]:
    """The story in each wrapper that is text."""
    return {
        "html": PAGE,
        "jekyll": JEKYLL,
        "hexo": HEXO,
        "text": PASTE,
        "record": RECORD,
        "feed": RSS,
        "mail": MAIL,
        "mhtml": mhtml_of(PAGE).decode("ascii"),
    }


@pytest.fixture
def as_mhtml() -> Callable[..., bytes]:
    return mhtml_of


@pytest.fixture
def as_response() -> Callable[..., bytes]:
    return response
