"""``comment``: where the file goes, what is never written over, and how the run ends."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from command_line import run

CLAIM = "Ärendet bedöms inte ha någon påverkan på jämställdheten."


@pytest.fixture
def memo(tmp_path: Path) -> Path:
    """A memo with one error."""
    document = docx.Document()
    document.add_heading("Ändrade tider för sophämtning", 1)
    document.add_heading("Förslag till beslut", 2)
    document.add_paragraph("Nämnden antar de nya tiderna.")
    document.add_heading("Jämställdhet", 2)
    document.add_paragraph(CLAIM)
    file = tmp_path / "memo.docx"
    document.save(str(file))
    return file


def _said(file: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(file)).comments]


def test_the_commented_file_lies_beside_the_memo(memo: Path) -> None:
    before = memo.read_bytes()
    done = run("comment", memo)
    written = memo.with_name("memo.granskad.docx")
    assert (done.code, done.out) == (1, f"{written}\n")
    assert done.last == "Avslutar med 1: 1 fel (gräns: fel)."
    assert memo.read_bytes() == before
    assert len(_said(written)) == 2


def test_without_errors_it_ends_with_0(memo: Path) -> None:
    assert run("comment", memo, "--ignore", "BES").code == 0


def test_the_choices_of_check_are_taken(memo: Path) -> None:
    run("comment", memo, "--profile", "norrbotten", "-o", memo.with_name("annan.docx"))
    assert "Region Norrbotten" in _said(memo.with_name("annan.docx"))[0]


def test_its_own_output_is_commented_in_place(memo: Path) -> None:
    run("comment", memo)
    own = memo.with_name("memo.granskad.docx")
    first = _said(own)
    assert run("comment", own).out == f"{own}\n"
    assert _said(own) == first
    assert run("comment", memo).code == 1, "the memo may be commented anew"


def test_what_someone_has_worked_in_is_not_written_over(memo: Path) -> None:
    run("comment", memo)
    own = memo.with_name("memo.granskad.docx")
    saved = _as_word_saves(own)
    own.write_bytes(saved)
    done = run("comment", memo)
    assert done.code == 2
    assert "granska den filen i stället" in done.last
    assert own.read_bytes() == saved
    assert run("comment", own).code == 1


@pytest.mark.parametrize("change", ["a sentence", "a comment"])
def test_what_a_program_that_saves_as_we_do_has_changed_is_not_written_over(memo: Path, change: str) -> None:
    run("comment", memo)
    own = memo.with_name("memo.granskad.docx")
    document = docx.Document(str(own))
    if change == "a sentence":
        document.paragraphs[-1].add_run(" Det vet vi.")
    else:
        document.add_comment(document.paragraphs[0].runs, text="Svar", author="Anna Ek")
    document.save(str(own))
    before = own.read_bytes()
    assert run("comment", memo).code == 2
    assert own.read_bytes() == before


def _as_word_saves(file: Path) -> bytes:
    """The file with the prolog that Word writes."""
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            prolog, end, rest = content.partition(b"?>")
            new.writestr(
                name, prolog.replace(b"'", b'"') + end + rest if content[:5] == b"<?xml" else content
            )
    return out.getvalue()


def test_the_memo_itself_is_not_written_over(memo: Path) -> None:
    before = memo.read_bytes()
    done = run("comment", memo, "-o", memo)
    assert done.code == 2
    assert "är dokumentet självt" in done.last
    assert memo.read_bytes() == before


@pytest.mark.parametrize(("name", "content", "says"), [
    ("memo.pdf", b"%PDF-1.4", "--write html=rapport.html"),
    ("memo.docx", b"", "Filen är tom (0 byte)"),
    ("memo.docx", b"PK\x03\x04 trasig", "Word-filen är skadad"),
    ("memo.docx", b"%PDF-1.4 ", "skadad"),
    ("memo.docx", b"Bara text.", "inte ett Word-dokument"),
    ("memo.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "spara som .docx"),
    ("saknas.docx", None, "Filen finns inte"),
])  # fmt: skip
def test_what_cannot_be_commented(tmp_path: Path, name: str, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("comment", tmp_path / name)
    assert done.code == 2
    assert says.lower() in done.last.lower()
    assert not list(tmp_path.glob("*.granskad.*"))


def test_a_folder_that_is_missing(memo: Path) -> None:
    done = run("comment", memo, "-o", memo.parent / "finns" / "inte.docx")
    assert done.code == 2
    assert "kan inte skrivas: mappen finns inte" in done.last


@pytest.mark.parametrize("name", ["annan.docx", "memo.granskad.docx"])
def test_a_document_of_someone_elses_is_not_written_over(memo: Path, name: str) -> None:
    other = memo.with_name(name)
    docx.Document().save(str(other))
    before = other.read_bytes()
    done = run("comment", memo, "-o", other)
    assert done.code == 2
    assert "finns redan" in done.last
    assert other.read_bytes() == before


def test_a_document_that_only_has_the_name_of_our_output_is_left_as_it_is(memo: Path) -> None:
    named = memo.rename(memo.with_name("beslut.granskad.docx"))
    before = named.read_bytes()
    done = run("comment", named)
    assert named.read_bytes() == before
    assert done.out == f"{named.with_name('beslut.granskad.granskad.docx')}\n"


@pytest.mark.parametrize("output", ["ut.pdf", "ut.docm", "-"])
def test_an_ending_that_would_lie(memo: Path, output: str) -> None:
    done = run("comment", memo, "-o", output)
    assert done.code == 2
    assert "ska sluta på .docx" in done.last


def test_a_folder(tmp_path: Path) -> None:
    done = run("comment", tmp_path)
    assert done.code == 2
    assert "är en mapp: ange ett Word-dokument i taget" in done.last


def test_a_signed_document_is_told_of(memo: Path) -> None:
    with zipfile.ZipFile(memo, "a") as archive:
        archive.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    done = run("comment", memo)
    assert done.code == 1
    assert "digitalt signerat" in done.err
