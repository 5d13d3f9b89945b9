"""Workers: whatever a document does, it is one document's error, and the rest goes on in order."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from pebble.pool.process import PoolManager
from running_doubles import report, work

from konsekvens_lint.limits import Limits
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.jobs import on_each
from konsekvens_lint.running.pace import SLOW_START
from konsekvens_lint.running.runner import run_work
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.running.workers import run_in_workers

QUICK = Limits(seconds=1.5, memory=256)
SRC = Path(__file__).resolve().parents[2] / "src"
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and address space are POSIX")


def paths(*names: str) -> list[Path]:
    return [Path(f"{name}.md") for name in names]


def told(results: list[DocumentReport | Unread]) -> list[tuple[str, str]]:
    return [(Path(each.path).stem, each.code if isinstance(each, Unread) else "ok") for each in results]


def test_results_come_in_the_order_given_though_the_first_is_slow() -> None:
    files = paths("slow-1", *(f"good-{n}" for n in range(60)), "slow-2", "good-last")
    results = list(run_in_workers(on_each(files, work), QUICK, 3))
    assert [each.path for each in results] == [str(file) for file in files]
    assert all(each.kind_reason == "arbetare" for each in results if isinstance(each, DocumentReport))


@posix
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_each_bad_document_costs_itself_alone(start: str) -> None:
    bad = {
        "raise": "crashed", "recurse": "crashed", "eat": "out_of_memory", "leave": "crashed", "killed": "crashed",
        "segfault": "crashed", "exit": "crashed", "hang": "timeout", "swallow": "timeout", "unpicklable": "crashed",
    }  # fmt: skip
    names = [name for each in bad for name in (f"good-{each}", each)]
    results = list(run_in_workers(on_each(paths(*names), work), QUICK, 2, start=start))  # type: ignore[arg-type]
    assert told(results) == [(name, bad.get(name, "ok")) for name in names]


@posix
def test_a_hang_that_no_signal_reaches_is_ended_from_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.running.pool.KILL_AFTER", 0.5)
    results = list(run_in_workers(on_each(paths("deaf", "good-1", "good-2"), work), Limits(0.5, 256), 2))
    assert told(results) == [("deaf", "timeout"), ("good-1", "ok"), ("good-2", "ok")]


@posix
def test_a_death_that_is_seen_before_its_document_is_known_is_no_timeout(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    expirations = []

    def overlooked(manager: PoolManager, expiration: tuple[int, int]) -> None:
        expirations.append(expiration)
        if len(expirations) > 1:
            seen(manager, expiration)

    seen = PoolManager.handle_worker_expiration
    monkeypatch.setattr(PoolManager, "handle_worker_expiration", overlooked)
    monkeypatch.setattr("konsekvens_lint.running.pool.KILL_AFTER", 0.5)
    results = list(run_in_workers(on_each(paths("leave", "good-1"), work), Limits(0.5, 256), 2))
    assert told(results) == [("leave", "crashed"), ("good-1", "ok")]
    assert len(expirations) == 2


@posix
@pytest.mark.parametrize("in_order", [True, False])
@pytest.mark.parametrize(
    "names", [["good-1", "good-2", "leave"], ["good-1", "leave", "good-2", "killed", "segfault", "good-3"]]
)
def test_what_was_done_is_not_blamed_for_what_its_worker_did_next(
    monkeypatch: pytest.MonkeyPatch, names: list[str], in_order: bool
) -> None:
    """The first result is still under way when the worker dies over another document."""

    def late(manager: PoolManager, timeout: float) -> None:
        time.sleep(0.05)
        in_time(manager, timeout)

    in_time = PoolManager.process_next_message
    monkeypatch.setattr(PoolManager, "process_next_message", late)
    monkeypatch.setattr("konsekvens_lint.running.pool.KILL_AFTER", 0.5)
    results = list(run_in_workers(on_each(paths(*names), work), Limits(1, 256), 1, in_order=in_order))
    assert sorted(told(results)) == sorted(
        (name, "ok" if name.startswith("good") else "crashed") for name in names
    )


@posix
def test_workers_that_all_vanish_without_a_word_are_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    # A worker that leaves with 0 is taken for one that has done its share; its document is never answered.
    monkeypatch.setattr("konsekvens_lint.running.pool.KILL_AFTER", 0.3)
    monkeypatch.setattr("konsekvens_lint.running.crew.GIVE_UP_AFTER", 0.3)
    results = list(run_in_workers(on_each(paths("leavewell", "good-1", "good-2"), work), Limits(0.3, 256), 2))
    assert told(results)[1:] == [("good-1", "ok"), ("good-2", "ok")]
    assert isinstance(results[0], Unread)


@posix
def test_an_idle_worker_that_is_killed_costs_no_document() -> None:
    results = run_in_workers(on_each(paths(*(f"slow-{n}" for n in range(12))), work), Limits(5, 256), 2)
    first = next(results)
    assert isinstance(first, DocumentReport)
    for child in psutil.Process().children():
        child.kill()
    rest = list(results)
    assert [each.path for each in rest] == [f"slow-{n}.md" for n in range(1, 12)]
    assert sum(isinstance(each, Unread) for each in rest) <= 2


def test_many_files_with_deaths_among_them() -> None:
    names = [f"leave-{n}" if n % 40 == 7 else f"good-{n}" for n in range(300)]
    results = list(run_in_workers(on_each(paths(*names), work), Limits(10, 256), 2))
    assert told(results) == [(name, "crashed" if name.startswith("leave") else "ok") for name in names]


def test_reports_larger_than_a_pipe_holds() -> None:
    names = [f"large-{n}" for n in range(40)]
    assert told(list(run_in_workers(on_each(paths(*names), work), QUICK, 2))) == [
        (name, "ok") for name in names
    ]


def test_workers_are_replaced_after_their_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("konsekvens_lint.running.pool.DOCUMENTS_PER_WORKER", 10)
    results = list(run_in_workers(on_each(paths(*(f"good-{n}" for n in range(100))), work), QUICK, 2))
    processes = {each.facts["pid"] for each in results if isinstance(each, DocumentReport)}
    assert len(results) == 100
    assert len(processes) >= 10


def test_what_a_worker_prints_does_not_reach_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    list(run_in_workers(on_each(paths("print-1", "print-2"), work), QUICK, 2))
    assert capfd.readouterr() == ("", "")


def test_what_is_unread_already_keeps_its_place() -> None:
    missing = Unread("borta.md", "missing", "Filen finns inte.")
    results = list(run_in_workers(on_each([Path("good-1.md"), missing, Path("good-2.md")], work), QUICK, 2))
    assert told(results) == [("good-1", "ok"), ("borta", "missing"), ("good-2", "ok")]
    assert results[1] is missing


def test_few_are_held_though_many_are_asked_for() -> None:
    asked = 0

    def files() -> object:
        nonlocal asked
        for n in range(1000):
            asked += 1
            yield Path(f"good-{n}.md")

    results = run_in_workers(on_each(files(), work), QUICK, 2)  # type: ignore[arg-type]
    next(results)
    assert asked <= 64
    results.close()  # type: ignore[attr-defined]


def test_closing_the_iterator_stops_the_workers() -> None:
    results = run_in_workers(on_each(paths("good", "hang", "hang-2"), work), Limits(60, 256), 2)
    next(results)
    began = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - began < 3
    left = [each for each in psutil.Process().children() if each.status() != psutil.STATUS_ZOMBIE]
    assert [each for each in left if "resource_tracker" not in " ".join(each.cmdline())] == []


@posix
def test_an_interrupt_is_passed_on_and_leaves_no_worker(tmp_path: Path) -> None:
    script = tmp_path / "run.py"
    script.write_text(
        "from pathlib import Path\n"
        "from running_doubles import work\n"
        "from konsekvens_lint.running.runner import run_work\n"
        "for each in run_work([Path('good.md'), Path('hang.md'), Path('hang-2.md')], work, jobs=2):\n"
        "    print(each.path, flush=True)\n",
        encoding="utf-8",
    )
    process = _script(script)
    assert process.stdout is not None
    assert process.stdout.readline() == "good.md\n"
    workers = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(2)
    _, errors = process.communicate(timeout=10)
    assert "KeyboardInterrupt" in errors.strip().splitlines()[-1]
    assert psutil.wait_procs(workers, timeout=5)[1] == []


@pytest.mark.parametrize("start", ["fork", "spawn"] if sys.platform != "win32" else ["spawn"])
def test_a_script_without_a_guard_is_not_run_again_by_its_workers(tmp_path: Path, start: str) -> None:
    script = tmp_path / "bare.py"
    script.write_text(
        "from pathlib import Path\n"
        "from running_doubles import work\n"
        "from konsekvens_lint.limits import LIMITS\n"
        "from konsekvens_lint.running.jobs import on_each\n"
        "from konsekvens_lint.running.workers import run_in_workers\n"
        "print('en gång')\n"
        f"done = run_in_workers(on_each([Path(f'good-{{n}}.md') for n in range(9)], work), LIMITS, 2, start={start!r})\n"
        "print(len(list(done)), __file__[-7:])\n",
        encoding="utf-8",
    )
    output, errors = _script(script).communicate(timeout=30)
    assert (output, errors) == ("en gång\n9 bare.py\n", "")


def _script(script: Path) -> "subprocess.Popen[str]":
    paths_to_import = os.pathsep.join([str(SRC), str(Path(__file__).parent)])
    return subprocess.Popen(
        [sys.executable, str(script)],
        env={**os.environ, "PYTHONPATH": paths_to_import, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def test_jobs_say_where_documents_are_judged() -> None:
    few, many = paths("good-1", "good-2"), paths(*(f"good-{n}" for n in range(1000)))
    where = {
        (label, jobs): {each.kind_reason for each in run_work(files, work, jobs=jobs, limits=QUICK)}  # type: ignore[union-attr]
        for label, files in (("few", few), ("many", many))
        for jobs in (0, 1, 2)
    }
    assert where == {
        ("few", 0): {"här"}, ("few", 1): {"här"}, ("few", 2): {"arbetare"},
        ("many", 0): {"arbetare"}, ("many", 1): {"här"}, ("many", 2): {"arbetare"},
    }  # fmt: skip


def test_a_large_file_is_read_in_a_worker(tmp_path: Path) -> None:
    large = tmp_path / "good.md"
    with large.open("wb") as file:
        file.truncate(9 * 1024 * 1024)
    (result,) = run_work([large], work, limits=QUICK)
    assert isinstance(result, DocumentReport)
    assert result.kind_reason == "arbetare"


@pytest.mark.parametrize("name", ["good.pdf", "good.PDF"])
def test_a_pdf_is_judged_in_a_worker(name: str) -> None:
    where = {
        jobs: [
            each.kind_reason
            for each in run_work([Path("good.md"), Path(name)], work, jobs=jobs, limits=QUICK)
        ]  # type: ignore[union-attr]
        for jobs in (0, 1, 2)
    }
    assert where == {0: ["arbetare", "arbetare"], 1: ["här", "här"], 2: ["arbetare", "arbetare"]}


@posix
def test_a_pdf_that_breaks_its_library_costs_itself_alone() -> None:
    files = [Path("good-1.md"), Path("segfault.pdf"), Path("good-2.md")]
    assert told(list(run_work(files, work, limits=QUICK))) == [
        ("good-1", "ok"), ("segfault", "crashed"), ("good-2", "ok"),
    ]  # fmt: skip


def test_a_pdf_that_is_unread_already_starts_no_worker() -> None:
    missing = Unread("borta.pdf", "missing", "Filen finns inte.")
    first, second = run_work([missing, Path("good.md")], work, limits=QUICK)
    assert first is missing
    assert isinstance(second, DocumentReport)
    assert second.kind_reason == "här"


def piped(name: str, data: bytes = b"Text.", ending: str = ".md") -> Piped:
    """Bytes that came another way, which the double takes for a document of the name."""
    return Piped(name, data, name + ending)


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_piped_is_kept_within_the_same_limits(jobs: int) -> None:
    files = [piped("raise"), Path("good-1.md"), piped("hang"), piped("good-2"), piped("eat")]
    results = list(run_work(files, work, jobs=jobs, limits=QUICK))
    assert told(results)[:4] == [
        ("raise", "crashed"),
        ("good-1", "ok"),
        ("hang", "timeout"),
        ("good-2", "ok"),
    ]
    assert results[-1].path == "eat"
    assert isinstance(results[-1], Unread)


@pytest.mark.parametrize(
    ("file", "where"),
    [
        (piped("good"), "här"),
        (piped("good", ending=".PDF"), "arbetare"),
        (piped("good", b"%PDF-1.7"), "arbetare"),
        (piped("good", bytes(9 * 1024 * 1024)), "arbetare"),
    ],
)
def test_where_what_is_piped_is_judged(file: Piped, where: str) -> None:
    (result,) = run_work([file], work, limits=QUICK)
    assert isinstance(result, DocumentReport)
    assert result.kind_reason == where


def test_no_files_start_no_worker() -> None:
    assert list(run_work([], work, jobs=4)) == []


def test_the_double_tells_where_it_runs() -> None:
    assert report(Path("a.md")).kind_reason == "här"


def test_a_run_that_hands_out_nothing_waits_for_no_worker() -> None:
    unread = [Unread(f"{n}.doc", "legacy_doc", "Äldre Word-format.") for n in range(3)]
    began = time.monotonic()
    assert list(run_in_workers(on_each(unread, work), QUICK, 2)) == unread
    assert time.monotonic() - began < SLOW_START / 2
