"""Front matter is read by line, also where it is no valid YAML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.wrappers.posts.front_matter import split_front_matter


def fields(inside: str, fence: str = "---") -> dict[str, list[str]]:
    post = split_front_matter(f"{fence}\n{inside}\n{fence}\n正文")
    assert post is not None
    assert post.body == "正文"
    return post.fields


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ('title: "松湖泵站试运行"', "松湖泵站试运行"),
        ("title: '松湖泵站试运行'", "松湖泵站试运行"),
        ("title: 松湖泵站试运行", "松湖泵站试运行"),
        ('title: "松湖"泵站"试运行"', '松湖"泵站"试运行'),
        ('title: "松湖泵站\\试运行"', "松湖泵站\\试运行"),
        ("title: '松湖''泵站'", "松湖'泵站"),
        ('title: "松湖: 泵站 #3 试运行"', "松湖: 泵站 #3 试运行"),
        ("title: 松湖: 泵站 #3 试运行", "松湖: 泵站 #3 试运行"),
        ("title: [图文] 松湖泵站, 试运行 [完]", "[图文] 松湖泵站, 试运行 [完]"),
        ("title: *ST松湖: 收到监管函", "*ST松湖: 收到监管函"),
        ("title: {快讯} 松湖泵站", "{快讯} 松湖泵站"),
        ('title: "松湖泵站\n  试运行"', "松湖泵站 试运行"),
        ("title: >-\n  松湖泵站\n  试运行", "松湖泵站\n试运行"),
        ('title:"松湖泵站"', "松湖泵站"),
        ("title: “松湖”泵站", "“松湖”泵站"),
    ],
)
def test_a_headline_is_taken_as_it_is_printed(line: str, title: str) -> None:
    assert fields(f"{line}\ndate: 2022-03-02")["title"] == [title]
    assert fields(f"{line}\ndate: 2022-03-02")["date"] == ["2022-03-02"]


@pytest.mark.parametrize("line", ['title: ""', "title: ''", "title:", "title: ", "title: ' '"])
def test_an_empty_headline_is_none(line: str) -> None:
    post = split_front_matter(f"---\n{line}\n---\n")
    assert post is not None
    assert post.first("title") is None


@pytest.mark.parametrize(
    "tags",
    [
        "tags:\n - 水务\n - 泵站",
        "tags:\n- 水务\n- 泵站",
        "tags: [水务, 泵站]",
        'tags: ["水务","泵站"]',
        "tags: [水务,\n  泵站]",
        "tags:\n  - name: 水务\n  - name: 泵站",
        "tags:\n  - [水务]\n  - 泵站",
        "tags: &t\n  - 水务\n  - 泵站",
    ],
)
def test_lists_are_lists_however_they_are_written(tags: str) -> None:
    found = fields(f"title: 一\n{tags}\ndate: 2022-03-02T09:15:00+08:00")
    assert found["tags"] == ["水务", "泵站"]
    assert found["date"] == ["2022-03-02T09:15:00+08:00"]


def test_a_list_of_one_is_a_list() -> None:
    assert fields("title: 一\ntags: [水务]")["tags"] == ["水务"]
    assert fields("title: [水务]")["title"] == ["[水务]"]


def test_what_is_nested_gives_its_name() -> None:
    assert fields("title: 一\nauthor:\n  name: 张三\n  url: http://x.cn")["author"] == ["张三"]


def test_nested_front_matter_that_is_no_yaml_is_read_by_line() -> None:
    found = fields('title: "松湖"泵站"\nauthor:\n  name: 张三')
    assert found["title"] == ['松湖"泵站']


def test_toml_is_read() -> None:
    found = fields('title = "松湖泵站"\ndate = 2022-03-02T09:15:00+08:00\n[extra]\na = 1', "+++")
    assert found == {"title": ["松湖泵站"], "date": ["2022-03-02T09:15:00+08:00"]}


def test_a_missing_closing_fence_is_made_up_for() -> None:
    post = split_front_matter('---\nlayout: post\ntitle: "松湖"\n> 一段。\n<p>二段</p>')
    assert post is not None
    assert (post.first("title"), post.body) == ("松湖", "> 一段。\n<p>二段</p>")


@pytest.mark.parametrize(
    "text",
    [
        "---",
        "---\n",
        "----\ntitle: 一\n----\n",
        "--- 云海 ---\ntitle: 一\n---\n",
        "---\n<div>一</div>\n---\n",
        "---\n云海新闻网\n---\n正文",
        "---\nhttp://x.cn\n---\n正文",
        "---\n" + "很长\n" * 40_000 + "---\n",
    ],
)
def test_what_looks_like_a_fence_is_none(text: str) -> None:
    assert split_front_matter(text) is None


def test_a_line_in_the_text_is_no_fence() -> None:
    post = split_front_matter("---\ntitle: 一\n---\n前\n---\n后")
    assert post is not None
    assert post.body == "前\n---\n后"


@given(st.text())
def test_any_text_behind_a_fence_is_read_without_a_crash(text: str) -> None:
    split_front_matter("---\n" + text)
    split_front_matter("+++\n" + text + "\n+++\n")


@given(st.text(st.characters(exclude_categories=("C", "Z")), min_size=1))
def test_a_quoted_headline_comes_out_whole(title: str) -> None:
    if "\\" not in title:
        assert fields(f'title: "{title}"\ndate: x')["title"] == [title]


def test_a_field_that_lost_its_colon_is_told_and_no_part_of_the_one_above() -> None:
    post = split_front_matter("---\ntitle: 松湖泵站试运行\ndate* 2022-03-02\ntags: 水\n---\n正文")
    assert post is not None
    assert post.fields == {"title": ["松湖泵站试运行"], "tags": ["水"]}
    assert post.warnings == ("a line of the front matter could not be read: date* 2022-03-02",)


@pytest.mark.parametrize(
    "lines",
    [
        "title: 松湖泵站\n  试运行",
        'title: "松湖泵站\n试运行"',
        "title: |\n  松湖泵站\n  试运行",
        "title: 松湖泵站试运行\ntags: [水,\n电]",
        "title: 松湖泵站试运行\n# 一句话\ntags:\n- 水",
    ],
)
def test_a_value_that_goes_on_is_nothing_to_tell(lines: str) -> None:
    post = split_front_matter(f"---\n{lines}\n---\n正文")
    assert post is not None
    assert post.warnings == ()
    assert post.fields["title"][0].replace("\n", "").replace(" ", "") == "松湖泵站试运行"
