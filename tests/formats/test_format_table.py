"""The table of formats, and that nothing is loaded before it is asked for."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from inspect import signature
from typing import Any

import pytest

from konsekvens_lint.formats import FORMATS, Options, render


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_takes_the_options_it_is_handed(name: str) -> None:
    parameters = set(signature(import_module(FORMATS[name].module).render).parameters)
    assert parameters == {"report", *FORMATS[name].takes}
    assert FORMATS[name].takes <= set(Options.__annotations__)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_tells_a_report(build: Any, name: str) -> None:
    assert "simhall.docx" in render(name, build.full(), Options(version="1"))


def test_an_unknown_format_is_a_key_error(build: Any) -> None:
    with pytest.raises(KeyError):
        render("wordperfect", build.full(), Options())


def test_the_table_loads_no_format() -> None:
    code = (
        "import sys, konsekvens_lint.formats; "
        "late = 'json', 'click', 'jinja2', 'konsekvens_lint.formats.terminal', 'konsekvens_lint.formats.html'; "
        "print([each for each in late if each in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-B", "-S", "-c", code], capture_output=True, text=True, check=True, env=_env()
    )
    assert told.stdout.strip() == "[]"


def _env() -> dict[str, str]:
    import konsekvens_lint

    return {"PYTHONPATH": next(iter(konsekvens_lint.__path__)) + "/.."}
