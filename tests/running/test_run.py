"""Real documents through the whole road: the same reports however they are run."""

from pathlib import Path

import pytest

from konsekvens_lint.documents import files
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.finding import find
from konsekvens_lint.running.runner import run
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.settings.options import Options, UnknownChoice

MEMO = """# Sänkt avgift på badhuset {n}

## Förslag till beslut

Nämnden beslutar att sänka avgiften med {n} kronor.

## Konsekvenser för jämställdhet

Förslaget bedöms inte påverka kvinnor och män olika.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n in range(30):
        (tmp_path / f"memo-{n:02}.md").write_text(MEMO.format(n=n), encoding="utf-8")
    (tmp_path / "memo-05.docx").write_bytes(b"PK\x03\x04 trasig")
    (tmp_path / "memo-06.pdf").write_bytes(b"%PDF-1.7")
    return tmp_path


def test_the_reports_are_the_same_whatever_the_number_of_jobs(folder: Path) -> None:
    files = find([folder]).files
    here = list(run(files, Options(), jobs=1))
    assert len(here) == 32
    assert sum(isinstance(each, Unread) for each in here) == 2
    assert here == list(run(files, Options())) == list(run(files, Options(), jobs=2))
    assert here == list(run(files, Options(), jobs=3))


def test_what_is_found_missing_is_told_in_its_place(folder: Path) -> None:
    found = find([folder / "memo-00.md", folder / "borta.docx", folder / "memo-01.md"])
    results = list(run(found.files, Options()))
    assert [type(each) for each in results] == [DocumentReport, Unread, DocumentReport]
    assert isinstance(results[1], Unread)
    assert results[1].code == "missing"


def test_what_is_piped_gets_the_report_of_its_file(folder: Path) -> None:
    file = folder / "memo-00.md"
    (here,) = run([file], Options())
    for jobs in (1, 2):
        assert list(run([Piped(str(file), file.read_bytes(), "a.md")], Options(), jobs=jobs)) == [here]
    empty, unknown = run([Piped("-", b"", "a.md"), Piped("-", b"Text.", "a.odt")], Options())
    assert [getattr(each, "code", "ok") for each in (empty, unknown)] == ["empty", "not_a_document"]


def test_a_link_that_may_not_be_followed_is_told_in_its_place(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = files.bytes_of_any

    def bytes_of_any(path: Path, most: int) -> bytes:
        if path.name == "memo-01.md":
            raise PermissionError(13, "Permission denied")
        return taken(path, most)

    monkeypatch.setattr(files, "bytes_of_any", bytes_of_any)
    results = list(run([folder / "memo-00.md", folder / "memo-01.md"], Options()))
    assert [getattr(each, "code", "ok") for each in results] == ["ok", "not_permitted"]


def test_a_wrong_choice_is_refused_at_the_call(folder: Path) -> None:
    with pytest.raises(UnknownChoice):
        run([folder / "memo-00.md"], Options(profile="finns-inte"))
