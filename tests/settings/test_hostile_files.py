"""Configuration files that are made to stop the tool, or that would by mistake: refused at once, with file and line."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from time import process_time

import pytest

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.where import rule_files
from konsekvens_lint.settings.config_file import NAME
from konsekvens_lint.settings.configuration import Configuration, find_configuration, read_configuration
from konsekvens_lint.settings.patterns import check, matches


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


class TestToml:
    NAME = "pyproject.toml"
    HEAD = "[tool.konsekvens-lint]\nprofile = 'skr'\n"

    @pytest.mark.parametrize(
        "deep",
        ["exclude = " + "[" * 3000, "exclude = " + "[" * 60 + "]" * 60, "levels." + "a." * 3000 + "b = 1"],
    )
    def test_lists_in_lists_without_end(self, deep: str, tmp_path: Path) -> None:
        told = refused(tmp_path, f"{self.HEAD}{deep}\n", self.NAME)
        assert f"{self.NAME}, rad 3: listor och nycklar står i varandra mer än 50 steg djupt" in told

    def test_brackets_on_many_lines(self, tmp_path: Path) -> None:
        told = refused(tmp_path, f"{self.HEAD}exclude = [\n" + "[\n" * 2000 + "]\n" * 2001, self.NAME)
        assert f"{self.NAME}, rad 2003: listor och nycklar" in told

    def test_one_that_is_not_ours_is_passed_by(self, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        (tmp_path / self.NAME).write_text("# konsekvens-lint\na = " + "[" * 3000, encoding="utf-8")
        assert find_configuration(tmp_path) is None

    def test_a_number_without_end(self, tmp_path: Path) -> None:
        told = refused(tmp_path, f"{self.HEAD}kind = {'9' * 5000}\n", self.NAME)
        assert f"{self.NAME}, rad 3: talet går inte att läsa" in told

    def test_a_line_of_brackets_within_a_text(self, tmp_path: Path) -> None:
        text = f"{self.HEAD}kind = '''\n{'[' * 100_000}\n'''\nlevels = {{BES03 = 'off'}}\n"
        assert f"{self.NAME}, rad 3: okänd nyckel ”kind”" in refused(tmp_path, text, self.NAME)


class TestExtends:
    def test_a_file_that_many_extend_counts_once_where_it_comes_first(self, tmp_path: Path) -> None:
        (tmp_path / "d.yaml").write_text(
            "exclude: [d]\nsuppressions: [{rule: BES03, quote: x, reason: y}]\n", encoding="utf-8"
        )
        for name in "bc":
            text = f"extends: [d.yaml, ../{tmp_path.name}/d.yaml]\nexclude: [{name}]\n"
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        configuration = configured(tmp_path, "extends: [b.yaml, c.yaml]\nexclude: [a]\n")
        assert [each.patterns for each in configuration.exclusions] == [("d",), ("b",), ("c",), ("a",)]
        assert len(configuration.all_suppressions) == 1

    def test_two_of_two_of_two(self, tmp_path: Path) -> None:
        """Each of 18 files names the next twice: 2 ** 18 ways to the last."""
        for number in range(1, 18):
            text = f"extends: [{number + 1}.yaml, {number + 1}.yaml]\n"
            (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
        (tmp_path / "18.yaml").write_text("profile: kalmar\n", encoding="utf-8")
        assert len(configured(tmp_path, "extends: [1.yaml, 1.yaml]\n").files) == 19

    def test_a_ring_of_which_part_has_been_met(self, tmp_path: Path) -> None:
        (tmp_path / "b.yaml").write_text("extends: c.yaml\n", encoding="utf-8")
        (tmp_path / "c.yaml").write_text("extends:\n  - d.yaml\n  - b.yaml\n", encoding="utf-8")
        (tmp_path / "d.yaml").write_text("", encoding="utf-8")
        told = refused(tmp_path, "extends: [d.yaml, b.yaml]\n")
        assert "c.yaml, rad 1: ”" in told
        assert "b.yaml” bygger i sin tur på den här filen" in told

    def test_a_chain_that_nobody_can_follow(self, tmp_path: Path) -> None:
        for number in range(1, 40):
            (tmp_path / f"{number}.yaml").write_text(f"extends: {number + 1}.yaml\n", encoding="utf-8")
        told = refused(tmp_path, "extends: 1.yaml\n")
        assert "20.yaml, rad 1: filerna bygger på varandra i mer än 20 steg" in told


class TestPaths:
    @pytest.mark.parametrize("key", ["extends", "packs", "baseline"])
    @pytest.mark.parametrize(
        ("path", "words"),
        [("a\\0b", "ett tecken som inget filnamn kan ha"), ("a" * 5000, "namnet är för långt")],
    )
    def test_one_that_no_file_can_have(self, key: str, path: str, words: str, tmp_path: Path) -> None:
        told = refused(tmp_path, f'profile: skr\n{key}: "{path}"\n')
        assert f"{NAME}, rad 2: sökvägen kan inte finnas: " in told
        assert words in told

    def test_links_that_go_round(self, tmp_path: Path) -> None:
        (tmp_path / "a.yaml").symlink_to("b.yaml")
        (tmp_path / "b.yaml").symlink_to("a.yaml")
        assert "rad 1: sökvägen kan inte finnas: länkarna går runt" in refused(tmp_path, "extends: a.yaml\n")


class TestPatterns:
    @pytest.mark.parametrize("key", ["exclude: ", "documents:\n- kind: budget\n  match: "])
    def test_one_that_could_be_matched_for_ever(self, key: str, tmp_path: Path) -> None:
        told = refused(tmp_path, f"{key}['b.md', '{'*a' * 12}*b']\n")
        assert f"{NAME}, rad {key.count(chr(10)) + 1}: mönstret ”*a*a" in told
        assert "kan ta för lång tid att pröva: 13 stjärnor, och högst 4 går bra" in told

    @pytest.mark.parametrize(
        "pattern", ["a" * 1001, "/a/**/a/**/a/**/b", "**/*a*a/b***", "[z-a].md", "[a--b]"]
    )
    def test_more_that_no_pattern_can_be(self, pattern: str, tmp_path: Path) -> None:
        assert f"{NAME}, rad 1: mönstret " in refused(tmp_path, f"exclude: ['{pattern}']\n")

    @pytest.mark.parametrize(
        ("pattern", "path"),
        [
            ("**/a/**/b*.docx", "x/a/y/z/b1.docx"),
            ("**/arkiv/**/*utkast*.docx", "x/arkiv/2024/ett utkast till.docx"),
            ("!*-*-*-*.pdf", "2024-01-31-kallelse.pdf"),
            ("/*/*/*/*/*/*.md", "a/b/c/d/e/f.md"),
            ("**/nämnd/**/beslut/**", "a/nämnd/b/beslut/c.md"),
            ("nämnd/**", "nämnd/a/b.md"),
            (r"/\*\*\*\*\*\*.md", "******.md"),
            ("[[a]*.md", "a.md"),
        ],
    )
    def test_ordinary_ones_pass(
        self, pattern: str, path: str, tmp_path: Path, recwarn: pytest.WarningsRecorder
    ) -> None:
        configuration = configured(tmp_path, f"exclude: ['{pattern.removeprefix('!')}']\n")
        assert configuration.excludes(tmp_path / path, False)
        configured(tmp_path, f"exclude: ['{pattern}']\n")
        assert not [each for each in recwarn if issubclass(each.category, FutureWarning)]

    @pytest.mark.parametrize("pattern", ["*a*a*a*b", "**/*a*a/**/a*b", "/a/**/a/**/b/**"])
    def test_the_slowest_that_pass_take_a_moment(self, pattern: str, tmp_path: Path) -> None:
        check([pattern])
        start = process_time()
        for path in ("a" * 255, "a/" * 60 + "c", ("a" * 60 + "/") * 10 + "c"):
            assert not matches((pattern,), path)
        assert process_time() - start < 10

    def test_a_pack_that_no_system_walks_through(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(*_: object) -> None:
            raise OSError(errno.ENAMETOOLONG, "File name too long")

        monkeypatch.setattr(os, "scandir", refuse)
        with pytest.raises(PackError, match=r"mappen kan inte läsas \(namnet är för långt\)"):
            rule_files(tmp_path)
