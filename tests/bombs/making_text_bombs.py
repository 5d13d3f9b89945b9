"""Text and Markdown files that are made to harm: by one line, by lines without end, and by what they make of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bombs.bomb import Bomb

_MIB = 1 << 20
#: Characters that expressions for headings, tables, lists, remarks, dates and sentences look for, many times.
SIGNS = {
    "letters": "a",
    "spaces": " ",
    "tabs": "\t",
    "quotation marks": ">",
    "number signs": "#",
    "bars": "|",
    "asterisks": "*",
    "underscores": "_",
    "brackets": "[",
    "footnotes": "[^1",
    "parentheses": "(",
    "backticks": "`",
    "hyphens": "-",
    "stops": ".",
    "ellipses": "…",
    "quotes": '"',
    "digits": "1",
    "backslashes": "\\",
    "open remarks": "<!--",
    "marks over a letter": "\u0301\u0316",
    "invisible spaces": "\u200b",
}


def _begun(text: str) -> bytes:
    """The text after a first paragraph, as in a document."""
    return f"# Rubrik\n\nNämnden beslutar.\n\n{text}\n".encode()


def _both(name: str, make: Callable[[], bytes]) -> Iterator[Bomb]:
    for suffix in (".txt", ".md"):
        yield Bomb(f"{name} ({suffix[1:]})", suffix, make, "too_large")


def _lines() -> Iterator[Bomb]:
    yield from _both("a text of 21 MiB", lambda: b"Ord. " * (21 * _MIB // 5))
    for name, sign in SIGNS.items():
        yield from _both(
            f"a line of 7 MB of {name}", lambda s=sign: _begun("A" + s * (7_000_000 // len(s.encode())))
        )  # type: ignore[misc]
    yield from _both("half a million lines", lambda: _begun("a\n" * 500_000))
    yield from _both("twenty million blank lines", lambda: b"a" + b"\n" * (20 * _MIB - 2))
    yield from _both("a million open remarks", lambda: _begun("<!--\n" * 1_000_000))


def _documents() -> Iterator[Bomb]:
    sentence = "Nämnden beslutar att kvinnor och män ska få samma stöd i hela kommunen\n"
    yield from _both("nine million characters", lambda: _begun((sentence + "\n") * 130_000))
    yield Bomb(
        "a paragraph of seven million characters", ".md", lambda: _begun(sentence * 98_000), "too_large"
    )
    yield Bomb(
        "a quotation of seven million characters",
        ".md",
        lambda: _begun(("> " + sentence) * 96_000),
        "too_large",
    )
    yield Bomb(
        "an item of seven million characters", ".md", lambda: _begun("- " + sentence * 98_000), "too_large"
    )
    yield Bomb(
        "a footnote of seven million characters",
        ".md",
        lambda: _begun("[^1]: " + sentence * 98_000),
        "too_large",
    )
    yield Bomb(
        "code of seven million characters", ".md", lambda: _begun("```\n" + sentence * 98_000), "too_large"
    )
    yield from _both("half a million items", lambda: _begun("- a\n" * 500_000))
    yield Bomb(
        "a table of 60 000 columns",
        ".md",
        lambda: _begun("|a" * 60_000 + "|\n" + "|-" * 60_000 + "|\n"),
        "too_large",
    )
    yield Bomb(
        "a table of 400 000 cells", ".md", lambda: _begun("|a|b|\n|-|-|\n" + "|c|d|\n" * 200_000), "too_large"
    )
    yield Bomb(
        "columns set apart by tabs, 60 000", ".txt", lambda: _begun(("a\t" * 60_000 + "b\n") * 2), "too_large"
    )
    yield Bomb("cells set apart by tabs, 400 000", ".txt", lambda: _begun("a\tb\tc\n" * 200_000), "too_large")
    yield Bomb(
        "a thousand remarks to the tool",
        ".md",
        lambda: _begun("<!-- konsekvens-lint: ignorera BES01, av ett skäl -->\n\nText.\n\n" * 1_000),
        "too_large",
    )


BOMBS = {bomb.name: bomb for made in (_lines, _documents) for bomb in made()}
