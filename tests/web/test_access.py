"""What is refused: other hosts' names, other sites' requests, forms without their token, roles that do not suffice."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from twosource.errors import ConfigurationError
from twosource.ledger import Ledger
from twosource.web.access import guard
from twosource.web.access.access import Access
from twosource.web.access.accounts import Accounts
from twosource.web.access.current import Current, require
from twosource.web.access.origin import own_path
from twosource.web.app import create_app
from twosource.web.serving import configured
from twosource.web.settings import Settings

PASSWORD = "eleven brown herons wade"
PROBE = "/api/v1/probe"


def probed(settings: Settings) -> FastAPI:
    """A server with one more route that reads, one that takes a reviewer, and one that takes an admin."""
    app = create_app(settings)

    @app.get(PROBE)
    def read(who: Current) -> dict[str, str]:
        return {"name": who.name, "role": who.role}

    app.add_api_route(PROBE, read, methods=["POST"], dependencies=[require("reviewer")])
    app.add_api_route(PROBE + "/admin", read, methods=["POST"], dependencies=[require("admin")])
    return app


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an empty ledger and a file of three accounts, made once, as passwords take time on purpose."""
    folder = tmp_path_factory.mktemp("desk")
    Ledger(folder / "desk.db", create=True).close()
    held = Accounts(folder / "three.db")
    for name, role in (("vera", "viewer"), ("rosa", "reviewer"), ("adam", "admin")):
        held.add(name, role, PASSWORD, by="tests")
    held.close()
    return folder


@pytest.fixture
def settings(made: Path, tmp_path: Path) -> Settings:
    return Settings(ledger=str(shutil.copy(made / "desk.db", tmp_path)), reviewer="Amina")


@pytest.fixture
def local(settings: Settings) -> Iterator[TestClient]:
    with TestClient(probed(settings), "http://localhost:8765") as client:
        client.headers["X-CSRF-Token"] = client.app.state.site.access.stranger  # type: ignore[attr-defined]
        yield client


@pytest.fixture
def accounts(made: Path, settings: Settings) -> Iterator[Accounts]:
    held = Accounts(Path(shutil.copy(made / "three.db", settings.accounts_file)))
    yield held
    held.close()


@pytest.fixture
def desk(settings: Settings, accounts: Accounts) -> Iterator[TestClient]:
    """A client of a server that other machines reach, over https, by its name."""
    exposed = settings.model_copy(update={"host": "0.0.0.0"})
    with TestClient(probed(exposed), "https://desk.example", follow_redirects=False) as client:
        yield client


def token(client: TestClient, address: str = "/login") -> str:
    return client.get(address).text.partition('name="csrf" content="')[2].partition('"')[0]


def log_in(client: TestClient, name: str, password: str = PASSWORD, next: str = "/") -> int:
    form = {"name": name, "password": password, "next": next, "csrf": token(client)}
    return client.post("/login", data=form).status_code


# ---------------------------------------------------------------- at this machine, without accounts


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1:8765", "[::1]:8765", "127.1.2.3", "LOCALHOST."])
def test_at_this_machine_everybody_is_the_local_user(local: TestClient, host: str) -> None:
    answer = local.post(PROBE + "/admin", headers={"Host": host})
    assert (answer.status_code, answer.json()) == (200, {"name": "Amina", "role": "admin"})


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "192.0.2.1:8765", "", "[::1", "127.0.0.1.x"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_name_that_was_bound_to_this_machine_is_refused(local: TestClient, host: str, method: str) -> None:
    answer = local.request(method, PROBE, headers={"Host": host})
    assert answer.status_code == 403
    assert "is not this machine" in answer.json()["detail"]


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Forwarded-Host", "Via", "X-Real-IP"])
def test_a_proxy_that_the_server_was_not_told_of_is_refused(local: TestClient, header: str) -> None:
    answer = local.get(PROBE, headers={header: "192.0.2.1"})
    assert answer.status_code == 403
    assert "serve --proxy" in answer.json()["detail"]


FOREIGN: tuple[dict[str, str], ...] = (
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "https://localhost:8765"},
    {"Origin": "http://localhost:9000"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": "http://localhost:8765", "Sec-Fetch-Site": "cross-site"},
)


@pytest.mark.parametrize("headers", FOREIGN)
def test_another_site_cannot_change_anything(local: TestClient, headers: dict[str, str]) -> None:
    answer = local.post(PROBE, headers=headers)
    assert answer.status_code == 403
    assert "Another site sent this" in answer.json()["detail"]


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "application/json; x=y", ""])
def test_a_call_in_json_needs_no_token_as_no_other_site_can_send_one(local: TestClient, kind: str) -> None:
    del local.headers["X-CSRF-Token"]
    sent = {"content": b"{}", "headers": {"Content-Type": kind}}
    assert local.post(PROBE, **sent).status_code == (200 if kind == "application/json" else 403)
    sent["headers"] |= {"Origin": "http://evil.example"}
    assert local.post(PROBE, **sent).status_code == 403


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://localhost:8765", "Sec-Fetch-Site": "same-origin"}])
def test_the_servers_own_pages_can(local: TestClient, headers: dict[str, str]) -> None:
    assert local.post(PROBE, headers=headers).status_code == 200


@pytest.mark.parametrize("given", [None, "", "x", "\u00e9"])
def test_a_form_without_the_token_of_its_page_is_refused(local: TestClient, given: str | None) -> None:
    del local.headers["X-CSRF-Token"]
    form = {} if given is None else {"csrf": given}
    for kind in ({"data": form}, {"json": form}, {"files": {"file": b""}, "data": form}):
        answer = local.post("/add", **kind)
        assert answer.status_code == 403
        assert "out of date" in answer.text
    good = {"csrf": token(local, "/about")}
    assert local.post(PROBE, data=good).status_code == 200
    assert local.post(PROBE, files={"file": b""}, data=good).status_code == 200


def test_without_accounts_no_file_of_them_is_made(local: TestClient, settings: Settings) -> None:
    assert "no accounts" in local.get("/audit").text
    assert not settings.accounts_file.exists()


def test_a_ledger_in_a_database_needs_a_file_of_accounts_for_others_alone() -> None:
    settings = Settings(ledger="postgresql://desk@db.example/sahel", reviewer="ada")
    access = Access(settings)
    assert access.accounts is None and access.visit("anything", None).account == access.local
    for change in ({"host": "0.0.0.0"}, {"proxy": "127.0.0.1"}):
        with pytest.raises(ConfigurationError, match="give --accounts FILE"):
            Access(settings.model_copy(update=change))


def test_the_first_account_ends_the_rule_of_the_local_user(local: TestClient, accounts: Accounts) -> None:
    assert local.post(PROBE).status_code == 401
    for known in accounts.known():
        accounts.remove(known.name, by="tests")
    assert local.post(PROBE).status_code == 200


def test_a_body_that_is_too_long_is_refused(local: TestClient) -> None:
    assert local.post(PROBE, content=b"x" * 2_000_001).status_code == 413
    del local.headers["X-CSRF-Token"]  # so that it is looked for in the body, whose length is not told
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert local.post(PROBE, content=(b"x=" + b"x" * 998 for _ in range(2001)), headers=form).status_code == 413


# ---------------------------------------------------------------- reached by other machines


@pytest.mark.parametrize("change", [{"host": "0.0.0.0"}, {"host": "192.0.2.1"}, {"host": "::"}, {"proxy": "127.0.0.1"}])
def test_a_server_that_others_reach_does_not_start_without_accounts(settings: Settings, change: dict[str, str]) -> None:
    exposed = settings.model_copy(update=change)
    with pytest.raises(ConfigurationError, match="twosource accounts add NAME --role admin"):
        create_app(exposed)
    assert not settings.accounts_file.exists()
    Accounts(settings.accounts_file).close()  # a file without an account is no better
    with pytest.raises(ConfigurationError, match="holds none"):
        create_app(exposed)


@pytest.mark.parametrize(
    ("proxy", "peer", "believed"),
    [
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "192.0.2.9", False),
        (None, "127.0.0.1", False),
    ],
)
def test_forwarding_headers_are_believed_of_the_told_proxy_alone(
    settings: Settings, accounts: Accounts, proxy: str | None, peer: str, believed: bool
) -> None:
    exposed = settings.model_copy(update={"host": "0.0.0.0", "proxy": proxy})
    app = probed(exposed)
    served = configured(app, exposed)
    served.load()
    client = TestClient(
        served.loaded_app,
        "http://desk.example",
        client=(peer, 4711),
        headers={"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"},
        follow_redirects=False,
    )
    form = {"name": "adam", "password": PASSWORD, "csrf": token(client)}
    answer = client.post("/login", data=form, headers={"Origin": f"{'https' if believed else 'http'}://desk.example"})
    assert answer.status_code == 303
    assert ("secure" in answer.headers["set-cookie"].lower()) == believed
    assert accounts.entries(limit=1)[0].address == ("198.51.100.7" if believed else peer)


def test_a_stranger_is_led_to_the_login_and_sees_nothing(desk: TestClient) -> None:
    answer = desk.get("/about?x=1&y=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=%2Fabout%3Fx%3D1%26y%3D2")
    answer = desk.get(PROBE)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert desk.post(PROBE).status_code == 401
    assert desk.get("/loginx").status_code == 303
    login = desk.get("/login")
    assert login.status_code == 200
    assert "Pages" not in login.text
    assert desk.get("/static/css/site.css").status_code == 200


@pytest.mark.parametrize("host", ["desk.example/login?", "desk.example/static/?", "desk.example/login#", "x/login?y="])
@pytest.mark.parametrize("address", ["/about", "/audit", "/add", "/login%3Fx", "/static/../about"])
def test_neither_a_host_nor_a_path_passes_for_the_login(desk: TestClient, host: str, address: str) -> None:
    assert desk.get(address, headers={"Host": host}).status_code in (303, 404)
    assert desk.post(address, headers={"Host": host}).status_code in (401, 403, 404, 405)


def test_a_route_that_the_guard_let_pass_still_takes_an_account(
    desk: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "_is_free", lambda request: True)
    for address in ("/about", PROBE, "/audit", "/add"):
        assert desk.get(address).status_code == 401


def test_a_login_makes_a_closed_cookie_and_leads_on(desk: TestClient) -> None:
    form = {"name": "rosa", "password": PASSWORD, "next": "/about", "csrf": token(desk)}
    answer = desk.post("/login", data=form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/about")
    cookie = answer.headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "secure", "path=/"))
    assert "domain" not in cookie
    assert desk.get(PROBE).json() == {"name": "rosa", "role": "reviewer"}
    assert desk.get("/login?next=/about").headers["location"] == "/about"


def test_the_token_of_a_form_is_that_of_the_session(desk: TestClient) -> None:
    before = token(desk)
    assert log_in(desk, "rosa") == 303
    assert desk.post(PROBE, data={"csrf": before}).status_code == 403
    assert desk.post(PROBE, data={"csrf": token(desk, "/about")}).status_code == 200


@pytest.mark.parametrize(("name", "reviewer", "admin"), [("vera", 403, 403), ("rosa", 200, 403), ("adam", 200, 200)])
def test_what_each_role_may_do(desk: TestClient, accounts: Accounts, name: str, reviewer: int, admin: int) -> None:
    bearer = {"Authorization": f"Bearer {accounts.new_token(name, by='tests')}"}
    assert desk.get(PROBE, headers=bearer).status_code == 200
    assert desk.post(PROBE, headers=bearer).status_code == reviewer
    assert desk.post(PROBE + "/admin", headers=bearer).status_code == admin
    assert desk.get("/audit", headers=bearer).status_code == admin
    assert log_in(desk, name) == 303
    csrf = {"X-CSRF-Token": token(desk, "/about")}
    assert desk.post(PROBE, headers=csrf).status_code == reviewer
    assert desk.post(PROBE + "/admin", headers=csrf).status_code == admin
    assert desk.get("/audit").status_code == admin


@pytest.mark.parametrize("given", ["Bearer x", "Bearer ", "Basic cm9zYTpw", "x"])
def test_a_token_that_is_none_is_refused(desk: TestClient, given: str) -> None:
    assert log_in(desk, "rosa") == 303
    for answer in (
        desk.get(PROBE, headers={"Authorization": given}),
        desk.get("/about", headers={"Authorization": given}),
    ):
        assert answer.status_code == 401


def test_logging_out_ends_the_session(desk: TestClient) -> None:
    assert log_in(desk, "vera") == 303
    kept = dict(desk.cookies)
    answer = desk.post("/logout", data={"csrf": token(desk, "/about")})
    assert (answer.status_code, answer.headers["location"]) == (303, "/login")
    desk.cookies.update(kept)
    assert desk.get(PROBE).status_code == 401


def test_a_failed_login_tells_nothing_and_too_many_are_not_looked_at(desk: TestClient) -> None:
    for _ in range(10):
        assert log_in(desk, "rosa", "wrong") == 401
    assert log_in(desk, "rosa") == 429
    unknown = desk.post("/login", data={"name": "nobody", "password": "wrong", "csrf": token(desk)})
    known = desk.post("/login", data={"name": "vera", "password": "wrong", "csrf": token(desk)})
    assert unknown.text.replace("nobody", "vera") == known.text


def test_another_site_cannot_log_anybody_in(desk: TestClient) -> None:
    form = {"name": "rosa", "password": PASSWORD}
    assert desk.post("/login", data=form).status_code == 403
    form["csrf"] = token(desk)
    assert desk.post("/login", data=form, headers={"Origin": "https://evil.example"}).status_code == 403


def test_what_changes_or_leaves_is_logged(desk: TestClient, accounts: Accounts) -> None:
    bearer = {"Authorization": f"Bearer {accounts.new_token('rosa', by='tests')}"}

    @desk.app.get("/export/probe.csv")  # type: ignore[attr-defined]
    def export() -> str:
        return ""

    assert desk.post(PROBE, headers=bearer).status_code == 200
    assert desk.post(PROBE + "/admin", headers=bearer).status_code == 403
    assert desk.get("/about", headers=bearer).status_code == 200
    assert desk.get("/export/probe.csv?country=SDN", headers=bearer).status_code == 200
    assert desk.get("/api/v1/claims?format=csv", headers=bearer).status_code == 200
    assert desk.get("/api/v1/claims", headers=bearer).status_code == 200
    told = [(e.account, e.action, e.subject) for e in accounts.entries(limit=4)]
    assert told == [
        ("rosa", "exported", "/api/v1/claims?format=csv"),
        ("rosa", "exported", "/export/probe.csv?country=SDN"),
        ("rosa", "changed", PROBE),
        ("tests", "token made", "rosa"),
    ]


def test_the_log_tells_who_came_and_failed(desk: TestClient) -> None:
    log_in(desk, "adam", "wrong")
    log_in(desk, "adam")
    log = desk.get("/audit").text
    assert "login failed" in log
    assert "account added" in log
    assert "rosa, reviewer" in log


@pytest.mark.parametrize(
    ("next", "led"),
    [
        ("/reports/d-1?x=1#c", "/reports/d-1?x=1#c"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/x\\y", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\t/evil.example", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
        ("about", "/"),
    ],
)
def test_a_login_leads_to_own_paths_only(next: str, led: str) -> None:
    assert own_path(next) == led
