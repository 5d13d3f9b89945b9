"""What all tests share: the option that writes golden files anew, a run that can be interrupted, a cache of their own."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from uuid import uuid4

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files anew")


def pytest_configure() -> None:
    # The tests judge with the language model, also in processes of their own.
    try:
        distribution("sv-konsekvens-lint")
    except PackageNotFoundError:
        raise pytest.UsageError("the language model is not installed: pip install ./grammar-model") from None
    # A shell starts what it runs in the background deaf to Ctrl-C, and what the tests start would inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder for the tests' caches, and no run uses another: never the developer's own, and not what a test starts.

    Neither is anything else of the developer's own: what the environment chooses, or a configuration above the tests' files.
    """
    folder = tmp_path_factory.mktemp("caches")
    # No configuration is sought above a repository's root.
    (tmp_path_factory.getbasetemp() / ".git").mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith("KONSEKVENS_LINT_")]:
            patch.delenv(name)
        patch.setenv("KONSEKVENS_LINT_CACHE_DIR", str(folder / "shared"))
        yield folder


@pytest.fixture(autouse=True)
def cache_folder(caches: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This test's own folder for a cache, which is made by the first run that keeps something."""
    folder = caches / uuid4().hex
    monkeypatch.setenv("KONSEKVENS_LINT_CACHE_DIR", str(folder))
    return folder
