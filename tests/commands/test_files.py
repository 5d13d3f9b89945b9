"""``files``: the same documents as ``check``, and the same ending where there are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import GOOD, run, written

NAME = "konsekvens-lint.yaml"


@pytest.fixture(autouse=True)
def _in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("tom", "dok", "annat", "arkiv"):
        Path(name).mkdir()
    written(Path("dok/a.md"), GOOD)
    written(Path("annat/bild.png"), "")
    written(Path("arkiv/b.md"), GOOD)
    written(Path(NAME), "exclude: [arkiv/]\n")


NONE = "inga dokument att granska fanns i det som angavs"
EXCLUDED = "allt som angavs är utelämnat i konfigurationen (exclude)"


@pytest.mark.parametrize(
    ("arguments", "code", "why"),
    [
        ("dok", 0, "1 dokument skulle granskas"),
        (".", 0, "1 dokument skulle granskas"),
        ("dok finns-inte.md", 2, "1 dokument skulle granskas, och 1 dokument går inte att läsa"),
        ("finns-inte.md", 2, "0 dokument skulle granskas, och 1 dokument går inte att läsa"),
        ("tom", 2, NONE),
        ("annat tom", 2, NONE),
        ("--force-exclude arkiv/b.md", 0, EXCLUDED),
        ("--force-exclude arkiv/b.md arkiv", 0, EXCLUDED),
        ("--force-exclude arkiv/b.md tom", 2, NONE),
        ("--force-exclude arkiv/b.md dok/a.md", 0, "1 dokument skulle granskas"),
        ("arkiv/b.md", 0, "1 dokument skulle granskas"),
    ],
)
def test_ends_as_check_does(arguments: str, code: int, why: str) -> None:
    done = run("files", *arguments.split())
    assert (done.code, done.last) == (code, f"Avslutar med {code}: {why}.")
    assert run("check", *arguments.split()).code == code


def test_a_folder_with_all_left_out_has_none() -> None:
    written(Path(NAME), "exclude: ['*']\n")
    done = run("files", ".")
    assert (done.code, done.out) == (2, "")
    assert done.last == f"Avslutar med 2: {NONE}."
    assert run("check", ".").code == 2
