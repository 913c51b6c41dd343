"""Adding reports: pasted, sent as files, or fetched from an address; and how far a job has come."""

import json
import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from twosource.errors import InputError
from twosource.web import sample
from twosource.web.access.current import Reviewer, require
from twosource.web.adding.job import Job
from twosource.web.adding.work import Task
from twosource.web.site import Here, Site

router = APIRouter(dependencies=[require("reviewer")])
_PASTED = "pasted report.jsonl"
_ODD = re.compile(r"[^\w.,()+ -]")
_LONGEST = 120  # characters of a file's name that are kept, with its ending


@router.get("/add")
def form(request: Request, site: Here) -> HTMLResponse:
    """The forms, and the jobs of late."""
    empty = site.ledger.counts()["documents"] == 0
    return site.page(request, "add.html", jobs=site.queue.recent(), empty=empty)


@router.post("/add")
async def add(request: Request, site: Here, who: Reviewer) -> RedirectResponse:
    """Queue what a form sent, and show its job."""
    sent = await request.form()  # read already, within the limits, where its token was checked
    folder = site.queue.folder()
    try:
        sources = [*_pasted(sent, folder), *_addresses(sent), *await run_in_threadpool(_files, sent, folder)]
        task = Task(folder, tuple(sources), _day(sent), _words(sent, "publisher"))
        if not sources:
            raise InputError("nothing was sent; paste a report, choose files, or give an address")
    except InputError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return await run_in_threadpool(_queued, request, site, who.name, task)


@router.post("/add/sample")
def add_sample(request: Request, site: Here, who: Reviewer) -> RedirectResponse:
    """Queue the reports that were written for the project."""
    folder = site.queue.folder()
    return _queued(request, site, who.name, Task(folder, (sample.write(folder).name,)))


@router.get("/add/jobs/{identifier}")
def job(request: Request, site: Here, identifier: str) -> HTMLResponse:
    """How far a job has come, or what came of it."""
    return site.page(request, "job.html", job=_job(site, identifier), place=_place(site, identifier))


@router.get("/add/jobs/{identifier}/status")
def status(site: Here, identifier: str) -> JSONResponse:
    """The same in numbers, for the page to ask again and again."""
    return JSONResponse({**_job(site, identifier).status(), "before": _place(site, identifier)})


@router.post("/add/jobs/{identifier}/stop")
def stop(site: Here, identifier: str) -> RedirectResponse:
    """Stop a job; what it has added stays."""
    site.queue.stop(_job(site, identifier))
    return RedirectResponse(f"/add/jobs/{identifier}", 303)


def _queued(request: Request, site: Site, by: str, task: Task) -> RedirectResponse:
    about = task.sources[0] if len(task.sources) == 1 else f"{task.sources[0]} and {len(task.sources) - 1} more"
    made = site.queue.put(by, about, task)
    site.access.note(request, "reports added", about)
    return RedirectResponse(f"/add/jobs/{made.id}", 303)


def _job(site: Site, identifier: str) -> Job:
    found = site.queue.get(identifier)
    if found is None:
        raise HTTPException(404, "There is no such job: it is long done, or the server was started again since.")
    return found


def _place(site: Site, identifier: str) -> int:
    """How many jobs come before one that waits."""
    running = [each.id for each in reversed(site.queue.recent()) if not each.over]
    return running.index(identifier) if identifier in running else 0


def _pasted(sent: FormData, folder: Path) -> Sequence[str]:
    """The file of a pasted report, if there is one."""
    text = sent.get("text")
    if not isinstance(text, str) or not text.strip():
        return ()
    day = _day(sent)
    told = {name: _words(sent, name) for name in ("title", "publisher", "url")}
    fields = {"text": text.replace("\r\n", "\n"), "published": day.isoformat() if day else None, **told}
    (folder / _PASTED).write_text(json.dumps(fields) + "\n", encoding="utf-8")
    return (_PASTED,)


def _addresses(sent: FormData) -> Sequence[str]:
    """The address to fetch, if there is one."""
    address = _words(sent, "address")
    if address is None:
        return ()
    if not address.lower().startswith(("http://", "https://")):
        raise InputError(f"{address!r} is no web address; give one that begins with https:// or http://")
    return (address,)


def _files(sent: FormData, folder: Path) -> Sequence[str]:
    """The files that were sent, each kept under a name of its own that is like the one it came with."""
    names = []
    for file in sent.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            name = _free(folder, file.filename)
            with (folder / name).open("wb") as kept:
                shutil.copyfileobj(file.file, kept)
            names.append(name)
    return names


def _free(folder: Path, given: str) -> str:
    """A name for a file that is no path, no address, no option and not taken."""
    plain = _ODD.sub("_", given.replace("\\", "/").rpartition("/")[2]).lstrip(".- ") or "report"
    stem, dot, ending = plain.rpartition(".") if "." in plain else (plain, "", "")
    ending = ending[:10]
    stem = stem[: _LONGEST - len(ending) - 1] or "report"
    name, number = f"{stem}{dot}{ending}", 1
    while (folder / name).exists():
        number += 1
        name = f"{stem} ({number}){dot}{ending}"
    return name


def _words(sent: FormData, name: str) -> str | None:
    value = sent.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _day(sent: FormData) -> date | None:
    value = _words(sent, "published")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise InputError(f"the day of publication is {value!r}; give it as YYYY-MM-DD") from error
