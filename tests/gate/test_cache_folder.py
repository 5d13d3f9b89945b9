"""Where results are kept: nobody but the user can read them, and nobody can lead them elsewhere."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from konsekvens_lint.gate.cache import where
from konsekvens_lint.gate.cache.results import open_cache
from konsekvens_lint.gate.cache.where import VARIABLE, NotPrivate, file_of_results

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="rights are POSIX; on Windows the profile is the user's own"
)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_only_the_owner_can_look_in(mask: int, cache_folder: Path) -> None:
    before = os.umask(mask)
    try:
        cache = open_cache()
        assert cache
        cache.accept(b"k" * 32)
        cache.close()
    finally:
        os.umask(before)
    folder = cache_folder / "results"
    assert rights(folder) == 0o700
    assert rights(folder / "results.sqlite3") == 0o600
    assert sorted(each.name for each in folder.iterdir()) == [".gitignore", "CACHEDIR.TAG", "results.sqlite3"]
    assert (folder / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")


@posix
def test_a_folder_that_others_can_read_is_mended_and_what_is_around_it_left_alone(cache_folder: Path) -> None:
    folder = cache_folder / "results"
    folder.mkdir(parents=True)
    (folder / "results.sqlite3").touch()
    for path, mode in ((cache_folder, 0o755), (folder, 0o755), (folder / "results.sqlite3", 0o644)):
        path.chmod(mode)
    file_of_results()
    assert [rights(path) for path in (cache_folder, folder, folder / "results.sqlite3")] == [
        0o755,
        0o700,
        0o600,
    ]


@posix
def test_rights_that_cannot_be_mended_are_refused(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (cache_folder / "results").mkdir(parents=True)
    (cache_folder / "results").chmod(0o755)
    monkeypatch.setattr(os, "fchmod", lambda *_: None)
    with pytest.raises(NotPrivate, match="--no-cache"):
        file_of_results()


@posix
def test_a_folder_of_somebody_else_is_refused(cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (cache_folder / "results").mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: 54321)
    with pytest.raises(NotPrivate, match="results"):
        open_cache()
    assert list((cache_folder / "results").iterdir()) == []


@posix
def test_links_are_not_followed(cache_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "annans").mkdir(mode=0o755)
    cache_folder.mkdir()
    (cache_folder / "results").symlink_to(tmp_path / "annans")
    with pytest.raises(NotPrivate):
        open_cache()
    (cache_folder / "results").unlink()
    (cache_folder / "results").mkdir()
    target = tmp_path / "viktig.txt"
    target.write_text("orörd", encoding="utf-8")
    (cache_folder / "results" / "results.sqlite3").symlink_to(target)
    with pytest.raises(NotPrivate):
        open_cache()
    assert target.read_text(encoding="utf-8") == "orörd"
    assert list((tmp_path / "annans").iterdir()) == []


def test_where_there_is_no_place_there_is_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fil").write_text("ingen mapp", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "fil" / "cache"))
    assert open_cache() is None


@pytest.mark.parametrize(
    ("system", "variables", "expected"),
    [
        ("linux", {}, "home/.cache/konsekvens-lint"),
        ("linux", {"XDG_CACHE_HOME": "{tmp}/xdg"}, "xdg/konsekvens-lint"),
        ("linux", {"XDG_CACHE_HOME": "relativ"}, "home/.cache/konsekvens-lint"),
        ("darwin", {}, "home/Library/Caches/konsekvens-lint"),
        ("win32", {"LOCALAPPDATA": "{tmp}/lokal"}, "lokal/konsekvens-lint/Cache"),
        ("win32", {}, "home/AppData/Local/konsekvens-lint/Cache"),
        ("linux", {VARIABLE: "{tmp}/egen"}, "egen"),
    ],
)
def test_each_system_has_its_place(
    system: str, variables: dict[str, str], expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (VARIABLE, "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value.format(tmp=tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    assert where._folder() == tmp_path / expected
