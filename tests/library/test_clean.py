"""`clean` in a script: whatever holds articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleaner import Articles, NoArticleError, UnreadableError, WrongUseError, clean
from tests.library.tables import Make, Rows, every_table

SAMPLES = Path(__file__).parents[2] / "samples"
REPRINTS = SAMPLES / "reprints"
STORY = "云岭县水利局昨日发布消息，全县四十座水库完成汛前检修，闸门启闭设备全部通过试运行。" * 3
BODY = f"<p>{STORY}</p>"


def test_a_folder_is_read_as_the_command_reads_it() -> None:
    articles = clean(str(REPRINTS))
    assert articles == clean(REPRINTS)
    assert [a.id for a in articles] == [a.id for p in sorted(REPRINTS.iterdir()) for a in clean(p)]


def test_a_path_may_be_text_and_a_text_is_no_path(tmp_path: Path) -> None:
    page = tmp_path / "a page.html"
    page.write_text(f"<title>水库检修</title><h1>水库检修</h1>{BODY}", "utf-8")
    assert clean(str(page)) == clean(page)
    assert clean(page.read_text("utf-8"))[0].path is None


@pytest.mark.parametrize("name", ["news/page.html", "page.html", "a/b"])
def test_a_path_where_nothing_is_is_no_text(name: str) -> None:
    with pytest.raises(UnreadableError, match=f"{name}: no such file or folder"):
        clean(name)


def test_a_file_of_a_folder_that_fails_is_told_and_the_others_are_given(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_bytes((REPRINTS / "articles.jsonl").read_bytes())
    (tmp_path / "bad.xml.gz").write_bytes(b"\x1f\x8b broken")
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    with pytest.warns(UserWarning, match="bad.xml.gz"):
        articles = clean(tmp_path)
    assert len(articles) > 5
    assert len(articles.failed) == 1
    assert articles.skipped == 1
    assert repr(articles) == f"<Articles: {len(articles)} articles, 1 failed, 1 skipped>"


def test_several_are_read_each_and_the_one_that_fails_is_named(tmp_path: Path) -> None:
    record = {"id": "one", "title": "水库检修", "body": STORY}
    with pytest.warns(UserWarning, match="record 2: "):
        articles = clean([record, b"", REPRINTS / "articles.jsonl"])
    assert articles[0].id == "one"
    assert len(articles) > 5
    assert len(articles.failed) == 1


def test_several_of_which_none_is_an_article_are_an_error() -> None:
    with pytest.raises(NoArticleError, match="record 1"):
        clean([{"price": 3}, {"price": 4}])


def test_what_cannot_hold_an_article_is_a_wrong_use() -> None:
    with pytest.raises(WrongUseError, match="int"):
        clean(3)


ROWS: Rows = [
    {"id": 7, "title": "水库检修", "content": STORY, "pubdate": "2024-05-06 07:08:09"},
    {"id": 8, "title": "水库放水", "content": STORY[::-1], "pubdate": None},
]


@every_table
def test_a_table_gives_a_record_a_row(make: Make) -> None:
    first, second = clean(make(ROWS))
    assert (first.id, first.date, first.title) == ("7", "2024-05-06T07:08:09+08:00", "水库检修")
    assert (second.id, second.date) == ("8", None)


@every_table
def test_a_row_that_is_no_article_is_named(make: Make) -> None:
    empty = {"id": 9, "title": None, "content": None, "pubdate": None}
    with pytest.warns(UserWarning, match="row 2"):
        articles = clean(make([ROWS[0], empty]))
    assert [article.id for article in articles] == ["7"]


def test_a_frame_of_records_gives_the_records_back() -> None:
    pytest.importorskip("pandas")
    articles = clean(REPRINTS)
    assert clean(articles.to_frame()) == articles


def test_an_arrow_table_of_records_gives_the_records_back() -> None:
    pytest.importorskip("pyarrow")
    articles = clean(REPRINTS)
    table = articles.to_arrow()
    assert clean(table) == articles
    assert table.column("date").type.tz == "+08:00"


def test_progress_is_told_to_who_asks_and_to_nobody_else(
    capfd: pytest.CaptureFixture[str],
) -> None:
    heard: list[tuple[str, int, int | None]] = []
    articles = clean(REPRINTS, progress=lambda *told: heard.append(told))
    assert heard[-1] == ("reading", len(articles), None)
    assert capfd.readouterr() == ("", "")


def test_a_notebook_shows_a_table_in_which_no_markup_is_live() -> None:
    record = {"id": "one", "title": "<script>水库</script>检修", "body": STORY}
    shown = Articles(clean(record))._repr_html_()
    assert shown.count("<tr>") == 2
    assert "<script>" not in shown
    assert Articles()._repr_html_().count("<tr>") == 1
