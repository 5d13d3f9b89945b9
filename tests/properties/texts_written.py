"""Documents of `documents_made` written as Markdown and plain text, in the many ways that people and programs do it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from documents_made import GONE, Block, Box, Grid, Heading, Item, Made, Paragraph, texts_of


class Written(NamedTuple):
    """A file that was written, and what it holds: texts of the body in order, and those that stand beside it.

    `fixed`: readers keep the order; else a word is only somewhere. `pages` are the texts on each page, where there are any.
    """

    data: bytes
    body: list[str]
    aside: list[str]
    fixed: bool = True
    pages: tuple[tuple[str, ...], ...] = ()


class Style(NamedTuple):
    """How one writer writes: where lines are wrapped, if at all, what an item begins with, and whether all is neat."""

    width: int | None
    bullet: str
    neat: bool
    random: Random

    def one_of(self, ways: list[str]) -> str:
        """One of the ways: the first, where all is neat."""
        return ways[0] if self.neat else self.random.choice(ways)


def styled(random: Random, neat: bool) -> Style:
    """A style."""
    width = random.choice([None, None, 48, 60, 75])
    return Style(width, random.choice(["- ", "* ", "1. "]), neat, random)


def as_plain(made: Made, random: Random, *, neat: bool = False) -> Written:
    """The document as plain text. Its footnotes are paragraphs at the end; a header stands on each page.

    `neat`: without what only may be told from something else by those who know the paper.
    """
    style = styled(random, neat)
    gap = style.one_of(["\n\n", "\n\n", "\n\n\n", "\n", "\n \n"])
    body, parts = [made.title], [made.title]
    names = [block.text for block in made.blocks if isinstance(block, Heading)]
    if names and not neat and random.random() < 0.2:
        parts.append(
            "\n".join(["Innehåll", *(f"{name} ......... {page}" for page, name in enumerate(names, 2))])
        )
        body += ["Innehåll", *names]
    for block in made.blocks:
        parts.append(_plain_block(block, style, random))
        body += [text for text in texts_of(block) if text]
    aside: list[str] = []
    if made.header and random.random() < 0.5:
        at = random.randrange(1, len(parts) + 1)
        parts.insert(at, f"{made.header}    Sida 1 (2)\n\n\f{made.header}    Sida 2 (2)")
        aside += [made.header] * 2
    body += made.notes
    parts += [f"{number} {note}" for number, note in enumerate(made.notes, 1)]
    # A cell that stands alone in the last line of a table may go on the one above, and what stands on both sides of a page's
    # number may be its header.
    has_grid = any(isinstance(block, Grid) for block in made.blocks)
    return Written(gap.join(parts).encode(), body, aside, fixed=not (has_grid or aside))


def _plain_block(block: Block, style: Style, random: Random) -> str:
    if isinstance(block, Heading):
        number, line = (
            style.one_of(["", "", "1 ", "2.1 "]),
            style.one_of(["", "", f"\n{'=' * len(block.text)}"]),
        )
        return number + block.text + line
    if isinstance(block, Item):
        mark = random.choice([style.bullet, "• ", "– ", "a) "])
        return _wrapped("    " * block.depth + mark + block.text, style, "    " * block.depth + "  ")
    if isinstance(block, Grid):
        return _plain_grid(block, random.random() < 0.5)
    # Spaces side by side part cells.
    return "\n\n".join(_wrapped(text.replace("  ", " "), style) for text in texts_of(block))


def _plain_grid(grid: Grid, by_tabs: bool) -> str:
    """The grid's rows: cells parted by tabs, or standing in columns."""
    rows = [[_first_here(grid, row, column) for column in range(grid.width)] for row in range(grid.height)]
    rows = [[" ".join(cell.split()) for cell in row] for row in rows]
    if by_tabs:
        return "\n".join("\t".join(row) for row in rows)
    widths = [max(map(len, column)) + 4 for column in zip(*rows, strict=True)]
    return "\n".join("".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _first_here(grid: Grid, row: int, column: int) -> str:
    """The text of the cell that begins at the place; nothing where a merged one goes on."""
    cell = grid.at(row, column)
    return cell.text if (cell.row, cell.column) == (row, column) else ""


def _wrapped(text: str, style: Style, indent: str = "") -> str:
    if style.width is None:
        return text
    lines = textwrap.wrap(
        text, style.width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join(lines)


def as_markdown(made: Made, random: Random, *, neat: bool = False) -> Written:
    """The document as Markdown, with comments that nobody shall see. `neat`: no marks but those that the blocks need."""
    style = styled(random, neat)
    heading = random.choice([_atx, _atx, _closed, _setext])
    front = f"---\nversion: 2\nkeywords: [{GONE[0]}]\n---\n\n" if random.random() < 0.2 else ""
    body, parts, notes = [made.title], [heading(1, made.title)], 0
    for block in made.blocks:
        if random.random() < 0.1:
            parts.append(f"<!-- {GONE[1]} -->" if random.random() < 0.5 else f"<!--\n{GONE[2]}\n-->")
        has_note = isinstance(block, Paragraph) and block.note is not None
        notes += has_note
        parts.append(_markdown_block(block, style, heading) + (f"[^{notes}]" if has_note else ""))
        body += [text for text in texts_of(block) if text]
    parts += [f"[^{number}]: {_wrapped(note, style, '    ')}" for number, note in enumerate(made.notes, 1)]
    return Written((front + "\n\n".join(parts) + "\n").encode(), body, made.notes)


def _markdown_block(block: Block, style: Style, heading: Callable[[int, str], str]) -> str:
    if isinstance(block, Heading):
        return heading(block.level, block.text)
    if isinstance(block, Item):
        return _wrapped("    " * block.depth + style.bullet + block.text, style, "    " * block.depth + "  ")
    if isinstance(block, Grid):
        return _pipes(block, style.one_of(["|", ""]))
    if isinstance(block, Box) and style.one_of(["> ", "> ", "```"]) == "```":
        return "\n".join(["```", *block.texts, "```"])
    if isinstance(block, Box):
        return "\n>\n".join(
            "\n".join(f"> {line}" for line in _wrapped(text, style).split("\n")) for text in block.texts
        )
    mark, after = style.one_of(["", "", "", "**", "*"]), style.one_of(["", "", "", "\n\n* * *", "\\"])
    return mark + _wrapped(block.text, style) + mark + after


def _pipes(grid: Grid, edge: str) -> str:
    rows = [
        [" ".join(_first_here(grid, row, column).split()).replace("|", "\\|") for column in range(grid.width)]
        for row in range(grid.height)
    ]
    lines = [f"{edge} {' | '.join(row)} {edge}" for row in rows]
    return "\n".join([lines[0], edge + "|".join(["---"] * grid.width) + edge, *lines[1:]])


def _atx(level: int, text: str) -> str:
    return f"{'#' * level} {text}"


def _closed(level: int, text: str) -> str:
    return f"{'#' * level} {text} {'#' * level}"


def _setext(level: int, text: str) -> str:
    return f"{text}\n{'=-'[level - 1] * max(3, len(text))}" if level < 3 else _atx(level, text)
