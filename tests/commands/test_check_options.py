"""Every option of ``check``."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

import pytest
from command_line import BAD, GOOD, Run, run, written

from konsekvens_lint.rulebook import loading
from konsekvens_lint.running import judging

OWN_PACK = Path(__file__).resolve().parent.parent / "rulebook" / "packs" / "skolskjuts"
NO_BUS = """\
# Ändrade regler
## Förslag till beslut
Elever vid Norra vägen får inte skolskjuts från den 1 augusti.
"""


def _told(done: Run) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(done.out)
    return told


def _with_impact(text: str) -> str:
    """The memo with another text about gender equality."""
    before, heading, _ = BAD.partition("## Jämställdhet\n")
    return f"{before}{heading}{text}\n"


def _rules(*arguments: str | Path) -> list[str]:
    """The rules that were applied to the one document."""
    (document,) = _told(run("check", *arguments, "--format", "json"))["documents"]
    return list(document["outcomes"])


def test_a_file_without_a_command_is_checked(bad: Path) -> None:
    assert run(bad) == run("check", bad)


def test_options_may_come_first_also_without_a_command(bad: Path) -> None:
    assert run("--format", "json", bad) == run("check", bad, "--format", "json")


def test_text_is_for_the_one_who_wrote_it(bad: Path) -> None:
    done = run(bad)
    assert done.code == 1
    assert "»Ärendet bedöms inte ha någon påverkan på jämställdheten.«" in done.out
    assert "BES03" in done.out
    assert done.err == "Avslutar med 1: 1 fel (gräns: fel).\n"


def test_a_quote_stands_among_its_words(unfilled: Path) -> None:
    assert "Nämnden avsätter »XX« kronor." in run(unfilled, "--select", "DOK01").out


def test_json_is_alone_on_stdout(bad: Path) -> None:
    done = run(bad, "--format", "json")
    assert done.code == 1
    assert _told(done)["schema_version"] == 1
    assert done.err == "Avslutar med 1: 1 fel (gräns: fel).\n"


def test_the_documents_come_in_the_order_given(good: Path, bad: Path) -> None:
    told = _told(run(good, bad, good.parent / "nix.md", "--format", "json"))
    assert [each["path"] for each in told["documents"]] == [str(good), str(bad), str(good.parent / "nix.md")]


def test_a_folder_is_all_its_documents(good: Path, bad: Path, tmp_path: Path) -> None:
    written(tmp_path / "under" / "mer.txt", BAD)
    written(tmp_path / "kalkyl.xlsx", "x")
    told = _told(run(tmp_path, "--format", "json"))
    assert {Path(each["path"]).name for each in told["documents"]} == {"bra.md", "brist.md", "mer.txt"}
    assert told["skipped"] == 1


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (["--select", "BES01,BES03", "--select", "DOK"], ["BES01", "BES03", "DOK01", "DOK02", "DOK03"]),
        (["--select", " bes01 , mallrest,,"], ["BES01", "DOK01"]),
        (["--select", "BES01", "--select", "BES01"], ["BES01"]),
        (["--select", "DOK,BES01", "--ignore", "DOK01"], ["BES01", "DOK02", "DOK03"]),
    ],
)
def test_rules_are_chosen_with_commas_and_repeats(options: list[str], codes: list[str], bad: Path) -> None:
    assert _rules(bad, *options) == codes


def test_rules_are_left_out(bad: Path) -> None:
    everything = _rules(bad)
    left = _rules(bad, "--ignore", "BES01,ingen-paverkan-utan-skal")
    assert left == [code for code in everything if code not in ("BES01", "BES03")]


def test_the_kind_can_be_told(bad: Path) -> None:
    (document,) = _told(run(bad, "--kind", "Tjänsteskrivelse", "--format", "json"))["documents"]
    assert document["kind"] == "tjansteskrivelse"
    (document,) = _told(run(bad, "--kind", "protokoll", "--format", "json"))["documents"]
    assert document["outcomes"]["BES03"] == "not_applicable"


def test_checklists_and_profile(bad: Path) -> None:
    chosen = ["--profile", "skr", "--checklist", "skr-jamstallda-beslut,skr-jamstallda-beslut"]
    (document,) = _told(run(bad, *chosen, "--format", "json"))["documents"]
    assert [each["id"] for each in document["checklists"]] == ["skr-jamstallda-beslut"]
    assert document["profile"] == "skr"


@pytest.mark.parametrize(
    ("limit", "code", "last"),
    [
        ("error", 1, "Avslutar med 1: 1 fel (gräns: fel)."),
        ("warning", 1, "Avslutar med 1: 1 fel (gräns: varning)."),
        ("info", 1, "Avslutar med 1: 1 fel (gräns: tips)."),
        ("never", 0, "Avslutar med 0: 1 fel (ingen gräns)."),
        ("NEVER", 0, "Avslutar med 0: 1 fel (ingen gräns)."),
    ],
)
def test_the_limit(limit: str, code: int, last: str, bad: Path) -> None:
    done = run(bad, "--select", "BES03", "--fail-on", limit)
    assert (done.code, done.last) == (code, last)


def test_a_warning_is_below_the_usual_limit(tmp_path: Path) -> None:
    file = written(tmp_path / "a.md", _with_impact("Flickor får egna tider i hallen."))
    done = run(file, "--select", "BES05")
    assert (done.code, done.last) == (0, "Avslutar med 0: inga fel (gräns: fel).")
    assert run(file, "--select", "BES05", "--fail-on", "warning").code == 1


def test_tips_are_one_line_until_asked_for(tmp_path: Path) -> None:
    text = "Kvinnor reser oftare än män med buss, därför att män oftare har bil. Fler turer hjälper kvinnor."
    file = written(tmp_path / "a.md", _with_impact(text))
    told = run(file, "--select", "BES07")
    assert "1 tips, visa med --tips" in told.out
    assert "Tips:" in run(file, "--select", "BES07", "--tips").out
    assert run(file, "--select", "BES07", "--no-tips").out == told.out


def test_reports_are_written_beside(bad: Path, tmp_path: Path) -> None:
    files = (tmp_path / "ut.json", tmp_path / "ut.txt")
    done = run(bad, "--write", f"json={files[0]}", "--write", f"text={files[1]}", "--color", "always")
    assert done.code == 1
    assert json.loads(files[0].read_text(encoding="utf-8"))["documents"][0]["path"] == str(bad)
    told = files[1].read_text(encoding="utf-8")
    assert "BES03" in told
    assert "\x1b" not in told and "\x1b" in done.out
    assert sorted(file.name for file in tmp_path.iterdir()) == ["brist.md", "ut.json", "ut.txt"]


def test_a_written_report_replaces_the_old_one(bad: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "ut.json", "gammalt")
    run(bad, "--write", f"json={file}", "--fail-on", "never")
    assert json.loads(file.read_text(encoding="utf-8"))["documents"]


def test_text_as_it_comes_is_text_of_the_whole(good: Path, bad: Path, tmp_path: Path) -> None:
    """What is told a document at a time is what the format tells of the whole run."""
    file = tmp_path / "ut" / "rapport.txt"
    file.parent.mkdir()
    done = run(good, bad, tmp_path / "nix.md", bad.parent / "nix.docx", "--write", f"text={file}")
    assert done.out == file.read_text(encoding="utf-8")
    assert "Sammanfattning" in done.out


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_page_holds_the_text(bad: Path, good: Path, tmp_path: Path, jobs: str) -> None:
    file = tmp_path / "ut.html"
    done = run(bad, good, "--write", f"html={file}", "--jobs", jobs)
    told = file.read_text(encoding="utf-8")
    assert done.code == 1 and "BES03" in done.out
    for line in (BAD + GOOD).splitlines():
        assert escape(line.lstrip("# "), quote=False) in told
    assert ">Ärendet bedöms inte ha någon påverkan på jämställdheten.</a></mark>" in told


def test_a_page_on_the_screen_is_the_page_in_a_file(bad: Path, tmp_path: Path) -> None:
    file = tmp_path / "ut.html"
    done = run(bad, "--format", "html", "--write", f"html={file}")
    assert done.out == file.read_text(encoding="utf-8")
    assert done.out.startswith("<!doctype html>") and done.out.endswith("</html>\n")


def test_no_text_is_held_where_no_format_shows_it(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held: set[bool] = set()
    made = judging.judging
    monkeypatch.setattr(
        judging, "judging", lambda options, packs: held.add(options.with_text) or made(options, packs)
    )
    for name in ("text", "json"):
        run(bad, "--format", name)
    assert held == {False}
    run(bad, "--format", "html")
    assert held == {False, True}


def test_standard_input() -> None:
    done = run("-", stdin=BAD.encode())
    assert done.code == 1
    assert done.out.startswith("standard in\n")
    assert "»Ärendet bedöms inte ha någon påverkan på jämställdheten.«" in done.out


def test_the_name_of_standard_input_gives_its_format() -> None:
    (document,) = _told(run("-", "--stdin-filename", "a.txt", "--format", "json", stdin=BAD.encode()))[
        "documents"
    ]
    assert (document["path"], document["format"]) == ("a.txt", "txt")
    (document,) = _told(run("-", "--format", "json", stdin=BAD.encode()))["documents"]
    assert (document["path"], document["format"]) == ("-", "md")


def test_standard_input_may_be_word(word: Path) -> None:
    (document,) = _told(run("-", "--format", "json", stdin=word.read_bytes()))["documents"]
    assert document["format"] == "docx"


def test_standard_input_beside_files(bad: Path) -> None:
    told = _told(run(bad, "-", "--format", "json", stdin=GOOD.encode()))
    assert {each["path"] for each in told["documents"]} == {"-", str(bad)}


@pytest.mark.parametrize("packs", [[], ["--pack", OWN_PACK]])
def test_the_rulebook_is_loaded_once_for_standard_input_and_files(
    packs: list[str | Path], bad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = []
    for name in ("built_in", "with_packs"):
        load = getattr(loading, name)
        for module in ("running.judging", "commands.books"):
            monkeypatch.setattr(
                f"konsekvens_lint.{module}.{name}",
                lambda *packs, load=load: loaded.append(load) or load(*packs),
            )
    judging.ready.cache_clear()
    judging.rulebook.cache_clear()
    run("-", bad, *packs, stdin=GOOD.encode())
    assert len(loaded) == 1


def test_jobs_change_nothing_that_is_told(good: Path, bad: Path, tmp_path: Path) -> None:
    alone = run(tmp_path, "--jobs", "1")
    assert "Sammanfattning" in alone.out
    assert run(tmp_path, "--jobs", "2") == alone
    assert run(tmp_path, "--jobs", "0") == alone


def test_a_pack_on_top(tmp_path: Path) -> None:
    file = written(tmp_path / "a.md", NO_BUS)
    done = run(file, "--pack", OWN_PACK, "--select", "SKJ01", "--kind", "tjansteskrivelse")
    assert "Texten drar in ”skolskjuts”" in done.out
    assert (done.code, done.last) == (0, "Avslutar med 0: inga fel (gräns: fel).")


def test_several_packs(tmp_path: Path) -> None:
    file = written(tmp_path / "a.md", NO_BUS)
    rule = (OWN_PACK / "SKJ" / "SKJ01-skolskjuts-avslas.yaml").read_text(encoding="utf-8")
    other = written(tmp_path / "SKJ02.yaml", rule.replace("SKJ01", "SKJ02").replace("-avslas", "-nekas"))
    assert _rules(file, "--pack", OWN_PACK, "--pack", other, "--select", "SKJ") == ["SKJ01", "SKJ02"]


def test_color(bad: Path) -> None:
    assert "\x1b[" in run(bad, "--color", "always").out
    assert "\x1b[" not in run(bad, "--color", "never").out
    assert "\x1b[" not in run(bad, "--color", "auto").out


def test_asked_for_color_is_given_also_with_no_color(bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in run(bad, "--color", "always").out


@pytest.mark.parametrize("name", ["annan.docx", "annan.PDF", "annan.doc"])
def test_no_report_is_written_over_a_document(bad: Path, name: str) -> None:
    other = bad.with_name(name)
    other.write_bytes("Någons dokument".encode())
    done = run("check", bad, "--write", f"html={other}")
    assert done.code == 2
    assert "heter som ett dokument" in done.last
    assert other.read_bytes() == b"N\xc3\xa5gons dokument"
