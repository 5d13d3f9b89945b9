"""An office program opens the commented file, and the comments are there."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest
from commented import comments
from layouts import LAYOUTS, parse_memo
from lxml import etree
from test_layouts import OWN as MEMO

from konsekvens_lint.documents.word import read_word
from konsekvens_lint.office.comments import comment
from konsekvens_lint.rulebook.loading import built_in
from konsekvens_lint.settings.options import Options, plan

BOOK = built_in()
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "brister-konsumentradgivning.docx"
# What LibreOffice calls a comment in its own format.
ANNOTATION, CREATOR = (
    "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    "{http://purl.org/dc/elements/1.1/}creator",
)

pytestmark = pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the commented files, as .docx, as LibreOffice's flat XML, and as .docx that LibreOffice wrote."""
    folder = tmp_path_factory.mktemp("office")
    chosen = plan(Options(kind="tjansteskrivelse"), BOOK)
    sources = {name: make(parse_memo(MEMO)) for name, make in LAYOUTS.items()}
    sources["example"] = EXAMPLE.read_bytes()
    for name, data in sources.items():
        (folder / f"{name}.docx").write_bytes(comment(data, BOOK, chosen, name, tips=True).data)
    office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    files = [str(file) for file in sorted(folder.glob("*.docx"))]
    for kind, to in (("fodt", folder), ("docx", folder / "again")):
        subprocess.run(
            [*office, kind, "--outdir", str(to), *files], check=True, capture_output=True, timeout=300
        )
    return folder


@pytest.mark.parametrize("name", [*LAYOUTS, "example"])
def test_the_comments_are_there(converted: Path, name: str) -> None:
    ours = comments((converted / f"{name}.docx").read_bytes())
    root = etree.parse(converted / f"{name}.fodt").getroot()
    theirs = [each for each in root.iter(ANNOTATION) if each.findtext(CREATOR) == "konsekvens-lint"]
    told = ["".join("".join(each.itertext()).split()) for each in theirs]
    assert len(told) == len(ours) > 0
    for each in ours:
        # The first line says what the comment is about; LibreOffice 7.4 loses it where the paragraph is in a control.
        first, _, rest = each.text.partition("\n")
        assert any("".join(rest.split()) in text for text in told)
        assert name == "content_controls" or any("".join(first.split()) in text for text in told)


def test_saved_by_the_program_and_commented_again(converted: Path) -> None:
    """Its own comments are replaced, whatever the program made of them."""
    chosen = plan(Options(kind="tjansteskrivelse"), BOOK)
    saved = (converted / "again" / "example.docx").read_bytes()
    again = comment(saved, BOOK, chosen, "example", tips=True).data
    first = comments((converted / "example.docx").read_bytes())
    assert [(each.anchor, each.text) for each in comments(again)] == [
        (each.anchor, each.text) for each in first
    ]
    assert read_word(again) == read_word(saved)
