"""The server: `cleaner-mcp`, over standard input and output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner._version import __version__

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

_INSTRUCTIONS = (
    "Reads Chinese news pages into exact records, finds reprints in an index, says why two "
    "articles relate, and shows what a reprint changed. An article is a path below the served "
    "folder, or the text of a page."
)


def server(root: Path | None = None, index: str | None = None) -> MCPServer[Any]:
    """Return the server, for one folder and one index.

    Args:
        root: the folder whose files may be read; None for texts alone.
        index: the index to compare with; None for none.
    """
    from mcp.server.mcpserver import MCPServer

    from cleaner.served.tools import Tools

    tools = Tools(root, index)
    made: MCPServer[Any] = MCPServer(
        "chinese-news-cleaner", instructions=_INSTRUCTIONS, version=__version__
    )
    named: tuple[Callable[..., Any], ...] = (
        tools.clean_article,
        tools.explain_relation,
        tools.diff_versions,
    )
    for tool in (*named, tools.compare_with_index) if index is not None else named:
        made.add_tool(_told(tool))
    return made


def _told(tool: Callable[..., Any]) -> Callable[..., Any]:
    """Return a tool whose refusals reach the model with their reason."""
    import functools

    from mcp.server.mcpserver.exceptions import ToolError

    from cleaner.served.tools import RefusedError

    @functools.wraps(tool)
    def asked(**given: object) -> object:
        try:
            return tool(**given)
        except RefusedError as error:
            raise ToolError(str(error)) from error

    return asked


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder whose files may be read. [default: none; articles are given as texts]",
)
@click.option(
    "--index", metavar="FILE", type=click.Path(dir_okay=False), help="An index of dedupe."
)
@click.version_option(__version__, prog_name="cleaner-mcp")
def main(root: Path | None, index: str | None) -> None:
    """Serve the tools to a model, over standard input and output."""
    try:
        made = server(root, index)
    except ImportError as error:
        raise click.UsageError("needs an extra: pip install 'chinese-news-cleaner[mcp]'") from error
    made.run("stdio")
