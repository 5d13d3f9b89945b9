"""An audit by the command line: what is kept, what is done again, what is refused."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from audits import DB, audit, exported, rows, statuses
from command_line import BAD, GOOD, run, written

from konsekvens_lint import limits
from konsekvens_lint.running import judging as running_judging

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"


def _judged_now(err: str) -> int:
    """How many documents the run had to judge or note, of those in the archive."""
    told = [line for line in err.splitlines() if "fanns redan" in line]
    return 5 - (int(told[0].split()[0]) if told else 0)


def test_every_document_has_its_row(archive: Path) -> None:
    done = audit()
    assert done.code == 0
    assert done.out == ""
    assert done.last == (
        "Avslutar med 0: 5 dokument i ”revision.db”: 3 granskade, 1 inte granskat (med skäl) och 1 dubblett."
    )
    assert statuses() == {
        "bra.md": "judged", "brist.md": "judged", "kopia.md": "duplicate", "mall.md": "judged", "trasig.docx": "unread"
    }  # fmt: skip
    ((original,),) = rows(
        "SELECT o.path FROM documents d JOIN documents o ON o.id = d.duplicate_of WHERE d.status = 'duplicate'"
    )
    assert original == os.path.join("arkiv", "Kultur", "2024", "brist.md")
    assert rows("SELECT passed_over, finished IS NOT NULL FROM audit") == [('{"other_kind": 1}', 1)]
    assert sorted(path.name for path in Path().glob("revision*")) == ["revision.db"]


def test_what_is_kept_is_what_check_tells(archive: Path) -> None:
    audit()
    told = json.loads(run("check", "arkiv", "--format", "json").out)["documents"]
    kept = [line for line in exported() if "duplicate_of" not in line]
    assert len(kept) == 4
    for line in kept:
        same = next(each for each in told if each["path"] == line["path"])
        assert {name: line[name] for name in same} == same
    assert any(line.get("findings") for line in kept)
    assert any(
        point["evidence"] for line in kept for each in line.get("checklists", ()) for point in each["points"]
    )


def test_every_example_is_kept_as_check_tells_it(archive: Path) -> None:
    """In all formats: tables, pages and lines, too."""
    told = json.loads(run("check", EXAMPLES, "--format", "json").out)["documents"]
    audit(EXAMPLES)
    kept = {line["path"]: line for line in exported() if "duplicate_of" not in line}
    assert {line["format"] for line in kept.values()} == {"docx", "pdf", "md"}
    for document in told:
        if line := kept.pop(document["path"], None):
            assert {name: line[name] for name in document} == document
    assert not kept


def test_exceptions_and_the_baseline_are_told_apart(archive: Path) -> None:
    reason = "Nämnden har beslutat om en egen analys i höst."
    excepted = BAD.replace(
        "Ärendet bedöms", f"<!-- konsekvens-lint: ignorera BES03 – {reason} -->\nÄrendet bedöms"
    )
    written(archive / "undantag.md", excepted)
    assert run("baseline", "create", "arkiv/Kultur").code == 0
    audit("arkiv", "--baseline", "konsekvens-lint-baseline.json")
    told = {(Path(path).name, state) for path, state in rows(
        "SELECT path, state FROM findings f JOIN documents d ON d.id = f.document"
    )}  # fmt: skip
    assert {("brist.md", "baselined"), ("undantag.md", "suppressed"), ("mall.md", "told")} <= told
    assert ("brist.md", "told") not in told
    (line,) = (each for each in exported() if each["path"].endswith("undantag.md"))
    assert line["suppressed"][0]["reason"] == reason


def test_going_on_judges_only_what_has_changed(archive: Path) -> None:
    audit()
    first = exported()
    done = audit("arkiv", "--resume")
    assert (done.code, _judged_now(done.err)) == (0, 0)
    assert exported() == first
    written(archive / "Kultur" / "2023" / "bra.md", BAD + "\nOch mer.\n")
    assert _judged_now(audit("arkiv", "--resume").err) == 1
    (line,) = (each for each in exported() if each["path"].endswith("bra.md"))
    assert line["findings"]
    assert rows("SELECT count(*) FROM outcomes WHERE document NOT IN (SELECT id FROM documents)") == [(0,)]


def test_what_changed_is_gone_from_the_database_with_all_its_parts(archive: Path) -> None:
    audit()
    for each in archive.rglob("*.md"):
        written(each, GOOD if each.name == "bra.md" else f"{GOOD}\n{each}\n")
    audit("arkiv", "--resume")
    again = exported()
    audit(into=Path("ny.db"))
    assert again == exported(Path("ny.db"))
    for table in ("outcomes", "findings", "passages", "answers", "verdicts", "places"):
        count = f"SELECT count(*) FROM {table}"
        assert rows(count) == rows(count, Path("ny.db")), table


def test_other_settings_are_judged_again(archive: Path) -> None:
    audit()
    assert _judged_now(audit("arkiv", "--resume", "--profile", "halland").err) == 5
    assert rows("SELECT DISTINCT profile FROM documents WHERE status = 'judged'") == [("halland",)]
    done = audit("arkiv", "--resume", "--profile", "halland", "--meta", "{enhet}/**")
    assert _judged_now(done.err) == 5
    assert "dokument fanns i databasen men granskades på nytt" in done.err
    assert rows("SELECT DISTINCT unit FROM documents ORDER BY unit") == [("Kultur",), ("Teknik",)]


def test_an_exception_that_has_run_out_is_judged_again(archive: Path) -> None:
    audit()
    with closing(sqlite3.connect(DB)) as connection, connection:
        connection.execute("UPDATE documents SET holds_until = '2020-01-01' WHERE path LIKE '%bra.md'")
    assert _judged_now(audit("arkiv", "--resume").err) == 1


def test_the_first_of_the_same_content_is_found_anew(archive: Path) -> None:
    audit()
    (archive / "Kultur" / "2024" / "brist.md").unlink()
    done = audit("arkiv", "--resume")
    assert "1 dokument fanns inte längre, och är borttaget ur databasen." in done.err
    assert statuses()["kopia.md"] == "judged"
    written(archive / "A.md", BAD)
    audit("arkiv", "--resume")
    assert statuses()["A.md"] == "judged"
    assert statuses()["kopia.md"] == "duplicate"
    assert rows(
        "SELECT count(*) FROM findings f JOIN documents d ON d.id = document WHERE status = 'duplicate'"
    ) == [(0,)]


def test_a_copy_with_another_ending_is_read_by_its_own(archive: Path) -> None:
    written(archive / "A.docx", BAD)
    written(archive / "Å.txt", BAD)
    audit()
    assert (statuses()["A.docx"], statuses()["Å.txt"], statuses()["brist.md"]) == (
        "unread",
        "judged",
        "judged",
    )


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_is_no_second_document_and_a_circle_no_end(archive: Path) -> None:
    (archive / "länk.md").symlink_to(archive / "Kultur" / "2023" / "bra.md")
    (archive / "Kultur" / "runt").symlink_to(archive)
    assert "5 dokument" in audit().last


def test_what_the_configuration_leaves_out_is_left_out(archive: Path) -> None:
    written(archive / "konsekvens-lint.yaml", 'exclude: ["Teknik/"]\n')
    done = audit()
    assert set(statuses()) == {"bra.md", "brist.md"}
    assert "Utelämnade i konfigurationen: 1" in done.err
    assert json.loads(rows("SELECT passed_over FROM audit")[0][0])["excluded"] == 1


def test_what_is_accepted_unread_has_the_reason(archive: Path) -> None:
    written(
        archive / "konsekvens-lint.yaml",
        "unreadable:\n  - match: trasig.docx\n    reason: Skannas om i höst.\n",
    )
    audit()
    assert rows("SELECT accepted FROM documents WHERE status = 'unread'") == [("Skannas om i höst.",)]


def test_another_audit_is_not_mixed_in(archive: Path) -> None:
    audit()
    for arguments, told in (
        (("arkiv",), "finns redan: fortsätt den revisionen med --resume"),
        (("arkiv/Kultur", "--resume"), "är en revision av arkiv: ange samma sökvägar"),
        (("arkiv", "--resume", "--no-quotes"), "är gjord med citat: fortsätt så"),
    ):
        done = audit(*arguments)
        assert done.code == 2
        assert told in done.last
    assert len(statuses()) == 5


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("borta",), "”borta” finns inte"),
        (("-",), "standard in"),
        (("tom",), "inga dokument"),
        (("arkiv", "--profile", "finns-inte"), "Profilen ”finns-inte”"),
        (("arkiv", "--baseline", "nix.json"), "nix.json"),
        (("arkiv", "--meta", "{enhett}/*"), "Menade du ”enhet”?"),
        (("arkiv", "--meta-csv", "nix.csv"), "nix.csv"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_leaves_nothing(
    archive: Path, arguments: tuple[str, ...], told: str
) -> None:
    Path("tom").mkdir()
    done = audit(*arguments)
    assert done.code == 2
    assert told in done.last
    assert not DB.exists()


def test_a_document_that_would_stop_the_run_is_kept_with_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from running_doubles import work

    monkeypatch.chdir(tmp_path)
    for name in ("eat", "good-1", "good-2", "good-3", "hang", "killed", "leave", "raise", "segfault"):
        written(Path("arkiv") / f"{name}.md", name)
    monkeypatch.setattr(running_judging, "judging", lambda options, packs: work)
    monkeypatch.setattr(limits, "LIMITS", limits.Limits(seconds=6, memory=256))
    done = audit("arkiv", "--jobs", "2", "--no-cache")
    assert done.code == 0
    told = dict(rows("SELECT path, coalesce(error_code, status) FROM documents"))
    assert {Path(path).stem: how for path, how in told.items()} == {
        "eat": "out_of_memory", "good-1": "judged", "good-2": "judged", "good-3": "judged", "hang": "timeout",
        "killed": "crashed", "leave": "crashed", "raise": "crashed", "segfault": "crashed",
    }  # fmt: skip
    assert rows("SELECT count(*) FROM documents WHERE status = 'unread' AND length(error_message) < 40") == [
        (0,)
    ]
