"""What the build adds to the package: the rules, checked and compiled, and their YAML beside the modules."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "konsekvens_lint"


class RulesBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Checks the rules, so that no package is built of rules that are wrong, and puts them into the wheel."""

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the rules to a file of their own: a build leaves the checkout as it was."""
        if version == "editable":
            return
        root = Path(self.root)
        compiled = _compiled(root)
        if self.target_name != "wheel":
            return
        self._folder = TemporaryDirectory(prefix="konsekvens-lint-")
        file = Path(self._folder.name) / "rulebook.json"
        file.write_text(compiled, encoding="utf-8", newline="\n")
        build_data["force_include"][str(file)] = f"{PACKAGE}/rulebook.json"
        for rules in sorted((root / "rules").rglob("*.yaml")):
            build_data["force_include"][str(rules)] = f"{PACKAGE}/{rules.relative_to(root).as_posix()}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove the file again."""
        if self._folder is not None:
            self._folder.cleanup()


def _compiled(root: Path) -> str:
    """The rules as one JSON text, the same on every machine: without the stamp that a checkout needs."""
    sys.path.insert(0, str(root / "src"))
    try:
        from konsekvens_lint.rulebook.compiling import compile_packs
        from konsekvens_lint.rulebook.pack import read_pack

        compiled = compile_packs([read_pack(root / "rules")])
    finally:
        sys.path.remove(str(root / "src"))
    return json.dumps(compiled, ensure_ascii=False, separators=(",", ":"))
