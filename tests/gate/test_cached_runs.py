"""Runs with a cache: what is judged anew and what is not, and that the results are the same."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from cache_doubles import DOCUMENTS, HERE, OWN_PACK, Runs, memos

from konsekvens_lint.documents.pdf.choice import PdfChoice
from konsekvens_lint.facts.given import DocumentsShow
from konsekvens_lint.gate.cache import stamp as stamps
from konsekvens_lint.gate.cache.keys import key_of_choices
from konsekvens_lint.gate.cache.results import Cache
from konsekvens_lint.gate.cache.store import Store
from konsekvens_lint.gate.remembering import ToJudge, judged, try_choices
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.rulebook.errors import PackError
from konsekvens_lint.running import judging
from konsekvens_lint.running.runner import run, run_jobs
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.settings.options import Options, UnknownChoice
from konsekvens_lint.settings.suppressions import Suppression


@pytest.fixture
def runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Runs:
    return Runs(tmp_path / "results.sqlite3", monkeypatch)


def test_every_example_gets_the_same_report(runs: Runs) -> None:
    assert len(DOCUMENTS) > 20
    expected = list(run(DOCUMENTS, Options(), jobs=1))
    assert runs.run(DOCUMENTS) == expected
    assert len(runs.judged) == len(DOCUMENTS)
    assert runs.run(DOCUMENTS) == expected
    assert runs.judged == []


def test_an_own_pack_and_profile_too(runs: Runs) -> None:
    files = sorted((OWN_PACK / "examples").glob("*.md"))
    expected = list(run(files, Options(profile="alvsunda"), jobs=1, packs=[OWN_PACK]))
    for _ in range(2):
        assert runs.run(files, Options(profile="alvsunda"), [OWN_PACK]) == expected
    assert runs.judged == []


def test_a_copy_has_the_report_under_its_own_path(runs: Runs, tmp_path: Path) -> None:
    (file,) = memos(tmp_path, 1)
    (first,) = runs.run([file])
    copy = tmp_path / "kopia.MD"
    copy.write_bytes(file.read_bytes())
    (second,) = runs.run([copy])
    assert runs.judged == []
    assert second == first._replace(path=str(copy))


def test_only_what_has_changed_is_judged_and_the_order_is_kept(runs: Runs, tmp_path: Path) -> None:
    files = memos(tmp_path, 6)
    runs.run(files)
    files[2].write_text("# Ny taxa\n## Förslag till beslut\nNämnden antar taxan.\n", encoding="utf-8")
    missing = Unread("borta.md", "missing", "Filen finns inte.")
    results = runs.run([files[3], missing, files[2], files[0]])
    assert runs.judged == [str(files[2])]
    assert [each.path for each in results] == [str(files[3]), "borta.md", str(files[2]), str(files[0])]
    assert results[1] is missing


CHOICES: dict[str, dict[str, Any]] = {
    "profile": {"profile": "uppsala"},
    "kind": {"kind": "remissvar"},
    "checklists": {"checklists": ("skr-jamstalldhetsanalys",)},
    "select": {"select": ("BES",)},
    "ignore": {"ignore": ("STA",)},
    "pdf": {"pdf": PdfChoice("pdfminer")},
    "ocr": {"pdf": PdfChoice(ocr=True)},
    "levels": {"levels": (("BES", "warning"),)},
    "suppressions": {"suppressions": (Suppression("BES", "Skäl.", "configuration", entry="k.yaml:3"),)},
    "grammar": {"grammar": "off"},
    "shown": {"shown": (DocumentsShow(frozenset({("lista", "punkt")}), "Visar något", 6, 24, 1, 20),)},
}


@pytest.mark.parametrize("changes", CHOICES.values(), ids=CHOICES)
def test_other_choices_are_other_results(changes: dict[str, Any], runs: Runs, tmp_path: Path) -> None:
    (file,) = memos(tmp_path, 1)
    runs.run([file])
    runs.run([file], Options(**changes))
    assert runs.judged == [str(file)]
    runs.run([file], Options(**changes))
    assert runs.judged == []


def test_every_option_is_part_of_the_key() -> None:
    # A new option is told here before it is forgotten there.
    tried = {name for changes in CHOICES.values() for name in changes}
    assert tried | {"with_text"} == set(Options._fields)
    keys = {key_of_choices(Options(**changes), ()) for changes in CHOICES.values()}
    assert len(keys) == len(CHOICES) and None not in keys


def test_the_ending_is_part_of_the_key(runs: Runs, tmp_path: Path) -> None:
    (file,) = memos(tmp_path, 1)
    text = tmp_path / "memo.txt"
    text.write_bytes(file.read_bytes())
    runs.run([file])
    (told,) = runs.run([text])
    assert runs.judged == [str(text)]
    assert isinstance(told, DocumentReport) and told.format == "txt"


def test_a_changed_pack_is_another(runs: Runs, tmp_path: Path) -> None:
    (file,) = memos(tmp_path, 1)
    pack = tmp_path / "paket"
    for each in OWN_PACK.rglob("*.yaml"):
        target = pack / each.relative_to(OWN_PACK)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(each.read_bytes())
    options = Options(profile="alvsunda")
    runs.run([file], options, [pack])
    rule = pack / "profiles" / "alvsunda.yaml"
    before = rule.stat()
    rule.write_text(
        rule.read_text(encoding="utf-8").replace("title: Älvsunda", "title: ÄLVSUNDA"), encoding="utf-8"
    )
    os.utime(rule, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert rule.stat().st_size == before.st_size
    runs.run([file], options, [pack])
    assert runs.judged == [str(file)]
    keys = {key_of_choices(options, packs) for packs in ([], [pack], [OWN_PACK], [pack, OWN_PACK])}
    assert len(keys) == 4


@pytest.mark.parametrize("part", ["version", "python", "code", "rules", "library"])
def test_another_tool_is_another_key(part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package, rules = tmp_path / "package", tmp_path / "rules"
    for file in (
        package / "facts" / "a.py",
        rules / "BES" / "a.yaml",
        tmp_path / "path" / "pypdfium2-5.0.dist-info",
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("ett", encoding="utf-8")
    monkeypatch.setattr(stamps, "PACKAGE", package)
    monkeypatch.setattr(stamps, "rules_folder", lambda: rules)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "path")])
    before = stamps.stamp.__wrapped__()
    assert stamps.stamp.__wrapped__() == before
    match part:
        case "version":
            monkeypatch.setattr(stamps, "__version__", "0.0.1")
        case "python":
            monkeypatch.setattr(sys, "version", "3.99")
        case "code":
            (package / "facts" / "a.py").write_text("annat", encoding="utf-8")
        case "rules":
            (rules / "BES" / "b.yaml").write_text("ny", encoding="utf-8")
        case "library":
            (tmp_path / "path" / "pypdfium2-5.0.dist-info").rename(
                tmp_path / "path" / "pypdfium2-5.1.dist-info"
            )
    assert stamps.stamp.__wrapped__() != before


def test_an_installed_tool_is_known_by_its_installers_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "konsekvens_lint"
    (package / "rules").mkdir(parents=True)
    record = tmp_path / f"konsekvens_lint-{stamps.__version__}.dist-info" / "RECORD"
    record.parent.mkdir()
    lines = ["konsekvens_lint/linter.py,sha256=a,10", "konsekvens_lint/rulebook.json,sha256=b,20"]
    record.write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(stamps, "PACKAGE", package)
    monkeypatch.setattr(stamps, "is_installed", lambda: True)
    before = stamps.stamp.__wrapped__()
    # Installed again: other times, in another order, and with modules compiled.
    again = [
        *reversed(lines),
        "konsekvens_lint/__pycache__/linter.cpython-311.pyc,,",
        "../../bin/konsekvens-lint,c,1",
    ]
    record.write_text("\n".join(again), encoding="utf-8")
    assert stamps.stamp.__wrapped__() == before
    record.write_text("\n".join(lines).replace("sha256=b", "sha256=d"), encoding="utf-8")
    assert stamps.stamp.__wrapped__() != before


@pytest.mark.parametrize("name", ["lxml", "pypdfium2", "pdfminer.six", "pyahocorasick"])
def test_the_libraries_are_found_with_their_versions(name: str) -> None:
    version = importlib.metadata.version(name)
    stem = name.replace(".", "_").lower()
    assert [each for each in stamps._libraries() if each.startswith(f"{stem}-{version}")]


def test_keys_are_the_same_in_every_process() -> None:
    import subprocess

    program = (
        "from konsekvens_lint.gate.cache.keys import key_of_choices\n"
        "from konsekvens_lint.settings.options import Options\n"
        "from konsekvens_lint.settings.suppressions import Suppression\n"
        "blocks = frozenset(range(0, 4000, 7))\n"
        "print(key_of_choices(Options(suppressions=(Suppression('A', 'b', 'comment', blocks=blocks),)), ()).hex())\n"
    )
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**env, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1 and len(told.pop().strip()) == 64


def test_what_could_not_be_judged_is_tried_again(runs: Runs, tmp_path: Path) -> None:
    broken = tmp_path / "trasig.docx"
    broken.write_bytes(b"PK\x03\x04 trasig")
    lock = tmp_path / "~$memo.md"
    (file,) = memos(tmp_path, 1)
    lock.write_bytes(file.read_bytes())
    runs.run([file])
    for _ in range(2):
        results = runs.run([broken, lock, tmp_path])
        assert [each.code for each in results if isinstance(each, Unread)] == [
            "broken",
            "lock_file",
            "not_a_document",
        ]
        assert runs.judged == [str(broken), str(lock), str(tmp_path)]


def test_what_is_refused_for_what_it_holds_is_refused_again_without_a_look(
    runs: Runs, tmp_path: Path
) -> None:
    (blank := tmp_path / "blank.md").write_text("  \n", encoding="utf-8")
    (picture := tmp_path / "bild.docx").write_bytes(b"\x89PNG\r\n")
    expected = runs.run([blank, picture])
    assert [each.code for each in expected] == ["empty", "not_a_document"]  # type: ignore[union-attr]
    assert runs.run([blank, picture]) == expected
    assert runs.judged == []
    with_ocr = Options(pdf=PdfChoice(ocr=True))
    for _ in range(2):
        assert runs.run([blank, picture], with_ocr) == expected
        assert runs.judged == [str(blank), str(picture)]


def test_reports_that_hold_the_text_are_not_kept(runs: Runs, tmp_path: Path) -> None:
    (file,) = memos(tmp_path, 1)
    with_text = Options(with_text=True)
    for _ in range(2):
        (told,) = runs.run([file], with_text)
        assert isinstance(told, DocumentReport) and told.document
        assert runs.judged == [str(file)]
    (told,) = runs.run([file])
    assert isinstance(told, DocumentReport) and told.document is None


def test_what_is_no_file_is_not_kept(runs: Runs) -> None:
    piped = Piped("-", b"# Ny taxa\n## Beslut\nTaxan antas.\n", "a.md")
    for _ in range(2):
        with closing(Cache(Store(runs.file))) as cache:
            assert len(list(judged([ToJudge(piped, Options())], cache, HERE))) == 1
    assert b"taxan" not in runs.file.read_bytes().lower()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among files")
def test_a_pipe_is_read_but_once(runs: Runs, tmp_path: Path) -> None:
    import threading

    (file,) = memos(tmp_path, 1)
    runs.run([file])
    pipe = tmp_path / "pipe.md"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(file.read_bytes()), daemon=True)
    writer.start()
    (told,) = runs.run([pipe])
    assert isinstance(told, DocumentReport)
    writer.join(5)


def test_a_report_is_fresh_until_its_day_and_no_longer(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = memos(tmp_path, 1)
    day = date(2031, 5, 1)
    check = judging.check_file
    monkeypatch.setattr(judging, "check_file", lambda *args: check(*args)._replace(fresh_until=day))
    runs.run([file], today=day - timedelta(2))
    for days, judged_again in ((-1, False), (0, False), (1, True)):
        (told,) = runs.run([file], today=day + timedelta(days))
        assert bool(runs.judged) == judged_again
        assert isinstance(told, DocumentReport) and told.fresh_until == day


def test_a_file_that_changes_while_it_is_judged_is_kept_as_what_was_judged(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = memos(tmp_path, 2)
    runs.run([first])  # from now on files are looked up before they are judged
    other = tmp_path / "annan.md"
    other.write_bytes(second.read_bytes())
    check = judging.check_file

    def changing(path: Path, *rest: Any) -> DocumentReport:
        path.write_text("# Ändrad\n## Förslag till beslut\nNämnden avslår.\n", encoding="utf-8")
        return check(path, *rest)

    monkeypatch.setattr(judging, "check_file", changing)
    (changed,) = runs.run([other])
    monkeypatch.setattr(judging, "check_file", check)
    assert isinstance(changed, DocumentReport) and changed.title == "Ändrad"
    (told,) = runs.run([second])
    assert runs.judged == [str(second)] and told != changed
    assert runs.run([other]) == [changed] and runs.judged == []


def test_wrong_choices_are_refused_at_the_call_warm_or_cold(runs: Runs, tmp_path: Path) -> None:
    files = memos(tmp_path, 2)
    wrong = Options(profile="finns-inte")
    for _ in range(2):
        with pytest.raises(UnknownChoice), closing(Cache(Store(runs.file))) as cache:
            judged([ToJudge(files[0], Options()), ToJudge(files[1], wrong)], cache, HERE)
        with pytest.raises(PackError), closing(Cache(Store(runs.file))) as cache:
            judged([ToJudge(files[0], Options(), (tmp_path / "inget-paket",))], cache, HERE)
        with pytest.raises(UnknownChoice), closing(Cache(Store(runs.file))) as cache:
            try_choices(wrong, (), cache)
        runs.run(files)


def test_each_document_has_its_own_options(runs: Runs, tmp_path: Path) -> None:
    files = memos(tmp_path, 4)
    both = (Options(kind="remissvar"), Options(kind="protokoll"))
    for _ in range(2):
        results = runs.run(files, both)
        assert [each.kind for each in results] == ["remissvar", "protokoll"] * 2  # type: ignore[union-attr]
    assert runs.judged == []


def test_workers_keep_what_they_judge(tmp_path: Path) -> None:
    files = memos(tmp_path, 8)
    store = tmp_path / "results.sqlite3"
    told = []
    for _ in range(2):
        with closing(Cache(Store(store))) as cache:
            told.append(
                list(
                    judged([ToJudge(file, Options()) for file in files], cache, partial(run_jobs, workers=2))
                )
            )
    assert told[0] == told[1] == list(run(files, Options(), jobs=1))
    with closing(Cache(Store(store))) as cache:
        key = key_of_choices(Options(), ())
        assert key and cache.accepts(key)


def test_a_file_that_has_been_read_already_is_not_read_to_be_looked_up(
    runs: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = memos(tmp_path / "minnen", 1)
    (first,) = runs.run([file])
    assert first.sha256
    monkeypatch.setattr("konsekvens_lint.gate.remembering.digest_of", None)
    with closing(Cache(Store(runs.file))) as cache:
        known = ToJudge(file, Options(), sha256=first.sha256)
        assert list(judged([known], cache, HERE)) == [first]


def test_closing_keeps_what_is_done(runs: Runs, tmp_path: Path) -> None:
    files = memos(tmp_path, 4)
    with closing(Cache(Store(runs.file))) as cache:
        results = judged([ToJudge(file, Options()) for file in files], cache, HERE)
        next(results), next(results)
        results.close()
    runs.run(files)
    assert runs.judged == [str(file) for file in files[2:]]
