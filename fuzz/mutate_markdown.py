"""Markdown and plain text changed: lines, marks, tables, front matter, comments, line ends, encodings."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from fuzz.odd import a_slice, damaged, number, some, text

_HEADS = (
    "---\ntitle: Ny simhall\ndatum: 2024-02-30\n---\n", "---\ntitle: [a, b]\n---\n", "---\ntitle: &a [*a]\ndate: 1\n---\n", "---\n",
    "---\n" + "title: " + "[" * 500 + "\n---\n", "---\nnämnd: 'öppen\n---\n", "---\ntitle: !!python/object:os.system a\n...\n", "---\n" + "a: 1\n" * 250 + "---\n",
    "---\ntitle: >\n  " + "a\n  " * 50 + "\n---\n", "---\r\ntitle: a\r\n---\r\n", "+++\ntitle = 1\n+++\n", "---\n? {a: b}\n: c\ntitle: d\n---\n",
    "---\ndatum: 99999999999999999999\ntitle: 0x\n---\n",
)  # fmt: skip
_BLOCKS = (
    "```\nkod\n", "~~~~~~\n", "```` ``` ````\n", "<!-- en anmärkning", "<!-- konsekvens-lint: ignore BES01 -- skäl -->", "<!-- konsekvens-lint: ignore", "-->", "<!--><!-->-->",
    "<!-- a\n\n<!-- b -->\n", "| a | b |\n|---|---|\n| 1 | 2 | 3 | 4 |\n", "|---|\n", "| a |\n|:-:|:--|\n", "|" * 300 + "\n" + "|-" * 300 + "|\n", "[^1]: not\n", "[^a]:\n\n    mer\n",
    "> > > > citat\n", ">" * 900 + " djupt\n", "- " * 300 + "punkt\n", "  " * 400 + "- punkt\n", "1. a\n1) b\n999. c\n", "# \n", "####### sju\n", "#" * 2000 + "\n", "====\n", "----\n",
    "Rubrik\n====\n", "[" * 800 + "]" * 800 + "\n", "![" * 300 + "\n", "[a](" * 300 + "\n", "*_" * 900 + "\n", "**" * 1500 + "\n", "`" * 3001 + "\n", "\\" * 2000 + "\n", "<div>" * 400 + "\n",
    "**Bakgrund**\n", "*Barn:* Beslutet rör barn.\n", "Innehåll\n" + "Rubrik ........ 3\n" * 30, "Sida 1 av 2\n" * 40, "Sida 1(3)\f\n", "\f\f\f\n", "&nbsp;&#0;&#xD800;\n", "a | b\n- | -\n" * 80,
    "|a|b|\n|-|-|\n" + "|1|2|\n" * 3000, "a  b  c\n1  2  3\n" * 200, "Ja   Nej   Delvis\n 1     2      3\n" * 40, "1. " * 400 + "\n", "•\n•\n•\nord\n" * 50, "Rubrik:\n" * 200, "x" * 100_000 + "\n",
    ("ord " * 20 + "\n") * 800, "Dnr: KS 2024/1\n" * 60, "Kvinnor 45 %, män 55 %\n" * 100, "\t\t|\t\t|\n" * 50, "SFS 2024:" * 200 + "\n", "(" * 1500 + ")" * 1500 + "\n", "1 2 3 4 5 6 7 8 9 " * 600 + "\n",
    "a-\n" * 300, "http://" + "a." * 3000 + "\n", "Poäng: 1 2 3 1 2 3 Summa: 99\n" * 40, "”" * 900 + "\n", "§" * 500 + "\n", "...!?" * 800 + "\n", "Ål. " * 2500 + "\n",
)  # fmt: skip
_ENDS = ("\r", "\r\n", "\n\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85", "\n\n", "  \n")
_ENCODINGS = (
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1252",
    "latin-1",
    "cp437",
    "mac_roman",
    "utf-32",
    "utf-7",
)
_BOMS = (
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\x00",
    b"\x1a",
    b"\xff\xfe\x00\x00",
    b"%PDF-",
    b"PK\x03\x04",
    b"{\\rtf",
    b"<?xml",
)

Lines = list[str]


def mutate_text(rng: Random, data: bytes) -> bytes:
    """The Markdown or plain text with some changes; most still text."""
    lines = data.decode("utf-8-sig", errors="replace").split("\n")
    for _ in range(rng.choice((1, 1, 2, 3, 5))):
        rng.choices(_CHANGES, _WEIGHTS)[0](rng, lines)
    ends = rng.choice(_ENDS) if rng.random() < 0.06 else "\n"
    return _encoded(rng, ends.join(lines))


def _encoded(rng: Random, told: str) -> bytes:
    act = rng.random()
    if act < 0.06:
        return told.encode(rng.choice(_ENCODINGS), errors="replace")
    data = told.encode("utf-8", errors="surrogatepass")
    if act < 0.09:
        return rng.choice(_BOMS) + data
    if act < 0.13:
        return damaged(rng, data)
    if act < 0.16:
        at = rng.randint(0, len(data))
        return (
            data[:at]
            + rng.choice(
                (b"\x00", b"\xe5\xe4\xf6", b"\xed\xa0\x80", b"\xc0\xaf", b"\x80" * 50, b"\x07\x08\x1f")
            )
            + data[at:]
        )
    return data


def _block(rng: Random, lines: Lines) -> None:
    at = rng.randint(0, len(lines))
    lines[at:at] = rng.choice((*_BLOCKS, text(rng))).split("\n")


def _front(rng: Random, lines: Lines) -> None:
    lines[:0] = rng.choice(_HEADS).split("\n")


def _mark(rng: Random, lines: Lines) -> None:
    """A mark put before lines that are there."""
    piece = a_slice(rng, len(lines), 30)
    mark = rng.choice(
        (
            "# ",
            "###### ",
            "- ",
            "> ",
            "    ",
            "\t",
            "| ",
            "1. ",
            "```",
            "[^1]: ",
            "**",
            "<!-- ",
            "\u00a0",
            "\ufeff",
            "•",
            "a) ",
            "=",
            "|",
        )
    )
    lines[piece] = [mark + line for line in lines[piece]]


def _join(rng: Random, lines: Lines) -> None:
    piece = a_slice(rng, len(lines), 200)
    lines[piece] = [rng.choice(("", " ", "|", "\t", "-")).join(lines[piece])]


def _split(rng: Random, lines: Lines) -> None:
    """Lines broken between words, as converters break them."""
    piece = a_slice(rng, len(lines), 40)
    lines[piece] = [
        part for line in lines[piece] for part in re.split(rng.choice((" ", r"(?<=\.) ", "")), line[:3000])
    ]


def _drop(rng: Random, lines: Lines) -> None:
    del lines[a_slice(rng, len(lines), 30)]


def _double(rng: Random, lines: Lines) -> None:
    taken = lines[(piece := a_slice(rng, len(lines), 60))]
    lines[piece] = taken * rng.choice((2, 3, 20))


def _move(rng: Random, lines: Lines) -> None:
    taken = lines[(piece := a_slice(rng, len(lines), 60))]
    lines[piece] = []
    at = rng.randint(0, len(lines))
    lines[at:at] = rng.choice((taken, taken[::-1], sorted(taken)))


def _words(rng: Random, lines: Lines) -> None:
    """Within a line: something odd, another number, no spaces, or the line many times."""
    for at in some(rng, range(len(lines)), 6):
        line = lines[at]
        spot = rng.randint(0, len(line))
        lines[at] = rng.choice((
            line[:spot] + text(rng) + line[spot:], re.sub(r"\d+", lambda _: number(rng), line), line.replace(" ", ""), line.upper(), line[:spot], line[::-1],
            (line + " ") * 60, line.replace(" ", "\u00a0"), re.sub("[åäö]", "?", line), line.replace(" ", " | "), "\u0301".join(line[:400]), line.replace(" ", "\n"),
        ))  # fmt: skip


_CHANGES: tuple[Callable[[Random, Lines], None], ...] = (
    _block, _front, _mark, _join, _split, _drop, _double, _move, _words,
)  # fmt: skip
_WEIGHTS = (24, 6, 12, 6, 6, 8, 6, 8, 20)
