"""The queue of jobs: one after the other, in a process that may break without the server, and is then replaced."""

import multiprocessing
import secrets
import shutil
import tempfile
import threading
import time
from collections import deque
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from twosource.configuration import Configuration
from twosource.engines import Added
from twosource.errors import InputError
from twosource.web.adding.job import Job
from twosource.web.adding.work import Begun, Ended, Task, life

_WAITING = 20  # jobs in line
_KEPT = 50  # jobs that are remembered
_SILENT = 900.0  # seconds without a word after which the process is taken for stuck
_IDLE = 600.0  # seconds without a job after which it gives its memory back
_LOOK = 0.5  # seconds between looks at whether a job was stopped


class Queue:
    """The jobs of one server. They are forgotten with it; what they added is in the ledger."""

    def __init__(self, ledger: str, configuration: Configuration) -> None:
        self._ledger = ledger if "://" in ledger else str(Path(ledger).absolute())
        self._configuration = configuration
        self._jobs: dict[str, Job] = {}
        self._line: deque[Job] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._closed = False
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def folder(self) -> Path:
        """A new folder for the files of a job, which the queue removes with it."""
        return Path(tempfile.mkdtemp(prefix="twosource-"))

    def put(self, by: str, about: str, task: Task) -> Job:
        """Queue a job. Raises InputError where too many wait."""
        with self._changed:
            if self._closed or len(self._line) >= _WAITING:
                shutil.rmtree(task.folder, ignore_errors=True)
                raise InputError(f"{len(self._line)} jobs wait already; try again when some of them are done")
            job = Job(secrets.token_hex(6), by, about, task)
            self._jobs[job.id] = job
            self._line.append(job)
            for old in [each.id for each in self._jobs.values() if each.over][: len(self._jobs) - _KEPT]:
                del self._jobs[old]
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="adding", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return job

    def get(self, identifier: str) -> Job | None:
        """The job of an id, as long as it is remembered."""
        return self._jobs.get(identifier)

    def recent(self) -> list[Job]:
        """The jobs that are remembered, latest first."""
        return list(reversed(list(self._jobs.values())))

    def stop(self, job: Job) -> None:
        """Stop a job: what it has added stays."""
        with self._changed:
            if not job.over:
                job.state = "stopped"
                self._changed.notify_all()

    def close(self) -> None:
        """Stop all jobs and the process."""
        with self._changed:
            self._closed = True
            for job in self._jobs.values():
                if not job.over:
                    job.state = "stopped"
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join(10)

    # ------------------------------------------------------------------ the queue's own thread

    def _run(self) -> None:
        while True:
            with self._changed:
                while not self._line and not self._closed:
                    if not self._changed.wait(_IDLE) and not self._line:
                        self._end()
                job = self._line.popleft() if self._line else None
            if job is None:
                self._end()
                return
            try:
                if not job.over:
                    self._work(job)
            finally:
                shutil.rmtree(job.task.folder, ignore_errors=True)

    def _work(self, job: Job) -> None:
        """See a job through; whatever happens to the process, the job ends."""
        job.state = "running"
        heard = time.monotonic()
        try:
            connection = self._started()
            connection.send(job.task)
            while job.state == "running":
                if not connection.poll(_LOOK):
                    if time.monotonic() - heard > _SILENT:
                        self._break(job, f"nothing came of it for {_SILENT / 60:.0f} minutes")
                    continue
                heard = time.monotonic()
                self._hear(job, connection.recv())
        except (EOFError, OSError):
            process = self._process
            if process is not None:
                process.join(5)
            self._break(job, f"the process that reads reports ended with code {process.exitcode if process else None}")
        if job.state in ("stopped", "broken"):
            self._end()  # with it goes what it was at

    def _hear(self, job: Job, word: Begun | Added | Ended) -> None:
        if isinstance(word, Begun):
            job.expected = word.expected
        elif isinstance(word, Added):
            job.note(word)
        elif word.error is not None:
            self._break(job, word.error)
        elif job.state == "running":
            job.state = "done"

    def _break(self, job: Job, why: str) -> None:
        if not job.over:
            job.wrong = why
            job.state = "broken"

    def _started(self) -> Connection:
        """The connection to the process, started where none runs."""
        if self._connection is not None and self._process is not None and self._process.is_alive():
            return self._connection
        self._end()
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=life, args=(theirs, self._ledger, self._configuration), daemon=True)
        process.start()
        theirs.close()  # so that its end shows as the end of the connection
        self._process, self._connection = process, ours
        return ours

    def _end(self) -> None:
        """End the process, if one runs."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.terminate()
            self._process.join(5)
            if self._process.is_alive():
                self._process.kill()
                self._process.join(5)
            self._process.close()
        self._process = self._connection = None
