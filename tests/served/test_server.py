"""The tools of the server, asked as a model asks them, in this process."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from cleaner import Index, clean
from cleaner.reprints.relations.explain import explain

mcp = pytest.importorskip("mcp", minversion=None, reason="the extra `mcp` is not installed")
pytest.importorskip("mcp.server.mcpserver", reason="an mcp before 2 is installed")

ROOT = Path(__file__).parents[2] / "samples" / "newsdiff"
REPRINTS = ROOT.parent / "reprints"


def ask(tool: str, index: Path | None = None, **given: Any) -> tuple[bool, dict[str, Any] | str]:
    from cleaner.served.server import server

    async def asked() -> Any:
        async with mcp.Client(server(ROOT, str(index) if index else None)) as client:
            return await client.call_tool(tool, given)

    answer = asyncio.run(asked())
    if answer.is_error:
        return False, answer.content[0].text
    return True, answer.structured_content


def test_every_tool_tells_its_types() -> None:
    from cleaner.served.server import server

    async def listed() -> Any:
        async with mcp.Client(server(ROOT, "news.duckdb")) as client:
            return (await client.list_tools()).tools

    tools = {tool.name: tool for tool in asyncio.run(listed())}
    assert set(tools) == {
        "clean_article",
        "compare_with_index",
        "diff_versions",
        "explain_relation",
    }
    for tool in tools.values():
        assert tool.description
        assert tool.output_schema["properties"]
    assert set(tools["diff_versions"].input_schema["required"]) == {"left", "right"}


def test_an_article_is_read_by_its_path_and_as_a_text() -> None:
    told, answer = ask("clean_article", article="first.json")
    assert told
    assert answer["articles"] == [a.to_dict() for a in clean(ROOT / "first.json")]  # type: ignore[index]
    text = (ROOT / "first.json").read_text("utf-8")
    told, again = ask("clean_article", article=text)
    assert told
    assert again["articles"][0]["body"] == answer["articles"][0]["body"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        ("../reprints/articles.jsonl", "outside of the folder"),
        ("/etc/passwd", "outside of the folder"),
        ("none.json", "no such file"),
        ('{"price": 3}', "article"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(article: str, reason: str) -> None:
    told, why = ask("clean_article", article=article)
    assert not told
    assert reason in why


def test_two_versions_are_explained_and_compared() -> None:
    told, answer = ask("explain_relation", left="first.json", right="reprint.json")
    assert told
    [first], [reprint] = clean(ROOT / "first.json"), clean(ROOT / "reprint.json")
    verdict = explain(first, reprint).verdict
    found = answer["relation"], answer["rule"]  # type: ignore[index]
    assert found == (verdict.relation, verdict.rule)
    told, diff = ask("diff_versions", left="first.json", right="reprint.json")
    assert told
    assert diff["summary"]["differs"] == "text"  # type: ignore[index]
    assert all(row["kind"] != "kept" for row in diff["rows"])  # type: ignore[index]


def test_an_article_is_compared_with_an_index_and_nothing_is_added(tmp_path: Path) -> None:
    index = tmp_path / "news.duckdb"
    Index(index).add(REPRINTS)
    record = clean(REPRINTS)[0].to_dict() | {"id": "mine"}
    told, answer = ask("compare_with_index", index, article=json.dumps(record))
    assert told
    assert answer["ids"] == ["mine"]  # type: ignore[index]
    assert any("mine" in (p["left"], p["right"]) for p in answer["pairs"])  # type: ignore[index]
    assert Index(index).stats()["articles"] == len(clean(REPRINTS))
