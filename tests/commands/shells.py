"""What a shell offers after Tab, asked of the shell itself with the completion that the tool gives it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PROGRAM = "konsekvens-lint"
#: Where the shell is asked to offer files and folders itself.
FILES = "<filer>"

# The function is called as the shell calls it, and what it would hand to the shell's own functions is written out.
_BASH = """\
compopt() { [[ $2 == default ]] && echo '<filer>'; }
eval "$(_KONSEKVENS_LINT_COMPLETE=bash_source konsekvens-lint)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_konsekvens_lint_completion konsekvens-lint
printf '%s\\n' "${COMPREPLY[@]}"
"""
_ZSH = """\
compdef() { }
_path_files() { print -r -- '<filer>' }
_describe() { local -a found=("${(@P)3}"); print -rl -- "${found[@]%%:*}" }
compadd() { print -rl -- "${(@P)@[-1]}" }
eval "$(_KONSEKVENS_LINT_COMPLETE=zsh_source konsekvens-lint)"
words=("$@")
CURRENT=$#
_konsekvens_lint_completion
"""
_FISH = """\
_KONSEKVENS_LINT_COMPLETE=fish_source konsekvens-lint | source
complete --do-complete (string join ' ' -- $argv)
"""


def offered(shell: str, folder: Path, *words: str) -> list[str]:
    """What the shell offers for the last of the words, in the folder. `folder` gets a program of the checkout."""
    return _SHELLS[shell](with_program(folder), folder, words)


def with_program(folder: Path) -> dict[str, str]:
    """An environment where the checkout is what a person has installed."""
    programs = folder / ".bin"
    programs.mkdir(exist_ok=True)
    program = programs / PROGRAM
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m konsekvens_lint "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    source = str(Path(__file__).resolve().parent.parent.parent / "src")
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": source, "HOME": str(folder)}


def _said(command: list[str], folder: Path, env: dict[str, str]) -> list[str]:
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    assert done.stderr == "", done.stderr
    return [line for line in done.stdout.splitlines() if line]


def _bash(env: dict[str, str], folder: Path, words: tuple[str, ...]) -> list[str]:
    return _said(["bash", "--norc", "-c", _BASH, "bash", PROGRAM, *words], folder, env)


def _zsh(env: dict[str, str], folder: Path, words: tuple[str, ...]) -> list[str]:
    return _said(["zsh", "-f", "-c", _ZSH, "zsh", PROGRAM, *words], folder, env)


def _fish(env: dict[str, str], folder: Path, words: tuple[str, ...]) -> list[str]:
    """fish is asked as it is: each offer is followed by a tab and its meaning, and files are those of the folder."""
    lines = _said(["fish", "--no-config", "-c", _FISH, PROGRAM, *words], folder, env)
    return [line.partition("\t")[0] for line in lines]


_SHELLS: dict[str, Callable[[dict[str, str], Path, tuple[str, ...]], list[str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
SHELLS = tuple(_SHELLS)


def is_installed(shell: str) -> bool:
    """Whether the shell is here to be asked."""
    return os.name == "posix" and shutil.which(shell) is not None
