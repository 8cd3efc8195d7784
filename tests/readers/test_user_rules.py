"""A user's rules win for their hosts and are checked when they are read."""

# ruff: noqa: E501 - markup is shown as pages write it

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from cleaner import Article, Options, clean
from cleaner.readers import user_rules
from cleaner.readers.user_rules import RulesError

RULES = """
["qingxi.example"]
title = "div.kop"
date = [".meta time@datetime", ".meta .when"]
source = ".meta .from"
author = ".meta .by"
editor = ".foot .ed"
keywords = ".tags"
body = ["div.none", "div.story"]
drop = [".ad", "ul.more"]
outlet = "青溪新闻"

["sub.qingxi.example"]
title = "h2"

["*"]
editor = ".zrbj"
"""
P1 = "青溪市商务局5日说，前三季度出口增长一成，光伏组件占四成，全年目标可以完成。"
P2 = "当地企业说订单已经排到明年二月，工厂正在招人，运价回落是好消息。"


def page(url: str = "https://www.qingxi.example/a/1.html", more: str = "") -> str:
    return f"""<html><head><meta charset="gbk"><title>别的标题_某网</title>
    <link rel="canonical" href="{url}"></head><body><h1>青溪新闻频道大标志</h1><h2>次级标题在这里也很长</h2>
    <div class="kop">青溪出口增长一成</div>
    <div class="meta"><time datetime="2022-10-05T09:30:11+08:00">昨天</time>
    <span class="from">来源：青溪日报</span><span class="by">赵一</span></div>
    <div class="story"><p>{P1}</p><div class="ad">点这里赢大奖，机会难得不要错过。</div><p>{P2}</p>
    <ul class="more"><li>另外一条消息的标题</li></ul></div>
    <div class="foot"><span class="ed">责任编辑：钱二</span></div><p class="tags">出口，光伏</p>{more}
    <p class="zrbj">责编：孙三</p></body></html>"""


@pytest.fixture
def options(tmp_path: Path) -> Options:
    file = tmp_path / "rules.toml"
    file.write_text(RULES, "utf-8")
    return Options(rules=user_rules.load_rules(file))


def read(markup: str | bytes, options: Options | None = None) -> Article:
    (article,) = clean(markup, options)
    return article


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_a_rule_gives_every_field_that_it_names(options: Options, codec: str) -> None:
    article = read(page().encode(codec), options)
    assert article.title == "青溪出口增长一成"
    assert article.date == "2022-10-05T09:30:11+08:00"
    assert (article.source, article.author, article.editor) == ("青溪日报", "赵一", "钱二")
    assert (article.outlet, article.keywords) == ("青溪新闻", ["出口", "光伏"])
    assert article.body.split("\n") == [P1, P2]
    assert (article.template, article.warnings) == ("rules", [])


def test_without_its_host_the_same_page_is_read_as_if_there_were_no_rule(options: Options) -> None:
    elsewhere = page("https://www.notqingxi.example/a/1.html").replace("zrbj", "x")
    with_rules, without = read(elsewhere, options), read(elsewhere)
    assert with_rules.title == without.title != "青溪出口增长一成"
    assert with_rules.body == without.body


def test_the_narrowest_domain_wins_and_the_star_is_for_all_others(options: Options) -> None:
    assert read(page("https://sub.qingxi.example/1"), options).title == "次级标题在这里也很长"
    assert read(page("https://other.example/1"), options).editor == "孙三"


def test_a_rule_wins_over_a_sites_own_module(tmp_path: Path) -> None:
    markup = (
        '<html><head><title>站内标题</title><link rel="canonical" href="https://finance.sina.com.cn/'
        'china/2022-10-05/doc-imqqsmrp1234567.shtml"></head><body><h1 class="main-title">站内标题</h1>'
        f'<div id="artibody"><p>{P1}</p><p class="mine">{P2}</p></div></body></html>'
    )
    file = tmp_path / "r.toml"
    file.write_text('["sina.com.cn"]\nbody = "p.mine"\n', "utf-8")
    plain, ruled = read(markup), read(markup, Options(rules=user_rules.load_rules(file)))
    assert (plain.site, plain.body) == ("sina", f"{P1}\n{P2}")
    assert (ruled.site, ruled.body, ruled.title) == ("sina", P2, "站内标题")


def test_a_selector_that_finds_nothing_is_said_and_the_generic_reading_helps_out(
    tmp_path: Path,
) -> None:
    file = tmp_path / "r.toml"
    file.write_text('["*"]\ntitle = "div.kop"\nbody = "div.gone"\ndate = ".gone"\n', "utf-8")
    article = read(page(), Options(rules=user_rules.load_rules(file)))
    assert article.title == "青溪出口增长一成"
    assert P1 in article.body
    assert "the rule of * finds no body: div.gone" in article.warnings
    assert "the rule of * finds no date: .gone" in article.warnings


def test_a_rules_body_makes_an_article_of_a_page_that_looks_like_a_list(tmp_path: Path) -> None:
    links = "".join(f"<li><a href=/{i}>第{i}条消息的标题写得足够长才算</a></li>" for i in range(40))
    markup = (
        f"<html><head><title>x</title></head><body><ul>{links}</ul><i id=b>{P1}</i></body></html>"
    )
    file = tmp_path / "r.toml"
    file.write_text('["*"]\nbody = "#b"\n', "utf-8")
    assert read(markup, Options(rules=user_rules.load_rules(file))).body == P1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('["a.example"]\ntitel = "h1"\n', "a.example: no such key: titel; did you mean title?"),
        ('["a.example"]\nxyzzy = "h1"\n', "a.example: no such key: xyzzy; keys are title"),
        ('["a.example"]\ntitle = "h1["\n', "a.example: title: not a selector: h1["),
        ('["a.example"]\nbody = ["div", ">> p"]\n', "a.example: body: not a selector: >> p"),
        ('["a.example"]\ntitle = 3\n', "a.example: title: a selector or a list of selectors"),
        ('["a.example"]\ntitle = []\n', "a.example: title: a selector or a list of selectors"),
        ('["a.example"]\noutlet = ["x"]\n', "a.example: outlet: a name is wanted"),
        ('["a.example"]\nbody = "div@id"\n', "a.example: body and drop name elements"),
        ('["https://a.example/"]\ntitle = "h1"\n', "https://a.example/: not a domain"),
        ('title = "h1"\n', "title: a rule is a table"),
        ('["a.example"\n', "no TOML"),
        ("a = " + "[" * 20_000, "no TOML"),
        ("", "it holds no rules"),
    ],
)
def test_a_wrong_file_is_an_error_that_names_file_and_key(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(RulesError) as raised:
        user_rules.load_rules(file)
    assert str(raised.value).startswith(f"{file}: ")
    assert said in str(raised.value)


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("p::after", "title: not a selector: p::after: "),
        ("p:nth-child(" + "9" * 900 + "x)", "title: not a selector: p:nth-child(99"),
        (":not(" * 200 + "p" + ")" * 200, "title: a selector of more than 1000 characters"),
        (":not(" * 150 + "p" + ")" * 149, "title: not a selector: :not(:not("),
        ("div " * 20_000 + "p", "title: a selector of more than 1000 characters"),
        (",".join(["p"] * 20_000), "title: a selector of more than 1000 characters"),
        ("[" * 900, "title: not a selector: [[["),
        ("/*" * 450, "title: not a selector: /*/*"),
        ('"', 'title: not a selector: "'),
    ],
)
def test_a_hostile_selector_is_refused_in_a_line(tmp_path: Path, selector: str, said: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f'["*"]\ntitle = [{json.dumps(selector)}]\n', "utf-8")
    with pytest.raises(RulesError) as raised:
        user_rules.load_rules(file)
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "selector",
    [
        ":is(" * 190 + "div.kop" + ")" * 190,
        "body " * 100 + "div.kop",
        "div.kop:not(.a)" + ":not(.b)" * 100,
        ", ".join([f".x{number}" for number in range(100)] + ["div.kop"]),
    ],
)
def test_a_selector_of_the_most_that_is_allowed_ends(tmp_path: Path, selector: str) -> None:
    assert len(selector) < 1_000
    file = tmp_path / "mine.toml"
    file.write_text(f'["*"]\ntitle = "{selector}"\n', "utf-8")
    deep = page().replace('<div class="kop">', "<div>" * 40 + '<div class="kop">')
    read(deep, Options(rules=user_rules.load_rules(file)))


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RulesError, match="No such file"):
        user_rules.load_rules(tmp_path / "none.toml")
    (tmp_path / "gbk.toml").write_bytes('["a.example"]\noutlet = "青溪"'.encode("gbk"))
    with pytest.raises(RulesError, match="not UTF-8"):
        user_rules.load_rules(tmp_path / "gbk.toml")


def test_rules_can_be_sent_to_another_process(options: Options) -> None:
    assert pickle.loads(pickle.dumps(options)) == options  # noqa: S301 - our own bytes


def test_a_domain_that_only_ends_alike_is_another(options: Options) -> None:
    assert options.rules is not None
    assert options.rules.rule_for("notqingxi.example") is options.rules.by_domain["*"]
    assert options.rules.rule_for("WWW.Qingxi.Example") is options.rules.by_domain["qingxi.example"]
    assert options.rules.rule_for("") is options.rules.by_domain["*"]
