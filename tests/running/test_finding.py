"""Which files are judged: what is named always, what is met in folders by its name."""

import os
import socket
import sys
from pathlib import Path

import pytest

from konsekvens_lint.limits import MAX_FOLDERS
from konsekvens_lint.report import Unread
from konsekvens_lint.running.finding import Found, find

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and rights are POSIX")


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text", encoding="utf-8")


def names(found: Found, folder: Path) -> list[str]:
    return [
        f"!{file.code}" if isinstance(file, Unread) else file.relative_to(folder).as_posix()
        for file in found.files
    ]


def refuse(monkeypatch: pytest.MonkeyPatch, function: str, *refused: str) -> None:
    """Let a function of the system refuse the paths of these names."""
    real = getattr(os, function)

    def refusing(path: object, *args: object, **kwargs: object) -> object:
        if isinstance(path, str | Path) and Path(path).name in refused:
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, function, refusing)


def test_a_named_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    make(tmp_path, "kalkyl.xlsx", "~$memo.docx", "memo.granskad.docx", ".dold.md", "utan")
    given = ["kalkyl.xlsx", "~$memo.docx", "memo.granskad.docx", ".dold.md", "utan"]
    found = find([tmp_path / name for name in given])
    assert names(found, tmp_path) == given
    assert found.named == {str(tmp_path / name) for name in given}
    assert found.skipped == 0


def test_a_folder_is_walked_in_order_of_names(tmp_path: Path) -> None:
    make(tmp_path, "b.md", "a/z.docx", "a/y/x.txt", "c.markdown", "A.DOCX", "å.docm", "d.text")
    found = find([tmp_path])
    assert names(found, tmp_path) == [
        "A.DOCX", "a/y/x.txt", "a/z.docx", "b.md", "c.markdown", "d.text", "å.docm",
    ]  # fmt: skip
    assert found.named == frozenset()


def test_what_is_no_document_is_counted(tmp_path: Path) -> None:
    make(
        tmp_path, "memo.docx", "~$memo.docx", "memo.granskad.docx", "MEMO.Granskad.DOCX", "kalkyl.xlsx", "utan",
        ".dold.docx", ".git/config", ".git/a.md", "._memo.docx",
    )  # fmt: skip
    found = find([tmp_path])
    assert names(found, tmp_path) == ["memo.docx"]
    assert found.skipped == 8


def test_pdf_and_old_word_files_are_not_passed_over(tmp_path: Path) -> None:
    make(tmp_path, "a.pdf", "b.DOC", "c.md")
    found = find([tmp_path])
    assert names(found, tmp_path) == ["a.pdf", "b.DOC", "c.md"]
    assert found.skipped == 0


def test_a_missing_path_is_told(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    found = find([tmp_path / "borta.md", tmp_path / "a.md", tmp_path / "borta.md"])
    assert names(found, tmp_path) == ["!missing", "a.md"]
    assert str(tmp_path / "borta.md") in found.named


def test_a_file_given_twice_is_judged_once(tmp_path: Path) -> None:
    make(tmp_path, "a.md", "m/b.md")
    same = tmp_path / "a.md"
    found = find([same, same, tmp_path / "m" / ".." / "a.md", tmp_path, tmp_path / "m"])
    assert names(found, tmp_path) == ["a.md", "m/b.md"]
    assert found.skipped == 0


def test_a_file_met_first_and_named_later_is_named(tmp_path: Path) -> None:
    make(tmp_path, "m/a.md")
    found = find([tmp_path, tmp_path / "m" / ".." / "m" / "a.md"])
    assert found.named == {str(tmp_path / "m" / "a.md")}


def test_paths_are_told_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "m/a.md")
    monkeypatch.chdir(tmp_path)
    assert find([Path("m")]).files == (Path("m/a.md"),)
    assert find([Path()]).files == (Path("m/a.md"),)


@posix
def test_links_are_followed_but_never_round(tmp_path: Path) -> None:
    make(tmp_path, "m/a.md", "ute/b.md")
    (tmp_path / "m" / "igen").symlink_to(tmp_path / "m", target_is_directory=True)
    (tmp_path / "m" / "upp").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "m" / "lank.md").symlink_to(tmp_path / "m" / "a.md")
    (tmp_path / "m" / "själv.md").symlink_to(tmp_path / "m" / "själv.md")
    found = find([tmp_path / "m"])
    assert names(found, tmp_path) == ["m/a.md", "m/själv.md", "m/upp/ute/b.md"]


@posix
def test_a_broken_link_is_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.docx").symlink_to(tmp_path / "borta.docx")
    assert names(find([tmp_path]), tmp_path) == ["a.docx"]


@posix
def test_pipes_and_sockets_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("a.md")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("b.md")
        found = find([tmp_path])
    assert (found.files, found.skipped) == ((), 2)


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "a/x.md", "b/y.md")
    real = os.listdir

    def listdir(path: Path) -> list[str]:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "listdir", listdir)
    found = find([tmp_path])
    assert names(found, tmp_path) == ["!not_permitted", "b/y.md"]


@posix
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    make(tmp_path, "a.md")
    found = find([tmp_path / ("x" * 300), tmp_path / "a.md", tmp_path / "noll\0.md"])
    assert names(found, tmp_path) == ["!broken", "a.md", "!missing"]
    assert isinstance(found.files[0], Unread)
    assert found.files[0].message == (
        "Sökvägen går inte att följa (namnet är för långt): kontrollera sökvägen och försök igen."
    )


@posix
def test_a_link_that_the_system_will_not_follow_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As /proc/1/cwd is for others than root: it may be a folder of documents."""
    make(tmp_path, "a.md", "m/z.md")
    refuse(monkeypatch, "stat", "dold", "dold.md")
    refuse(monkeypatch, "readlink", "dold")
    (tmp_path / "m" / "dold").symlink_to(tmp_path)
    (tmp_path / "m" / "dold.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "m" / "runt").symlink_to(tmp_path / "m" / "runt")
    found = find([tmp_path / "m"])
    assert names(found, tmp_path) == ["!not_permitted", "m/dold.md", "m/z.md"]
    assert found.skipped == 1
    found = find([tmp_path / "m" / "dold", tmp_path / "a.md"])
    assert names(found, tmp_path) == ["!not_permitted", "a.md"]


@posix
def test_a_path_that_is_longer_than_the_system_takes_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "z.md")
    monkeypatch.chdir(tmp_path)
    for _ in range(20):
        os.mkdir("d" * 250)
        os.chdir("d" * 250)
    make(Path(), "a.md")
    assert names(find([tmp_path]), tmp_path) == ["!broken", "z.md"]


def test_a_very_deep_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    deep = Path(*["d"] * (MAX_FOLDERS + 1))
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("x", encoding="utf-8")
    assert find([Path("d")]).files == (deep / "a.md",)
