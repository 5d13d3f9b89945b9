"""The package as a library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import konsekvens_lint
from konsekvens_lint import DocumentReport, PackError, Report, UnknownChoice, Unread
from konsekvens_lint.version import __version__

BAD = """\
# Ändrade tider för sophämtning
## Förslag till beslut
Nämnden antar de nya tiderna.
## Jämställdhet
Ärendet bedöms inte ha någon påverkan på jämställdheten.
"""
PACK = Path(__file__).parent / "rulebook" / "packs" / "skolskjuts"


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """A memo with one error."""
    file = tmp_path / "memo.md"
    file.write_text(BAD, encoding="utf-8")
    return file


def _only(report: Report) -> DocumentReport:
    (document,) = report.documents
    assert isinstance(document, DocumentReport)
    return document


def test_a_file(memo: Path) -> None:
    document = _only(konsekvens_lint.check(memo))
    assert document.path == str(memo)
    assert [finding.rule for finding in document.findings] == ["BES03"]
    assert document == _only(konsekvens_lint.check(str(memo)))


def test_several_paths_and_what_cannot_be_read(memo: Path, tmp_path: Path) -> None:
    report = konsekvens_lint.check([tmp_path / "nix.docx", str(memo)])
    unread, judged = report.documents
    assert isinstance(unread, Unread) and unread.code == "missing"
    assert isinstance(judged, DocumentReport)


def test_a_folder(memo: Path, tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"x")
    report = konsekvens_lint.check(tmp_path)
    assert _only(report).path == str(memo)
    assert report.skipped == 1


def test_an_empty_folder_is_an_empty_report(tmp_path: Path) -> None:
    assert konsekvens_lint.check(tmp_path) == Report(())


def test_choices(memo: Path) -> None:
    document = _only(
        konsekvens_lint.check(memo, kind="protokoll", select=["BES", "mallrest"], ignore=["BES01"])
    )
    assert document.kind == "protokoll"
    assert "BES01" not in document.outcomes and "DOK01" in document.outcomes
    assert list(_only(konsekvens_lint.check(memo, select="BES03")).outcomes) == ["BES03"]
    checklists = _only(konsekvens_lint.check(memo, checklists=["skr-jamstallda-beslut"])).checklists
    assert [checklist.id for checklist in checklists] == ["skr-jamstallda-beslut"]


def test_packs(memo: Path) -> None:
    assert "SKJ01" in _only(konsekvens_lint.check(memo, packs=[PACK])).outcomes
    assert "SKJ01" in _only(konsekvens_lint.check(memo, packs=str(PACK))).outcomes


def test_jobs(memo: Path) -> None:
    assert konsekvens_lint.check(memo, jobs=2) == konsekvens_lint.check(memo)


@pytest.mark.parametrize("folder", [False, True])
def test_fewer_jobs_than_none(folder: bool, memo: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    with pytest.raises(ValueError, match=r"^jobs ska vara 0 .* eller fler, inte -1$"):
        konsekvens_lint.check(tmp_path / "tom" if folder else memo, jobs=-1)


def test_bad_choices(memo: Path, tmp_path: Path) -> None:
    with pytest.raises(UnknownChoice, match="Menade du ”skr”"):
        konsekvens_lint.check(memo, profile="srk")
    with pytest.raises(UnknownChoice):
        konsekvens_lint.check(memo, kind="brev")
    with pytest.raises(UnknownChoice):
        konsekvens_lint.check(memo, select=["BES33"])
    with pytest.raises(UnknownChoice):
        konsekvens_lint.check(memo, checklists=["nix"])
    with pytest.raises(UnknownChoice, match="Menade du ”pdfminer”"):
        konsekvens_lint.check(memo, pdf_reader="pdfminr")  # type: ignore[arg-type]
    with pytest.raises(PackError):
        konsekvens_lint.check(memo, packs=[tmp_path / "nix"])


def test_what_is_offered_is_there() -> None:
    assert konsekvens_lint.__version__ == __version__
    for name in konsekvens_lint.__all__:
        assert getattr(konsekvens_lint, name) is not None
        assert name in dir(konsekvens_lint)
    with pytest.raises(AttributeError):
        konsekvens_lint.nothing  # noqa: B018


def test_it_is_typed(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    assert (Path(konsekvens_lint.__file__).parent / "py.typed").is_file()
    program = tmp_path / "program.py"
    program.write_text(
        "import konsekvens_lint\n"
        "report: konsekvens_lint.Report = konsekvens_lint.check('a.md', select=['BES'])\n"
        "for document in report.documents:\n"
        "    if isinstance(document, konsekvens_lint.Unread):\n"
        "        reveal_type(document.message)\n"
        "konsekvens_lint.check('a.md', kind=1)\n",
        encoding="utf-8",
    )
    source = str(Path(konsekvens_lint.__file__).parent.parent)
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", str(program)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"MYPYPATH": source, "PATH": ""},
    )
    assert 'Revealed type is "str"' in done.stdout or 'Revealed type is "builtins.str"' in done.stdout, (
        done.stdout
    )
    assert 'incompatible type "int"' in done.stdout
    assert "Found 1 error" in done.stdout
