"""The pack of CONTRIBUTING.md: a municipality's own rule, in YAML alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from konsekvens_lint.trying import run_examples

ROOT = Path(__file__).resolve().parent.parent.parent
PACK = "examples/regelpaket/utan-digitala-verktyg"


def test_its_examples_pass() -> None:
    results = run_examples([ROOT / PACK])
    assert [result.example.id for result in results if not result.passed] == []
    assert {result.example.rule for result in results} == {"ALV01"}


def test_the_command_says_so(command_line: Callable[..., Any]) -> None:
    done = command_line("test", PACK)
    assert done.code == 0
    assert done.out.splitlines()[0].startswith("ok   ALV01  bra 2/2, brister 2/2, knepiga 2/2")


def test_it_judges_the_bad_memo(command_line: Callable[..., Any]) -> None:
    memo = "examples/brister-konsumentradgivning.docx"
    done = command_line("check", "--pack", PACK, "--select", "ALV", "--fail-on", "warning", memo)
    assert done.code == 1
    assert "Texten föreslår en digital tjänst" in done.out
    assert "Avslutar med 1" in done.out


def test_the_guide_shows_it_as_it_is() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    blocks = [block.partition("\n")[2] for block in guide.split("```")[1::2] if block.startswith("yaml")]
    shown = [block for block in blocks if "e_service" in block]
    assert len(shown) == 3, "a concept, a pattern and a rule"
    files = [file.read_text(encoding="utf-8") for file in sorted((ROOT / PACK).rglob("*.yaml"))]
    for block in shown:
        parts = [part.strip("\n") for part in block.split("# …\n")]
        assert any(all(part in text for part in parts) for text in files), block
