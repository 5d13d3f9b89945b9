"""The words in which a cluster is refused or given up: one Swedish line each, with what, why and what to do."""

from __future__ import annotations

from konsekvens_lint.version import __version__


class ClusterError(Exception):
    """The cluster cannot be used, or no longer; the message says why and what to do, in Swedish."""


def no_library() -> ClusterError:
    """Dask is not installed on this machine."""
    return ClusterError("--dask kräver biblioteket distributed: installera det med pip install distributed")


def silent(address: str) -> ClusterError:
    """Nobody answers at the address."""
    return ClusterError(
        f"klustret på ”{address}” svarar inte: kontrollera adressen och att schemaläggaren är igång"
    )


def no_scheduler(address: str) -> ClusterError:
    """Another part of a cluster answers at the address."""
    return ClusterError(
        f"på ”{address}” svarar något annat än en schemaläggare: ange adressen som dask scheduler skriver ut"
    )


def no_address(address: str, error: Exception) -> ClusterError:
    """The address is none that Dask can use, as it is set up."""
    return ClusterError(
        f"klustret på ”{address}” går inte att ansluta till ({type(error).__name__}): adressen skrivs som "
        "tcp://dator:8786, och tls:// kräver certifikat i Dasks konfiguration"
    )


def no_workers(address: str) -> ClusterError:
    """There is a scheduler and nothing else."""
    return ClusterError(f"klustret på ”{address}” har inga arbetare: starta dem med dask worker {address}")


def no_workers_left(address: str) -> ClusterError:
    """All workers are gone, and none came back."""
    return ClusterError(
        f"klustret på ”{address}” har inga arbetare kvar: starta nya, och fortsätt med --resume"
    )


def lost(address: str) -> ClusterError:
    """The scheduler is gone."""
    return ClusterError(
        f"klustret på ”{address}” svarar inte längre: det som är granskat är sparat, fortsätt med --resume"
    )


def unable(error: BaseException) -> ClusterError:
    """A worker cannot start processes to judge in."""
    return ClusterError(
        f"en arbetare i klustret kan inte granska ({type(error).__name__}): se dess logg, och fortsätt med --resume"
    )


def no_tool(who: str) -> ClusterError:
    """A machine cannot tell what it judges by."""
    return ClusterError(
        f"konsekvens-lint saknas eller har en annan version hos {who}: installera {__version__} på klustrets alla datorer"
    )


def other_tool(who: str, different: str) -> ClusterError:
    """A machine would judge otherwise; `different` is told by `tool.difference`."""
    return ClusterError(
        f"{who} i klustret har {different}: installera samma som på den här datorn, så att alla dokument bedöms lika"
    )
