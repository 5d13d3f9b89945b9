"""What cannot be read is refused with its own code and one Swedish line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from builders import Package, docx, para, zipped

from konsekvens_lint import limits
from konsekvens_lint.documents import files, reader
from konsekvens_lint.documents.errors import DocumentError
from konsekvens_lint.documents.reader import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(*names: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le") + b"\x00\x00" for name in names)


def refusal(data: bytes | None, name: str) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read(Path(name), data)
    assert "\n" not in caught.value.message
    assert caught.value.message.endswith(".")
    return caught.value


ODT = zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
XLSX = zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"})
DTD = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa">]><w>&a;</w>'


@pytest.mark.parametrize(
    ("data", "name", "code", "says"),
    [
        (b"", "a.docx", "empty", "tom"),
        (b"  \n \n", "a.txt", "empty", "ingen text"),
        (docx(para("  ")), "a.docx", "empty", "ingen text"),
        (ole("WordDocument"), "a.doc", "legacy_doc", ".doc"),
        (ole("WordDocument"), "a.docx", "legacy_doc", "spara som .docx"),
        (ole("EncryptionInfo", "EncryptedPackage"), "a.docx", "encrypted", "lösenord"),
        (ole("Workbook"), "a.doc", "not_a_document", "Office"),
        (docx(para("Hej"))[:200], "a.docx", "broken", "skadad"),
        (b"PK\x03\x04 and then junk", "a.docx", "broken", "skadad"),
        (
            Package().raw("word/document.xml", b"<w:document>").build(),
            "a.docx",
            "broken",
            "word/document.xml",
        ),
        (Package().raw("word/document.xml", DTD).build(), "a.docx", "broken", "DTD"),
        (XLSX, "a.docx", "not_a_document", "Excel"),
        (ODT, "a.docx", "not_a_document", "OpenDocument"),
        (zipped({"a.txt": b"hej"}), "a.docx", "not_a_document", "zip"),
        (b"%PDF-1.7\n", "a.pdf", "broken", "PDF-filen är skadad"),
        (b"%PDF-1.7\n", "a.docx", "broken", "PDF-filen är skadad"),
        (b"<!DOCTYPE html><html><body>Hej</body></html>", "a.doc", "not_a_document", "HTML"),
        (b"{\\rtf1 Hej}", "a.doc", "not_a_document", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "not_a_document", "bild"),
        (b"Bara text.", "a.docx", "not_a_document", ".docx"),
        (b"\x00\x01\x02\x03" * 50, "a.txt", "not_a_document", "inte text"),
        (b"\x00\x01\x02\x03" * 50, "a.docx", "not_a_document", "inte ett Word-dokument"),
        (b"a;b\n1;2\n", "a.csv", "not_a_document", ".csv"),
        (b"Text.", "LICENSE", "not_a_document", "saknar"),
        (b"\xff\xfeH", "a.txt", "unreadable_text", "UTF-8"),
        (b"ignored", "~$memo.docx", "lock_file", "~$"),
    ],
)
def test_bad_content(data: bytes, name: str, code: str, says: str) -> None:
    error = refusal(data, name)
    assert (error.code, says in error.message) == (code, True), error.message


def test_missing_file(tmp_path: Path) -> None:
    assert refusal(None, str(tmp_path / "saknas.docx")).code == "missing"


def test_directory(tmp_path: Path) -> None:
    assert refusal(None, str(tmp_path)).code == "not_a_document"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hej")
    path.chmod(0)
    assert refusal(None, str(path)).code == "not_permitted"


class Sharing(PermissionError):
    winerror = 32


@pytest.mark.parametrize(
    ("system", "error", "lock", "code"),
    [
        ("nt", Sharing(), False, "open_in_word"),
        ("nt", PermissionError(), True, "open_in_word"),
        ("nt", PermissionError(), False, "not_permitted"),
        ("posix", PermissionError(), True, "not_permitted"),
        ("posix", OSError(5, "Input/output error"), False, "broken"),
    ],
)
def test_file_open_in_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str, error: OSError, lock: bool, code: str
) -> None:
    """Windows shares no file that Word holds; elsewhere a refusal is about rights."""
    path = tmp_path / "memo.docx"
    path.write_bytes(docx(para("Hej.")))
    if lock:
        (tmp_path / "~$memo.docx").write_bytes(b"x")

    def refuse(path: Path, most: int) -> bytes:
        raise error

    monkeypatch.setattr(files, "bytes_of_any", refuse)
    monkeypatch.setattr(files, "_SYSTEM", system)
    assert refusal(None, str(path)).code == code


def test_lock_file_beside_a_readable_file(tmp_path: Path) -> None:
    path = tmp_path / "memo.docx"
    path.write_bytes(docx(para("Hej.")))
    (tmp_path / "~$memo.docx").write_bytes(b"x")
    assert read(path).blocks[0].text == "Hej."


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.doc", "a.bak", "a"])
def test_word_file_under_any_name(name: str) -> None:
    assert read(Path(name), docx(para("Hej."))).format == "docx"


def test_name_stands_for_the_path() -> None:
    assert read(Path("-"), b"# Hej\n\nText.", "memo.md").format == "md"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert (
        read(Path("a.txt"), "Kvinnor och män påverkas.".encode(encoding)).blocks[0].text.endswith("påverkas.")
    )


def test_windows_line_ends() -> None:
    assert [b.line for b in read(Path("a.txt"), b"En mening.\r\n\r\nEn till.\r\n").blocks] == [1, 3]


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_FILE_BYTES", 10)
    assert refusal(b"x" * 11, "a.txt").code == "too_large"


def test_zip_bomb() -> None:
    data = Package().raw("word/document.xml", b" " * (limits.RATIO_FLOOR + 1)).build()
    assert refusal(data, "a.docx").code == "too_large"


def test_deep_xml_is_refused() -> None:
    deep = Package().body("<w:p>" + "<w:smartTag>" * 3000 + "</w:smartTag>" * 3000 + "</w:p>").build()
    assert refusal(deep, "a.docx").code == "too_large"


def test_reading_text_imports_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys; from pathlib import Path; from konsekvens_lint.documents.reader import read; "
        "read(Path('a.md'), b'# Hej\\n\\nText.'); "
        "print([m for m in ('lxml', 'zipfile', 'docx', 'numpy', 'yaml', 'spacy') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stdout.strip() == "[]"
