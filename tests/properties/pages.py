"""Small inputs of invented text, in the markup of sites and mirrors."""

# ruff: noqa: E501 - markup stands as the sites write it
from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "articles"

SINA = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>试验田增产 | 田_新浪财经</title>
<meta property="og:url" content="https://finance.sina.com.cn/x/2022-08-14/doc-imizirav8095001.shtml">
<meta property="article:published_time" content="2022-08-14T07:33:00+08:00"></head><body>
<h1 class="main-title">试验田增产</h1><div class="date-source"><span class="date">2022年08月14日 07:33</span>
<a class="source ent-source">试验日报</a></div><div class="article" id="artibody">
<p>　　原标题：试验田增产三成</p><p>　　第一块试验田今年增产三成，农艺师陶喆说。</p><!-- <p>不是正文</p> -->
<p>　　第二块与<a href="https://finance.sina.com.cn/realstock/company/sz300024/nc.shtml">机器人</a>无关 &amp; 不变。</p>
<script>var x = "<p>也不是</p>";</script><p class="article-editor">责任编辑：田艺 SF001</p></div></body></html>
"""

STCN = """<html><head><meta charset="{charset}"><title>试验田减产_证券时报网</title></head><body>
<div class="detail-title">试验田减产</div><div class="detail-info"><span>来源：试验日报</span>
<span>作者：田艺</span><span>2023-02-28 10:20</span></div><div class="detail-content">
<p>第三块试验田减产一成。</p><table><tr><td>第三块</td><td>九成</td></tr></table></div></body></html>
"""

CHINANEWS = """<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>试验田休耕-中新网</title></head><body><h1>试验田休耕</h1>
<div class="left-t">2014年01月10日 20:05　来源：<a>中国新闻网</a></div><div class="left_zw">
<p>　　中新社试验市1月10日电 (记者 田艺)第四块试验田今年休耕。</p><p>　　明年再种。(完)</p>
</div><div class="left_name">【编辑:田园】</div></body></html>
"""

EASTMONEY_POST = """---
layout: post
title: "试验田收割"
date: 2022-01-09 00:09:43 +0800
categories: emnews
tags: 东财滚动新闻
---
> 第五块试验田已经收割。（试验日报）

<p>第五块试验田已经收割，用的是<span id="stock_0.300024"><a class="keytip" data-code="0,300024"
href="http://quote.eastmoney.com/unify/r/0.300024">机器人</a></span><span id="quote_0.300024"></span>。</p>
<p class="em_media">（文章来源：试验日报）</p>

<http://finance.eastmoney.com/news/1345,202201092241008492.html>

[返回东财滚动新闻](//example.org/emnews/)｜[返回首页](//example.org/)
"""

HEXO_POST = """
---
title: '试验田育种'
categories:
 - 金融
 - 新浪财经
author: 新浪财经
comments: false
date: Sun, 14 Aug 2022 07:33:00 GMT
thumbnail: 'https://example.org/a.jpg'
---
<div>
<p>　　第六块试验田育种，见图 <img src="https://example.org/a.jpg" alt="" /></p><p>　　来源：试验日报</p>
</div>
"""

PASTE = """试验网欢迎您!
试验网
当前位置:首页 > 财经
试验田灌溉新法
发布时间:2022-02-28 11:30:31 来源:中新网上海

第七块试验田用了新的灌溉法,用水少了两成。

  农艺师说,别的试验田明年也用。(完)
上一篇:试验田休耕
下一篇:没有了
"""

UNKNOWN = """<html><head><meta charset="{charset}"><title>试验田轮作 - 试验网</title></head><body><h1>试验田轮作</h1>
<p>2022-03-01 09:30 来源：试验日报</p><div><p>第八块试验田今年轮作，先种豆，再种麦，最后种菜，一年三熟。</p>
<p>农艺师说，轮作使土地得到休养，来年的产量也会更高，成本反而更低。</p></div></body></html>
"""

INVENTED = {
    "sina": SINA,
    "stcn": STCN,
    "chinanews": CHINANEWS,
    "eastmoney post": EASTMONEY_POST,
    "hexo post": HEXO_POST,
    "paste": PASTE,
    "unknown site": UNKNOWN,
}


def inputs() -> dict[str, bytes]:
    """Return every small input: the invented ones here and the samples that ship."""
    found = {name: text.replace("{charset}", "utf-8").encode() for name, text in INVENTED.items()}
    for path in sorted(SAMPLES.rglob("*")):
        if path.is_file() and path.stat().st_size < 20_000:
            found[path.relative_to(SAMPLES).as_posix()] = path.read_bytes()
    return found
