"""What cannot be read or done: one clear Swedish line each, the right exit code, and the rest is judged."""

from __future__ import annotations

import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command_line import BAD, GOOD, Run, run, written

from konsekvens_lint import linter
from konsekvens_lint.report import DocumentReport
from konsekvens_lint.running.guard import TimeIsUp

posix = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENGLISH = ("usage", "options", "error:", "no such", "missing", "invalid", "did you mean", "try ", "traceback")


def _package(document: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return data.getvalue()


UNREADABLE = {
    "not_a_document.docx": (b"\x00\x01\x02" * 50, "not_a_document"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n" + bytes(50), "not_a_document"),
    "text.docx": (b"Bara text, ingen Word-fil.", "not_a_document"),
    "empty.docx": (b"", "empty"),
    "only_space.md": (b"  \n\n", "empty"),
    "password.docx": (_OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "old.doc": (_OLE + "WordDocument".encode("utf-16-le"), "legacy_doc"),
    "broken_zip.docx": (_package(b"<x/>")[:60], "broken"),
    "broken_xml.docx": (_package(b"<w:document><w:body>"), "broken"),
    "report.pdf": (b"%PDF-1.7\n", None),
    "table.xlsx": (b"x", "not_a_document"),
    "no_ending": (b"Text.", "not_a_document"),
    "binary.txt": (b"\x00\x01\x02" * 50, "not_a_document"),
    "~$memo.docx": (b"\x05Anna", "lock_file"),
}


def _is_one_swedish_line(text: str) -> bool:
    return text.count("\n") == 0 and not any(word in text.lower() for word in ENGLISH)


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_named_file_that_cannot_be_read(name: str, bad: Path, tmp_path: Path) -> None:
    data, code = UNREADABLE[name]
    file = tmp_path / name
    file.write_bytes(data)
    done = run(file, bad, "--format", "json")
    unread, judged = json.loads(done.out)["documents"]
    assert unread["path"] == str(file)
    assert code is None or unread["error"]["code"] == code
    assert _is_one_swedish_line(unread["error"]["message"])
    assert [finding["rule"] for finding in judged["findings"]] == ["BES03"], "the other file is judged"
    assert done.code == 2
    assert done.last == "Avslutar med 2: 1 dokument kunde inte läsas. Dessutom 1 fel (gräns: fel)."


@pytest.mark.parametrize("name", UNREADABLE)
def test_it_is_told_in_the_text_too(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(UNREADABLE[name][0])
    done = run(file)
    assert done.code == 2
    assert done.out.startswith(f"{file}:")
    assert done.err == "Avslutar med 2: 1 dokument kunde inte läsas.\n"


def test_what_could_not_be_read_is_told_on_stderr_where_stdout_is_for_programs(tmp_path: Path) -> None:
    done = run(tmp_path / "nix.md", "--format", "json")
    unread, closing = done.err.splitlines()
    assert unread == f"{tmp_path / 'nix.md'}: Filen finns inte: kontrollera sökvägen och stavningen."
    assert closing.startswith("Avslutar med 2: ")


def test_a_missing_path_costs_the_others_nothing(bad: Path, tmp_path: Path) -> None:
    done = run(tmp_path / "nix.docx", bad)
    assert done.code == 2
    assert "Filen finns inte" in done.out
    assert "BES03" in done.out


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the owner of the machine may read all")
def test_a_file_that_may_not_be_read(bad: Path) -> None:
    bad.chmod(0)
    assert "behörighet" in run(bad).out


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.docx", 2),
        ("a.docm", 2),
        ("a.pdf", 2),
        ("a.doc", 2),
        ("A.DOCX", 2),
        ("a.md", 0),
        ("a.markdown", 0),
        ("a.txt", 0),
        ("a.text", 0),
    ],
)
def test_unread_files_met_in_a_folder(name: str, code: int, good: Path, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x00\x01\x02")
    done = run(tmp_path)
    assert done.code == code
    assert "kunde inte läsas" in done.last
    assert "godtaget" not in done.last, "nobody has accepted it"


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_folder_in_which_nothing_could_be_read(text: str, tmp_path: Path) -> None:
    written(tmp_path / "tom.md", text)
    written(tmp_path / "tom.txt", text)
    done = run(tmp_path)
    assert (done.code, done.last) == (2, "Avslutar med 2: 2 dokument kunde inte läsas.")


@pytest.mark.parametrize("code", ["timeout", "out_of_memory", "crashed"])
def test_a_document_that_was_given_up_fails_the_run(
    code: str, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "stor.md", GOOD)
    raised = {"timeout": TimeIsUp, "out_of_memory": MemoryError, "crashed": KeyError}[code]
    _let_fail(monkeypatch, "stor.md", raised)
    done = run(tmp_path)
    assert "Granskningen avbröts" in done.out
    assert (done.code, done.last) == (2, "Avslutar med 2: 1 dokument kunde inte läsas.")


def _let_fail(monkeypatch: pytest.MonkeyPatch, name: str, error: type[BaseException]) -> None:
    """Let the judging of the file raise the error, in this process."""

    def check_file(path: Path, *rest: Any) -> DocumentReport:
        if path.name == name:
            raise error
        return linter.check_file(path, *rest)

    monkeypatch.setattr("konsekvens_lint.running.judging.check_file", check_file)


def test_a_path_that_cannot_be_asked_for_costs_itself_alone(bad: Path, tmp_path: Path) -> None:
    done = run("x" * 300, bad)
    assert done.code == 2
    assert "namnet är för långt" in done.out
    assert "BES03" in done.out


def test_a_folder_that_cannot_be_looked_into_fails_the_run(
    good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dold").symlink_to(tmp_path / "annan")
    asked = os.stat

    def stat(path: Any, *args: Any, **kwargs: Any) -> os.stat_result:
        if str(path).endswith("dold"):
            raise PermissionError(13, "Permission denied")
        return asked(path, *args, **kwargs)

    monkeypatch.setattr(os, "stat", stat)
    done = run(tmp_path)
    assert (done.code, done.last) == (2, "Avslutar med 2: 1 dokument kunde inte läsas.")


def test_other_files_met_in_a_folder_are_counted(good: Path, tmp_path: Path) -> None:
    for name in ("~$bra.docx", "bra.granskad.docx", "bild.png"):
        (tmp_path / name).write_bytes(b"x")
    done = run(tmp_path)
    assert done.code == 0
    assert "Inte granskade" in done.out
    assert "3 filer av annat slag" in done.out


def test_a_folder_without_documents(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.last.startswith("Avslutar med 2: inga dokument att granska")
    written(tmp_path / "bild.png", "x")
    done = run(tmp_path)
    assert done.code == 2
    assert "1 fil" in done.last


def test_an_empty_folder_beside_a_document(bad: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert run(tmp_path / "tom", bad).code == 1


@pytest.mark.parametrize("data", [b"", b"  \n", b"\x00\x01"])
def test_standard_input_that_cannot_be_read(data: bytes) -> None:
    done = run("-", stdin=data)
    assert (done.code, done.last) == (2, "Avslutar med 2: 1 dokument kunde inte läsas.")


@pytest.mark.parametrize("error", [KeyError, TimeIsUp, MemoryError])
def test_standard_input_that_is_given_up_costs_itself_alone(
    error: type[BaseException], bad: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check_document(*rest: Any) -> DocumentReport:
        raise error

    monkeypatch.setattr("konsekvens_lint.running.judging.check_document", check_document)
    report = tmp_path / "ut.json"
    done = run("-", bad, "--write", f"json={report}", stdin=GOOD.encode())
    assert (done.code, done.last) == (
        2, "Avslutar med 2: 1 dokument kunde inte läsas. Dessutom 1 fel (gräns: fel).",
    )  # fmt: skip
    unread, judged = json.loads(report.read_text(encoding="utf-8"))["documents"]
    code = {KeyError: "crashed", TimeIsUp: "timeout", MemoryError: "out_of_memory"}[error]
    assert (unread["path"], unread["error"]["code"]) == ("-", code)
    assert [finding["rule"] for finding in judged["findings"]] == ["BES03"]


def test_standard_input_without_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("commands.run", "documents.reader"):
        monkeypatch.setattr(f"konsekvens_lint.{module}.MAX_FILE_BYTES", 1000)
    told = json.loads(run("-", "--format", "json", stdin=bytes(10_000)).out)
    assert told["documents"][0]["error"]["code"] == "too_large"


def test_standard_input_of_unknown_ending() -> None:
    assert ".odt" in run("-", "--stdin-filename", "a.odt", stdin=b"Text.").out


def _refused(done: Run) -> str:
    """The one line with which a run is refused before it has begun."""
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Avslutar med 2: ")
    assert _is_one_swedish_line(done.err.rstrip("\n")), done.err
    return done.err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--select", "BES3"], "Regeln ”BES3” finns inte. Menade du ”BES03”?"),
        (["--select", "BES01,mallrets"], "Menade du ”mallrest”?"),
        (["--ignore", "XXX99"], "Regeln ”XXX99” finns inte. Kör ”konsekvens-lint rules”"),
        (["--kind", "tjanstskrivelse"], "Menade du ”tjansteskrivelse”?"),
        (["--profile", "srk"], "Profilen ”srk” finns inte. Menade du ”skr”?"),
        (["--checklist", "skr-jamstalda"], "Menade du ”skr-jamstallda-beslut”?"),
        (["--fail-on", "eror"], "--fail-on: ”eror” går inte att välja. Menade du ”error”?"),
        (["--format", "jsno"], "--format: ”jsno” går inte att välja. Menade du ”json”?"),
        (["--color", "ja"], "Välj bland: auto, always, never."),
        (["--jobs", "två"], "--jobs: ”två” är inget heltal."),
        (["--jobs", "-1"], "--jobs: talet ska vara minst 0, inte -1."),
        (["--write", "json"], "”json” ska skrivas som FORMAT=FIL"),
        (["--write", "json="], "ska skrivas som FORMAT=FIL"),
        (["--write", "jsn=a.json"], "formatet ”jsn” finns inte. Menade du ”json”?"),
        (["--profil", "skr"], "Flaggan ”--profil” finns inte. Menade du ”--profile”?"),
        (["-x"], "Flaggan ”-x” finns inte."),
        (["--tips=ja"], "Flaggan ”--tips” tar inget värde."),
        (["--select"], "Flaggan ”--select” behöver ett värde."),
    ],
)
def test_a_bad_option(options: list[str], told: str, bad: Path) -> None:
    assert told in _refused(run("check", bad, *options))


def test_no_path() -> None:
    assert "Argumentet SÖKVÄG saknas. Hjälp: konsekvens-lint check --help." in _refused(run("check"))


def test_a_bad_option_is_told_before_files_that_cannot_be_read(tmp_path: Path) -> None:
    assert "Regeln ”BES3”" in _refused(run(tmp_path / "nix.docx", "--select", "BES3"))
    assert "Regeln ”BES3”" in _refused(run("-", "--select", "BES3", stdin=b""))
    assert "Regeln ”BES3”" in _refused(run(tmp_path, "--select", "BES3"))


def test_what_cannot_be_written_is_told_before_anything_is_read(bad: Path, tmp_path: Path) -> None:
    assert "mappen finns inte" in _refused(run(bad, "--write", f"json={tmp_path / 'nix' / 'ut.json'}"))
    assert "det är en mapp" in _refused(run(bad, "--write", f"json={tmp_path}"))


def test_nothing_is_written_over(bad: Path, tmp_path: Path) -> None:
    assert "skulle skrivas över" in _refused(run(bad, "--write", f"text={bad}"))
    same = tmp_path / "ut"
    assert "skulle skrivas över" in _refused(run(bad, "--write", f"text={same}", "--write", f"json={same}"))
    assert bad.read_text(encoding="utf-8") == BAD


def test_a_memo_that_a_folder_holds_is_not_written_over(bad: Path, tmp_path: Path) -> None:
    for written_over in (bad, tmp_path / "." / bad.name, tmp_path / ".." / tmp_path.name / bad.name):
        told = _refused(run(tmp_path, "--write", f"text={written_over}"))
        assert "ska granskas, och skulle skrivas över av rapporten" in told
    assert bad.read_text(encoding="utf-8") == BAD
    report = tmp_path / "rapport.granskad.txt"
    for _ in range(2):
        assert run(tmp_path, "--write", f"text={report}").code == 1
    assert "BES03" in report.read_text(encoding="utf-8")


@posix
def test_a_link_to_a_memo_is_not_written_over(bad: Path, tmp_path: Path) -> None:
    (tmp_path / "ut").symlink_to(bad)
    assert "skulle skrivas över av rapporten" in _refused(run(tmp_path, "--write", f"text={tmp_path / 'ut'}"))


@posix
def test_links_that_go_round_are_told(bad: Path, tmp_path: Path) -> None:
    (tmp_path / "runt.md").symlink_to(tmp_path / "runt.md")
    assert "länkarna går runt" in _refused(run(bad, "--write", f"json={tmp_path / 'runt.md'}"))
    done = run(tmp_path / "runt.md", bad, "--write", f"json={tmp_path / 'ut.json'}")
    assert (done.code, done.last) == (
        2,
        "Avslutar med 2: 1 dokument kunde inte läsas. Dessutom 1 fel (gräns: fel).",
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("code: EGE01\ncode: EGE02\n", "regler.yaml, rad 2: nyckeln ”code” står två gånger"),
        ("code: [\n", "filen är inte giltig YAML"),
        ("code: EGE01\n", "regler.yaml, rad 1: saknar ”name”"),
        ("", "regler.yaml, rad 1: "),
    ],
)  # fmt: skip
def test_a_bad_pack(text: str, told: str, bad: Path, tmp_path: Path) -> None:
    pack = written(tmp_path / "regler.yaml", text)
    assert told in _refused(run(bad, "--pack", pack))
    assert told in _refused(run("test", pack))
    assert told in _refused(run("rules", "--pack", pack))


def test_a_pack_that_is_not_there(bad: Path, tmp_path: Path) -> None:
    assert "regelpaketet finns inte" in _refused(run(bad, "--pack", tmp_path / "nix"))
    (tmp_path / "tom").mkdir()
    assert "innehåller inga regelfiler" in _refused(run(bad, "--pack", tmp_path / "tom"))


def test_two_wins_over_one(bad: Path, tmp_path: Path) -> None:
    assert run(bad).code == 1
    assert run(bad, tmp_path / "nix.md").code == 2
    assert run(bad, tmp_path / "nix.md", "--fail-on", "never").code == 2
