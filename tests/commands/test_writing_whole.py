"""A file that is written whole: what it is written beside, and who may read that."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from konsekvens_lint.commands.writing import NotWritten, write_pieces, write_whole

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights and links are POSIX")


def test_nobody_may_read_more_while_it_is_written(tmp_path: Path) -> None:
    (target := tmp_path / "rapport.html").write_bytes(b"")
    target.chmod(0o600)
    rights: list[int] = []

    def pieces() -> Iterator[bytes]:
        (beside,) = (each for each in tmp_path.iterdir() if each != target)
        rights.append(stat.S_IMODE(beside.stat().st_mode))
        yield b"Hemligt."

    write_pieces(target, pieces())
    assert rights == [0o600]
    assert (target.read_bytes(), stat.S_IMODE(target.stat().st_mode)) == (b"Hemligt.", 0o600)


def test_a_link_that_lies_there_is_not_written_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its name is not to be guessed; if it is all the same, nothing is written."""
    (other := tmp_path / "annans.txt").write_bytes(b"Kvar.")
    monkeypatch.setattr(os, "urandom", bytes)
    folder = tmp_path / "ut"
    folder.mkdir()
    (folder / f".konsekvens-lint.{bytes(8).hex()}.tmp").symlink_to(other)
    with pytest.raises(NotWritten):
        write_whole(folder / "rapport.html", "Ny.")
    assert other.read_bytes() == b"Kvar."
    assert not (folder / "rapport.html").exists()
