"""The little Markdown that the pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def joined(*parts: str | Iterable[str]) -> str:
    """The blocks of a page, with a blank line between them."""
    blocks: list[str] = []
    for part in parts:
        blocks += [part] if isinstance(part, str) else list(part)
    return "\n\n".join(block.strip("\n") for block in blocks if block) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a cell may hold anything but line breaks."""
    return "\n".join([_row(head), _row(["---"] * len(head)), *map(_row, rows)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "\\|") for cell in cells) + " |"


def fenced(text: str, language: str = "") -> str:
    """The text as it is, in a fence that it does not hold."""
    fence = "```"
    while fence in text:
        fence += "`"
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def code(text: str) -> str:
    """The text as code within a line."""
    return f"`{text}`"


def codes(names: Iterable[str]) -> str:
    """The names as code, with commas between them."""
    return ", ".join(map(code, names))


def items(pairs: Iterable[tuple[str, str]]) -> str:
    """A list of labels and texts."""
    return "\n".join(_items(pairs))


def _items(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for label, text in pairs:
        if text:
            yield f"- **{label}:** {' '.join(text.split())}"
