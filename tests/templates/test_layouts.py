"""The same memo reads the same from every layout."""

from __future__ import annotations

from pathlib import Path

import pytest
from layouts import EXTRAS, LAYOUTS, Memo, parse_memo, told

from konsekvens_lint.documents.lines import without_number
from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.reader import read

OWN = """\
Nya halltider för ungdomsidrotten i Lindåkra

Dnr KFN 2025/00318

Förslag till beslut

1. Kultur- och fritidsnämnden antar nya principer för halltider.
2. Nämnden följer upp principerna efter ett år.

Sammanfattning

Förvaltningen föreslår att flickors och pojkars lag får lika många tider före klockan 19.

Ärendet

Varför ändras tiderna?

I dag har pojklagen 62 procent av tiderna före klockan 19. Det beror på att tiderna fördelas efter hävd.

Konsekvenser för flickor och pojkar

Flickor får 140 fler timmar i veckan på bra tider. Pojkar får färre tider före klockan 19 men lika många i
veckan.

Effekten följs upp per kön och stadsdel.

Ekonomiska konsekvenser

Förslaget ryms inom nämndens ram.

Bilagor

Förslag till principer

Beslutet skickas till

Idrottsföreningarna
"""
REAL = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "seeds" / "003_25f3412942cace4e.txt"


def as_memo(document: Document) -> Memo:
    sections = [told(section) for section in document.sections if section.heading is not None]
    kept = tuple(
        (without_number(name), texts)
        for name, texts in sections
        if name not in EXTRAS and name != document.title and name != "Innehåll"
    )
    return Memo(document.title or "", document.diary_number or "", kept)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_own_memo(layout: str) -> None:
    memo = parse_memo(OWN)
    assert len(memo.sections) == 8
    assert as_memo(read(Path("memo.docx"), LAYOUTS[layout](memo))) == memo


@pytest.mark.skipif(not REAL.exists(), reason="the corpus of real documents is not here")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_real_memo(layout: str) -> None:
    memo = parse_memo(REAL.read_text(encoding="utf-8"))
    assert len(memo.sections) == 8
    assert as_memo(read(Path("memo.docx"), LAYOUTS[layout](memo))) == memo


@pytest.mark.parametrize("layout", LAYOUTS)
def test_paths_and_tables(layout: str) -> None:
    """No layout makes a data table of its letterhead, and every section's path is its heading alone."""
    document = read(Path("memo.docx"), LAYOUTS[layout](parse_memo(OWN)))
    assert not [block for block in document.blocks if block.table is not None]
    assert {len(block.section) for block in document.blocks} <= {0, 1}
