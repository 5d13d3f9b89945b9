"""Letters written in parts ("a" and a ring for "å"), as some programs leave them, are the same letters."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest
from builders import docx, para
from looking import headings, markdown, plain, word

from konsekvens_lint.documents.model import Document
from konsekvens_lint.documents.pdf import pdfium
from konsekvens_lint.documents.pdf.page import Page, Word
from konsekvens_lint.documents.reader import read

HEAD = ("Socialförvaltningen", "Nya öppettider", "Ärendet")
PROSE = "Nämnden beslutar att anta förslaget till nya öppettider för återbruket."


def _pdf(parts: list[str], monkeypatch: pytest.MonkeyPatch) -> Document:
    words = tuple(
        Word(text, 71 + 80 * at, 140 + 80 * at, 700 - 40 * line, 16 if line == 1 else 11, line < 3)
        for line, told in enumerate(parts)
        for at, text in enumerate(told.split()[:6])
    )
    monkeypatch.setattr(pdfium, "read_pages", lambda _: [Page(1, 595, 842, words)])
    return read(Path("d.pdf"), b"%PDF-1.7")


@pytest.mark.parametrize("format", ["txt", "md", "docx", "pdf"])
def test_they_are_read_as_whole_letters(format: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unit, title, section, prose = parts = [normalize("NFD", text) for text in (*HEAD, PROSE)]
    document = {
        "txt": lambda: plain("\n\n".join(parts)),
        "md": lambda: markdown(f"{unit}\n\n# {title}\n\n## {section}\n\n{prose}\n"),
        "docx": lambda: word(
            docx(para(unit), para(title, style="Rubrik1"), para(section, style="Rubrik2"), para(prose))
        ),
        "pdf": lambda: _pdf(parts, monkeypatch),
    }[format]()
    assert document.unit == HEAD[0]
    assert document.title == HEAD[1]
    assert headings(document)[-1] == HEAD[2]
    assert PROSE.startswith(document.blocks[-1].text[:20])
