"""Configuration files that are made to stop the tool, or that would by mistake: refused at once, with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.settings.config_file import NAME
from konsekvens_lint.settings.configuration import Configuration, read_configuration


def configured(folder: Path, text: str, name: str = NAME) -> Configuration:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_configuration(file)


def refused(folder: Path, text: str, name: str = NAME) -> str:
    with pytest.raises(PackError) as caught:
        configured(folder, text, name)
    return str(caught.value)


class TestYaml:
    def test_few_lines_that_come_to_millions(self, tmp_path: Path) -> None:
        rows = ["  - &a0 [x, x]", *(f"  - &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30))]
        told = refused(tmp_path, "\n".join(["exclude:", *rows]))
        assert f"{NAME}, rad 2: ett värde som börjar med *, & eller ! ska stå inom citattecken" in told

    @pytest.mark.parametrize(
        "value", ["*.pdf", "*utkast", "&co", "&", "!viktig.md", "!*.md", "!!int x", "!!bool x"]
    )
    def test_what_must_be_quoted(self, value: str, tmp_path: Path) -> None:
        told = refused(tmp_path, f"profile: skr\nexclude: [{value}]\n")
        assert (
            f'{NAME}, rad 2: ett värde som börjar med *, & eller ! ska stå inom citattecken: "*.pdf".' in told
        )

    def test_marks_inside_a_value_are_its_own(self, tmp_path: Path) -> None:
        configuration = configured(tmp_path, "exclude: [a*.md, '!ab.md', b & c!.md]\n")
        assert [each.patterns[0] for each in configuration.exclusions] == ["a*.md", "b & c!.md"]

    @pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
    def test_lists_in_lists_without_end(self, opening: str, tmp_path: Path) -> None:
        told = refused(tmp_path, "profile: skr\nexclude:\n  " + opening * 3000)
        assert f"{NAME}, rad 3: listor och nycklar står i varandra mer än 50 steg djupt" in told

    @pytest.mark.parametrize("number", ["9" * 5000, "0b_"])
    def test_a_number_that_is_none(self, number: str, tmp_path: Path) -> None:
        assert f"{NAME}, rad 2: talet går inte att läsa" in refused(
            tmp_path, f"profile: skr\nkind: {number}\n"
        )

    def test_a_character_that_nobody_sees(self, tmp_path: Path) -> None:
        told = refused(tmp_path, "profile: skr\nbaseline: känt\0.json\n")
        assert f"{NAME}, rad 2: raden har ett osynligt tecken" in told
