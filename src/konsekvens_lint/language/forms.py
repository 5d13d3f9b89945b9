"""Tables that are forms: a perspective in the first column, and what is said of it in the others.

Swedish memos often hold such a matrix ("Barn | …", "Jämställdhet | …"), and each row is a section of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from konsekvens_lint.documents.model import Cell, Table

_LONGEST_LABEL = 90
# Words of a cell that is a sentence: with its full stop, and without.
_SENTENCE, _LONG = 5, 10
_WORD = re.compile(r"[^\W\d_]{2,}")


def form_rows(
    table: Table, roles_of: Callable[[Cell], frozenset[str]]
) -> Iterator[tuple[Cell, Sequence[Cell]]]:
    """The rows that are sections: the label's cell and the cells beside it.

    `roles_of` gives the section roles of a label. A table is a form when at least two of its labels have a role, or
    one that has a sentence beside it; a row is one of its sections when it holds words, or nothing (or a dash). A row
    of figures is statistics.
    """
    labelled = [(row[0], row[1:]) for row in table.rows if len(row) > 1 and _is_label(row[0])]
    with_role = [(label, cells) for label, cells in labelled if roles_of(label)]
    if len(with_role) < 2 and not any(_is_sentence(cells) for _, cells in with_role):
        return
    for label, cells in with_role:
        text = " ".join(cell.text for cell in cells).strip()
        if _WORD.search(text) or not any(letter.isalnum() for letter in text):
            yield label, cells


def _is_sentence(cells: Sequence[Cell]) -> bool:
    return any(
        len(cell.text.split()) >= (_SENTENCE if cell.text.rstrip().endswith((".", "!", "?")) else _LONG)
        for cell in cells
    )


def _is_label(cell: Cell) -> bool:
    return 0 < len(cell.text.strip()) <= _LONGEST_LABEL
