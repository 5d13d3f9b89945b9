"""The machines of a cluster: workers come and go, and all are to judge as this machine does."""

from __future__ import annotations

from concurrent.futures import CancelledError
from contextlib import suppress
from time import monotonic
from typing import Any

from konsekvens_lint.running.cluster import refusals, tool
from konsekvens_lint.running.pace import CLUSTER_ANSWERS, CLUSTER_EMPTY, CLUSTER_LOOK


class Machines:
    """What a cluster has, as it was at the last look. `threads` is how many documents its workers judge at once."""

    def __init__(self, client: Any, address: str) -> None:
        """`client` is Dask's. Errors: ClusterError where there are no workers, or one judges otherwise."""
        self._client = client
        self._address = address
        self._checked: set[str] = set()
        self._seen = monotonic()
        self._check_scheduler()
        with suppress(TimeoutError):
            client.wait_for_workers(1, timeout=CLUSTER_ANSWERS)
        self._look()
        if not self.threads:
            raise refusals.no_workers(address)

    def look(self) -> None:
        """See which workers there are, but where that was done just now. Errors: ClusterError, also where the scheduler is gone."""
        # Dask's client goes on alone for a while, and hands out what nobody takes.
        if self._client.status != "running":
            raise refusals.lost(self._address)
        if monotonic() - self._looked >= CLUSTER_LOOK:
            self._look()

    def _look(self) -> None:
        """New workers are checked; that there are none is borne for a while."""
        self._looked = monotonic()
        try:
            # A scheduler that hangs would be waited for for ever, as its machine goes on answering.
            workers: dict[str, int] = self._client.sync(
                self._client.scheduler.ncores, callback_timeout=CLUSTER_EMPTY
            )
            new = workers.keys() - self._checked
            answers = self._client.run(tool.parts, workers=[*new], on_error="return") if new else {}
        except (CancelledError, OSError) as error:
            raise refusals.lost(self._address) from error
        for worker, answer in answers.items():
            # One that died meanwhile has no answer.
            if not isinstance(answer, OSError):
                _check(f"arbetaren {worker}", answer)
                self._checked.add(worker)
        if workers:
            self._seen = self._looked
        elif self._looked - self._seen > CLUSTER_EMPTY:
            raise refusals.no_workers_left(self._address)
        self.threads = sum(workers.values())

    def _check_scheduler(self) -> None:
        """It judges nothing, but takes apart what it hands on."""
        try:
            answer = self._client.run_on_scheduler(tool.parts)
        except OSError as error:
            raise refusals.lost(self._address) from error
        except Exception as error:  # noqa: BLE001
            answer = error
        _check("schemaläggaren", answer, tool.NAME)


def _check(who: str, answer: Any, *only: str) -> None:
    """Refuse a machine that judges otherwise than this. `answer` is what it is made of, or the error where it cannot tell;
    `only` are the parts that count, by default all. Errors: ClusterError.
    """
    if not isinstance(answer, dict):
        raise refusals.no_tool(who)
    here = tool.parts()
    different = tool.difference({name: here[name] for name in only or here}, answer)
    if different:
        raise refusals.other_tool(who, different)
