"""Worker processes of this machine, each with a pipeline of its own: twice the cores, twice the speed.

spaCy's own `n_process` copies every parsed document between processes and gains nothing; here only the text goes to a
worker and only the claims come back.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from twosource.configuration import Configuration
from twosource.engines.pipeline import Failure, Pipeline
from twosource.errors import ConfigurationError
from twosource.model import Coding, Document

Outcome = Coding | Failure

_pipeline: Pipeline | None = None  # of a worker process; set once by its initialiser


def _start(configuration: Configuration) -> None:
    global _pipeline
    _pipeline = Pipeline(configuration)


def _code(documents: list[Document]) -> list[Outcome]:
    assert _pipeline is not None  # the initialiser ran, or the pool would not have started
    return list(_pipeline.code_many(documents))


class Workers:
    """A pipeline over `workers` processes; with one it stays in this process.

    Outcomes come in the order of the documents, whatever the number of workers, so that a run is reproducible.
    """

    def __init__(self, configuration: Configuration | None = None, workers: int = 1) -> None:
        if workers < 1:
            raise ConfigurationError(f"workers is {workers}; give 1 or more")
        self.workers = workers
        self.pipeline = Pipeline(configuration)

    def code_many(self, documents: Iterable[Document]) -> Iterator[Outcome]:
        """Stream outcomes, at most a few batches a worker ahead of the reader."""
        if self.workers == 1:
            yield from self.pipeline.code_many(documents)
            return
        configuration = self.pipeline.configuration
        size = min(configuration.batch_size, 8)  # small batches keep all workers busy to the end
        source = iter(documents)
        waiting: deque[Future[list[Outcome]]] = deque()
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.workers, context, _start, (configuration,)) as pool:
            while True:
                while len(waiting) < 2 * self.workers and (batch := list(islice(source, size))):
                    waiting.append(pool.submit(_code, batch))
                if not waiting:
                    return
                yield from waiting.popleft().result()
