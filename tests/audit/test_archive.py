"""The archive that `benchmarks/audit.py` audits: papers as they should be, and what it says of its samples."""

from __future__ import annotations

from pathlib import Path

import pytest

archive = pytest.importorskip("archive", reason="python-docx, which makes the papers, is not installed")
pytest.importorskip("reportlab", reason="reportlab, which makes the PDFs, is not installed")

from konsekvens_lint.documents.reader import read  # noqa: E402


def test_each_paper_is_another_and_says_where_it_is_from(tmp_path: Path) -> None:
    files = [*archive.write_memos(tmp_path, 12), *archive.write_pdfs(tmp_path, 2)]
    assert {file.suffix for file in files} == {".md", ".docx", ".pdf"}
    documents = {file: read(file, file.read_bytes()) for file in files}
    assert len({document.blocks for document in documents.values()}) == len(files)
    for file, document in documents.items():
        unit, year, _ = file.relative_to(tmp_path).parts
        assert document.dated is not None
        assert (document.unit, document.dated[:4]) == (unit, year)
        assert any(block.kind == "heading" and block.text == "Bakgrund" for block in document.blocks)


def test_the_same_seed_gives_the_same_papers(tmp_path: Path) -> None:
    one, other, another = (
        [file.read_bytes() for file in archive.write_memos(tmp_path / name, 3, seed) if file.suffix == ".md"]
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert one == other != another


def test_growth_needs_samples_and_compares_fifths() -> None:
    growth = pytest.importorskip("sampling", reason="psutil is not installed").growth
    assert growth([50.0] * 20) is None
    assert growth([10.0] * 50 + [50.0] * 200) == 1.0
    assert growth([50.0] * 200 + [60.0] * 50) == 1.2
