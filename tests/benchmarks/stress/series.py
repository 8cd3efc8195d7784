"""Templates and series: notices of one wording with other facts, which are different stories.

A series draws its wording once and its facts for each issue anew: figures, names and days.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.benchmarks.stress import language
from tests.benchmarks.stress import vocabulary as v
from tests.benchmarks.stress.story import Story, month_day

Issue = Callable[[Random, int], Story]  # the facts' random numbers, the day

DIRECTIONS = (("涨", "上涨"), ("跌", "下跌"))
BOARDS = v.words("""
半导体 白酒 光伏
煤炭 银行 券商 保险 军工 医药 中药 钢铁 有色 化工 地产 家电 汽车 传媒 游戏 旅游 航运
电力 燃气 水泥 农业 食品 软件 通信 稀土 锂电 风电 纺织 造纸 物流 机场 黄金 石油
""")
_INDICATORS = (
    "规模以上工业增加值同比增长{p}，环比增长{q}",
    "固定资产投资完成{m}亿元，同比增长{p}",
    "社会消费品零售总额{m}亿元，同比增长{p}",
    "一般公共预算收入{m}亿元，同比增长{p}",
    "金融机构本外币存款余额{m}亿元，比年初增加{n}亿元",
    "金融机构本外币贷款余额{m}亿元，比年初增加{n}亿元",
    "货物进出口总额{m}亿元，其中出口{n}亿元，同比增长{p}",
    "居民消费价格同比上涨{q}，其中食品价格上涨{p}",
    "全社会用电量{m}亿千瓦时，同比增长{p}，其中工业用电量{n}亿千瓦时",
    "港口货物吞吐量{m}万吨，同比增长{p}",
    "房地产开发投资{m}亿元，商品房销售面积{n}万平方米，同比下降{p}",
    "接待游客{m}万人次，实现旅游收入{n}亿元，同比增长{p}",
    "新登记经营主体{m}户，其中企业{n}户，同比增长{p}",
    "城镇新增就业{m}人，失业人员再就业{n}人",
    "快递业务量{m}万件，同比增长{p}，业务收入{n}亿元",
    "居民人均可支配收入{m}元，同比名义增长{p}",
    "高技术制造业增加值增长{p}，装备制造业增加值增长{q}",
    "粮食播种面积{m}万亩，总产量{n}万吨",
)
_POSTS = ("副局长", "总工程师", "一级调研员")
_COLLEGES = ("理工大学", "师范大学", "农业大学", "财经大学", "工学院", "党校研究生")


def percent(random: Random) -> str:
    """Return by how much something has changed."""
    return language.pick(random, language.PERCENTS)


def move(random: Random) -> str:
    """Return by how much an index moves in a day."""
    return f"{random.randint(0, 3)}.{random.randint(10, 99)}%"


def level(random: Random, low: int, high: int) -> str:
    """Return a level of an index, with two decimals."""
    return f"{random.randint(low, high)}.{random.randint(10, 99)}"


def market_note(wording: Random) -> Issue:
    """Return the closing notes of one market, of one wording."""
    opening = language.pick(
        wording, ("三大指数集体收{b}", "两市全天震荡走{b}", "大盘全天低开高走收{b}")
    )
    index = language.place(wording)[:2]
    closing = language.pick(
        wording,
        (
            "分析人士认为，短期市场仍以结构性行情为主，建议关注业绩确定性较强的方向，注意控制仓位。",
            "机构观点认为，市场情绪有所修复，但量能能否持续放大仍是关键，操作上不宜追高。",
            "盘面上看，资金在高低板块之间切换明显，后市关注增量资金的流入情况。",
        ),
    )
    breadth = wording.random() < 0.5

    def issue(random: Random, day: int) -> Story:
        short, long = random.choice(DIRECTIONS)
        boards = random.sample(BOARDS, 8)
        text = (
            f"{month_day(day)}，{opening.format(b=short)}。截至收盘，"
            f"{index}综指{long}{move(random)}，报{level(random, 2600, 3900)}点；"
            f"{index}成指{long}{move(random)}，报{level(random, 8000, 14900)}点；"
            f"创业板指{long}{move(random)}，报{level(random, 1500, 3400)}点。"
            f"两市全天成交额{random.randint(6000, 14000)}亿元，"
            f"北向资金净流入{level(random, 1, 99)}亿元。"
        )
        if breadth:
            text += f"全市场{random.randint(800, 4600)}只个股上涨，"
            text += f"{random.randint(20, 140)}只个股涨停。"
        detail = (
            f"板块方面，{'、'.join(boards[:4])}等板块涨幅居前，{'、'.join(boards[4:])}等板块跌幅居前。"
            f"个股方面，{language.firm(random)}、{language.firm(random)}涨停，"
            f"{language.firm(random)}涨超{random.randint(5, 9)}%。"
        )
        title = f"收评：{index}综指{short}{move(random)} {boards[0]}板块领涨"
        return _issue(random, title, day, (text, detail, closing))

    return issue


def statistics(wording: Random) -> Issue:
    """Return the monthly figures of one place; the longest series, of 300 to 1,000 characters."""
    city = language.place(wording)
    lines = wording.sample(_INDICATORS, wording.randint(6, 16))

    def issue(random: Random, day: int) -> Story:
        month = f"{month_day(day).split('月')[0]}月份"
        facts = [
            line.format(
                p=percent(random),
                q=f"{random.randint(0, 9)}.{random.randint(1, 9)}%",
                m=f"{random.randint(100, 9999)}.{random.randint(1, 9)}",
                n=f"{random.randint(10, 99)}.{random.randint(1, 9)}",
            )
            for line in lines
        ]
        halves = facts[: len(facts) // 2], facts[len(facts) // 2 :]
        return _issue(
            random,
            f"{city}{month}经济运行情况",
            day,
            (
                f"{city}统计局今日发布数据，{month}全市经济运行总体平稳、稳中有进。",
                f"{month}，{'。'.join(halves[0])}。",
                f"{month}，{'。'.join(halves[1])}。",
                "总体来看，全市经济延续恢复向好态势。下阶段，要持续扩大有效需求，巩固和增强经济回升向好势头。",
            ),
        )

    return issue


def case_count(wording: Random) -> Issue:
    """Return the daily count of cases of one place."""
    city, districts = language.place(wording), [language.place(wording)[:2] for _ in range(4)]
    advice = wording.random() < 0.5

    def issue(random: Random, day: int) -> Story:
        date = month_day(day)
        counts = [random.randint(1, 400) for _ in range(7)]
        spread = "，".join(f"{name}区{random.randint(1, 90)}例" for name in districts)
        text = (
            f"{date}0—24时，{city}新增本土确诊病例{counts[0]}例，新增本土无症状感染者{counts[1]}例，"
            f"其中隔离管控发现{counts[2]}例，社会面筛查发现{counts[3]}例。当日治愈出院{counts[4]}例，"
            f"解除医学观察{counts[5]}例。新增病例分布为：{spread}。"
        )
        total = (
            f"截至{date}24时，{city}累计报告本土确诊病例{random.randint(1000, 9999)}例，"
            f"累计治愈出院{random.randint(300, 999)}例，现有在院治疗{counts[6]}例。"
        )
        more = (
            ("请广大市民做好个人防护，戴口罩、勤洗手、常通风，如有发热等症状及时就医。",)
            if advice
            else ()
        )
        title = f"{city}{date}新增本土确诊病例{counts[0]}例"
        return _issue(random, title, day, (text, total, *more))

    return issue


def personnel(wording: Random) -> Issue:
    """Return notices of one committee about one person each."""
    city, body = language.place(wording), language.pick(wording, v.BODIES)
    days = wording.randint(5, 9)

    def issue(random: Random, day: int) -> Story:
        name, home = language.person(random), language.place(random)
        post = language.pick(random, v.BODIES) + random.choice(_POSTS)
        text = (
            "根据《党政领导干部选拔任用工作条例》有关规定，经研究，"
            f"现将拟任职干部{name}同志的有关情况公示如下。"
        )
        life = (
            f"{name}，{random.choice('男女')}，汉族，"
            f"{random.randint(1965, 1990)}年{random.randint(1, 12)}月生，"
            f"{home}人，{language.place(random)[:2]}{random.choice(_COLLEGES)}毕业，"
            f"{random.randint(1990, 2012)}年{random.randint(1, 12)}月参加工作，"
            f"现任{home}{language.pick(random, v.BODIES)}副职，拟任{city}{post}。"
        )
        rule = (
            f"公示期为{days}个工作日。对公示对象有异议的，请在公示期内以书面、电话等形式向中共{city}委组织部反映。"
            f"反映情况要实事求是，电话和信函应告知真实姓名。受理单位：{city}委组织部，办公地点设在{body}一楼。"
        )
        return _issue(random, f"{city}关于{name}同志任前公示", day, (text, life, rule))

    return issue


def target_price(wording: Random) -> Issue:
    """Return flashes of one broker about one share, of 50 to 120 characters."""
    broker, company = f"{language.firm(wording)[:2]}证券", language.firm(wording)
    rating = wording.choice(("买入", "增持", "跑赢大市", "中性"))
    longer = wording.random() < 0.5

    def issue(random: Random, day: int) -> Story:
        low = 11 + 40 * (day // 30) + random.randint(0, 39)  # no two issues of a series agree
        high = low + random.randint(1, 60)
        verb, old, new = random.choice((("上调", low, high), ("下调", high, low)))
        text = f"{broker}发布研究报告，将{company}目标价从{old}美元{verb}至{new}美元，"
        text += f"维持“{rating}”评级。"
        if longer:
            text += (
                f"报告预计公司今明两年营收分别增长{percent(random)}和{percent(random)}，"
                f"对应市盈率{random.randint(8, 60)}倍，当前估值具有吸引力。"
            )
        title = f"{broker}：{verb}{company}目标价至{new}美元"
        return _issue(random, title, day, (text,))

    return issue


def _issue(random: Random, title: str, day: int, paragraphs: tuple[str, ...]) -> Story:
    """Return one issue; half of them carry a short dateline, as flashes do."""
    source, outlet = language.pick(random, v.AGENCIES), language.pick(random, v.OUTLETS)
    return Story(
        title=title,
        paragraphs=tuple((paragraph,) for paragraph in paragraphs),
        day=day,
        source=source,
        outlet=outlet,
        head=f"{source}{month_day(day)}讯，" if random.random() < 0.5 else "",
    )


SERIES: dict[str, Callable[[Random], Issue]] = {
    "market_note": market_note,
    "statistics": statistics,
    "case_count": case_count,
    "personnel": personnel,
    "target_price": target_price,
}
