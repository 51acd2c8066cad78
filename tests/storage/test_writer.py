"""One thread, in order, nothing dropped."""

from __future__ import annotations

import threading

import pytest

from desktop.storage.writer import Writer


def test_jobs_run_in_order_on_one_thread_that_is_not_ours() -> None:
    writer, ran = Writer(), []
    futures = [writer.submit(lambda n=n: ran.append((n, threading.get_ident()))) for n in range(200)]
    writer.close()

    assert [number for number, _ in ran] == list(range(200))
    assert len({thread for _, thread in ran}) == 1
    assert ran[0][1] != threading.get_ident()
    assert all(future.done() for future in futures)


def test_close_waits_for_what_was_submitted() -> None:
    writer, gate, ran = Writer(), threading.Event(), []
    writer.submit(gate.wait)
    last = writer.submit(lambda: ran.append("last"))
    closing = threading.Thread(target=writer.close)
    closing.start()
    assert not last.done()
    gate.set()
    closing.join(10)

    assert ran == ["last"]
    with pytest.raises(RuntimeError):
        writer.submit(lambda: None)


def test_a_job_that_fails_tells_its_future_and_the_next_one_runs() -> None:
    writer = Writer()
    bad, good = writer.submit(lambda: 1 // 0), writer.submit(lambda: 7)
    writer.close()

    assert isinstance(bad.exception(), ZeroDivisionError)
    assert good.result() == 7


def test_a_long_job_gives_way_to_what_waits_but_not_to_the_last_one() -> None:
    writer, gate, ran = Writer(), threading.Event(), []

    def long() -> None:
        ran.append("begun")
        gate.wait(10)
        writer.give_way()
        ran.append("ended")

    done = writer.submit(long)
    for name in ("first", "second"):
        writer.submit(lambda name=name: ran.append(name))
    closing = threading.Thread(target=writer.close, args=(lambda: ran.append("closed"),))
    closing.start()
    gate.set()
    closing.join(10)

    assert done.done()
    assert ran == ["begun", "first", "second", "ended", "closed"]


def test_a_job_that_comes_too_late_is_not_done() -> None:
    writer, ran = Writer(), []
    writer.close()
    with pytest.raises(RuntimeError):
        writer.submit(lambda: ran.append("late"))
    writer.give_way()
    assert ran == []
