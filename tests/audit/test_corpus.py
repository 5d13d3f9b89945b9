"""Real documents as an audit, where they are at hand: every file is in the database, judged or with its reason."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest
from audits import audit, exported, rows

from konsekvens_lint.documents.files import SUFFIXES

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not at hand")
def test_every_file_is_judged_or_has_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = audit(CORPUS)
    assert done.code == 0
    files = {str(file) for file in CORPUS.rglob("*") if file.suffix.lower() in {*SUFFIXES, ".doc"}}
    assert {path for (path,) in rows("SELECT path FROM documents")} == files
    assert len(files) > 100
    others = sum(file.is_file() for file in CORPUS.rglob("*")) - len(files)
    assert rows("SELECT passed_over FROM audit") == [(f'{{"other_kind": {others}}}',)]
    for line in exported():
        told = [name for name in ("facts", "error", "duplicate_of") if name in line]
        assert len(told) == 1, line["path"]
        if told == ["error"]:
            assert len(line["error"]["message"]) > 20
    statuses = Counter(status for (status,) in rows("SELECT status FROM documents"))
    assert statuses["judged"] > 10 * statuses["unread"]
    # A copy has the bytes of what it points to.
    for path, original in rows(
        "SELECT d.path, o.path FROM documents d JOIN documents o ON o.id = d.duplicate_of WHERE o.status != 'duplicate'"
    ):
        assert Path(path).read_bytes() == Path(original).read_bytes()
        assert os.path.splitext(path)[1] == os.path.splitext(original)[1]
    again = audit(CORPUS, "--resume")
    assert f"{len(files)} dokument fanns redan" in again.err
