"""``python -m tests.domain.million``: a million random rubrics against the reference, in several processes.

It prints a line of progress every ten seconds, every case that disagrees with its seed and its rubric, how often
everything occurred, and one last line with the result. It ends with 1 when anything disagreed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from multiprocessing import get_context

from tests.domain.million.cases import described, make
from tests.domain.million.checks import Result, check
from tests.domain.million.runs import gently, run

CHUNK = 500
SPAN = 100_000_000  # seeds of one --seed; more cases than anybody runs
SHOWN = 20  # disagreements printed in full


def say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def report(result: Result) -> Iterator[str]:
    """A disagreement with its seed and the rubric it came up in."""
    yield f"--- seed {result.seed} (python -m tests.domain.million --show {result.seed})"
    yield from (f"  {each}" for each in result.wrong)
    yield from described(make(result.seed))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.domain.million", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000, help="how many rubrics")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes")
    parser.add_argument("--seed", type=int, default=0, help="another number, other rubrics")
    parser.add_argument("--first", type=int, default=0, help="go on with this one, where an earlier run ended")
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many minutes; 0 for none")
    parser.add_argument("--show", type=int, help="print the rubric of one seed and what disagrees, and stop")
    wanted = parser.parse_args(arguments)
    if wanted.show is not None:
        result = check(wanted.show)
        say(*report(result))
        return 1 if result.wrong else 0

    first = wanted.seed * SPAN + wanted.first
    chunks = [range(at, min(at + CHUNK, first + wanted.count)) for at in range(first, first + wanted.count, CHUNK)]
    began = said = time.monotonic()
    done, wrong, occurred = 0, 0, Counter[str]()
    with get_context("spawn").Pool(wanted.jobs, gently) as pool:
        for number, bad, seen in pool.imap(run, chunks):
            done += number
            occurred += seen
            for result in bad:
                wrong += 1
                say(*report(result) if wrong <= SHOWN else (f"--- seed {result.seed}",))
            now = time.monotonic()
            if now - said >= 10:
                said = now
                say(f"{done:,} of {wanted.count:,}, {done / (now - began):,.0f} a second, {wrong} disagree")
            if wanted.minutes and now - began >= wanted.minutes * 60:
                pool.terminate()
                break
    for what, times in sorted(occurred.items()):
        say(f"{times:>10,}  {what}")
    seconds = time.monotonic() - began
    say(f"{done:,} of {wanted.count:,} random rubrics from seed {first}, {seconds:,.0f} s, "
        f"{done / seconds:,.0f} a second in {wanted.jobs} processes: {wrong} disagree")  # fmt: skip
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
