"""Adding reports: what is refused at the door, what the process makes of the rest, and what becomes of a broken one."""

import json
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest
from starlette.testclient import TestClient

from twosource.configuration import Configuration
from twosource.errors import InputError
from twosource.ledger import Ledger
from twosource.web import sample
from twosource.web.access.accounts import Accounts
from twosource.web.adding import queue as queueing
from twosource.web.adding.job import Job
from twosource.web.adding.queue import Queue
from twosource.web.adding.work import Task
from twosource.web.app import create_app
from twosource.web.pages import add
from twosource.web.settings import Settings

TEXT = "Rebels attacked the town of Goma on Tuesday, the army said. Three soldiers were killed."


def client_of(settings: Settings) -> TestClient:
    app = create_app(settings)
    headers = {"X-CSRF-Token": app.state.site.access.stranger}
    return TestClient(app, "http://localhost", headers=headers, follow_redirects=False)


@pytest.fixture(scope="module")
def desk(nothing: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A client of one server for all tests that need its process, as its models take seconds to load."""
    ledger = shutil.copy(nothing, tmp_path_factory.mktemp("desk") / "desk.db")
    with client_of(Settings(ledger=str(ledger), reviewer="Amina")) as client:
        yield client


@pytest.fixture
def idle(nothing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """A client of a server whose process is never started: jobs wait."""
    monkeypatch.setattr(Queue, "_work", lambda self, job: sleep(0.01))
    settings = Settings(ledger=str(shutil.copy(nothing, tmp_path / "idle.db")), upload_bytes=20_000, upload_files=3)
    with client_of(settings) as client:
        yield client


def queue(client: TestClient) -> Queue:
    found: Queue = client.app.state.site.queue  # type: ignore[attr-defined]
    return found


def ledger(client: TestClient) -> Ledger:
    found: Ledger = client.app.state.site.ledger  # type: ignore[attr-defined]
    return found


def ended(client: TestClient, address: str, seconds: float = 90) -> Job:
    """The job of an address, when nothing more comes of it."""
    limit = monotonic() + seconds
    while not (status := client.get(address + "/status").json())["over"]:
        assert monotonic() < limit, f"the job hangs: {status}"
        sleep(0.05)
    job = queue(client).get(address.rpartition("/")[2])
    assert job is not None
    return job


def sent(client: TestClient, **form: object) -> str:
    answer = client.post("/add", **form)  # type: ignore[arg-type]
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


# ---------------------------------------------------------------- at the door


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        ({}, 400, "nothing was sent"),
        ({"text": " \n "}, 400, "nothing was sent"),
        ({"address": "file:///etc/passwd"}, 400, "is no web address"),
        ({"address": "/etc/passwd"}, 400, "is no web address"),
        ({"text": TEXT, "published": "Tuesday"}, 400, "give it as YYYY-MM-DD"),
        ({"text": "x" * 20_001}, 413, "MB; send less at once"),
    ],
)
def test_what_cannot_be_added_is_refused_with_its_remedy(
    idle: TestClient,
    form: dict[str, str],
    status: int,
    words: str,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lies = tmp_path_factory.mktemp("lies")
    monkeypatch.setattr(tempfile, "tempdir", str(lies))
    answer = idle.post("/add", data=form)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert not list(lies.iterdir())


def test_uploads_are_limited_in_size_and_number(idle: TestClient) -> None:
    assert idle.post("/add", files=[("files", ("a.txt", b"a" * 20_001))]).status_code == 413
    del idle.headers["X-CSRF-Token"]  # its absence makes the server look for it in the form
    page = idle.get("/add").text
    csrf = page.partition('name="csrf" value="')[2].partition('"')[0]
    many = [("files", (f"{n}.txt", b"a")) for n in range(4)]
    answer = idle.post("/add", files=many, data={"csrf": csrf})
    assert answer.status_code == 400
    assert "Too many files" in answer.text
    assert idle.post("/add", files=many[:3], data={"csrf": csrf}).status_code == 303


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\amina\\report.html", "report.html"),
        ("/etc/cron.d/x", "x"),
        ("..", "report"),
        ("-", "report"),
        ("--model.txt", "model.txt"),
        (".hidden.txt", "hidden.txt"),
        ("a\x00b\n<c>.txt", "a_b__c_.txt"),
        ("http://x.example/a.txt", "a.txt"),
        ("تقرير.txt", "تقرير.txt"),
        ("x" * 300 + ".jsonl", "x" * 114 + ".jsonl"),
        ("taken.txt", "taken (2).txt"),
    ],
)
def test_a_file_is_kept_under_a_name_that_leads_nowhere(tmp_path: Path, given: str, kept: str) -> None:
    (tmp_path / "taken.txt").touch()
    assert add._free(tmp_path, given) == kept


def test_a_full_line_takes_no_more(idle: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queueing, "_WAITING", 0)
    answer = idle.post("/add", data={"text": TEXT})
    assert answer.status_code == 400
    assert "jobs wait already" in answer.text


def test_a_job_that_is_none_is_said_to_be_none(idle: TestClient) -> None:
    for method, address in (("GET", "/add/jobs/x"), ("GET", "/add/jobs/x/status"), ("POST", "/add/jobs/x/stop")):
        assert idle.request(method, address).status_code == 404


# ---------------------------------------------------------------- in the process


def test_a_pasted_report_is_in_the_ledger_with_what_was_told_of_it(desk: TestClient) -> None:
    form = {
        "text": TEXT + "\r\nNo group spoke of <script>alert(1)</script> it.",
        "title": "Attack <b>on</b> Goma",
        "publisher": "Example Wire",
        "published": "2024-05-15",
        "url": "https://wire.example/1",
    }
    job = ended(desk, sent(desk, data=form))
    assert (job.state, job.by, dict(job.fates)) == ("done", "Amina", {"added": 1})
    assert job.claims > 0
    assert not job.task.folder.exists()
    document = ledger(desk).document(job.added[0].document or "")
    assert document is not None
    assert (document.title, document.publisher, document.url) == (form["title"], form["publisher"], form["url"])
    assert (str(document.published), "\r" in document.text) == ("2024-05-15", False)
    again = ended(desk, sent(desk, data=form))
    assert dict(again.fates) == {"known": 1}
    for page in (desk.get(f"/add/jobs/{job.id}").text, desk.get(f"/reports/{document.id}").text):
        assert "<script>alert" not in page
        assert "<b>on</b>" not in page


def test_files_of_all_kinds_are_read_and_what_fails_is_named(desk: TestClient) -> None:
    page = f"<!doctype html><html><body><article><p>{TEXT.replace('Goma', 'Bunia') * 4}</p></article></body></html>"
    feed = (
        '<rss version="2.0"><channel><title>Example Radio</title><item><title>One</title>'
        f"<description>{TEXT.replace('Goma', 'Uvira')}</description></item></channel></rss>"
    )
    kinds = {
        "report.txt": TEXT.replace("Goma", "Sake"),
        "page.html": page,
        "lines.jsonl": json.dumps({"text": TEXT.replace("Goma", "Beni")}) + "\n{}\n",
        "table.csv": f'text,published\n"{TEXT.replace("Goma", "Butembo")}",2024-05-15\n',
        "feed.xml": feed,
        "program.txt": b"\x7fELF\x00\x01\x02",
        "empty.txt": "",
    }
    files = [("files", (name, text)) for name, text in kinds.items()]
    job = ended(desk, sent(desk, files=files, data={"published": "2024-05-15"}))
    assert (job.state, dict(job.fates)) == ("done", {"added": 5, "failed": 3})
    told = desk.get(f"/add/jobs/{job.id}").text
    for words in ("program.txt is binary", "empty.txt is empty", "lines.jsonl, line 2 has no field"):
        assert words in told
    assert "/tmp" not in told


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "http://localhost:9/x", "http://[::1]:9/", "http://169.254.169.254/latest/meta-data/"],
)
def test_an_address_within_is_not_fetched(desk: TestClient, address: str) -> None:
    job = ended(desk, sent(desk, data={"address": address}))
    assert (job.state, dict(job.fates)) == ("done", {"failed": 1})
    assert "not of the public internet" in (job.failed[0].error or "")


def test_a_killed_process_is_reported_and_the_next_job_gets_a_new_one(desk: TestClient) -> None:
    ended(desk, sent(desk, data={"text": TEXT}))
    process = queue(desk)._process
    assert process is not None and process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)  # so that it is at the job, for as long as it takes
    address = sent(desk, data={"text": TEXT + " The town was calm on Wednesday."})
    waits = sent(desk, data={"text": TEXT + " The town was calm on Thursday."})
    sleep(0.2)
    assert desk.get(address + "/status").json()["state"] == "running"
    assert desk.get(waits + "/status").json() | {"state": "waiting", "before": 1} == desk.get(waits + "/status").json()
    os.kill(process.pid, signal.SIGKILL)
    job = ended(desk, address, 20)
    assert (job.state, job.wrong) == ("broken", "the process that reads reports ended with code -9")
    assert "send the rest again" in desk.get(address).text
    assert dict(ended(desk, waits).fates) == {"added": 1}


def test_a_process_that_says_nothing_is_given_up(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    ended(desk, sent(desk, data={"text": TEXT}))
    process = queue(desk)._process
    assert process is not None and process.pid is not None
    monkeypatch.setattr(queueing, "_SILENT", 0.3)
    os.kill(process.pid, signal.SIGSTOP)
    job = ended(desk, sent(desk, data={"text": TEXT}), 30)
    assert (job.state, (job.wrong or "")[:18]) == ("broken", "nothing came of it")


def test_a_job_can_be_stopped(desk: TestClient) -> None:
    ended(desk, sent(desk, data={"text": TEXT}))
    process = queue(desk)._process
    assert process is not None and process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    address = sent(desk, data={"text": TEXT})
    assert desk.post(address + "/stop").status_code == 303
    assert ended(desk, address, 30).state == "stopped"
    assert "Stopped" in desk.get(address).text


def test_a_closed_queue_leaves_no_process_and_takes_no_job(tmp_path: Path) -> None:
    held = Queue(str(tmp_path / "x.db"), Configuration())
    held.close()
    with pytest.raises(InputError):
        held.put("Amina", "x", Task(tmp_path / "gone", ()))


def test_who_added_is_logged_and_who_only_looks_cannot(nothing: Path, tmp_path: Path) -> None:
    settings = Settings(ledger=str(shutil.copy(nothing, tmp_path / "shared.db")), host="0.0.0.0")
    accounts = Accounts(settings.accounts_file)
    tokens = {}
    for name, role in (("vera", "viewer"), ("rosa", "reviewer")):
        accounts.add(name, role, "eleven brown herons wade", by="tests")
        tokens[name] = {"Authorization": f"Bearer {accounts.new_token(name, by='tests')}"}
    with client_of(settings) as client:
        for method, address in (("GET", "/add"), ("POST", "/add"), ("POST", "/add/sample")):
            assert client.request(method, address, headers=tokens["vera"]).status_code == 403
        for name, shown in (("vera", False), ("rosa", True)):
            assert ('href="/add"' in client.get("/about", headers=tokens[name]).text) == shown
        assert client.post("/add", data={"text": TEXT}, headers=tokens["rosa"]).status_code == 303
    last = accounts.entries(limit=1)[0]
    accounts.close()
    assert (last.account, last.action, last.subject) == ("rosa", "reports added", "pasted report.jsonl")


# ---------------------------------------------------------------- the sample


def test_the_sample_shows_what_a_ledger_does(desk: TestClient) -> None:
    answer = desk.post("/add/sample")
    job = ended(desk, answer.headers["location"])
    assert (job.state, dict(job.fates)) == ("done", {"added": 16})
    documents = {added.document for added in job.added}
    incidents = [i for i in ledger(desk).incidents() if documents >= set(i.documents)]
    assert sum(len(i.documents) > 1 for i in incidents) >= 6
    grades = [i.grade for i in incidents if len(i.documents) > 1]
    assert {"contested", "official-only", "corroborated"} <= set(grades)
    assert any("copies" in (voice.note or "") for i in incidents for voice in i.voices)
    series = [s for s in ledger(desk).reconcile() if len(s.steps) > 1]
    assert any(step.missing for s in series for step in s.steps)
    rising = [[step.total.total.best for step in s.steps] for s in series]
    assert [7, 11, 16] in rising


def test_the_sample_says_that_it_is_invented() -> None:
    head = (Path(sample.__file__).parent / "reports.toml").read_text(encoding="utf-8").partition("[[")[0]
    assert all(words in head for words in ("written for Twosource", "invented", "CC BY 4.0"))
