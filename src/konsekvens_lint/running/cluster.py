"""Judging on a Dask cluster that is running already: documents travel there as bytes, and results come as they are ready."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, NamedTuple

from konsekvens_lint.documents.files import load
from konsekvens_lint.report import Unread
from konsekvens_lint.rulebook.loading import sent
from konsekvens_lint.running import elsewhere, failures, tool
from konsekvens_lint.running.jobs import Had, Job, told
from konsekvens_lint.running.judging import Judging
from konsekvens_lint.running.limits import (
    AHEAD_IN_BYTES,
    AHEAD_PER_THREAD,
    CLUSTER_ANSWERS,
    CLUSTER_EMPTY,
    CLUSTER_LOOK,
    Limits,
)
from konsekvens_lint.running.sources import Piped, Source
from konsekvens_lint.running.work import Result, attempt
from konsekvens_lint.version import __version__

# Dask's own objects; the library is there only where it was installed.
_Future = Any


class ClusterError(Exception):
    """The cluster cannot be used, or no longer; the message says why and what to do, in Swedish."""


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at the address, as ``tcp://10.0.0.5:8786``; how TLS is set up says Dask's own
    configuration. That all its machines judge as this one does is checked. Errors: ClusterError.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise ClusterError(
            '--dask kräver ett tillägg: installera det med pip install "konsekvens-lint[dask]"'
        ) from error
    with _silence():
        try:
            who = asyncio.run(asyncio.wait_for(_who_answers(address, distributed), CLUSTER_ANSWERS))
            if who != "Scheduler":
                raise ClusterError(
                    f"på ”{address}” svarar något annat än en schemaläggare: ange adressen som dask scheduler skriver ut"
                )
            client = distributed.Client(address, timeout=CLUSTER_ANSWERS, set_as_default=False)
        except OSError as error:
            raise ClusterError(
                f"klustret på ”{address}” svarar inte: kontrollera adressen och att schemaläggaren är igång"
            ) from error
        except ClusterError:
            raise
        except Exception as error:
            raise ClusterError(
                f"klustret på ”{address}” går inte att ansluta till ({type(error).__name__}): adressen skrivs som "
                "tcp://dator:8786, och tls:// kräver certifikat i Dasks konfiguration"
            ) from error
        try:
            yield Cluster(client, address)
        finally:
            client.close(timeout=CLUSTER_LOOK)


class _UnderWay(NamedTuple):
    """A document that the cluster has."""

    job: Job
    future: _Future
    size: int


class Cluster:
    """A cluster that this process is connected to."""

    def __init__(self, client: Any, address: str) -> None:
        """Errors: ClusterError where there are no workers, or a machine of the cluster judges otherwise than this one."""
        self._client = client
        self._address = address
        self._rules: dict[tuple[Path, ...], _Future] = {}
        self._checked: set[str] = set()
        self._seen = self._looked = monotonic()
        self._check_scheduler()
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=CLUSTER_ANSWERS)
        self._threads = self._look()
        if not self._threads:
            raise ClusterError(
                f"klustret på ”{address}” har inga arbetare: starta dem med dask worker {address}"
            )

    def run(self, jobs: Iterable[Job | Had], limits: Limits) -> Generator[Result, None, None]:
        """Each job's result as it comes. Files are read here when the cluster has room for them, and what is known already
        does not go there. `limits` are kept by the workers. A worker that dies costs no document: another judges it.

        Errors: ClusterError where the cluster is lost. Closing the iterator calls off what is under way.
        """
        under_way: dict[str, _UnderWay] = {}
        done: SimpleQueue[_Future] = SimpleQueue()
        try:
            for job in jobs:
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
        is_few = len(sizes) < max(1, self._threads) * AHEAD_PER_THREAD
        return is_few and sum(sizes) + len(document.data) <= AHEAD_IN_BYTES

    def _submit(self, document: Piped, job: Job, limits: Limits) -> _Future:
        rules = None
        if isinstance(job.work, Judging) and job.work.packs:
            # As a task of its own a worker needs it once, and where it is lost it is made again.
            packs = job.work.packs
            if packs not in self._rules:
                self._rules[packs] = self._client.submit(bytes, sent(packs), pure=False)
            rules = self._rules[packs]
        return self._client.submit(
            elsewhere.judge, document, job.work, rules, limits, tool.parts(), pure=False
        )

    def _next(self, under_way: dict[str, _UnderWay], done: SimpleQueue[_Future]) -> Result:
        """The result of the next that is done, which is taken away."""
        while True:
            if monotonic() - self._looked >= CLUSTER_LOOK:
                self._threads = self._look()
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
            raise self._lost() from error
        except elsewhere.OtherTool as other:
            raise _otherwise("en arbetare", str(other)) from other
        except KilledWorker:
            return failures.lost(source)
        except Exception as error:  # noqa: BLE001
            return failures.crashed(source, error)
        return result

    def _look(self) -> int:
        """How many documents the workers judge at once. New ones are checked, and for lost ones it is patient."""
        self._looked = monotonic()
        try:
            workers: dict[str, int] = self._client.nthreads()
            new = workers.keys() - self._checked
            answers = self._client.run(tool.parts, workers=[*new], on_error="return") if new else {}
        except (CancelledError, OSError) as error:
            raise self._lost() from error
        for worker, answer in answers.items():
            # One that died meanwhile has no answer.
            if not isinstance(answer, OSError):
                _check(f"arbetaren {worker}", answer)
                self._checked.add(worker)
        if workers:
            self._seen = monotonic()
        elif monotonic() - self._seen > CLUSTER_EMPTY:
            raise ClusterError(
                f"klustret på ”{self._address}” har inga arbetare kvar: starta nya, och fortsätt med --resume"
            )
        return sum(workers.values())

    def _check_scheduler(self) -> None:
        """The scheduler judges nothing, but hands on what it must know of."""
        try:
            answer = self._client.run_on_scheduler(tool.parts)
        except OSError as error:
            raise self._lost() from error
        except Exception as error:  # noqa: BLE001
            answer = error
        _check("schemaläggaren", answer, tool.NAME)

    def _lost(self) -> ClusterError:
        return ClusterError(
            f"klustret på ”{self._address}” svarar inte längre: det som är granskat är sparat, fortsätt med --resume"
        )

    def _call_off(self, futures: list[_Future]) -> None:
        if futures and self._client.status == "running":
            with suppress(Exception):
                self._client.cancel(futures)


async def _who_answers(address: str, distributed: Any) -> str:
    """What kind of part of a cluster is at the address. Dask's own client waits for ever where somebody says nothing.

    Errors: OSError, and what Dask raises for an address that is none.
    """
    security = distributed.Security().get_connection_args("client")
    comm = await distributed.comm.connect(address, timeout=CLUSTER_ANSWERS, **security)
    try:
        await comm.write({"op": "identity", "reply": True})
        return str((await comm.read())["type"])
    finally:
        comm.abort()


def _read(source: Source) -> Piped:
    """The document as it travels. Raises DocumentError for a file that cannot be read."""
    return source if isinstance(source, Piped) else Piped(str(source), load(source), source.name)


def _check(who: str, answer: Any, *only: str) -> None:
    """Refuse a machine that judges otherwise than this. `answer` is what it is made of, or the error where it cannot tell;
    `only` are the parts that count, by default all. Errors: ClusterError.
    """
    if not isinstance(answer, dict):
        raise ClusterError(
            f"konsekvens-lint saknas eller har en annan version hos {who}: installera {__version__} på klustrets alla datorer"
        )
    here = tool.parts()
    different = tool.difference({name: here[name] for name in only or here}, answer)
    if different:
        raise _otherwise(who, different)


def _otherwise(who: str, different: str) -> ClusterError:
    return ClusterError(
        f"{who} i klustret har {different}: installera samma som på den här datorn, så att alla dokument bedöms lika"
    )


@contextmanager
def _silence() -> Iterator[None]:
    """Dask tells of its troubles in its own words, in English and many lines; ours are enough."""
    before = logging.root.manager.disable
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.disable(logging.CRITICAL)
        try:
            yield
        finally:
            logging.disable(before)
