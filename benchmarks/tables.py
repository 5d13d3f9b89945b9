"""What the linter reads in tables that a seed picks from the documents of folders, to be read by a person.

    python benchmarks/tables.py FOLDER … [-n 200] [--seed 1] [--persons]

Each table is told with the line before it, its first rows and its reading; ``--persons`` tells only those that are
read as about persons. What cannot be read is passed over.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "src"))

from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.model import Block, Document, one_line
from konsekvens_lint.documents.reader import read
from konsekvens_lint.facts.tables import ReadTable, read_tables
from konsekvens_lint.language.read import read as read_language
from konsekvens_lint.rulebook.loading import built_in

_ROWS, _WIDTH = 8, 40


def main() -> None:
    """Tell the tables that the seed picks."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--persons", action="store_true")
    arguments = parser.parse_args()
    files = sorted(file for folder in arguments.folders for file in folder.rglob("*") if file.is_file())
    tables = [told for file in files for told in _tables(file)]
    random.Random(arguments.seed).shuffle(tables)
    picked = tables[: arguments.n]
    for text, table in picked:
        if not arguments.persons or (table and table.about_persons):
            print(f"{text}\n  = {_reading(table)}\n")
    print(
        f"{len(picked)} of {len(tables)} tables, {sum(bool(t and t.about_persons) for _, t in picked)} about persons"
    )


def _tables(file: Path) -> Iterator[tuple[str, ReadTable | None]]:
    try:
        document = read(file)
    except DocumentError:
        return
    found = {table.block.number: table for table in read_tables(read_language(document, built_in().patterns))}
    for block in document.blocks:
        if block.table:
            yield _text(file, document, block), found.get(block.number)


def _text(file: Path, document: Document, block: Block) -> str:
    assert block.table is not None
    before = next((b for b in document.blocks if b.number == block.number - 1), None)
    lines = [f"## {file.name}#{block.table.number}", f"  {one_line(before.text)[-100:] if before else ''}"]
    rows = block.table.rows[:_ROWS]
    lines += ["  | " + " | ".join(one_line(cell.text)[:_WIDTH] for cell in row) for row in rows]
    return "\n".join(lines)


def _reading(table: ReadTable | None) -> str:
    if table is None:
        return "no figures"
    pairs = "; ".join(f"{p.label}: {p.women:g}/{p.men:g}" for p in table.pairs[:3])
    about = f"persons, split: {table.split}" if table.about_persons else "not about persons"
    return (
        f"{about}; axes: {', '.join(sorted(table.axes)) or '-'}; {', '.join(sorted(table.measures))}; {pairs}"
    )


if __name__ == "__main__":
    main()
