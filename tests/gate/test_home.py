"""Paths from the folder of a baseline, and whether there is a file still."""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

import pytest

from konsekvens_lint.gate.home import Home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "in").mkdir()
    return Home.of(tmp_path / "in" / "baseline.json")


def test_paths_are_told_from_the_folder_with_forward_slashes(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.told(tmp_path / "in" / "sub" / "a.md") == "sub/a.md"
    assert home.told(tmp_path / "a.md") == "../a.md"
    monkeypatch.chdir(tmp_path)
    assert home.told("in/./sub/../a.md") == "a.md"
    monkeypatch.chdir(tmp_path / "in")
    assert Home.of(Path("baseline.json")) == home
    assert home.told("a.md") == "a.md"


def test_the_same_file_by_way_of_a_link_has_the_same_path(home: Home, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(tmp_path / "in", target_is_directory=True)
    assert home.told(tmp_path / "way" / "a.md") == "a.md"
    assert Home.of(tmp_path / "way" / "baseline.json") == home


def test_a_link_to_contents_kept_by_hash_has_its_own_name(home: Home, tmp_path: Path) -> None:
    (tmp_path / "in" / "a.md").symlink_to(tmp_path / "objects" / "123")
    assert home.told(tmp_path / "in" / "a.md") == "a.md"
    assert home.stands("a.md"), "though what it leads to is not here"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_in_either_form(form: str, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "in" / normalize(form, "åtgärd.md")
    file.touch()
    assert home.told(file) == normalize("NFC", "åtgärd.md")
    assert home.stands(normalize("NFC", "åtgärd.md"))


def test_what_stands(home: Home, tmp_path: Path) -> None:
    (tmp_path / "in" / "a.md").touch()
    (tmp_path / "b.md").touch()
    assert home.stands("a.md") and home.stands("../b.md")
    assert not any(map(home.stands, ("c.md", "a.md/b.md", "sub/a.md", "a\0b")))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_what_the_system_does_not_tell_stands(home: Home, tmp_path: Path) -> None:
    closed = tmp_path / "in" / "closed"
    closed.mkdir(mode=0)
    try:
        assert home.stands("closed/a.md")
    finally:
        closed.chmod(0o700)


def test_what_is_beneath_a_folder(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path / "in")
    assert home.is_beneath("sub/a.md", ["sub"])
    assert home.is_beneath("a.md", ["."]) and home.is_beneath("a.md", [".."])
    assert home.is_beneath("../a.md", [tmp_path])
    assert not home.is_beneath("subway/a.md", ["sub"])
    assert not home.is_beneath("../a.md", ["."])
    assert not home.is_beneath("a.md", ["a.md", "sub"])
