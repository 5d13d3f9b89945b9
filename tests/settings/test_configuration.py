"""Configuration files: found, read, checked, and what they say of each document."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.settings.config_file import NAME
from konsekvens_lint.settings.configuration import (
    Configuration,
    Configurations,
    find_configuration,
    read_configuration,
)
from konsekvens_lint.settings.resolving import resolve


def write(folder: Path, text: str, name: str = NAME) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def configured(folder: Path, text: str, name: str = NAME) -> Configuration:
    return read_configuration(write(folder, text, name))


def refused(folder: Path, text: str, name: str = NAME) -> str:
    with pytest.raises(PackError) as caught:
        configured(folder, text, name)
    return str(caught.value)


def chosen(configuration: Configuration, path: Path) -> dict[str, object]:
    return {each.name: each.value for each in configuration.settings(path)}


def test_a_value_is_told_with_its_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    configuration = configured(tmp_path, "# våra val\nprofile: norrbotten\nfail_on: warning\n")
    said = list(configuration.settings(tmp_path / "a.docx"))
    assert [(each.name, each.value, each.where) for each in said] == [
        ("profile", "norrbotten", f"{NAME}:2"),
        ("fail_on", "warning", f"{NAME}:3"),
    ]


def test_patterns_choose_documents_and_the_later_wins(tmp_path: Path) -> None:
    configuration = configured(
        tmp_path,
        """
        documents:
          - {match: beslut/, kind: tjansteskrivelse}
          - {match: "beslut/budget*.docx", kind: budget, profile: halland}
          - {match: ["*.pdf", /plan.md], kind: styrdokument}
        """,
    )
    assert chosen(configuration, tmp_path / "beslut" / "2026" / "taxa.docx") == {"kind": "tjansteskrivelse"}
    assert chosen(configuration, tmp_path / "beslut" / "budget 2027.docx") == {
        "kind": "budget",
        "profile": "halland",
    }
    assert chosen(configuration, tmp_path / "annat" / "x.pdf") == {"kind": "styrdokument"}
    assert chosen(configuration, tmp_path / "plan.md") == {"kind": "styrdokument"}
    assert chosen(configuration, tmp_path / "annat" / "plan.md") == {}


def test_a_pattern_means_a_name_however_its_letters_are_composed(tmp_path: Path) -> None:
    configuration = configured(tmp_path, "documents: [{match: 'tjänste*', kind: tjansteskrivelse}]\n")
    assert chosen(configuration, tmp_path / "tja\u0308nsteskrivelse.docx") == {"kind": "tjansteskrivelse"}


def test_levels_add_up_and_other_values_are_replaced(tmp_path: Path) -> None:
    configuration = configured(
        tmp_path,
        """
        profile: norrbotten
        levels: {BES: warning, STA05: off}
        documents:
          - {match: a.md, levels: {BES03: error}, profile: skr}
        """,
    )
    options = resolve(configuration.settings(tmp_path / "a.md")).options
    assert options.levels == (("BES", "warning"), ("STA05", "off"), ("BES03", "error"))
    assert options.profile == "skr"


def test_what_is_extended_comes_first_and_its_patterns_count_from_here(tmp_path: Path) -> None:
    write(
        tmp_path / "regionen",
        "profile: halland\nignore: [DOK]\nbaseline: gemensam.json\n"
        "documents: [{match: /protokoll/, kind: protokoll}]\nexclude: [utkast/]\n",
        "gemensamt.yaml",
    )
    own = tmp_path / "enheten"
    configuration = configured(own, "extends: ../regionen/gemensamt.yaml\nprofile: skr\nexclude: ['*.txt']\n")
    assert chosen(configuration, own / "protokoll" / "maj.docx") == {
        "profile": "skr",
        "ignore": ["DOK"],
        "baseline": tmp_path / "regionen" / "gemensam.json",
        "kind": "protokoll",
    }
    assert configuration.excludes(own / "utkast", True)
    assert configuration.excludes(own / "sub" / "x.txt", False)
    assert not configuration.excludes(own / "x.docx", False)


def test_extending_round_in_a_ring_is_refused(tmp_path: Path) -> None:
    write(tmp_path, f"extends: {NAME}\n", "b.yaml")
    assert "bygger i sin tur på" in refused(tmp_path, "extends: b.yaml\n")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("profile: skr\nproffil: norrbotten\n", 2, "okänd nyckel ”proffil”. Menade du ”profile”?"),
        ("documents:\n  - match: a\n    knd: budget\n", 3, "okänd nyckel ”knd”. Menade du ”kind”?"),
        ("documents:\n  - match: a\n    kind: budjet\n", 3, "Menade du ”budget”?"),
        ("documents:\n  - kind: budget\n", 2, "saknar ”match”"),
        ("levels: {BES03: fel}\n", 1, "”BES03” kan inte vara ”fel”. Välj bland: error, warning, info, off."),
        ("unreadable:\n- match: a.doc\n", 2, "saknar ”reason”"),
        ("suppressions:\n- {rule: BES03, reason: x}\n", 2, "ange match"),
        ("profile: skr\nprofile: skr\n", 2, "står två gånger"),
        ("profile: [\n", 2, "inte giltig YAML"),
        ("extends: finns-inte.yaml\n", 1, "finns inte"),
        ("- profile\n", 1, "nycklar och värden"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    told = refused(tmp_path, text)
    assert f"{NAME}, rad {line}:" in told
    assert words in told


@pytest.mark.parametrize("day", ["2027-02-30", "2027-1-31", "snart", "20270131", "2027-W05-1", ""])
def test_a_last_day_that_is_none_is_told_with_an_example(tmp_path: Path, day: str) -> None:
    told = refused(tmp_path, f"suppressions:\n- {{rule: BES03, quote: x, until: '{day}'}}\n")
    assert f"{NAME}, rad 2: ”{day}” är inget datum. Skriv år, månad och dag, till exempel 2027-06-30." in told


def test_a_pattern_that_is_none_is_refused(tmp_path: Path) -> None:
    told = refused(tmp_path, "exclude: ['a', '!']\n")
    assert "mönstret ”!” går inte att tolka." in told


@pytest.mark.parametrize("text", ["", "# profile: skr\n", "{}\n"])
def test_a_file_that_says_nothing_chooses_nothing(tmp_path: Path, text: str) -> None:
    assert chosen(configured(tmp_path, text), tmp_path / "a.md") == {}


def test_exceptions_are_for_the_documents_that_they_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    configuration = configured(
        tmp_path,
        """
suppressions:
  - {rule: BES07, quote: samtliga elever, reason: Skolans namn, until: 2027-06-30}
  - {rule: STA05, match: bilaga*.md}
""",
    )
    everywhere, of_attachments = (each for each, _ in configuration.all_suppressions)
    assert (everywhere.rule, everywhere.reason, everywhere.quote, everywhere.until) == (
        "BES07",
        "Skolans namn",
        "samtliga elever",
        date(2027, 6, 30),
    )
    assert (of_attachments.reason, of_attachments.entry) == ("", f"{NAME}:4")
    assert configuration.suppressions(tmp_path / "memo.docx") == (everywhere,)
    assert configuration.suppressions(tmp_path / "bilaga 1.md") == (everywhere, of_attachments)


def test_what_may_be_unread_is_accepted_with_its_reason(tmp_path: Path) -> None:
    configuration = configured(tmp_path, "unreadable: [{match: arkiv/*.doc, reason: Gamla beslut}]\n")
    assert configuration.accepts(tmp_path / "arkiv" / "1998.doc") == "Gamla beslut"
    assert configuration.accepts(tmp_path / "1998.doc") is None


class TestPyproject:
    TEXT = """
[project]
name = "annat"

[tool.konsekvens-lint]
profile = "norrbotten"
levels = { BES03 = "warning" }

[[tool.konsekvens-lint.documents]]
match = "beslut/"
kind = "tjansteskrivelse"

[[tool.konsekvens-lint.suppressions]]
rule = "BES07"
quote = "samtliga"
until = 2027-06-30
"""

    def test_says_the_same(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        configuration = configured(tmp_path, self.TEXT, "pyproject.toml")
        said = list(configuration.settings(tmp_path / "beslut" / "a.md"))
        assert [(each.name, each.where) for each in said] == [
            ("profile", "pyproject.toml:6"),
            ("levels", "pyproject.toml:7"),
            ("kind", "pyproject.toml:11"),
        ]
        suppression = configuration.all_suppressions[0][0]
        assert (suppression.entry, suppression.until) == ("pyproject.toml:14", date(2027, 6, 30))

    def test_an_unknown_key_is_told_with_its_line(self, tmp_path: Path) -> None:
        told = refused(tmp_path, self.TEXT.replace("kind =", "knid ="), "pyproject.toml")
        assert "pyproject.toml, rad 11: okänd nyckel ”knid”. Menade du ”kind”?" in told

    def test_broken_toml_is_told_with_its_line(self, tmp_path: Path) -> None:
        told = refused(tmp_path, "[tool.konsekvens-lint]\nprofile = \n", "pyproject.toml")
        assert "pyproject.toml, rad 2: filen är inte giltig TOML" in told


class TestFinding:
    def test_the_nearest_upwards_holds(self, tmp_path: Path) -> None:
        outer, inner = write(tmp_path, ""), write(tmp_path / "a" / "b", "")
        (tmp_path / "a" / "b" / "c").mkdir()
        assert find_configuration(tmp_path / "a") == outer
        assert find_configuration(tmp_path / "a" / "b" / "c") == inner

    def test_not_above_a_repository(self, tmp_path: Path) -> None:
        write(tmp_path, "")
        (tmp_path / "repo" / ".git").mkdir(parents=True)
        (tmp_path / "repo" / "docs").mkdir()
        assert find_configuration(tmp_path / "repo" / "docs") is None
        own = write(tmp_path / "repo", "")
        assert find_configuration(tmp_path / "repo" / "docs") == own

    def test_another_projects_pyproject_is_passed_by(self, tmp_path: Path) -> None:
        outer = write(tmp_path, "")
        write(tmp_path / "a", "[tool.black\n", "pyproject.toml")
        assert find_configuration(tmp_path / "a") == outer

    def test_a_pyproject_that_only_mentions_the_tool_is_passed_by(self, tmp_path: Path) -> None:
        outer = write(tmp_path, "")
        text = "# tool.konsekvens-lint\n[project]\ndependencies = ['konsekvens-lint']\n"
        write(tmp_path / "a", text, "pyproject.toml")
        assert find_configuration(tmp_path / "a") == outer

    def test_a_broken_pyproject_that_only_mentions_the_tool_is_passed_by(self, tmp_path: Path) -> None:
        outer = write(tmp_path, "")
        write(tmp_path / "a", "# se tool.konsekvens-lint\n[tool.black\n", "pyproject.toml")
        assert find_configuration(tmp_path / "a") == outer

    @pytest.mark.parametrize(
        "head",
        ["[tool.konsekvens-lint]", '[tool."konsekvens-lint"]', " [[ tool.'konsekvens-lint' . documents ]]"],
    )
    def test_a_broken_pyproject_with_our_table_is_told(self, head: str, tmp_path: Path) -> None:
        file = write(tmp_path, f"[project]\n{head}\nprofile = \n", "pyproject.toml")
        assert find_configuration(tmp_path) == file
        with pytest.raises(PackError, match="rad 3: filen är inte giltig TOML"):
            read_configuration(file)

    def test_our_table_in_another_encoding_is_told(self, tmp_path: Path) -> None:
        file = tmp_path / "pyproject.toml"
        file.write_bytes("[tool.konsekvens-lint]\nbaseline = 'känt.json'\n".encode("latin-1"))
        assert find_configuration(tmp_path) == file
        with pytest.raises(PackError, match="inte sparad som UTF-8"):
            read_configuration(file)

    def test_a_list_of_tables_is_told_with_its_line(self, tmp_path: Path) -> None:
        file = write(tmp_path, "\n[[tool.konsekvens-lint]]\nprofile = 'skr'\n", "pyproject.toml")
        assert find_configuration(tmp_path) == file
        with pytest.raises(PackError, match="rad 2: filen har ingen tabell"):
            read_configuration(file)

    @pytest.mark.parametrize(
        "text",
        [
            "[tool.konsekvens-lint]\nprofile = 'kalmar'\n",
            "[tool.\"konsekvens-lint\"]\nprofile = 'kalmar'\n",
            "[tool.'konsekvens-lint']\nprofile = 'kalmar'\n",
            "[ tool . konsekvens-lint ]\nprofile = 'kalmar'\n",
            "[tool]\nkonsekvens-lint = {profile = 'kalmar'}\n",
            "[tool]\nkonsekvens-lint.profile = 'kalmar'\n",
        ],
    )
    def test_a_table_however_toml_has_it(self, text: str, tmp_path: Path) -> None:
        file = write(tmp_path, text, "pyproject.toml")
        assert find_configuration(tmp_path) == file
        assert chosen(read_configuration(file), tmp_path / "a.md") == {"profile": "kalmar"}

    def test_two_in_one_folder_are_refused(self, tmp_path: Path) -> None:
        write(tmp_path, "")
        write(tmp_path, "[tool.konsekvens-lint]\n", "pyproject.toml")
        with pytest.raises(PackError, match="Behåll en av dem"):
            find_configuration(tmp_path)

    @pytest.mark.parametrize(
        "name",
        ["konsekvens-lint.yml", ".konsekvens-lint.yaml", "konsekvens-lint.yaml.txt", "konsekvens_lint.yaml"],
    )
    def test_a_name_that_nobody_reads_is_refused(self, tmp_path: Path, name: str) -> None:
        write(tmp_path, "profile: skr\n", name)
        with pytest.raises(PackError, match="Byt namn på den"):
            find_configuration(tmp_path)

    def test_one_that_is_given_holds_everywhere(self, tmp_path: Path) -> None:
        write(tmp_path / "docs", "profile: halland\n")
        given = Configurations(write(tmp_path / "annan", "profile: kalmar\n", "val.yaml"))
        found = given.of(tmp_path / "docs" / "a.md")
        assert found is not None
        assert chosen(found, tmp_path / "docs" / "a.md") == {"profile": "kalmar"}

    def test_none_holds_where_that_is_asked(self, tmp_path: Path) -> None:
        write(tmp_path, "profile: halland\n")
        assert Configurations(isolated=True).of(tmp_path / "a.md") is None
        assert Configurations().of(tmp_path / "a.md") is not None


def test_the_examples_of_the_docs_are_right(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "konfiguration.md").read_text(encoding="utf-8")
    (in_yaml,), (in_toml,) = (
        re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL) for kind in ("yaml", "toml")
    )
    write(tmp_path, "profile: skr\n", "regionens-val.yaml")
    in_full = configured(tmp_path / "a", in_yaml)
    in_short = configured(tmp_path / "b", in_toml, "pyproject.toml")
    assert chosen(in_full, tmp_path / "a" / "protokoll" / "x.md")["kind"] == "protokoll"
    assert chosen(in_short, tmp_path / "b" / "protokoll" / "x.md")["kind"] == "protokoll"
    assert in_full.all_suppressions[0][0]._replace(entry="") == in_short.all_suppressions[0][0]._replace(
        entry=""
    )
