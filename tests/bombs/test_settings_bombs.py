"""Settings, rules, baselines, tables and paths that are made to bring the tool down: each refused in a line."""

from __future__ import annotations

import os
from pathlib import Path
from textwrap import indent

import pytest

from bombs.doors import MEMO, has_limit, has_pipes, has_zero, large, memo, run_small

# The helpers of the tests of commands, which `doors` makes importable.
from command_line import run, written  # isort: skip

from konsekvens_lint import limits
from konsekvens_lint.audit.metadata_csv import BadTable, read_table
from konsekvens_lint.documents.files import load
from konsekvens_lint.gate.baseline_file import BaselineError, read_baseline
from konsekvens_lint.limits import (
    MAX_BASELINE_VALUES,
    MAX_EXPRESSION,
    MAX_EXTENDED,
    MAX_FOLDERS,
    MAX_METADATA_ROWS,
    MAX_PACK_BYTES,
    MAX_SETTINGS_BYTES,
    MAX_SETTINGS_VALUES,
    MAX_TABLE_COLUMNS,
    MIB,
    Limits,
)
from konsekvens_lint.machine.taking import NotTaken, TooLarge, bytes_of, start_of
from konsekvens_lint.rulebook import where
from konsekvens_lint.rulebook.compiling import compile_packs
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.rulebook.pack import read_pack
from konsekvens_lint.rulebook.source import load as load_yaml
from konsekvens_lint.running.finding import find
from konsekvens_lint.settings import configuration
from konsekvens_lint.settings.config_file import NAME, PYPROJECT, TABLE, file_in
from konsekvens_lint.settings.configuration import (
    Configurations,
    find_configuration,
    read_configuration,
)
from konsekvens_lint.settings.toml_table import has_table

NO_FILE = "den är ingen vanlig fil, utan ett rör eller en enhet"
TOML = '[tool.konsekvens-lint]\nprofile = "skr"\n'


class TestWhatIsTakenIn:
    def test_as_many_bytes_as_there_may_be(self, tmp_path: Path) -> None:
        file = tmp_path / "a"
        file.write_bytes(b"12345")
        assert bytes_of(file, 5) == b"12345"
        assert start_of(file, 3) == b"123"
        with pytest.raises(TooLarge, match="den är större än 0 kB"):
            bytes_of(file, 4)

    @pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the system has no /proc")
    def test_a_file_that_has_more_than_its_size(self) -> None:
        status = Path("/proc/self/status")
        assert status.stat().st_size == 0
        assert len(bytes_of(status, MIB)) > 100
        with pytest.raises(TooLarge):
            bytes_of(status, 100)

    @has_pipes
    def test_a_pipe_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "a")
        with pytest.raises(NotTaken, match=NO_FILE):
            bytes_of(tmp_path / "a", 5)

    @has_zero
    def test_a_document_without_end(self) -> None:
        with pytest.raises(Exception, match="Filen är större än 200 MB"):
            load(Path("/dev/zero"))


class TestConfigurations:
    @has_limit
    @pytest.mark.parametrize("name", [NAME, PYPROJECT])
    def test_one_of_a_gibibyte(self, name: str, tmp_path: Path) -> None:
        large(tmp_path / name, TOML if name == PYPROJECT else "profile: skr\n")
        done = run_small("check", "--no-cache", memo(tmp_path))
        assert done.code == 2
        assert done.last.endswith(f"{name}: filen läses inte: den är större än 512 kB.")

    @has_limit
    def test_a_pyproject_of_others_is_no_concern(self, tmp_path: Path) -> None:
        large(tmp_path / PYPROJECT, "[tool.other]\n# konsekvens-lint\n")
        assert run_small("check", "--no-cache", memo(tmp_path)).code == 1

    def test_a_large_one_of_others_is_not_parsed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """That takes seconds for each mebibyte."""
        monkeypatch.setattr("tomllib.loads", lambda text: pytest.fail("it is parsed"))
        others = "# konsekvens-lint\n" * (MAX_SETTINGS_BYTES // 10)
        assert not has_table(others, TABLE)
        assert has_table(f"{others}[tool.konsekvens-lint.levels]\n", TABLE)

    @pytest.mark.parametrize("text", ["exclude: [{}]\n", "levels:\n"])
    def test_more_than_a_person_writes(self, text: str, tmp_path: Path) -> None:
        many = ",".join("a" * (MAX_SETTINGS_VALUES + 1)) if "{}" in text else ""
        lines = "".join(f"  a{n}: error\n" for n in range(MAX_SETTINGS_VALUES)) if not many else ""
        file = written(tmp_path / NAME, text.format(many) + lines)
        with pytest.raises(PackError, match=f"fler än {MAX_SETTINGS_VALUES} nycklar och värden"):
            load_yaml(file, NAME)

    def test_as_much_as_there_may_be(self, tmp_path: Path) -> None:
        # The mapping, the key and the list are three.
        file = written(tmp_path / NAME, f"exclude: [{','.join('a' * (MAX_SETTINGS_VALUES - 3))}]\n")
        assert len(load_yaml(file, NAME)["exclude"]) == MAX_SETTINGS_VALUES - 3

    def test_more_keys_in_toml_than_can_each_be_sought(self, tmp_path: Path) -> None:
        """Each was sought from the first line on: hours for these."""
        keys = "".join(f"k{n} = 1\n" for n in range(MAX_SETTINGS_VALUES + 1))
        file = written(tmp_path / PYPROJECT, f"{TOML}{keys}")
        with pytest.raises(PackError, match=f"rad {MAX_SETTINGS_VALUES + 2}: filen har fler än"):
            read_configuration(file)

    def test_many_keys_that_are_there_have_their_lines(self, tmp_path: Path) -> None:
        keys = "".join(f'k{n} = "error"\n' for n in range(15_000))
        file = written(tmp_path / PYPROJECT, f"{TOML}[tool.konsekvens-lint.levels]\n{keys}'ö' = \"error\"\n")
        (read,) = read_configuration(file).files
        assert read.where("levels", "k14999") == f"{read.shown}:15003"
        assert read.where("levels", "ö") == f"{read.shown}:15004"

    @pytest.mark.parametrize("head", ["", "[", "x = {"])
    def test_a_key_of_many_parts(self, head: str, tmp_path: Path) -> None:
        """Python's reader takes the square of their number in time: minutes for these."""
        file = written(tmp_path / PYPROJECT, f"{TOML}{head}{'a . ' * 60_000}b = 1\n")
        with pytest.raises(PackError, match="rad 3: listor och nycklar står i varandra mer än 50 steg"):
            read_configuration(file)
        assert file_in(tmp_path) == file

    def test_dots_in_a_text_are_no_key(self, tmp_path: Path) -> None:
        file = written(tmp_path / PYPROJECT, f'{TOML}exclude = ["{"a." * 200}md"]\n')
        assert read_configuration(file).exclusions

    @has_pipes
    @pytest.mark.parametrize("what", ["pipe", "device", "nothing"])
    def test_what_is_no_file(self, what: str, tmp_path: Path) -> None:
        """It was passed over without a word, or never came."""
        if what == "pipe":
            os.mkfifo(tmp_path / NAME)
        else:
            (tmp_path / NAME).symlink_to("/dev/zero" if what == "device" else "saknas.yaml")
        done = run("check", "--no-cache", memo(tmp_path))
        assert done.code == 2
        assert (
            NO_FILE if what != "nothing" else "filen kan inte läsas (filen eller mappen finns inte)"
        ) in done.last

    def test_one_that_builds_on_all_there_are(self, tmp_path: Path) -> None:
        names = [f"{n}.yaml" for n in range(MAX_EXTENDED + 1)]
        for name in names:
            written(tmp_path / name, "profile: skr\n")
        file = written(tmp_path / NAME, f"extends: [{', '.join(names)}]\n")
        with pytest.raises(PackError, match=f"filerna som den bygger på är fler än {MAX_EXTENDED}"):
            read_configuration(file)
        written(file, f"extends: [{', '.join(names[1:])}]\n")
        assert len(read_configuration(file).files) == MAX_EXTENDED + 1

    def test_a_path_of_more_folders_than_any_system_has(self) -> None:
        """Each of its parents was sought through: gibibytes of them."""
        assert find_configuration(Path("/" + "a/" * 50_000)) is None

    def test_folders_in_each_other_are_each_looked_into_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        looked: list[Path] = []
        monkeypatch.setattr(configuration, "file_in", looked.append)
        met = Configurations()
        for depth in range(100):
            assert met.of(tmp_path.joinpath(*["d"] * depth), is_folder=True) is None
        assert len(looked) == len(set(looked)) >= 100


def concepts(entry: str) -> str:
    return f"source: påhittad\nconcepts:\n  own_word: {{means: eget ord, source: påhittad, {entry}}}\n"


class TestPacks:
    def refused(self, folder: Path) -> str:
        with pytest.raises(PackError) as caught:
            compile_packs([read_pack(folder)])
        return str(caught.value)

    @has_limit
    def test_a_file_of_a_gibibyte(self, tmp_path: Path) -> None:
        """The cache's key is made of it too."""
        (tmp_path / "pack").mkdir()
        large(tmp_path / "pack" / "a.yaml")
        done = run_small("check", "--pack", tmp_path / "pack", memo(tmp_path))
        assert done.code == 2
        assert "pack: mappen har mer än 4 MB i filer som slutar på .yaml eller .yml" in done.last

    def test_a_file_that_is_too_large_by_itself(self, tmp_path: Path) -> None:
        large(tmp_path / "a.yaml", size=MAX_SETTINGS_BYTES + 1)
        assert "a.yaml: filen läses inte: den är större än 512 kB." in self.refused(tmp_path)

    def test_files_that_are_too_large_together(self, tmp_path: Path) -> None:
        for number in range(MAX_PACK_BYTES // MAX_SETTINGS_BYTES + 1):
            large(tmp_path / f"{number}.yml", size=MAX_SETTINGS_BYTES)
        assert "mappen har mer än 4 MB" in self.refused(tmp_path)

    def test_more_files_than_rules(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(where, "MAX_PACK_FILES", 3)
        for number in range(3):
            written(tmp_path / f"{number}.yaml", "a: b\n")
        assert "okänd nyckel ”a”" in self.refused(tmp_path)
        written(tmp_path / "d" / "3.yml", "a: b\n")
        assert "mappen har fler än 3 filer som slutar på .yaml eller .yml" in self.refused(tmp_path)

    @has_pipes
    @pytest.mark.parametrize("cache", [True, False])
    def test_a_pipe_among_the_rules(self, cache: bool, tmp_path: Path) -> None:
        (tmp_path / "pack").mkdir()
        os.mkfifo(tmp_path / "pack" / "a.yaml")
        options = [] if cache else ["--no-cache"]
        done = run("check", *options, "--pack", tmp_path / "pack", memo(tmp_path))
        assert (done.code, NO_FILE in done.last) == (2, True)

    def test_folders_as_deep_as_a_system_lets_them_be(self, tmp_path: Path) -> None:
        folder = tmp_path / "pack"
        folder.mkdir()
        written(tmp_path / "beside", "")
        for _ in range(1_200):
            folder /= "d"
            folder.mkdir()
        file = written(folder / "a.yaml", "a: b\n")
        try:
            with pytest.raises(PackError, match=r"a\.yaml, rad 1: okänd nyckel ”a”"):
                read_pack(tmp_path / "pack")
        finally:
            # Python does not get down there to tidy.
            file.unlink()
            os.removedirs(folder)

    @pytest.mark.parametrize(
        ("expression", "says"),
        [
            ("(" * 900 + "a" + ")" * 900, "är inget giltigt reguljärt uttryck"),
            ("a{999999999999}", "är inget giltigt reguljärt uttryck"),
            ("a|" * MAX_EXPRESSION, f"ett reguljärt uttryck är längre än {MAX_EXPRESSION} tecken"),
        ],
    )
    def test_an_expression_that_is_none(self, expression: str, says: str, tmp_path: Path) -> None:
        written(tmp_path / "concepts" / "a.yaml", concepts(f"regex: ['{expression}']"))
        told = self.refused(tmp_path)
        assert "concepts" in told
        assert "rad 3:" in told
        assert says in told

    def test_an_expression_that_looks_without_end(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What a document costs has a limit, whoever lets it cost that."""
        monkeypatch.setattr(limits, "LIMITS", Limits(seconds=1, memory=1024))
        written(tmp_path / "pack" / "concepts" / "a.yaml", concepts(r"regex: ['(?:[a-zåäö]+ ?)+\d\d\d']"))
        text = written(tmp_path / "memo.md", f"{MEMO}{'nämnden antar taxan för alla ' * 20}.\n")
        done = run("check", "--no-cache", "--pack", tmp_path / "pack", text)
        assert done.code == 2
        assert "1 dokument kunde inte läsas" in done.last
        assert "memo.md" in done.out
        assert "sekund" in done.out

    @pytest.mark.parametrize(
        "blank", ["{quote:>1000000000}", "{quote.__class__}", "{quote!r}", "{0}", "{quote:{quote}}", "{"]
    )
    def test_a_message_that_asks_for_more_than_words(self, blank: str, tmp_path: Path) -> None:
        examples = indent(
            "good: [{text: a}, {text: b}]\nbad: [{text: c}, {text: d}]\ntricky: [{text: e, fires: true, why: f}]",
            "  ",
        )
        rule = (
            "code: EGN01\nname: eget\ntitle: Eget\nkinds: [tjansteskrivelse]\nlevel: info\neach: document\n"
            f"when: always\nmessage: 'Sägs {blank}'\nadvice: råd\nwhy: skäl\nsource: källa\nexamples:\n{examples}\n"
        )
        written(tmp_path / "a.yaml", rule)
        told = self.refused(tmp_path)
        assert "är inget som texten kan fyllas med" in told or "en klammer saknar sin andra hälft" in told


ENTRY = '{"path":"a.md","rule":"BES03","fingerprint":"0123456789abcdef","count":1}'


class TestBaselines:
    def refused(self, file: Path) -> str:
        with pytest.raises(BaselineError) as caught:
            read_baseline(file)
        assert len(str(caught.value)) < 600
        return str(caught.value)

    def test_one_of_a_gibibyte(self, tmp_path: Path) -> None:
        assert "läses inte: den är större än 16 MB." in self.refused(large(tmp_path / "b.json"))

    @has_limit
    def test_one_that_takes_all_memory_when_it_is_parsed(self, tmp_path: Path) -> None:
        many = "[]," * (5 * MIB)
        file = written(tmp_path / "b.json", f'{{"schema_version": 1, "findings": [{many}1]}}')
        done = run_small("check", "--no-cache", "--baseline", file, memo(tmp_path))
        assert done.code == 2
        assert f"den har fler än {MAX_BASELINE_VALUES} värden." in done.last

    @pytest.mark.parametrize("opening", ["[", '{"a":'])
    def test_one_in_another_without_end(self, opening: str, tmp_path: Path) -> None:
        told = self.refused(written(tmp_path / "b.json", opening * 100_000))
        assert "den är inte giltig JSON" in told

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ('{"schema_version": 1, "findings": [ENTRY], "findings": []}', "”findings” står två gånger"),
            ('{"schema_version": 1, "findings": [{"path": "a", "path": "b"}]}', "”path” står två gånger"),
            ('{"schema_version": 1, "findings": [{"LONG": 1}]}', "saknar ”path”"),
            ('{"schema_version": 1, "findings": [{"LONG": 1, REST]}', "har ”xxx"),
            ('{"schema_version": 1, "findings": [{"LONG": 1, "LONG": 1}]}', "”xxx"),
            ('{"schema_version": "LONG", "findings": []}', 'schema_version "xxx'),
            ('{"schema_version": 1e400, "findings": []}', "schema_version Infinity"),
            ('{"schema_version": DIGITS, "findings": []}', "den är inte giltig JSON"),
        ],
    )
    def test_what_is_no_baseline_is_told_in_a_line(self, text: str, says: str, tmp_path: Path) -> None:
        text = (
            text.replace("ENTRY", ENTRY)
            .replace("REST", ENTRY[1:])
            .replace("LONG", "x" * 1_000_000)
            .replace("DIGITS", "9" * 5000)
        )
        assert says in self.refused(written(tmp_path / "b.json", text))

    @has_pipes
    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "b.json")
        assert NO_FILE in self.refused(tmp_path / "b.json")


class TestMetadata:
    def refused(self, file: Path) -> str:
        with pytest.raises(BadTable) as caught:
            read_table(file)
        return str(caught.value)

    def test_one_of_a_gibibyte(self, tmp_path: Path) -> None:
        assert "läses inte: den är större än 16 MB" in self.refused(large(tmp_path / "m.csv", "path;enhet\n"))

    @pytest.mark.parametrize("text", [";" * 1_000_000, "path;enhet\n" + ";" * 1_000_000])
    def test_a_million_columns(self, text: str, tmp_path: Path) -> None:
        told = self.refused(written(tmp_path / "m.csv", text))
        assert f"fler än {MAX_TABLE_COLUMNS} kolumner" in told
        assert f"rad {text.count(chr(10)) + 1}:" in told

    def test_more_rows_than_documents(self, tmp_path: Path) -> None:
        told = self.refused(written(tmp_path / "m.csv", "path\n" + "\n" * (MAX_METADATA_ROWS + 1)))
        assert f"har fler än {MAX_METADATA_ROWS} rader" in told

    @pytest.mark.parametrize("cell", ["x" * 200_000, '"' + "x\n" * 100_000])
    def test_a_cell_without_end(self, cell: str, tmp_path: Path) -> None:
        assert "är ingen tabell, eller skadad" in self.refused(written(tmp_path / "m.csv", f"path\n{cell}"))

    @has_pipes
    def test_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "m.csv")
        assert NO_FILE in self.refused(tmp_path / "m.csv")


class TestPathsAndStreams:
    @has_zero
    @has_limit
    def test_standard_input_without_end(self) -> None:
        done = run_small("check", "--no-cache", "-", stdin=Path("/dev/zero"))
        assert done.code == 2
        assert "Filen är större än 200 MB" in done.out + done.err

    @pytest.mark.parametrize("path", ["a" * 100_000, "a/" * 50_000])
    def test_a_path_that_no_system_follows(self, path: str) -> None:
        done = run("check", "--no-cache", path)
        assert done.code == 2
        assert done.last.endswith("1 dokument kunde inte läsas.")

    def test_folders_in_each_other_without_end(self, tmp_path: Path) -> None:
        folder = tmp_path
        for _ in range(MAX_FOLDERS):
            folder /= "d"
        folder.mkdir(parents=True)
        memo(folder)
        assert find([tmp_path]).files == (folder / "memo.md",)
        (folder / "d").mkdir()
        memo(folder / "d")
        found = find([tmp_path]).files
        assert found[0].code == "too_large"  # type: ignore[union-attr]
        assert found[1:] == (folder / "memo.md",)

    @has_pipes
    @has_zero
    def test_what_is_no_file_in_a_folder_is_passed_over(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.md")
        (tmp_path / "zero.md").symlink_to("/dev/zero")
        (tmp_path / "round").symlink_to(tmp_path)
        (tmp_path / "self.md").symlink_to("self.md")
        found = find([tmp_path, memo(tmp_path)])
        assert tmp_path / "memo.md" in found.files
        assert not {tmp_path / "pipe.md", tmp_path / "zero.md"} & set(found.files)

    def test_a_token_that_is_none(self, tmp_path: Path) -> None:
        done = run("serve", "--token-file", large(tmp_path / "kod"))
        assert done.code == 2
        assert "läses inte: den är större än 4 kB" in done.last
