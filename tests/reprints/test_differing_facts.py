"""What two texts say differently is told, and parts them where it must; with twins."""

from __future__ import annotations

import pytest

from cleaner.reprints import Verdict, prepare, relate
from cleaner.reprints.relations.explain import explain
from tests.reprints.records import Record, story

LONG = "".join(story(31, 16))
REST = "公司表示将按规定及时履行信息披露义务，敬请广大投资者注意防范相关投资风险并理性判断。"


def told(
    left: str,
    right: str,
    titles: tuple[str | None, str | None] = (None, None),
    dates: tuple[str | None, str | None] = (None, None),
) -> Verdict:
    return relate(
        prepare(Record(id="l", body=left, title=titles[0], date=dates[0])),
        prepare(Record(id="r", body=right, title=titles[1], date=dates[1])),
    )


VALUES = [
    ("全年营收为3.1亿元", "全年营收为31亿元", ("3.1亿元", "31亿元")),
    ("同比变动-2.5%左右", "同比变动2.5%左右", ("-2.5%", "2.5%")),
    ("利润率提高2%左右", "利润率提高2个百分点左右", ("2%", "2个百分点")),
    ("投资合计5亿元整", "投资合计5亿美元整", ("5亿元", "5亿美元")),
    ("疗程一般为3~5天", "疗程一般为35天", ("3~5天", "35天")),
    ("双方以3:2的比分", "双方以2:3的比分", ("3:2", "2:3")),
    ("开工定在10月23日", "开工定在12月06日", ("10月23日", "12月06日")),
    ("现场来了三十多人", "现场来了四十多人", ("三十多人", "四十多人")),
    ("代码为600519的股票", "代码为600518的股票", ("600519", "600518")),
    ("控股股东拟增持股份", "控股股东拟减持股份", ("增持", "减持")),
    ("经核实上述消息属实", "经核实上述消息不实", ("属实", "不实")),
    ("公司日前中标该项目", "公司日前未中标该项目", ("中标", "未中标")),
    ("董事会同意这一议案", "董事会否决这一议案", ("同意", "否决")),
]


@pytest.mark.parametrize(("left", "right", "pair"), VALUES)
def test_a_value_that_differs_in_a_long_text_is_an_edit_and_told_as_printed(
    left: str, right: str, pair: tuple[str, str]
) -> None:
    found = told(
        f"{LONG}其中{left}，据介绍。{LONG[:40]}", f"{LONG}其中{right}，据介绍。{LONG[:40]}"
    )
    assert (found.relation, found.figures) == ("edited", (pair,))
    assert "figures" in found.changes


@pytest.mark.parametrize(("left", "right", "pair"), VALUES)
def test_a_value_that_differs_in_a_flash_makes_another_story(
    left: str, right: str, pair: tuple[str, str]
) -> None:
    start = "据云江财讯社当地消息，"
    assert told(f"{start}{left}，{REST}", f"{start}{right}，{REST}").relation == "none"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("总额为12000万元", "总额为1.2亿元"),
        ("增长2%—3%之间", "增长2%至3%之间"),
        ("约三成受访者", "约30%受访者"),
        ("来了3名工人", "来了三位工人"),
        ("这不仅是首次", "这是首次"),
        ("未来发展可期", "发展可期"),
        ("我国相关行业", "中国相关行业"),
    ],
)
def test_another_way_of_saying_it_is_no_other_value(left: str, right: str) -> None:
    found = told(f"{LONG}其中{left}，据介绍。", f"{LONG}其中{right}，据介绍。")
    assert (found.relation, found.figures) == ("full", ())


def test_a_correction_of_a_flash_is_an_edit() -> None:
    left = f"据云江财讯社消息，全年营收为3.1亿元，{REST}"
    right = f"据云江财讯社消息，全年营收为31亿元，{REST}"
    titles = "云杉机械公布营收", "（更正）云杉机械公布营收"
    assert told(left, right, titles).relation == "edited"


FORM = "公司曾审议通过回购股份的方案，回购期限为十二个月。现将进展公告如下。"
PROGRESS = "，公司已累计回购股份530.80万股，占总股本的0.60%，最高价为12.40元/股。"


def test_a_form_that_states_what_was_reached_up_to_another_day_is_another_entry() -> None:
    left = f"{FORM}截至10月31日{PROGRESS}{LONG}"
    right = f"{FORM}截至11月30日{PROGRESS}{LONG}"
    assert told(left, right, dates=("2024-11-04", "2024-12-03")).rule == "other-day"
    assert told(left, left, dates=("2024-11-04", "2024-12-03")).relation == "full"


def test_the_next_version_of_a_rolling_story_is_an_edit() -> None:
    start = "18日14时许，滨河新区一家家具厂发生火灾。"
    left = f"{start}截至15时，已有3人受伤送医，周边两栋宿舍楼的工人已疏散，起火原因正在调查之中。"
    right = f"{start}截至17时，已有7人受伤送医，周边两栋宿舍楼的工人已疏散，起火原因正在调查之中。"
    day = "2024-11-18"
    found = told(left, right, dates=(f"{day}T15:10:00+08:00", f"{day}T17:20:00+08:00"))
    assert found.relation == "edited"
    assert found.figures == (("15时", "17时"), ("3人", "7人"))
    assert told(left, right, dates=(day, "2024-11-25")).relation != "edited"
    titles = "滨河一家具厂起火 3人受伤", "滨河一家具厂起火 7人受伤"
    later = told(left, f"{right}工人刘某说，起火时他在二楼车间。", titles, (day, day))
    assert later.relation == "edited"
    plain = left.replace("截至15时，", ""), right.replace("截至17时，", "")
    assert told(*plain, titles, (day, day)).rule == "title"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("古镇行记（上）", "古镇行记（下）"),
        ("古镇行记之一", "古镇行记之二"),
        ("古镇行记①", "古镇行记②"),
        ("古镇周报第3期", "古镇周报第4期"),
        ("古镇一季度客流公布", "古镇二季度客流公布"),
        ("古镇十月份客流公布", "古镇十一月份客流公布"),
    ],
)
def test_another_number_of_a_series_is_another_story(left: str, right: str) -> None:
    assert told(LONG + "上。", LONG + "下。", (left, right)).rule == "title"
    assert told(LONG, LONG, (left, left)).relation == "full"


def test_a_reprint_that_drops_the_number_of_a_part_is_a_reprint() -> None:
    assert told(LONG, LONG, ("古镇行记（上）", "古镇行记")).relation == "full"


STUB = "本文为会员专享内容，您尚未登录或会员已到期。请登录后阅读全文，感谢您的理解与支持。"


def test_a_page_without_its_text_is_related_to_nothing_but_one_flash_has_two_headlines() -> None:
    assert told(STUB, STUB, ("石桥银行首降的背后", "岚海航运为何押注甲醇")).rule == "placeholder"
    flash = "云杉机械公告，公司拟投建海外组装厂，首期投资八千万元，预计后年投入生产并供应周边市场。"
    titles = "云杉机械拟投建海外组装厂", "首期八千万！这家公司要出海建厂"
    assert told(flash, flash, titles).relation == "full"


CALL = (
    "石桥专栏招募作者啦！也许你每天在车间里调试机床，也许你在讲台上讲解图纸，也许你只是一名爱写字的爱好者。"
    "只要你愿意分享，你的文章就会出现在首页的显著位置，你也会收到我们寄出的样刊和稿费。"
    "如果你写得好，我们会为你联系出版社结集成书；如果你还没有想好写什么，编辑可以和你一起挑选题目。"
    "稿件不限体裁，也不限长短，随笔、札记、图说、问答都欢迎，唯一的要求是自己动手写，不抄别人的现成文字。"
    "把你的提纲和联系方式发到编辑部的邮箱，标题注明专栏作者，我们会在三个工作日之内给你回信。我们等你！"
)


def test_a_call_for_contributors_is_no_story_but_a_long_one_that_tells_its_headline_is() -> None:
    titles = "岚海航运为何押注甲醇", "云杉机械的海外账本"
    assert told(CALL, CALL, titles).rule == "placeholder"
    assert told(CALL, CALL, ("石桥专栏招募作者", "车间里的人也能写：专栏招募")).relation == "full"
    plain = CALL.replace("你", "")
    assert told(plain, plain, titles).relation == "full"


INVITATION = (
    "石桥数控网将于12月6日至7日在滨河举办中国数控大会，请关注数控机床、刀具和工业软件的工程师报名参会。"
    "大会已成功举办四届，以主论坛加分论坛的形式，吸引了六千名从业人员参会，百家厂商参展，现场设有展位和培训课程。"
    "大会官网已经开放报名，扫描二维码即可获得讲师名单，前一百名报名者优惠，欢迎赞助商与主办单位联系。"
)


def test_an_invitation_below_two_articles_makes_no_reprint_but_a_report_of_it_is_one() -> None:
    ours, theirs = (
        "岚海航运昨日宣布，公司将订造四艘甲醇动力的集装箱船，首艘预计后年春天交付使用。",
        "云杉机械的财务总监在电话会议上说，海外工厂的折旧拖累了利润，明年这一影响会减轻。",
    )
    titles = "岚海航运为何押注甲醇", "云杉机械的海外账本"
    assert told(ours + INVITATION, theirs + INVITATION, titles).rule == "placeholder"
    assert told(INVITATION, ours + LONG + INVITATION, titles).rule == "placeholder"
    report = "中国数控大会将在滨河举办", "滨河迎来数控盛会：六千名从业人员参会"
    assert told(INVITATION, INVITATION, report).relation == "full"
    story = "岚海航运订造甲醇动力船", "四艘甲醇动力集装箱船后年交付"
    assert told(ours + LONG + INVITATION, ours + LONG + INVITATION, story).relation == "full"


LETTER = (
    "市长周海平3月5日向滨河书会致信祝贺，信中说，书会举办三十年来，让许多家庭养成了读书的习惯，"
    "希望书会走进更多社区，把好书送到老人和孩子手里，也希望全市图书馆延长开放时间，方便下班的人借阅。"
)


@pytest.mark.parametrize(
    ("headline", "relation"),
    [
        ("延长开放时间的意义（社论）", "partial"),
        ("把好书送到身边——市长致滨河书会的信引发热烈反响", "partial"),
        ("市长致信滨河书会 将建十座社区书屋", "excerpt"),
    ],
)
def test_a_commentary_or_a_reaction_quotes_a_letter_and_a_longer_report_carries_it(
    headline: str, relation: str
) -> None:
    longer = LETTER + LONG
    assert (
        told(LETTER + "周末也照常开门迎接读者。", longer, ("市长致信滨河书会", headline)).relation
        == relation
    )


@pytest.mark.parametrize(
    ("heading", "relation"),
    [
        ("让好书离家更近（钟声）", "partial"),
        ("——市长致滨河书会的信引发热烈反响", "partial"),
        ("书屋建成后，市长说网评不错。", "excerpt"),
        ("滨河记者站", "excerpt"),
    ],
)
def test_a_heading_below_the_headline_tells_a_commentary_a_sentence_does_not(
    heading: str, relation: str
) -> None:
    longer = f"{heading}\n{LETTER}{LONG}"
    titles = "市长致信滨河书会", "让好书离家更近"
    assert told(f"{LETTER}周末也照常开门迎接读者。", longer, titles).relation == relation


def test_a_commentary_is_reprinted_under_a_headline_that_does_not_say_so() -> None:
    titles = "延长开放时间的意义（社论）", "延长开放时间的意义"
    assert told(LONG, LONG, titles).relation == "full"


def test_a_date_at_the_end_of_one_headline_is_compared_though_the_other_goes_on() -> None:
    titles = "收盘综述2024年10月23日", "收盘综述2024年10月24日 量能放大"
    assert told(LONG + "上。", LONG + "下。", titles).rule == "title"
    same = "收盘综述2024年10月23日", "收盘综述2024年10月23日 量能放大"
    assert told(LONG + "上。", LONG + "下。", same).rule != "title"


def test_a_figure_is_compared_up_to_its_unit_though_the_sentences_go_on_in_two_ways() -> None:
    left = f"{LONG}全年产量为42万吨，仓库已满。"
    right = f"{LONG}全年产量为47万吨；码头正忙。"
    assert ("42万吨", "47万吨") in told(left, right).figures


def test_a_headline_may_leave_out_the_currency_but_not_the_magnitude() -> None:
    kept = "全年少收2264亿 古镇客流锐减", "全年少收2264亿新台币 古镇客流锐减"
    assert told(LONG, LONG + "编者注。", kept).relation == "full"
    other = "全年少收2264亿 古镇客流锐减", "全年少收2264万 古镇客流锐减"
    assert told(LONG, LONG + "编者注。", other).rule == "title"


def test_names_that_differ_in_one_character_are_two_names_and_explained() -> None:
    rest = "第三季度营业收入同比增长12%，管理层表示新产品的交付节奏好于预期，分红比例不低于三成。"
    left = Record(id="l", title="南桥航空营收增长12%", body=f"据财讯社消息，南桥航空{rest}")
    right = Record(id="r", title="东桥航空营收增长12%", body=f"据财讯社消息，东桥航空{rest}")
    found = explain(left, right)
    assert (found.verdict.rule, found.names) == ("names", (("南", "东"),))


def test_a_roman_numeral_and_the_house_that_asks_are_no_other_subjects_but_a_company_is() -> None:
    def story_of(phase: str, house: str, company: str = "云岭燃气") -> tuple[str, str]:
        asked = "".join(
            f"{house}：{company}的{phase}项目还有哪些安排？{LONG[at : at + 90]}"
            for at in (0, 90, 180)
        )
        return (
            f"{company}{phase}项目投产",
            f"近日，{company}负责人就{phase}项目接受{house}采访。{asked}",
        )

    (title, left), (other, right) = story_of("一期", "南湾日报"), story_of("Ⅰ期", "南湾时报记者")
    assert told(left, right, (title, other)).relation in ("full", "edited")
    other, right = story_of("一期", "南湾日报", "清河矿业")
    assert told(left, right, (title, other)).rule == "names"


def test_words_of_two_days_that_take_the_same_place_are_no_names() -> None:
    notes = [
        f"今日午后，光伏板块{word}，截至收盘，青禾电池{word}，云岭硅业{word}。{LONG[:200]}"
        for word in ("异动", "活跃")
    ]
    titles = ("光伏板块异动 青禾电池领涨", "光伏板块活跃 青禾电池领涨")
    found = told(notes[0], notes[1], titles, ("2024-03-05", "2024-03-06"))
    assert (found.relation, found.rule) == ("partial", "other-day")
    assert "names" not in found.changes


def test_a_reworded_lead_under_another_headline_is_no_other_name() -> None:
    rest = "消防部门先后调派十四辆消防车到场处置，周边两栋宿舍楼的一百二十名工人已疏散。" * 2
    left = f"18日14时许，滨河新区一家家具厂发生火灾，目前已有7人受伤送医。{rest}"
    right = f"滨河新区的一场家具厂大火于18日下午被扑灭，7名伤者正在医院治疗。{rest}"
    titles = "云江一家具厂起火 已致7人受伤", "滨河新区家具厂大火扑灭"
    assert told(left, right, titles).relation == "edited"


def test_a_text_of_another_day_must_be_found_nearly_whole() -> None:
    sentences = story(40, 30)
    left = "".join(sentences[:20])
    right = "".join([*sentences[:14], *story(41, 6)])
    assert told(left, right, dates=("2024-11-18", "2024-11-18")).relation == "edited"
    assert told(left, right, dates=("2024-11-18", "2024-11-28")).relation == "partial"
