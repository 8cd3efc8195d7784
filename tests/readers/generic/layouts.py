"""Invented stories in the layouts that Chinese news pages have had since about 2000.

Every text is made up. A `Layout` is a page and what must be read from it.
"""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

from dataclasses import dataclass, field

TITLE = "青溪市三季度出口增长一成 光伏组件成主力"
P1 = "记者5日从青溪市商务局获悉，今年前三季度全市出口总值为三百二十亿元，同比增长一成，其中光伏组件占了四成。"
P2 = "青溪市商务局局长严松年表示，下一步将支持企业在海外设仓，预计四季度增速会略有放缓，全年仍可完成目标。"
P3 = "当地一家组件企业的负责人说，订单已经排到明年二月，工厂正在招人，最难的是找到会调试设备的工程师。"
P4 = "业内人士认为，运价回落对出口企业是好消息，但汇率波动仍要防范。"
FLASH = "青溪银行5日公告，拟以不超过三亿元回购股份，回购价格不超过每股八元。"
BODY = (P1, P2, P3, P4)
OTHERS = tuple(
    f"另一条与正文无关的消息标题之{n}：某地某事又有了新的进展" for n in "一二三四五六七八九十"
)
COMMENT = "楼上说得不对，我在青溪住了二十年，从来没有听说过这样的事情，大家不要轻易相信网上的说法。"


def links(count: int = 8, tag: str = "li") -> str:
    """Return a list of other stories."""
    return "".join(
        f'<{tag}><a href="/a/{i}.html">{t}</a></{tag}>' for i, t in enumerate(OTHERS[:count])
    )


def paragraphs(texts: tuple[str, ...] = BODY, indent: str = "　　") -> str:
    """Return texts as <p>."""
    return "".join(f"<p>{indent}{t}</p>\n" for t in texts)


@dataclass(frozen=True)
class Layout:
    """A page, and what it says."""

    name: str
    page: str
    title: str = TITLE
    date: str | None = "2022-10-05T09:30+08:00"
    source: str | None = "青溪日报"
    outlet: str | None = None
    author: str | None = None
    editor: str | None = None
    body: tuple[str, ...] = BODY
    codec: str = "utf-8"
    url: str | None = None
    junk: tuple[str, ...] = field(default=OTHERS)


def html(body: str, title: str = TITLE + "_青溪网", head: str = "") -> str:
    """Return a whole page."""
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}</body></html>"


NAV = (
    '<div class="top"><a href="/">首页</a><a href="/news/">新闻</a><a href="/finance/">财经</a>'
    '<a href="/tech/">科技</a><span>今天是2024年1月1日 星期一</span></div>'
)
FOOT = '<div class="bottom"><p>Copyright © 2000-2024 青溪网 版权所有 青ICP备12345678号</p><p>违法和不良信息举报电话：0000-1234567，本站内容未经授权不得转载。</p></div>'

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "people: double dash in the title, spaced copyright, editors in brackets",
        html(
            f"""{NAV}<div class="rm_nav cf">人民网&gt;&gt;<a>经济</a>&gt;&gt;正文</div>
            <div class="layout rm_txt cf"><div class="col col-1 fl"><h1>{TITLE}</h1>
            <div class="channel cf"><div class="col-1-1 fl">2022年10月05日09:30 | 来源：<a href="#">青溪日报</a></div>
            <div class="col-1-2 fr">小字号</div></div>
            <div class="rm_txt_con cf"><div class="bza"><span></span></div>{paragraphs()}
            <div class="box_pic"></div><div class="edit cf">（责编：赵一、钱二）</div><div class="bshare">分享让更多人看到</div></div></div>
            <div class="col col-2 fr"><h2>热门排行</h2><ul>{links()}</ul></div></div>
            <div class="foot">人 民 网 版 权 所 有 ，未 经 书 面 授 权 禁 止 使 用</div>""",
            f"{TITLE}--经济·科技--人民网",
        ),
        outlet="人民网",
        editor="赵一、钱二",
    ),
    Layout(
        "xinhua: date in pieces, the source in its own span",
        html(
            f"""{NAV}<div class="header"><div class="head-line clearfix"><h1><span class="title">{TITLE}</span></h1>
            <div class="info"><span class="time">2022-10-05 09:30:11</span> <span>来源：</span><span class="source">青溪日报</span></div></div></div>
            <div class="main"><div id="detail"><span id="detailContent">{paragraphs()}</span></div>
            <p class="zan-wap">+1</p><div class="tiyi1"><span class="editor">【纠错】 【责任编辑:钱二】</span></div></div>{FOOT}"""
        ),
        date="2022-10-05T09:30:11+08:00",
        editor="钱二",
    ),
    Layout(
        "netease: source behind a link, source and editor again at the end",
        html(
            f"""{NAV}<div class="post_content_main"><h1>{TITLE}</h1><div class="post_time_source">2022-10-05 09:30:11　来源:
            <a id="ne_article_source" href="#">青溪日报</a>　<a href="#" class="post_jubao">举报</a></div>
            <div class="post_body"><div class="post_text" id="endText"><p class="f_center"><img src="http://i.example.com/a.jpg"></p>
            {paragraphs()}<div class="ep-source cDGray"><span class="left"><a href="#"><img alt="赵一" src="x.png"></a>本文来源：青溪日报</span>
            <span class="ep-editor">责任编辑：赵一_NB1234</span></div></div></div>
            <div class="post_recommends"><h2>相关推荐</h2>{links(6, "h3")}</div></div>{FOOT}""",
            f"{TITLE}_网易新闻",
        ),
        date="2022-10-05T09:30:11+08:00",
        outlet="网易新闻",
        editor="赵一",
    ),
    Layout(
        "hexun: the source is a bare link beside the date",
        html(
            f"""{NAV}<div class="layout mg articleName"><h1>{TITLE}</h1><div class="clearfix"><div class="tip fl">
            <span class="pr20">2022-10-05 09:30:11</span> <a href="#">青溪日报</a></div></div></div>
            <div class="art_context"><div class="art_contextBox">{paragraphs()}<div style="text-align:right;font-size:12px">（责任编辑：王一 HF013）</div></div></div>
            <div class="moreRead"><ul>{links()}</ul></div>{FOOT}""",
            f"{TITLE}-股票频道-和讯网",
        ),
        date="2022-10-05T09:30:11+08:00",
        outlet="和讯网",
        editor="王一",
    ),
    Layout(
        "government: standard metas, font tools, paragraphs in TRS_Editor",
        html(
            f"""<div class="crumb">当前位置：<a>首页</a> &gt; <a>要闻</a></div><div class="article oneColumn pub_border"><h1>{TITLE}</h1>
            <div class="pages-date">2022-10-05 09:30 <span class="font">来源： 青溪日报</span><div class="pages_print">【字体：<span>大</span> <span>中</span> <span>小</span>】打印</div></div>
            <div class="pages_content" id="UCAP-CONTENT"><div class="TRS_Editor">{paragraphs()}</div></div>
            <div class="editor">责任编辑：赵一</div></div>{FOOT}""",
            f"{TITLE}_要闻_青溪市人民政府门户网站",
            '<meta name="SiteName" content="青溪市政府网"><meta name="PubDate" content="2022-10-06 10:00"><meta name="ContentSource" content="别处">',
        ),
        outlet="青溪市政府网",
        editor="赵一",
    ),
    Layout(
        "tables of 2005: nested tables, fonts, paragraphs only by <br>",
        html(
            f"""<table width=760><tr><td><a href="/">首页</a></td><td><a href="/n">新闻</a></td></tr></table>
            <table width=760><tr><td width=560 valign=top><table><tr><td align=center><font size=5><b>{TITLE}</b></font></td></tr>
            <tr><td align=center>http://www.example.com　2022年10月05日09:30　青溪日报</td></tr>
            <tr><td class=l17><font size=3>　　{P1}<br><br>　　{P2}<br><br>　　{P3}<br>　　{P4}<br></font></td></tr></table></td>
            <td width=200 valign=top><table>{"".join(f"<tr><td>·<a href='#'>{t}</a></td></tr>" for t in OTHERS)}</table></td></tr></table>
            <table><tr><td align=center>关于我们 - 版权声明 - 联系我们</td></tr></table>""",
            f"{TITLE}-青溪网",
        ),
        codec="gb18030",
    ),
    Layout(
        "text bare in a <div>, broken by <br>",
        html(
            f"""{NAV}<div id="wrap"><h2 class="arti_title">{TITLE}</h2><div class="arti_info">发布时间：2022-10-05 09:30　来源：青溪日报　点击：1024次</div>
            <div class="nr">　　{P1}<br/>　　{P2}<br/><br/>　　{P3}<br/>　　{P4}</div></div>
            <div class="xgwz"><ul>{links()}</ul></div>{FOOT}"""
        ),
        outlet="青溪网",
    ),
    Layout(
        "WordPress: article, entry-meta with <time>, tags, sharing, comments longer than the story",
        html(
            f"""<header class="site-header"><a href="/">青溪观察</a></header><main><article class="post"><header class="entry-header">
            <h1 class="entry-title">{TITLE}</h1><div class="entry-meta"><time datetime="2022-10-05T09:30:11+08:00">2022年10月5日</time>
            <span class="byline">作者：<a>赵一</a></span></div></header><div class="entry-content">{paragraphs(BODY[:2], "")}</div>
            <footer class="entry-footer">标签：<a>光伏</a> <a>出口</a></footer></article>
            <nav class="post-navigation"><a>上一篇：{OTHERS[0]}</a><a>下一篇：{OTHERS[1]}</a></nav>
            <div id="comments" class="comments-area"><h2>评论</h2>{"".join(f"<div class=comment-body><p>{COMMENT}{i}。</p></div>" for i in range(12))}</div></main>
            <aside class="widget-area"><h2>最新文章</h2><ul>{links()}</ul></aside>""",
            f"{TITLE} – 青溪观察",
            '<meta property="og:site_name" content="青溪观察"><meta property="og:type" content="article">',
        ),
        date="2022-10-05T09:30:11+08:00",
        source=None,
        author="赵一",
        outlet="青溪观察",
        body=BODY[:2],
        junk=(*OTHERS, COMMENT),
    ),
    Layout(
        "WeChat: hidden until a script shows it, sections and spans, the time in a script",
        html(
            f"""<div id="js_article" class="rich_media"><div class="rich_media_inner"><div id="page-content"><div id="img-content">
            <h1 class="rich_media_title" id="activity-name">{TITLE}</h1><div id="meta_content" class="rich_media_meta_list">
            <span class="rich_media_meta rich_media_meta_text">赵一</span><a id="js_name">青溪财经笔记</a><em id="publish_time" class="rich_media_meta"></em></div>
            <div class="rich_media_content" id="js_content" style="visibility: hidden;">
            {"".join(f'<section style="margin:0"><section><p><span style="font-size:16px">{t[:9]}</span><span>{t[9:]}</span></p></section></section>' for t in BODY)}
            <p><img data-src="http://mmbiz.example.com/1.jpg"></p></div></div></div></div>
            <div class="rich_media_tool"><a>阅读原文</a></div></div><script>var ct = "1664933411"; var nickname = "青溪财经笔记";</script>""",
            "",
            f'<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="微信公众平台"><meta property="og:type" content="article">',
        ),
        date="2022-10-05T09:30:11+08:00",
        source=None,
        outlet="青溪财经笔记",
    ),
    Layout(
        "a story of one sentence above a list of longer teasers",
        html(
            f"""{NAV}<div class="con"><h1>{TITLE}</h1><div class="msg"><span>2022-10-05 09:30</span><span>来源：青溪日报</span></div>
            <div class="txt"><p>{FLASH}</p></div></div>
            <div class="box2"><h3>编辑推荐</h3>{"".join(f'<dl><dt><a href="#">{t}</a></dt><dd>{P3}{P4}</dd></dl>' for t in OTHERS[:5])}</div>{FOOT}"""
        ),
        body=(FLASH,),
        junk=(*OTHERS, P3),
    ),
    Layout(
        "a story followed by a second, longer one under 相关报道",
        html(
            f"""<div class="content"><h1>{TITLE}</h1><p class="info">2022-10-05 09:30 来源：青溪日报</p>{paragraphs(BODY[:1])}
            <p><strong>相关报道</strong></p><p><strong>另一篇文章的标题</strong></p>{paragraphs((COMMENT,) * 6)}</div>{FOOT}"""
        ),
        body=BODY[:1],
        junk=(COMMENT,),
    ),
    Layout(
        "a roundup with many short subheads",
        html(
            f"""{NAV}<div class="main"><h1 class="tit">{TITLE}</h1><div class="fbt">2022年10月05日 09:30:11 来源: 青溪日报 作者: 赵一</div><div class="wz">
            <p><strong>宏观</strong></p><p>{P1}</p><p><strong>公司</strong></p><p>{P2}</p><p>{P3}</p><p><strong>海外</strong></p><p>{P4}</p></div></div>{FOOT}"""
        ),
        date="2022-10-05T09:30:11+08:00",
        author="赵一",
        body=("宏观", P1, "公司", P2, P3, "海外", P4),
    ),
    Layout(
        "a table of figures and a blockquote inside the text",
        html(
            f"""{NAV}<div class="article-detail"><h1>{TITLE}</h1><div class="date">2022-10-05 09:30</div><div class="from">青溪日报</div>
            <div class="article-txt"><p>{P1}</p><table><tr><th>品种</th><th>出口额</th></tr><tr><td>组件</td><td>128亿元</td></tr><tr><td>逆变器</td><td>32亿元</td></tr></table>
            <blockquote>{P2}</blockquote><p>{P3}</p><ul><li>订单排到明年二月；</li><li>运价回落。</li></ul><p>{P4}</p></div></div>{FOOT}"""
        ),
        body=(
            P1,
            "品种 出口额",
            "组件 128亿元",
            "逆变器 32亿元",
            P2,
            P3,
            "订单排到明年二月；",
            "运价回落。",
            P4,
        ),
    ),
    Layout(
        "links inside words, and a related list in the middle of the text",
        html(
            f"""{NAV}<div class="mainbody"><h1>{TITLE}</h1><p class="sub">2022-10-05 09:30　来源：青溪日报</p><div class="bd">
            <p>　　{P1[:20]}<a href="/k">{P1[20:22]}</a>{P1[22:]}</p><p>{P2}</p><div class="in"><b>延伸阅读</b><ul>{links(4)}</ul></div><p>{P3}</p><p>{P4}</p></div></div>{FOOT}"""
        ),
    ),
    Layout(
        "JSON-LD alone tells the date",
        html(
            f"""<h1>{TITLE}</h1><div class="story">{paragraphs()}</div>{FOOT}""",
            head='<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":"NewsArticle","headline":"'
            + TITLE
            + '","datePublished":"2022-10-05T01:30:11Z","author":{"@type":"Person","name":"赵一"},"publisher":{"@type":"Organization","name":"青溪网"}}]}</script>',
        ),
        date="2022-10-05T09:30:11+08:00",
        source=None,
        author="赵一",
    ),
    Layout(
        "the shown time goes before the upload time of a meta tag",
        html(
            f"""<h1>{TITLE}</h1><div class="a"><span class="t">2022-10-05 09:30</span><span class="media">青溪日报</span></div><div>{paragraphs()}</div>{FOOT}""",
            head='<meta property="article:published_time" content="2022-10-05T11:47:00+08:00">',
        ),
    ),
    Layout(
        "the class of <body> says comment, the story's box says share",
        html(
            f"""<div class="share-wrap"><h1>{TITLE}</h1><div class="time">2022-10-05 09:30 来源：青溪日报</div>{paragraphs()}</div>{FOOT}"""
        ).replace("<body>", '<body class="page comments related">'),
    ),
    Layout(
        "two pages' ends, an unclosed <p>, a self-closed script",
        html(
            f"""{NAV}<div class=c><h1>{TITLE}</h1><div>2022-10-05 09:30 来源：青溪日报</div><div class=t><p>　　{P1}<p>　　{P2}</p><p><script src=a.js/>{P3}</p><p>{P4}</div></div></body></html>{FOOT}</html>"""
        ),
    ),
    Layout(
        "forum: the first post is the story, replies follow",
        html(
            f"""<div id="nv"><a>门户</a><a>论坛</a></div><div class="bm cl"><h1 class="ph">{TITLE}</h1><p class="xg1">2022-10-5 09:30<span class="pipe">|</span> 发布者: <a>admin</a><span>|</span> 查看: 102<span>|</span> 评论: 3<span>|</span>来自: 青溪日报</p>
            <table class="vwtb"><tr><td id="article_content">{P1}<br/><br/>{P2}<br/><br/>{P3}<br/>{P4}</td></tr></table>
            <div class="comment"><ul>{"".join(f"<li>{COMMENT}{i}</li>" for i in range(5))}</ul></div></div>{FOOT}"""
        ),
        junk=(COMMENT,),
    ),
    Layout(
        "div soup: made-up class names, headline in a <div>",
        html(
            f"""<div class="_1x"><div class="_2y"><a>推荐</a><a>财经</a></div><div class="_3z"><div class="_headline">{TITLE}</div><div class="_4"><div class="_5">青溪日报</div><div class="_6">2022-10-05 09:30</div></div>
            <div class="_7">{"".join(f"<div class=_8><span>{t}</span></div>" for t in BODY)}</div></div><div class="_9">{links(8, "div")}</div></div>"""
        ),
        source=None,
    ),
    Layout(
        "an abstract in a box of its own above the text",
        html(
            f"""{NAV}<div class="arc"><h1>{TITLE}</h1><div class="info">时间：2022-10-05 09:30:00 来源：青溪日报作者：赵一</div><div class="summary">摘要：{P4}</div><div class="cont">{paragraphs(BODY[:3])}</div></div>{FOOT}"""
        ),
        date="2022-10-05T09:30:00+08:00",
        author="赵一",
        body=BODY[:3],
    ),
)
