"""Answers to the inputs of a set, in one process or in several."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from typing import Any

from benchmarks import sets
from benchmarks.lines import Record
from benchmarks.system import System

Predict = Callable[[System, Sequence[Any]], Iterator[Record]]
"""Answers to inputs, in order. The inputs are of the set's input type, the answers of its answer type."""

SHARE = 16
"""Inputs handed to a worker at a time: few enough that all workers are busy to the end."""

_system: System | None = None  # of a worker process; set once by its initialiser


def adapter(benchmark: sets.BenchmarkSet) -> Predict:
    """What makes the answers of a set."""
    predict: Predict = getattr(import_module(f"benchmarks.adapters.{benchmark.module}"), benchmark.predict_function)
    return predict


def _start() -> None:
    global _system
    _system = System()


def _answer(name: str, inputs: Sequence[Record]) -> list[Record]:
    assert _system is not None  # the initialiser ran, or the pool would not have started
    return list(adapter(sets.find(name))(_system, inputs))


def predict(name: str, inputs: Sequence[Record], workers: int = 1, system: System | None = None) -> Iterator[Record]:
    """The answers to `inputs`, in order, as they come.

    With several workers each has a system of its own; a set whose answers depend on one another stays in this process.
    """
    benchmark = sets.find(name)
    if workers == 1 or benchmark.whole:
        yield from adapter(benchmark)(system or System(), inputs)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start) as pool:
        shares = [inputs[i : i + SHARE] for i in range(0, len(inputs), SHARE)]
        for answers in pool.map(_answer, [name] * len(shares), shares):
            yield from answers
