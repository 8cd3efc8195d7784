"""The ledger: what of an article was published before, and where first."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.ledger import Ledger, ledger, ledger_run
from cleaner.ledger.grams import Grams, Publication
from cleaner.ledger.ledger_settings import MOSTLY, OLD
from cleaner.reprints.settings import SHORT
from cleaner.reprints.texts.normal_form import code_points
from tests.reprints.records import Record, story

ONE, TWO, THREE, FOUR = (story(seed) for seed in (1, 2, 3, 4))


def article(id_: str, hour: int, sentences: Sequence[str], **more: str) -> Record:
    date = f"2024-11-18T{hour:02}:00:00+08:00"
    return Record(id=id_, date=date, body="\n".join(sentences), **more)


def told(*articles: Record) -> dict[str, Ledger]:
    return {found.id: found for found in ledger(articles)}


def test_what_an_earlier_article_had_is_old_and_its_place_there_is_told() -> None:
    first = article("a", 8, ONE[:6], outlet="甲网")
    later = article("b", 9, [*TWO[:6], *ONE[2:4]])
    found = told(later, first)
    assert found["a"].kind == "novel"
    assert found["b"].kind == "partly old"
    [passage] = found["b"].passages
    assert later.body[passage.start : passage.end].strip("。") == "\n".join(ONE[2:4]).strip("。")
    assert passage.first_start is not None
    assert first.body[passage.first_start : passage.first_end].startswith(ONE[2])
    assert (passage.first, passage.first_outlet, passage.outlets) == ("a", "甲网", 1)


def test_a_text_of_one_source_is_a_reprint_and_one_of_several_is_a_recombination() -> None:
    sources = [article("a", 6, ONE), article("b", 7, TWO), article("c", 8, THREE)]
    whole = article("r", 9, ONE[:12])
    mixed = article("m", 9, [*ONE[:4], *TWO[:4], *THREE[:4], *FOUR[:3]])
    found = told(*sources, whole, mixed)
    assert (found["r"].kind, found["r"].largest) == ("reprint", "a")
    assert found["m"].kind == "recombination"
    assert {source.id for source in found["m"].sources} == {"a", "b", "c"}


def test_one_source_and_phrases_of_others_are_no_recombination() -> None:
    others = story(77, 60)
    phrases = [line for line in others if 21 <= len(line) <= 25][:6]
    sources = [article("a", 6, ONE), *(article(f"p{n}", 7, [p]) for n, p in enumerate(phrases))]
    size = sum(map(len, ONE[:8]))
    own = story(78, 40)
    new = own[: next(n for n in range(40) if sum(map(len, own[:n])) > 0.85 * size)]
    mixed = [line for pair in zip(new, phrases, strict=False) for line in pair]
    found = told(*sources, article("p", 9, [*ONE[:8], *mixed, *new[len(phrases) :]]))["p"]
    assert found.largest == "a"
    assert (found.share or 0) >= MOSTLY > (found.largest_share or 0)
    assert len(found.sources) == 1 + len(phrases)
    assert found.kind == "partly old"


def test_a_passage_of_a_second_source_makes_a_recombination() -> None:
    sources = [article("a", 6, ONE), article("b", 7, TWO)]
    found = told(*sources, article("m", 9, [*ONE[:6], *THREE[:3], *TWO[:3]]))["m"]
    assert found.kind == "recombination"


def edited(sentences: Sequence[str]) -> str:
    """Return sentences with every fifteenth character changed, and so no twenty left in a row."""
    return "".join(
        "改" if at % 15 == 14 else letter for at, letter in enumerate("".join(sentences))
    )


def test_what_one_source_tells_in_other_words_is_no_second_source_whoever_has_them() -> None:
    new = story(79)[:5]
    for passage, kind in ((edited(ONE[8:11]), "partly old"), (edited(TWO[8:11]), "recombination")):
        sources = [article("a", 6, ONE), article("b", 7, [passage, *THREE])]
        found = told(*sources, article("m", 9, [*ONE[:5], passage, *new]))["m"]
        assert (found.share or 0) >= MOSTLY > (found.largest_share or 0)
        assert {source.id for source in found.sources} == {"a", "b"}
        assert found.kind == kind


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("石桥通车后的第一个赶集日", "partly old"),
        ("石桥通车后的第一个赶集日（续）", "partly old"),
        ("两岸居民的新生活", "recombination"),
    ],
)
def test_an_extended_edition_under_the_headline_of_its_source_is_no_recombination(
    headline: str, kind: str
) -> None:
    sources = [
        article("a", 6, ONE, title="石桥通车后的第一个赶集日"),
        article("b", 7, TWO, title="赶集日的菜价"),
    ]
    mixed = article("m", 9, [*ONE[:6], *THREE[:3], *TWO[:3]], title=headline)
    assert told(*sources, mixed)["m"].kind == kind


def test_a_text_that_states_one_fact_is_no_recombination() -> None:
    sources = [article("a", 6, ONE), article("b", 7, TWO)]
    short = next(n for n in range(1, 9) if sum(map(len, [*ONE[:n], *TWO[:n]])) > 130)
    found = told(*sources, article("m", 9, [*ONE[:short], *TWO[:short]]))["m"]
    assert (found.characters, found.kind) == (found.old, "partly old")
    assert found.characters < SHORT
    longer = told(*sources, article("m", 9, [*ONE[: short + 3], *TWO[: short + 3]]))["m"]
    assert longer.kind == "recombination"


def test_a_copy_of_a_recombination_is_a_reprint_though_others_had_all_of_it_first() -> None:
    sources = [article("a", 6, ONE), article("b", 7, TWO)]
    mixed = [*ONE[:6], *TWO[:6]]
    found = told(*sources, article("m", 8, mixed), article("n", 9, mixed))
    assert found["m"].kind == "recombination"
    assert (found["n"].kind, found["n"].largest, found["n"].largest_share) == ("reprint", "m", 1.0)


def test_some_are_told_of_as_they_are_among_all() -> None:
    articles = [
        article("a", 6, ONE),
        article("b", 7, [*ONE[:4], *TWO]),
        article("c", 8, [*TWO[:6], *THREE[:6], *FOUR[:2]]),
        article("d", 9, [*TWO[2:8], *ONE[2:9]]),
        Record(id="u", body="".join(ONE)),
    ]
    whole = told(*articles)
    for ids in ({"b"}, {"a", "d"}, {"u", "c"}, set[str]()):
        found = list(ledger(articles, told=ids))
        assert {entry.id: entry for entry in found} == {id_: whole[id_] for id_ in ids}


def test_several_processes_tell_what_one_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [article(f"{n}", n % 24, [*ONE[n : n + 5], *TWO[n + 3 : n + 9]]) for n in range(5)]
    alone = list(ledger(articles))
    monkeypatch.setattr(ledger_run, "_WORTHWHILE", 1)
    assert list(ledger(articles, jobs=2)) == alone
    assert any(entry.old for entry in alone)


def test_an_equal_time_is_no_earlier_and_no_time_is_none() -> None:
    same = told(article("a", 8, ONE), article("b", 8, ONE))
    assert {found.kind for found in same.values()} == {"novel"}
    day = Record(id="d", date="2024-11-18", body="\n".join(ONE))
    undated = Record(id="u", body="\n".join(ONE))
    found = told(article("a", 8, ONE), day, undated)
    assert (found["d"].kind, found["u"].kind, found["u"].share) == ("novel", "undated", None)


NOTE = [
    "今日银行间外汇市场人民币汇率中间价为1美元对人民币{}元。",
    "前一交易日中间价为{}元，较前一日调升{}个基点。",
    "本报告仅供投资者参考，不构成任何操作上的建议和意见。",
]


def note(id_: str, hour: int, *values: str) -> Record:
    given = iter(values)
    lines = [line.format(*(next(given) for _ in range(line.count("{}")))) for line in NOTE]
    return article(id_, hour, lines)


def test_a_form_filled_again_is_no_old_news_and_its_copy_is() -> None:
    found = told(note("a", 8, "7.1935", "7.1942", "7"), note("b", 9, "7.2044", "7.1935", "88"))
    assert (found["b"].kind, found["b"].old) == ("novel", 0)
    assert {passage.kind for passage in found["b"].passages} == {"form"}
    copied = told(note("a", 8, "7.1935", "7.1942", "7"), note("b", 9, "7.1935", "7.1942", "7"))
    assert copied["b"].kind == "reprint"


REPLY = [
    "你们关于报请批准《{0}国土空间规划》的请示收悉，现批复如下。",
    "原则同意自然资源主管部门审查通过的《{0}国土空间规划》，请认真组织实施。",
    "《{0}国土空间规划》是空间发展的指南，也是各类保护和建设活动的依据。",
    "{0}要切实加强组织领导，明确责任分工，健全工作机制，完善配套政策。",
    "{0}规划实施中的重大事项要及时请示，有关部门要按照职责做好指导监督。",
]


def reply(id_: str, hour: int, name: str) -> Record:
    lines = [line.format(name) for line in REPLY]
    return article(id_, hour, lines, title=f"关于{name}国土空间规划的批复")


def test_a_form_filled_with_another_name_is_no_old_news_and_its_copy_is() -> None:
    found = told(reply("a", 8, "青禾省"), reply("b", 9, "云江自治区"), reply("c", 10, "青禾省"))
    assert (found["b"].kind, found["b"].old) == ("novel", 0)
    assert (found["c"].kind, found["c"].largest) == ("reprint", "a")


def fixing(id_: str, day: int, rate: str, points: str, more: str) -> Record:
    lines = [f"人民币汇率中间价今天公布，报{rate}元，调升{points}个点。", more]
    title = f"人民币汇率今日中间价报{rate}元 调升{points}个点"
    date = f"2024-11-{day:02}T09:15:00+08:00"
    return Record(id=id_, title=title, date=date, body="\n".join(lines))


def test_the_standing_text_of_a_series_is_no_old_news() -> None:
    text = "".join(FOUR[:8])
    rates = [("7.1935", "12"), ("7.2044", "88"), ("7.1967", "31"), ("7.2101", "65")]
    issues = [fixing(f"i{day}", day, *given, text) for day, given in enumerate(rates, 11)]
    found = told(*issues)
    assert {entry.kind for entry in found.values()} == {"novel"} | {found["i12"].kind}
    assert (found["i14"].old, found["i14"].form > 100) == (0, True)


def test_background_in_notes_of_two_days_is_old_news() -> None:
    text = "".join(FOUR[:8])
    one = article("a", 8, [f"今日早盘，{ONE[0]}", text], title="半导体板块走强")
    two = Record(
        id="b",
        title="芯片股午后拉升 两股涨停",
        date="2024-11-21T14:00:00+08:00",
        body=f"今日午后，{TWO[0]}\n{text}",
    )
    found = told(one, two)
    assert found["b"].kind == "reprint"
    assert found["b"].form == 0


def test_who_made_a_piece_is_not_counted() -> None:
    made = [
        "监制丨沈岚",
        "航拍丨周启航 林夕照 何川 白一鸣 罗绮",
        "资料丨云江广播电视总台南湾记者站",
    ]
    one, two = article("a", 8, [*ONE[:4], *made]), article("b", 9, [*TWO[:4], *made])
    plain = told(article("a", 8, ONE[:4]), article("b", 9, TWO[:4]))
    found = told(one, two)
    assert found["b"].characters == plain["b"].characters
    assert found["b"].kind == "novel"
    said = ["他说，市场正在恢复｜这一点没有人怀疑，大家都在谈论今后几年的打算和安排。"]
    kept = told(article("a", 8, [*ONE[:4], *said]), article("b", 9, [*TWO[:4], *said]))
    assert kept["b"].characters > plain["b"].characters


GUIDE = "".join(FOUR[:3])


def warning(id_: str, day: int, where: str, **more: str) -> Record:
    lines = [
        f"云江气象台11月{day}日06时继续发布低温黄色预警：",
        f"预计{where}等地气温较历史同期偏低。",
        GUIDE,
    ]
    date = f"2024-11-{day:02}T07:00:00+08:00"
    return Record(id=id_, title=f"低温预警：{where}", date=date, body="\n".join(lines), **more)


def test_issues_whose_openings_are_fillings_of_one_have_no_old_news_and_a_copy_has() -> None:
    first, second = warning("a", 18, "青禾与南湾"), warning("b", 20, "云江大部和兰津北部")
    copy = Record(id="c", title="低温预警继续", date="2024-11-20T09:00:00+08:00", body=second.body)
    found = told(first, second, copy)
    assert (found["b"].kind, found["b"].old) == ("novel", 0)
    assert (found["c"].kind, found["c"].largest) == ("reprint", "b")


def notice(id_: str, hour: int, name: str, made: str) -> Record:
    lines = [
        f"根据干部选拔任用工作条例有关规定，经研究，现将拟任职干部{name}同志的有关情况公示如下。",
        f"{name}，{made}。",
        f"对公示对象有异议的，请在公示期内以书面、电话等形式向组织部门反映，{ONE[0]}{ONE[1]}",
    ]
    return article(id_, hour, lines, title=f"{name}同志任前公示")


def test_notices_that_differ_in_names_alone_have_no_old_news_and_a_copy_has() -> None:
    one = notice("a", 8, "沈岚", "女，南湾人，现任教育局副局长，拟任气象台台长")
    two = notice("b", 9, "周启航", "男，云江人，现任数据局科长，拟任税务局总会计师")
    found = told(one, two, Record(id="c", title="公示", date="2024-11-19", body=two.body))
    assert (found["b"].kind, found["b"].old) == ("novel", 0)
    assert (found["c"].kind, found["c"].largest) == ("reprint", "b")


BANK = "中国南湾银行纪检监察组会同云江省监察委员会"


def inquiry(id_: str, hour: int, who: str, where: str) -> Record:
    lines = [
        f"据{BANK}消息：{who}涉嫌严重违反纪律，",
        f"目前正接受{BANK}纪律审查和{where}监察调查。",
        f"此前他在{where}多个岗位上任职近三十年，去年离任。",
    ]
    return article(id_, hour, ["".join(lines)], title=f"{who}接受审查调查")


def test_a_notice_about_another_is_no_old_news_though_a_roundup_has_its_clauses_too() -> None:
    one = inquiry("a", 8, "南湾银行青禾分行原行长沈岚", "青禾市")
    two = inquiry("b", 10, "南湾银行兰津分行原监事周启航", "兰津县")
    clauses = [f"去年以来，{BANK}已通报多起案件。", *ONE]
    found = told(one, article("r", 9, clauses), two)
    assert (found["b"].kind, found["b"].old) == ("novel", 0)
    assert found["b"].form > 0
    copied = told(one, article("r", 9, [two.body, *ONE]), two)
    assert (copied["b"].kind, copied["b"].largest) == ("reprint", "r")


def test_a_short_notice_about_a_subject_of_its_own_is_no_old_news_and_its_copy_is() -> None:
    def short(id_: str, hour: int, who: str, title: str) -> Record:
        body = f"云江省纪委消息：{who}涉嫌严重违反纪律，主动投案，目前正接受云江省纪委审查和调查。"
        return article(id_, hour, [body], title=title)

    one, two = "青禾市委常委、秘书长沈岚", "南湾医学院党委委员、副院长周启航"
    first, second = (
        short(id_, hour, who, f"{who}接受审查调查")
        for id_, hour, who in (("a", 8, one), ("b", 9, two))
    )
    found = told(first, second)
    assert (found["b"].kind, found["b"].old) == ("novel", 0)
    again = short("c", 10, two, f"云江通报：{two}接受审查调查")
    other = short("c", 10, two, "云江一名医学院领导投案")
    for copy in (again, other):
        assert told(first, second, copy)["c"].kind == "reprint"


def test_who_made_a_video_is_not_counted_and_who_is_quoted_is() -> None:
    made = ["总策划：沈岚", "编导：周启航、何川", "视频记者：林夕照", "云江社音视频部制作"]
    plain = told(article("a", 8, ONE[:4]))["a"].characters
    assert told(article("a", 8, [*ONE[:4], *made]))["a"].characters == plain
    said = "他看重设计：好看的东西，人人都喜欢，也经得起时间。"
    assert told(article("a", 8, [*ONE[:4], said]))["a"].characters > plain


def test_a_corrected_figure_leaves_a_reprint_one() -> None:
    lines = [f"{line}其中第{i}项为{i * 37}万元。" for i, line in enumerate(ONE[:8], 1)]
    changed = [*lines[:7], lines[7].replace("296", "299")]
    found = told(article("a", 8, lines), article("b", 9, changed))
    assert found["b"].kind == "reprint"
    assert found["b"].form > 0


def test_what_was_printed_on_many_days_is_standing_text() -> None:
    standing = "".join(FOUR[:5])
    articles = [
        Record(
            id=f"d{day}",
            date=f"2024-11-{day:02}T08:00:00+08:00",
            body="\n".join([*story(50 + day, 5), standing]),
        )
        for day in range(1, 11)
    ]
    found = told(*articles)
    assert found["d5"].kind == "partly old"
    assert (found["d10"].kind, found["d10"].old) == ("novel", 0)
    assert found["d10"].standing > 0


def slowly(texts: Sequence[str], times: Sequence[tuple[int, int]]) -> list[list[int]]:
    """For each character, the first of the earlier texts that have a run with it; -1 for none."""
    found = []
    for text, (start, _) in zip(texts, times, strict=True):
        earlier = [n for n, (_, end) in enumerate(times) if end <= start]
        row = [-1] * len(text)
        for at in range(len(text) - OLD + 1):
            run = text[at : at + OLD]
            first = next((n for n in earlier if run in texts[n]), -1)
            for place in range(at, at + OLD):
                if first >= 0 and (row[place] < 0 or first < row[place]):
                    row[place] = first
        found.append(row)
    return found


pieces = st.lists(st.sampled_from([text[:24] for text in ("".join(s) for s in (ONE, TWO, THREE))]))
times = st.tuples(st.integers(0, 5), st.integers(1, 3)).map(lambda t: (t[0], t[0] + t[1]))


@given(st.lists(st.tuples(pieces.map("x".join), times), max_size=6))
def test_all_at_once_is_what_one_by_one_is(rows: list[tuple[str, tuple[int, int]]]) -> None:
    rows = sorted(rows, key=lambda row: (row[1][1], row[1][0]))
    grams = Grams()
    for text, (start, end) in rows:
        grams.add(code_points(text), Publication(start, end, 0, start))
    grams.join(range(len(rows)), jobs=3)
    standing = list(grams.standing())
    grams.close()
    expected = slowly([text for text, _ in rows], [time for _, time in rows])
    for number, (text, _) in enumerate(rows):
        first = standing[number].first
        row = [-1] * len(text)
        for place in np.flatnonzero(first >= 0).tolist():
            for char in range(place, place + OLD):
                if row[char] < 0 or first[place] < row[char]:
                    row[char] = int(first[place])
        assert row == expected[number]


@pytest.mark.parametrize("text", ["", "短", "十九个字的一段文字还不到二十个字的长度啊"[:19]])
def test_what_is_shorter_than_a_passage_is_novel(text: str) -> None:
    found = told(article("a", 8, [text]), article("b", 9, [text]))
    assert found["b"].kind == "novel"
