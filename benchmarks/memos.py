"""Realistic memos for the benchmarks: the same matter as .docx (through python-docx) and as .md.

python benchmarks/memos.py FOLDER [--number 200] [--seed 1] [--quick]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any, Literal

import sentences as s

SMALLEST, LARGEST = 4_500, 8_000


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a memo. A table's rows are in `rows`; all else is `text`."""

    kind: Literal["title", "heading", "paragraph", "list", "table"]
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def memos(number: int, seed: int = 1) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Memos with their names, of 4.5 to 8 kB text each; the same for the same seed."""
    for each in range(number):
        yield f"memo-{each:04}", memo(Random(f"{seed}-{each}"))


def memo(random: Random) -> tuple[Part, ...]:
    """One memo. It is lengthened until its text is as long as wanted."""
    wanted = random.randint(SMALLEST + 400, LARGEST - 700)
    background = 2
    while True:
        drawn = Random(random.random())
        parts = tuple(_Writer(drawn).parts(background))
        size = len(markdown(parts).encode())
        if wanted - 400 <= size <= LARGEST:
            return parts
        background = background + 1 if size < wanted else 2


def markdown(parts: tuple[Part, ...]) -> str:
    """The memo as Markdown."""
    return "\n\n".join(_markdown(part) for part in parts) + "\n"


def write_docx(parts: tuple[Part, ...], file: Path) -> None:
    """The memo as a Word file."""
    from docx import Document

    document = Document()
    for part in parts:
        _add(document, part)
    document.save(str(file))


def write(folder: Path, number: int, formats: tuple[str, ...] = ("docx", "md"), seed: int = 1) -> None:
    """Memos into `folder`/docx and `folder`/md."""
    for name in formats:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, parts in memos(number, seed):
        if "md" in formats:
            (folder / "md" / f"{name}.md").write_text(markdown(parts), encoding="utf-8")
        if "docx" in formats:
            write_docx(parts, folder / "docx" / f"{name}.docx")


class _Writer:
    def __init__(self, random: Random) -> None:
        self._random = random
        p = random.randint(35, 70)
        self._words: dict[str, Any] = {
            "place": random.choice(s.PLACES),
            "area": random.choice(s.AREAS),
            "p": p,
            "q": 100 - p,
        }
        self._words["matter"] = self._filled(random.choice(s.MATTERS))

    def parts(self, paragraphs: int) -> Iterator[Part]:
        """The memo's parts; `paragraphs` is the number in each of the long sections."""
        matter = self._words["matter"]
        yield Part("title", matter)
        yield Part("paragraph", f"Diarienummer: KS 2026-{self._random.randint(100, 9999):05}")
        yield from self._section("Förslag till beslut", (), 0)
        yield Part("list", f"Nämnden godkänner förslaget om {matter[0].lower()}{matter[1:]}.")
        yield Part("list", "Förvaltningen får i uppdrag att återkomma med en uppföljning.")
        yield from self._section("Sammanfattning", s.SUMMARY, 1)
        yield from self._section("Bakgrund", s.BACKGROUND, paragraphs)
        yield self._table()
        yield from self._section("Förvaltningens förslag", s.PROPOSAL, paragraphs)
        yield from self._section("Ekonomiska konsekvenser", s.ECONOMY, 1)
        yield from self._impact()
        yield from self._section("Konsekvenser för barn", s.CHILDREN, 1)
        yield from self._section("Miljö", s.ENVIRONMENT, 1)
        yield Part("heading", "Beslutet skickas till")
        yield Part("list", "Ekonomiavdelningen")
        yield Part("list", "Verksamhetschefen")

    def _section(self, heading: str, sentences: tuple[str, ...], paragraphs: int) -> Iterator[Part]:
        yield Part("heading", heading)
        order = cycle(self._random.sample(sentences, len(sentences)))
        for _ in range(paragraphs):
            chosen = islice(order, min(len(sentences), self._random.randint(3, 5)))
            yield Part("paragraph", " ".join(map(self._filled, chosen)))

    def _impact(self) -> Iterator[Part]:
        answer = self._random.choice(s.IMPACTS)
        if answer or self._random.random() < 0.5:
            yield Part("heading", self._random.choice(s.IMPACT_HEADINGS))
        if answer:
            yield Part("paragraph", " ".join(map(self._filled, answer)))

    def _table(self) -> Part:
        head, rows = self._random.choice(s.TABLES)
        body = [
            (str(2022 + row), *(str(self._random.randint(20, 900)) for _ in head[1:])) for row in range(rows)
        ]
        return Part("table", rows=(head, *body))

    def _filled(self, sentence: str) -> str:
        drawn = {
            "n": self._random.randint(24, 960),
            "few": self._random.randint(2, 9),
            "groups": self._random.choice(s.GROUPS),
            "month": self._random.choice(s.MONTHS),
        }
        return sentence.format(**self._words | drawn)


def _markdown(part: Part) -> str:
    if part.kind == "table":
        lines = ["| " + " | ".join(row) + " |" for row in part.rows]
        return "\n".join([lines[0], "|" + " --- |" * len(part.rows[0]), *lines[1:]])
    return {"title": "# ", "heading": "## ", "list": "- "}.get(part.kind, "") + part.text


def _add(document: Any, part: Part) -> None:
    if part.kind == "table":
        table = document.add_table(rows=len(part.rows), cols=len(part.rows[0]), style="Table Grid")
        for row, texts in zip(table.rows, part.rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    elif part.kind == "list":
        document.add_paragraph(part.text, style="List Bullet")
    elif part.kind == "paragraph":
        document.add_paragraph(part.text)
    else:
        document.add_heading(part.text, 1 if part.kind == "title" else 2)


def main() -> None:
    """Write memos to look at or to measure with."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quick", action="store_true", help="20 memos")
    asked = parser.parse_args()
    number = 20 if asked.quick else asked.number
    write(asked.folder, number, seed=asked.seed)
    sizes = sorted(len(markdown(parts).encode()) for _, parts in memos(number, asked.seed))
    print(f"{number} memos, text {sizes[0]} to {sizes[-1]} bytes, median {sizes[len(sizes) // 2]}")


if __name__ == "__main__":
    main()
