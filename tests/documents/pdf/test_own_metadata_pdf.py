"""The date and the unit of a letterhead in a PDF, where words only stand near each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import Put, lines, pdf

from konsekvens_lint.documents.reader import read

PROSE = [
    "Nämnden beslutar att anta förslaget från och med den 1 januari 2031, som",
    "förvaltningen föreslog den 2 februari 2023 i sin skrivelse till nämnden.",
]
TITLE = Put("Ny simhall", 71, 690, 16, bold=True)


@pytest.mark.parametrize(
    "head",
    [
        [Put("Socialförvaltningen", 71, 800), Put("2024-03-21", 380, 800)],
        [Put("Socialförvaltningen", 71, 800), Put("Datum 2024-03-21", 380, 800), Put("1 (3)", 500, 800)],
        [
            Put("Socialförvaltningen", 71, 800),
            Put("Handläggare", 71, 770), Put("Datum", 250, 770), Put("Diarienummer", 380, 770),
            Put("Anna Ek", 71, 757), Put("2024-03-21", 250, 757), Put("SN 2024/17", 380, 757),
        ],
        [Put("Socialförvaltningen", 71, 800), Put("Datum:", 300, 780), Put("21 mars 2024", 380, 780)],
    ],
)  # fmt: skip
def test_a_letterhead(head: list[Put]) -> None:
    document = read(Path("dokument.pdf"), pdf([*head, TITLE, *lines(PROSE, top=660)]))
    assert (document.dated, document.unit) == ("2024-03-21", "Socialförvaltningen")


def test_no_letterhead() -> None:
    document = read(Path("dokument.pdf"), pdf([TITLE, *lines(PROSE, top=660)]))
    assert (document.dated, document.unit) == (None, None)
