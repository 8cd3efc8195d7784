"""Daily finance notes: what makes a heap of them dear to compare.

Shaped after a real heap of some thousand finance notes: lengths (a tenth below 155 characters, the
middle at about 690, a tenth above 1,280), the share of flashes and of notes that an author writes
day after day with sentences of his own that come back, how many pairs share enough fingerprints to
be compared (1.4 an article; two fifths of the articles are in one), and how many of these share so
much that they have to be aligned. A larger heap has more authors; their series grow no longer.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.benchmarks.stress import language
from tests.benchmarks.stress import vocabulary as v
from tests.benchmarks.stress.series import BOARDS, DIRECTIONS, Issue, level, move, percent
from tests.benchmarks.stress.story import Story, month_day

LONGEST_SERIES = 250  # a year's trading days
DAYS = 1500  # over which a series is spread
_FRAMES = v.words("""
{d}，{i}综指开盘报{a}点，盘中最高{b}点，收盘报{c}点，{u}{m}。
从盘面看，{p}、{q}、{r}等板块{u}幅居前，{s}、{t}板块表现落后。
成交方面，两市合计成交{e}亿元，较上一交易日{g}{n}。
技术上，{i}综指在{k}日均线附近{y}，上方压力位在{b}点，下方支撑位在{a}点。
消息面上，{z}{w}，对{p}板块形成{y}影响。
资金方面，{p}板块主力净流入{h}亿元，{s}板块净流出{l}亿元。
个股方面，{o}{u}停，{f}{u}逾{k}%，成交{h}亿元。
融资余额报{e}亿元，较前一日{g}{h}亿元。
""")
_MOODS = ("震荡整理", "缩量回升", "放量回落", "窄幅波动", "反复争夺", "高开低走", "低开高走")
_CHANGES = (("增加", "涨"), ("减少", "跌"))


def length(random: Random) -> int:
    """Return a length in characters of what is not part of a series."""
    return min(4000, max(150, int(random.lognormvariate(6.7, 0.55))))


def author_note(wording: Random) -> Issue:
    """Return the notes of one author: a few frames of his, his own sentences, and a day's text."""
    index, name = language.place(wording)[:2], language.person(wording)
    frames = wording.sample(_FRAMES, wording.randint(2, 5))
    own = [_advice(wording) for _ in range(6)]
    often = wording.uniform(0.05, 0.35)

    def issue(random: Random, day: int) -> Story:
        told = [_filled(random, frame, index, day) for frame in frames]
        again = [sentence for sentence in own if random.random() < often]
        cast = language.cast(random)
        size = max(150, int(random.lognormvariate(6.3, 0.5)))
        fresh = language.paragraphs(random, cast, size)
        paragraphs = [("".join(told),), *fresh, ("".join(again) or f"（{name}）",)]
        title = f"{name}：{language.say(random, cast, language.HEADLINES)}"
        return _story(random, title, day, tuple(paragraphs))

    return issue


def board_flash(wording: Random) -> Issue:
    """Return flashes about one board that moves, of 90 to 200 characters."""
    board, verb = language.pick(wording, BOARDS), wording.choice(("快速走强", "午后拉升", "异动"))
    source = language.pick(wording, v.OUTLETS)
    firms = [language.firm(wording) for _ in range(12)]

    def issue(random: Random, day: int) -> Story:
        first, second, third = random.sample(firms, 3)
        text = f"{source}{month_day(day)}讯 {board}板块{verb}，截至发稿，{first}、{second}涨停，"
        text += f"{third}涨{percent(random)}，{random.choice(firms)}涨超{random.randint(3, 9)}%。"
        cast = language.cast(random)
        text += language.say(random, cast, language.LEADS)
        if random.random() < 0.7:
            text += language.say(random, cast, language.SENTENCES)
        return _story(random, f"{board}板块{verb} {first}涨停", day, ((text,),))

    return issue


def fixing(wording: Random) -> Issue:
    """Return the daily rate of a currency, of 60 to 120 characters."""
    bank = f"{language.place(wording)[:2]}外汇交易中心"
    coins = wording.sample(("美元", "欧元", "英镑", "港元", "日元", "澳元"), 3)

    def issue(random: Random, day: int) -> Story:
        rates = [f"{random.randint(1, 9)}.{random.randint(1000, 9999)}" for _ in range(4)]
        basis = random.randint(1, 200)
        text = f"来自{bank}的数据显示，{month_day(day)}人民币对{coins[0]}汇率中间价报{rates[0]}，"
        text += f"较前一交易日{random.choice(('上调', '下调'))}{basis}个基点。"
        text += f"1{coins[1]}对人民币{rates[1]}元，1{coins[2]}对人民币{rates[2]}元。"
        return _story(random, f"人民币对{coins[0]}中间价报{rates[0]}", day, ((text,),))

    return issue


def notice(wording: Random) -> Issue:
    """Return notices of one form, each of another company: 250 to 450 characters."""
    matter = wording.choice(("股份回购", "限售股解禁", "股权质押", "对外担保", "募集资金置换"))
    closing = "".join(_advice(wording) for _ in range(2))

    def issue(random: Random, day: int) -> Story:
        firm, holder = language.firm(random), language.person(random)
        amount, share = level(random, 1, 900), percent(random)
        text = (
            f"{firm}（{random.randint(600000, 603999)}）{month_day(day)}发布{matter}公告，"
            f"本次涉及股份{amount}万股，占公司总股本的{share}，股东为{holder}，"
            f"办理期限至{month_day(day + random.randint(30, 200))}。"
            "公司董事会及全体董事保证公告内容不存在任何虚假记载、误导性陈述或者重大遗漏，"
            "并对其内容的真实性、准确性和完整性承担责任。"
        )
        more = language.say(random, language.cast(random), language.LEADS)
        return _story(random, f"{firm}：{matter}{amount}万股", day, ((text,), (more, closing)))

    return issue


def _advice(random: Random) -> str:
    return language.say(random, language.cast(random), language.SENTENCES)


def _filled(random: Random, frame: str, index: str, day: int) -> str:
    boards = random.sample(BOARDS, 5)
    change, short = random.choice(_CHANGES)
    return frame.format(
        **dict(zip("pqrst", boards, strict=True)),
        d=month_day(day),
        i=index,
        a=level(random, 1900, 2400),
        b=level(random, 3300, 3900),
        c=level(random, 2400, 3300),
        e=random.randint(1000, 14000),
        f=language.firm(random),
        o=language.firm(random),
        g=change,
        u=short,
        h=level(random, 1, 90),
        l=level(random, 1, 90),
        k=random.choice((5, 10, 20, 30, 60)),
        m=move(random),
        n=percent(random),
        w=random.choice(DIRECTIONS)[1],
        y=random.choice(_MOODS),
        z=language.pick(random, v.BODIES),
    )


def _story(random: Random, title: str, day: int, paragraphs: tuple[tuple[str, ...], ...]) -> Story:
    source, outlet = language.pick(random, v.AGENCIES), language.pick(random, v.OUTLETS)
    return Story(title=title, paragraphs=paragraphs, day=day, source=source, outlet=outlet)


FORMS: dict[str, Callable[[Random], Issue]] = {
    "author_note": author_note,
    "board_flash": board_flash,
    "fixing": fixing,
    "notice": notice,
}
SHARES = {"author_note": 0.26, "board_flash": 0.13, "fixing": 0.008, "notice": 0.015}
