"""Documents judged on a cluster: they travel there as bytes, and each result comes when it is ready."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from concurrent.futures import CancelledError
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from konsekvens_lint.documents.files import load
from konsekvens_lint.limits import Limits
from konsekvens_lint.report import Unread
from konsekvens_lint.rulebook.loading import sent
from konsekvens_lint.running import failures
from konsekvens_lint.running.cluster import refusals, tool, worker
from konsekvens_lint.running.cluster.machines import Machines
from konsekvens_lint.running.jobs import Had, Job, told
from konsekvens_lint.running.judging import Judging
from konsekvens_lint.running.pace import AHEAD_IN_BYTES, AHEAD_PER_THREAD, CLUSTER_ANSWERS, CLUSTER_LOOK
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.running.work import Result, attempt

# Dask's own objects; the library is there only where it was installed.
_Future = Any


class _UnderWay(NamedTuple):
    """A document that the cluster has."""

    job: Job
    future: _Future
    size: int


class Cluster:
    """A cluster that this process is connected to."""

    def __init__(self, client: Any, address: str) -> None:
        """`client` is Dask's. Errors: ClusterError where there are no workers, or one judges otherwise than this machine."""
        self._client = client
        self._address = address
        self._machines = Machines(client, address)
        self._rules: dict[tuple[Path, ...], _Future] = {}

    def run(self, jobs: Iterable[Job | Had], limits: Limits) -> Generator[Result, None, None]:
        """Each job's result as it comes. Files are read here, a few ahead of the workers, and what is known already does
        not go there. `limits` are kept by the workers. A worker that dies costs no document: another judges it.

        Errors: ClusterError where the cluster is lost. Closing the iterator calls off what is under way.
        """
        under_way: dict[str, _UnderWay] = {}
        done: SimpleQueue[_Future] = SimpleQueue()
        try:
            for job in jobs:
                while not done.empty():
                    yield self._next(under_way, done)
                if not isinstance(job, Job):
                    yield told(job)
                    continue
                document = attempt(_read, job.source, limits)
                if isinstance(document, Unread):
                    yield job.kept(document)
                    continue
                while under_way and not self._has_room(under_way.values(), document):
                    yield self._next(under_way, done)
                future = self._submit(document, job, limits)
                under_way[future.key] = _UnderWay(job, future, len(document.data))
                future.add_done_callback(done.put)
            while under_way:
                yield self._next(under_way, done)
        finally:
            self._call_off([each.future for each in under_way.values()])

    def _has_room(self, under_way: Iterable[_UnderWay], document: Piped) -> bool:
        sizes = [each.size for each in under_way]
        is_few = len(sizes) < max(1, self._machines.threads) * AHEAD_PER_THREAD
        return is_few and sum(sizes) + len(document.data) <= AHEAD_IN_BYTES

    def _submit(self, document: Piped, job: Job, limits: Limits) -> _Future:
        self._machines.look()
        work, rules = job.work, None
        if isinstance(work, Judging) and work.packs:
            # As a task of its own it goes to each worker once, and is made again where it is lost.
            if work.packs not in self._rules:
                self._rules[work.packs] = self._client.submit(bytes, sent(work.packs), pure=False)
            work, rules = Judging(work.options), self._rules[work.packs]
        return self._client.submit(worker.judge, document, work, rules, limits, tool.parts(), pure=False)

    def _next(self, under_way: dict[str, _UnderWay], done: SimpleQueue[_Future]) -> Result:
        """The result of the next that is done, which is taken away."""
        while True:
            self._machines.look()
            try:
                future = done.get(timeout=CLUSTER_LOOK)
            except Empty:
                continue
            job = under_way[future.key].job
            result = self._result(future, job.source)
            if result is not None:
                del under_way[future.key]
                return job.kept(result)
            future.add_done_callback(done.put)

    def _result(self, future: _Future, source: Source) -> Result | None:
        """What a document that is done came to; None where it has to be judged again, since its worker died with it."""
        from distributed import KilledWorker

        try:
            result: Result = future.result(timeout=CLUSTER_ANSWERS)
        except TimeoutError:
            return None
        except (CancelledError, OSError) as error:
            is_of_worker = future.status == "error"
            raise (refusals.unable(error) if is_of_worker else refusals.lost(self._address)) from error
        except worker.OtherTool as other:
            raise refusals.other_tool("en arbetare", str(other)) from other
        except KilledWorker:
            return failures.lost(source)
        except Exception as error:  # noqa: BLE001
            return failures.crashed(source, error)
        return failures.stopped_elsewhere(result) if isinstance(result, Unread) else result

    def _call_off(self, futures: list[_Future]) -> None:
        if futures and self._client.status == "running":
            with suppress(Exception):
                self._client.cancel(futures)


def _read(source: Source) -> Piped:
    """The document as it travels. Raises DocumentError for a file that cannot be read."""
    return source if isinstance(source, Piped) else Piped(str(source), load(source), source.name)
