"""Invented pages that are no article, of every kind that lies in an archive, in many dresses.

`pages()` puts each kind into several layouts, with and without what misleads: metadata of an
article, dates beside each entry, teasers, prose about the site.
"""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from typing import NamedTuple

PLACES = "青溪 临江 云岭 清河 石埠 南屏 北岭 浦禾 海州 渚城".split()
THINGS = "光伏组件 水上客运 公交票价 社区菜店 茶叶出口 老街改造 港口吞吐 医保报销 房贷利率 粮食收购".split()
ENDS = ("同比增长一成", "有了新规", "下月起调整", "引来各方关注", "创下三年新高", "进入收官阶段")
ABOUT = "青溪网是青溪市的综合门户，每天发布本地要闻，为市民提供办事、出行和生活服务，欢迎各界来稿。"


class NoArticle(NamedTuple):
    """A page, and of which kind it is."""

    kind: str
    page: str


def headlines(dice: random.Random, count: int) -> list[str]:
    """Return headlines of made-up stories."""
    every = [f"{p}{t}{e}" for p, t, e in itertools.product(PLACES, THINGS, ENDS)]
    return dice.sample(every, count)


def sentence(dice: random.Random) -> str:
    """Return a made-up sentence of news."""
    place, thing = dice.choice(PLACES), dice.choice(THINGS)
    return f"记者从{place}市有关部门获悉，今年以来{thing}{dice.choice(ENDS)}，有关负责人表示还将继续推进。"


def _head(title: str, dice: random.Random) -> str:
    extra = dice.choice(
        (
            "",
            '<meta property="og:type" content="website">',
            '<meta name="description" content="青溪新闻">',
            '<meta property="og:type" content="article">',
        )
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title>{extra}</head><body>"
    )


def _entries(dice: random.Random, count: int) -> str:
    """Return a list of headlines in one of its dresses."""
    dress = dice.randrange(6)
    out = []
    for i, text in enumerate(headlines(dice, count)):
        link = f'<a href="/2022/10/{i + 1:02}/{i}.html">{text}</a>'
        day = f"2022-10-{i % 28 + 1:02}"
        out.append(
            (
                f"<li>{link}</li>",
                f"<li>{link}<span>{day}</span></li>",
                f"<div class=item><h3>{link}</h3><p>{sentence(dice)}</p><span class=time>{day} 09:30</span></div>",
                f"<dl><dt>{link}</dt><dd>{sentence(dice)}</dd></dl>",
                f"<tr><td>·{link}</td><td>({day})</td></tr>",
                f"<div class=card><a href=/a/{i}><img src=/i/{i}.jpg></a><h2>{link}</h2><p>{sentence(dice)}[详细]</p></div>",
            )[dress]
        )
    wrap = ("ul", "ul", "div", "div", "table", "div")[dress]
    return f"<{wrap} class={dice.choice(('list', 'box', 'news', 'c1'))}>{''.join(out)}</{wrap}>"


def _nav(dice: random.Random) -> str:
    names = "首页 新闻 财经 科技 体育 娱乐 视频 图片 专题 论坛".split()
    links = "".join(f"<a href=/{i}/>{n}</a>" for i, n in enumerate(names))
    return f"<div class={dice.choice(('nav', 'top', 'h1'))}>{links}</div>"


_FOOT = "<div class=bottom><p>Copyright © 2000-2024 青溪网 版权所有 青ICP备12345678号</p></div>"


def _page(kind: str, dice: random.Random) -> str:
    channel = dice.choice(("财经", "要闻", "国内新闻", "通知公告", "社会", "图片新闻"))
    nav = _nav(dice)
    if kind == "home":
        body = "".join(_entries(dice, dice.randint(8, 14)) for _ in range(4))
        return f"{_head('青溪网_青溪新闻门户', dice)}{nav}{body}<p>{ABOUT}</p>{_FOOT}"
    if kind == "list":
        body = f"<h1>{channel}</h1>{_entries(dice, dice.randint(10, 20))}<div>上一页 1 2 3 下一页</div>"
        return f"{_head(f'{channel}_青溪网', dice)}{nav}{body}{_FOOT}"
    if kind == "search":
        word = dice.choice(THINGS)
        body = f"<h1>搜索：{word}</h1><p>共找到 128 条结果</p>{_entries(dice, 10)}"
        return f"{_head(f'{word}_搜索_青溪网', dice)}{nav}{body}{_FOOT}"
    if kind == "topic":
        name = f"聚焦{dice.choice(THINGS)}"
        body = f"<h1>{name}</h1><p class=lead>{sentence(dice)}</p>"
        body += "".join(f"<h2>{h}</h2>{_entries(dice, 8)}" for h in ("最新动态", "各方观点"))
        return f"{_head(f'{name}_专题_青溪网', dice)}{nav}{body}{_FOOT}"
    if kind == "error":
        text = dice.choice(
            (
                "<h1>404 Not Found</h1><hr>nginx",
                "<p>抱歉，您访问的页面不存在或已删除，五秒后回到首页。</p>",
                "<div class=err>您访问的页面找不到了！<a href=/>返回首页</a></div>",
            )
        )
        return (
            f"{_head('页面不存在_青溪网', dice)}{nav if 'nginx' not in text else ''}{text}{_FOOT}"
        )
    if kind == "login":
        body = "<form>用户名<input>密码<input><button>登录</button><a href=/r>注册</a></form>"
        body += "<p>登录即表示同意用户协议和隐私政策，未注册的手机号将自动创建账号。</p>"
        return f"{_head('用户登录_青溪网', dice)}{nav}{body}{_FOOT}"
    body = "".join(
        f"<div class=pic><a href=/p/{i}><img src=/i/{i}.jpg></a><a href=/p/{i}>{t}</a></div>"
        for i, t in enumerate(headlines(dice, 12))
    )
    return f"{_head('图片频道_青溪网', dice)}{nav}{body}{_FOOT}"


KINDS = ("home", "list", "search", "topic", "error", "login", "gallery")


def pages(each: int, seed: int = 0) -> Iterator[NoArticle]:
    """Give `each` pages of every kind."""
    for kind in KINDS:
        for i in range(each):
            dice = random.Random(f"{seed} {kind} {i}")
            yield NoArticle(kind, _page(kind, dice))


def article(seed: str) -> str:
    """Return a page that holds an article, often a short one, among many links."""
    dice = random.Random(seed)
    title = headlines(dice, 1)[0]
    count = dice.choice((1, 1, 2, 4, 8))
    text = "".join(f"<p>　　{sentence(dice)}</p>" for _ in range(count))
    date = dice.choice(("2022-10-05 09:30", "2022年10月05日 09:30", "发布时间：2022-10-05"))
    info = f"<div class={dice.choice(('info', 'a1'))}>{date} 来源：青溪日报</div>"
    box = f"<div class={dice.choice(('text', 'x9', 'article'))}>{text}</div>"
    tag = dice.choice(("h1", "h2", "div"))
    lists = [_entries(dice, dice.randint(6, 16)) for _ in range(dice.randint(1, 4))]
    above, below = lists[: dice.randint(0, 1)], lists[1:]
    name = dice.choice((f"{title}_青溪网", f"{title} - 财经 - 青溪网", title, "青溪网"))
    body = f"<{tag} class=tt>{title}</{tag}>{info}{box}"
    return f"{_head(name, dice)}{_nav(dice)}{''.join(above)}<div class=m>{body}</div>{''.join(below)}{_FOOT}"
