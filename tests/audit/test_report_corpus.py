"""Real documents in a report, where they are at hand: every file is there, judged or with its reason."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

import pytest
from audits import DB, audit, statuses
from command_line import run
from workbooks import read

from konsekvens_lint.documents.files import SUFFIXES

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")
def test_every_file_is_in_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert audit(CORPUS, "--meta", "**/{typ}/*").code == 0
    done = run("report", DB, "--html", "ut.html", "--xlsx", "ut.xlsx")
    assert done.code == 0, done.err
    files = {str(file) for file in CORPUS.rglob("*") if file.suffix.lower() in {*SUFFIXES, ".doc"}}
    book = read(Path("ut.xlsx").read_bytes())
    told = {row[0]: row for row in book["Dokument"].rows if row and row[0] in files}
    assert set(told) == files
    kinds = {"judged": "Granskat", "unread": "Inte granskat", "duplicate": "Dubblett"}
    assert {Path(str(path)).name: row[1] for path, row in told.items()} == {
        name: kinds[status] for name, status in statuses().items()
    }
    assert all(len(str(row[8])) > 20 for row in told.values() if row[1] != "Granskat")
    page = Path("ut.html").read_text(encoding="utf-8")
    assert not [file for file in files if quote(os.fsencode(os.path.relpath(file))) not in page]
