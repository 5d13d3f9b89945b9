"""When workers pay and how a run goes on: nothing here refuses a document (see `limits.py`)."""

from __future__ import annotations

from typing import Final

from konsekvens_lint.limits import MIB

#: Seconds on top of the limit before a worker is killed that could not stop by itself (it hangs outside Python).
KILL_AFTER: Final = 5.0
#: Seconds on top of that before workers that do not answer at all are replaced.
GIVE_UP_AFTER: Final = 15.0
#: Seconds that a run waits at its end for workers that have not begun yet: they need their parent while they start.
SLOW_START: Final = 5.0

#: From about this many files on, workers are faster than this process. Two runs on two shared cores put it at some 30
#: and between 64 and 96; this lies between. See `benchmarks/break_even.py`.
MANY_FILES: Final = 48
#: Documents that make up for the start of one more worker.
DOCUMENTS_FOR_A_WORKER: Final = 12
#: A PDF of some pages takes as long as so many memos.
MEMOS_IN_A_PDF: Final = 6
#: Bytes; a larger file is always read in a worker: what can break a reader outside Python is mostly large, and the
#: worker's start is lost in the reading.
LARGE_FILE: Final = 8 * MIB
#: Endings of files that are always read in a worker, unless one job is asked for: their libraries run outside Python,
#: where a fault takes the process along.
READ_OUTSIDE_PYTHON: Final = frozenset({".pdf"})
#: Documents that one worker judges before it is replaced, so that what a library leaks stays small.
DOCUMENTS_PER_WORKER: Final = 500
#: Documents handed out ahead for each worker: enough for all to have work while one is slow, few enough that their
#: reports do not weigh.
AHEAD_PER_WORKER: Final = 16

#: Seconds in which a cluster's scheduler is to answer.
CLUSTER_ANSWERS: Final = 10.0
#: Seconds between two looks at which workers a cluster has.
CLUSTER_LOOK: Final = 2.0
#: Seconds that a run waits for a cluster whose workers are all gone, or whose scheduler says nothing: what died is mostly
#: started anew.
CLUSTER_EMPTY: Final = 60.0
#: Documents handed to a cluster for each thread of its workers: one in work, one that is on its way.
AHEAD_PER_THREAD: Final = 2
#: Bytes of documents that a cluster is handed at most, but for one document: the scheduler holds them all.
AHEAD_IN_BYTES: Final = 512 * MIB
#: Seconds until a cluster's worker that nobody asks ends its child processes, which hold memory.
IDLE_ELSEWHERE: Final = 60.0
