"""An audit on a Dask cluster of real processes: it comes to what it comes to here, whatever dies on the way."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from audits import DB, exported, rows
from command_line import BAD, GOOD, Run, run, start, written
from dask_cluster import OTHER_VERSION, WITHOUT_TOOL, DaskCluster, cluster, kill
from running_doubles import report, work

from konsekvens_lint.limits import LIMITS, Limits
from konsekvens_lint.report import DocumentReport, Unread
from konsekvens_lint.running.cluster.cluster import Cluster
from konsekvens_lint.running.cluster.connecting import connected
from konsekvens_lint.running.cluster.refusals import ClusterError
from konsekvens_lint.running.jobs import Had, Job, Known
from konsekvens_lint.running.sources import Piped
from konsekvens_lint.running.work import Result
from konsekvens_lint.version import __version__

pytest.importorskip("distributed")
pytestmark = [pytest.mark.skipif(os.name == "nt", reason="signals are POSIX"), pytest.mark.slow]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
OWN_PACK = EXAMPLES / "egen-profil" / "alvsunda"
HERE = Path("lugn.db")
MANY = 200


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DaskCluster]:
    """A cluster with two workers that nothing is done to."""
    with cluster(tmp_path_factory.mktemp("kluster")) as made:
        yield made


@pytest.fixture
def apart(tmp_path: Path) -> Iterator[DaskCluster]:
    """A cluster of the test's own, still without workers."""
    with cluster(tmp_path, workers=0) as made:
        yield made


def audit(into: Path, *more: str | Path) -> Run:
    return run("audit", "arkiv", "--no-cache", "--into", into, *more)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with many memos, and what an audit of them here comes to."""
    folder = tmp_path_factory.mktemp("många")
    for each in range(MANY):
        written(folder / "arkiv" / f"{each:03}.md", (BAD, GOOD)[each % 2] + f"\nStycke {each}.\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert audit(HERE).code == 0
    return folder


@pytest.fixture
def archive_of_many(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test stands in a copy of it."""
    monkeypatch.chdir(shutil.copytree(many, tmp_path / "här"))


def jobs(*names: str) -> list[Job]:
    return [Job(Piped(f"{name}.md", b"Text.", f"{name}.md"), work) for name in names]


def told(results: list[Result]) -> list[tuple[str, str]]:
    return sorted((Path(each.path).stem, each.code if isinstance(each, Unread) else "ok") for each in results)


@pytest.mark.parametrize(
    "options", [(), ("--pack", OWN_PACK, "--profile", "alvsunda", "--checklist", "alvsunda-beslutsunderlag")]
)
def test_it_comes_to_what_it_comes_to_here(
    options: tuple[str | Path, ...], standing: DaskCluster, archive: Path
) -> None:
    for name in ("brister-konsumentradgivning.docx", "brister-konsumentradgivning.pdf"):
        shutil.copy(EXAMPLES / name, archive)
    run("baseline", "create", archive / "Kultur", "--file", "kända.json")
    options = (*options, "--baseline", "kända.json")
    assert audit(HERE, *options).code == 0
    done = audit(DB, *options, "--dask", standing.address)
    assert done.code == 0, done.err
    assert exported(DB) == exported(HERE)
    assert rows("SELECT DISTINCT state FROM findings ORDER BY 1") == [("baselined",), ("told",)]
    assert rows("SELECT path, sha256, settings FROM documents ORDER BY path") == rows(
        "SELECT path, sha256, settings FROM documents ORDER BY path", HERE
    )
    assert {status for (status,) in rows("SELECT status FROM documents")} == {"judged", "unread", "duplicate"}


@pytest.mark.parametrize("nanny", [(), ("--nanny",)], ids=["bare", "nanny"])
def test_a_document_costs_itself_alone(nanny: tuple[str, ...], apart: DaskCluster) -> None:
    bad = {"hang": "timeout", "segfault": "crashed", "eat": "out_of_memory", "leave": "crashed"}
    good = [f"good-{n}" for n in range(20)]
    worker = apart.add_worker(*nanny)
    with connected(apart.address) as there:
        results = list(there.run(jobs(*bad, *good), Limits(4, 256)))
    assert told(results) == sorted([*bad.items(), *((name, "ok") for name in good)])
    assert {each.kind_reason for each in results if isinstance(each, DocumentReport)} == {"arbetare"}
    assert worker.poll() is None


@pytest.mark.usefixtures("archive_of_many")
def test_a_worker_that_is_killed_costs_nothing(apart: DaskCluster) -> None:
    doomed, _ = apart.add_worker(), apart.add_worker()
    process = start("audit", "arkiv", "--no-cache", "--into", DB, "--dask", apart.address)
    _wait_for_results(process)
    kill(doomed)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 0, err.decode()
    assert rows("SELECT count(*), count(DISTINCT path) FROM documents") == [(MANY, MANY)]
    assert exported(DB) == exported(HERE)


@pytest.mark.usefixtures("archive_of_many")
def test_a_scheduler_that_is_killed_ends_the_run_and_keeps_what_is_there(apart: DaskCluster) -> None:
    apart.add_worker()
    process = start("audit", "arkiv", "--no-cache", "--into", DB, "--dask", apart.address)
    _wait_for_results(process)
    began = time.monotonic()
    kill(apart.scheduler)
    _, err = process.communicate(timeout=60)
    assert time.monotonic() - began < 10
    assert process.returncode == 2
    (last,) = err.decode().splitlines()
    assert last.startswith("Avslutar med 2: klustret på ")
    assert "--resume" in last
    ((kept,),) = rows("SELECT count(*) FROM documents")
    assert 0 < kept < MANY
    done = audit(DB, "--resume")
    assert f"{kept} dokument fanns redan i databasen" in done.err
    assert exported(DB) == exported(HERE)


def test_a_scheduler_that_is_gone_before_the_first_document(apart: DaskCluster) -> None:
    apart.add_worker()
    with connected(apart.address) as there:
        kill(apart.scheduler)
        began = time.monotonic()
        with pytest.raises(ClusterError, match="svarar inte längre"):
            list(there.run(jobs("good-1"), LIMITS))
        assert time.monotonic() - began < 5


def test_a_scheduler_that_hangs_ends_the_run(apart: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its machine still answers for it, so nothing else tells that it is lost."""
    monkeypatch.setattr("konsekvens_lint.running.cluster.machines.CLUSTER_EMPTY", 3)
    apart.add_worker()
    with connected(apart.address) as there:
        results = there.run(jobs("good-1", "hang"), Limits(60, 256))
        assert told([next(results)]) == [("good-1", "ok")]
        apart.scheduler.send_signal(signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(ClusterError, match="svarar inte längre"):
            next(results)
    assert time.monotonic() - began < 15


@pytest.mark.usefixtures("archive_of_many")
def test_an_interrupt_calls_off_what_is_under_way(apart: DaskCluster) -> None:
    apart.add_worker()
    process = start("audit", "arkiv", "--no-cache", "--into", DB, "--dask", apart.address)
    _wait_for_results(process)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    # Nothing of what Dask says of it.
    assert [line for line in err.decode().splitlines() if line] == [
        "Det som är granskat är sparat: kör samma kommando med --resume för att fortsätta.",
        "Avslutar med 130: körningen avbröts.",
    ]
    with connected(apart.address) as there:
        waiting = there._client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
    assert waiting == 0


def test_what_kills_workers_again_and_again_is_its_own_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES", "1")
    with cluster(tmp_path, workers=3) as made, connected(made.address) as there:
        there._client.wait_for_workers(3, timeout=20)
        (result,) = there.run(jobs("parent"), LIMITS)
        assert isinstance(result, Unread)
        assert (result.path, result.code) == ("parent.md", "crashed")
        assert told(list(there.run(jobs("good-1"), LIMITS))) == [("good-1", "ok")]


def test_few_are_handed_out_and_results_come_as_they_are_ready(standing: DaskCluster) -> None:
    asked = 0

    def given() -> Iterator[Job]:
        nonlocal asked
        for job in jobs("hang", *(f"good-{n}" for n in range(60))):
            asked += 1
            yield job

    with connected(standing.address) as there:
        results = there.run(given(), Limits(3, 256))
        first = next(results)
        assert asked <= 5
        rest = list(results)
    assert first.path != "hang.md"
    assert rest[-1].path == "hang.md"
    assert len(rest) == 60


def test_large_documents_are_handed_out_one_at_a_time(
    standing: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("konsekvens_lint.running.cluster.cluster.AHEAD_IN_BYTES", 8)
    most = 0

    def has_room(self: Cluster, under_way: object, document: Piped) -> bool:
        nonlocal most
        most = max(most, len(list(under_way)))  # type: ignore[call-overload]
        return real(self, under_way, document)  # type: ignore[arg-type]

    real = Cluster._has_room
    monkeypatch.setattr(Cluster, "_has_room", has_room)
    with connected(standing.address) as there:
        assert len(list(there.run(jobs("good-1", "good-2", "good-3"), LIMITS))) == 3
    assert most == 1


def test_what_is_known_or_cannot_be_read_does_not_go_there(
    standing: DaskCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing = Unread("borta.doc", "legacy_doc", "Äldre Word-format.")
    known = report(Path("känd.md"))
    given: list[Job | Had] = [missing, Known(lambda: known), Job(Path("finns-inte.md"), work)]
    with connected(standing.address) as there:
        monkeypatch.setattr(there, "_submit", None)
        first, second, third = there.run(given, LIMITS)
    assert first is missing
    assert second is known
    assert isinstance(third, Unread)
    assert (third.path, third.code) == ("finns-inte.md", "missing")


def test_all_machines_judge_alike_or_none(apart: DaskCluster, archive: Path) -> None:
    other = apart.add_worker(before=OTHER_VERSION)
    done = audit(DB, "--dask", apart.address)
    assert done.code == 2
    assert f"konsekvens-lint 0.0.1 (den här datorn har {__version__})" in done.last
    assert not DB.exists()
    kill(other)
    apart.add_worker()
    with connected(apart.address) as there:
        # One that comes later is not let in either.
        results = there.run(jobs(*(f"slow-{n}" for n in range(200))), LIMITS)
        assert isinstance(next(results), DocumentReport)
        apart.add_worker(before=OTHER_VERSION)
        with pytest.raises(ClusterError, match=r"har konsekvens-lint 0\.0\.1"):
            list(results)


def test_a_machine_without_the_tool_is_refused_and_costs_nothing(apart: DaskCluster, archive: Path) -> None:
    lacking = apart.add_worker(before=WITHOUT_TOOL)
    done = audit(DB, "--dask", apart.address)
    assert done.code == 2
    assert "konsekvens-lint saknas eller har en annan version hos arbetaren tcp://127.0.0.1" in done.last
    kill(lacking)
    apart.add_worker()
    with connected(apart.address) as there:
        results = there.run(jobs(*(f"slow-{n}" for n in range(20))), LIMITS)
        assert isinstance(next(results), DocumentReport)
        # One that comes later may be gone before it is asked; what it was handed is judged by others.
        apart.add_worker(before=WITHOUT_TOOL)
        refused = ""
        rest: list[Result] = []
        try:
            rest.extend(results)
        except ClusterError as error:
            refused = str(error)
        assert "hos arbetaren" in refused or [code for _, code in told(rest)] == ["ok"] * 19


def test_the_scheduler_must_know_the_tool(tmp_path: Path, archive: Path) -> None:
    with cluster(tmp_path, workers=1, before=WITHOUT_TOOL) as made:
        done = audit(DB, "--dask", made.address)
    assert done.code == 2
    assert "konsekvens-lint saknas eller har en annan version hos schemaläggaren" in done.last


def test_a_cluster_without_workers(apart: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    machines = "konsekvens_lint.running.cluster.machines"
    monkeypatch.setattr(f"{machines}.CLUSTER_ANSWERS", 1.0)
    with (
        pytest.raises(ClusterError, match="har inga arbetare: starta dem med dask worker"),
        connected(apart.address),
    ):
        pass
    monkeypatch.setattr(f"{machines}.CLUSTER_ANSWERS", 20.0)
    monkeypatch.setattr(f"{machines}.CLUSTER_LOOK", 0.2)
    monkeypatch.setattr(f"{machines}.CLUSTER_EMPTY", 1.0)
    worker = apart.add_worker()
    with connected(apart.address) as there:
        results = there.run(jobs(*(f"slow-{n}" for n in range(50))), LIMITS)
        next(results)
        kill(worker)
        with pytest.raises(ClusterError, match="inga arbetare kvar: starta nya, och fortsätt med --resume"):
            list(results)


def _wait_for_results(process: subprocess.Popen[bytes]) -> None:
    """Returns when some documents are written."""
    log = Path(f"{DB}-wal")
    for _ in range(1200):
        if log.exists() and log.stat().st_size > 150_000:
            return
        assert process.poll() is None, process.stderr and process.stderr.read().decode()
        time.sleep(0.02)
    raise AssertionError("nothing was written")
