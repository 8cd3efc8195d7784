"""The short list of figures, dates, codes and names that differ."""

from __future__ import annotations

import pytest

from tests.diff.versions import values

_BEFORE, _BEHIND = "云江市统计局发布的公报显示，", "，各项工作都在稳步推进之中。"


def listed(left: str, right: str) -> list[tuple[str, str, str]]:
    return values(_BEFORE + left + _BEHIND, _BEFORE + right + _BEHIND)


@pytest.mark.parametrize(
    ("sentence", "kind", "left", "right"),
    [
        ("总额为{}左右", "figure", "1.5万亿元", "1.5亿元"),
        ("总额为{}左右", "figure", "30多万元", "40多万元"),
        ("总额为{}左右", "figure", "１２亿美元", "13亿美元"),
        ("同比增长{}", "figure", "5%", "5个百分点"),
        ("同比变动{}", "figure", "-5%", "5%"),
        ("同比变动{}", "figure", "12.3％", "12.5％"),
        ("约有{}的受访者", "figure", "三成", "四成"),
        ("约有{}的受访者", "figure", "百分之三十", "百分之四十"),
        ("现场来了{}", "figure", "二十多人", "三十多人"),
        ("售价为{}", "figure", "0.35元/股", "0.36元/股"),
        ("全长{}", "figure", "31.4公里", "31.7公里"),
        ("总计{}", "figure", "1,500吨", "1,600吨"),
        ("于{}开工", "date", "11月3日", "11月5日"),
        ("于{}开工", "date", "2023年11月3日", "2022年11月3日"),
        ("于{}开工", "date", "2023-11-03", "2023-11-05"),
        ("于{}开工", "date", "第三季度", "第四季度"),
        ("于{}开工", "date", "9:30", "10:30"),
        ("于{}开工", "date", "十一月三日", "十一月五日"),
        ("总计{}", "figure", "123456元", "123457元"),
        ("代码为{}", "code", "600519", "600518"),
        ("代码为{}的股票", "code", "600519.SH", "600519.SZ"),
        ("代码为{}的股票", "code", "600519.SH", "000858.SZ"),
        ("代码为{}的股票", "code", "00700.HK", "09988.HK"),
        ("发动机用在{}上", "code", "C919", "C929"),
        ("采用{}的芯片", "name", "Intel", "Nvidia"),
        ("转自{}的消息", "name", "《甲报》", "《乙报》"),
        ("这项“蓝湾”工程由{}负责", "name", "“青禾”", "“白鹭”"),
        ("演讲者{}抵达", "name", "马克·李维斯", "亨利·福特"),
        ("记者{}在现场", "name", "李明", "王芳"),
        ("董事长{}辞职", "name", "张三", "张思"),
        ("会议在{}举行", "name", "北京", "上海"),
    ],
)
def test_a_value_that_differs_is_listed_as_printed(
    sentence: str, kind: str, left: str, right: str
) -> None:
    assert listed(sentence.format(left), sentence.format(right)) == [(kind, left, right)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("涨幅为12%", "涨幅为１２％"),
        ("总额1,500万元", "总额1500万元"),
        ("约三成受访者", "约30%的受访者"),
        ("总额1.5万亿元", "总额15000亿元"),
        ("共计5千万美元", "共计5000万美元"),
        ("于11月3日开工", "于十一月三日开工"),
        ("于11月3日开工", "于2023年11月3日开工"),
        ("于11月3日开工", "于当天开工"),
        ("代码为600519", "代码为600519.SH"),
        ("代码为SH600519", "代码为600519.SH"),
        ("他表示同意", "他指出不妥"),
        ("增长12%", "有所增长"),
        ("预计将于年底完工", "有望在明年完工"),
        ("该事件上，公司负有责任", "该事件中，公司负有责任"),
        ("《甲报》报道", "“甲报”报道"),
    ],
)
def test_what_means_the_same_or_is_no_value_is_not_listed(left: str, right: str) -> None:
    assert listed(left, right) == []


def test_several_figures_are_listed_in_the_order_of_the_text() -> None:
    left = "一季度营收12亿元，同比增长5%；净利润3亿元，每股收益0.2元"
    right = "一季度营收15亿元，同比增长5%；净利润4亿元，每股收益0.3元"
    assert [pair[1:] for pair in listed(left, right)] == [
        ("12亿元", "15亿元"),
        ("3亿元", "4亿元"),
        ("0.2元", "0.3元"),
    ]


def test_a_range_is_one_figure_and_two_figures_of_other_units_are_two() -> None:
    assert listed("涨3%至5%", "涨3%至6%") == [("figure", "3%至5%", "3%至6%")]
    assert listed("涨3.5%至12.8元", "涨5.3%至12.9元") == [
        ("figure", "3.5%", "5.3%"),
        ("figure", "12.8元", "12.9元"),
    ]


def test_a_figure_of_a_sentence_that_is_cut_differs_from_none() -> None:
    kept = "今年一季度的营业收入为12亿元。"
    assert values(kept + "净利润3亿元，同比增长5%。" + kept, kept + kept) == []


def test_the_figures_of_two_different_sentences_are_not_compared() -> None:
    same = "云江市统计局今日发布了上半年的经济运行情况公报全文。"
    left = same + "全市完成货物运输总量为三千二百万吨并保持了增长的势头。"
    right = same + "会议要求各区县抓紧落实第二批共计四十项惠民工程的建设。"
    assert values(left, right) == []


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("疗程为3~5天", "疗程为35天", ("figure", "3~5天", "35天")),
        ("约有1/3的患者", "约有13的患者", ("figure", "1/3", "13")),
        ("以3:2取胜", "以32取胜", ("figure", "3:2", "32")),
        ("每天8:30开始", "每天830开始", ("date", "8:30", "830")),
        ("延迟低于80ms", "延迟低于80s", ("figure", "80ms", "80s")),
        ("内部代号GPT-4", "内部代号GPT-5", ("code", "GPT-4", "GPT-5")),
    ],
)
def test_a_mark_lost_between_figures_makes_another_figure(
    left: str, right: str, told: tuple[str, str, str]
) -> None:
    assert listed(left, right) == [told]


def test_common_words_of_another_language_are_no_names() -> None:
    assert listed("挂出red的旗", "挂出green的旗") == []
