"""From how many memos on workers pay: the same memos here and in workers, by number.

    python benchmarks/break_even.py [--runs 7] [--quick]

Decides MANY_FILES in `running/pace.py`: the whole command, so that imports and the workers' end are counted.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import memos
from measuring import arguments, in_turns, machine, ratio, run

NUMBERS = (8, 16, 24, 32, 48, 64, 96, 128, 200)
_JUDGE = """
import sys
from pathlib import Path
from konsekvens_lint.running.runner import run
from konsekvens_lint.settings.options import Options
files = sorted(Path(sys.argv[1]).glob("*.docx"))[:int(sys.argv[2])]
for each in run(files, Options(), jobs=int(sys.argv[3])):
    pass
"""


def main() -> None:
    """Measure and print."""
    parser = arguments(__doc__, 7, "three numbers, 3 runs")
    asked = parser.parse_args()
    numbers, runs = (NUMBERS[::3], 3) if asked.quick else (NUMBERS, asked.runs)
    print(machine())
    with TemporaryDirectory() as folder:
        memos.write(Path(folder), max(numbers), formats=("docx",))
        for number in numbers:
            commands = {
                jobs: (sys.executable, "-c", _JUDGE, f"{folder}/docx", str(number), str(jobs))
                for jobs in (1, 2)
            }
            took = in_turns(
                {str(jobs): partial(run, command) for jobs, command in commands.items()},
                runs,
            )
            print(
                f"{number:4} memos: here {took['1'].median:.3f} s, two workers {took['2'].median:.3f} s, "
                f"workers / here {ratio(took['2'], took['1'])}"
            )


if __name__ == "__main__":
    main()
