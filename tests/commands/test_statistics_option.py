"""How many findings each rule gave: after the text, and never in a report that a program reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run

from konsekvens_lint.formats import FORMATS

HEAD = "Fynd  Dokument  Regel"


def test_after_the_text(bad: Path, unfilled: Path) -> None:
    done = run(bad, unfilled, "--statistics")
    table = done.out.partition(HEAD)[2].split("\n")
    assert "   1         1  BES03 ingen-paverkan-utan-skal" in table
    assert done.last.startswith("Avslutar med 1")


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"text"}))
def test_beside_a_report(format: str, bad: Path) -> None:
    done = run(bad, "--format", format, "--statistics")
    assert done.out == run(bad, "--format", format).out
    assert HEAD in done.err
    assert done.last.startswith("Avslutar med 1")
