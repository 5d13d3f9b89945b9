"""The way to a cluster, and back."""

from __future__ import annotations

import asyncio
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from konsekvens_lint.running.cluster import refusals
from konsekvens_lint.running.cluster.cluster import Cluster
from konsekvens_lint.running.pace import CLUSTER_ANSWERS, CLUSTER_LOOK


@contextmanager
def connected(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at the address, as ``tcp://10.0.0.5:8786``; how TLS is set up says Dask's own
    configuration. That all its machines judge as this one does is checked. Errors: ClusterError.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as error:
        raise refusals.no_library() from error
    with _silence():
        client = _client(address, distributed)
        try:
            yield Cluster(client, address)
        finally:
            with suppress(TimeoutError):
                client.close(timeout=CLUSTER_LOOK)


def _client(address: str, distributed: Any) -> Any:
    """Dask's side of a connection. Errors: ClusterError."""
    try:
        who = asyncio.run(asyncio.wait_for(_who_answers(address, distributed), CLUSTER_ANSWERS))
        if who == "Scheduler":
            return distributed.Client(address, timeout=CLUSTER_ANSWERS, set_as_default=False)
    except OSError as error:
        raise refusals.silent(address) from error
    except Exception as error:
        raise refusals.no_address(address, error) from error
    raise refusals.no_scheduler(address)


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
