"""The rule of one server: whether it has accounts, and who everybody is where it has none."""

import getpass
import hashlib

from fastapi import Request, Response

from twosource.errors import ConfigurationError
from twosource.web.access import secret, sessions
from twosource.web.access.account import Account, Visit
from twosource.web.access.accounts import Accounts
from twosource.web.settings import Settings


class Access:
    """Who gets in. Raises ConfigurationError where other machines can reach the server and it has no account."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.local = Account(settings.reviewer or system_user(), "admin", local=True)
        self.stranger = secret.fresh()
        """What the forms of those carry who have no session."""
        self._open: Accounts | None = None
        if settings.exposed and not (settings.accounts_file.exists() and self._opened().any()):
            where = f"{settings.host} can be reached from other machines" if not settings.loopback else "a proxy"
            raise ConfigurationError(
                f"{where}: that takes accounts, and {settings.accounts_file} holds none; make one with "
                f"`twosource accounts add NAME --role admin`, or serve on 127.0.0.1 without a proxy"
            )

    @property
    def accounts(self) -> Accounts | None:
        """The accounts; None where everybody is the local user: at this machine alone, as long as there is none."""
        if self.settings.exposed:
            return self._opened()
        place = self.settings.accounts_place
        if self._open is None and (place is None or not place.exists()):
            return None
        return self._opened() if self._opened().any() else None

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: one for each accounts file, as browsers share cookies between ports."""
        place = self.settings.accounts_place
        of = str(place.resolve()) if place is not None else self.settings.ledger
        return "twosource-" + hashlib.sha256(of.encode()).hexdigest()[:8]

    def visit(self, cookie: str | None, authorization: str | None) -> Visit:
        """Whose request it is, by its cookie or its token."""
        accounts = self.accounts
        if accounts is None:
            return Visit(self.local, self.stranger)
        if authorization is not None:
            kind, _, token = authorization.partition(" ")
            account = accounts.program(token.strip()) if kind.lower() == "bearer" else None
            return Visit(account, self.stranger, program=True) if account else self.nobody
        account = accounts.session(cookie) if cookie else None
        return Visit(account, secret.form_token(cookie), cookie) if account and cookie else self.nobody

    @property
    def nobody(self) -> Visit:
        """The visit of somebody who is not known yet."""
        return Visit(None, self.stranger)

    def remember(self, response: Response, session: str, *, secure: bool) -> None:
        """Give a browser the secret of its session."""
        response.set_cookie(
            self.cookie, session, max_age=sessions.LONGEST, secure=secure, httponly=True, samesite="strict"
        )

    def note(self, request: Request, action: str, subject: str = "") -> None:
        """Add to the audit log what the request's account did, once a request. Without accounts there is no log."""
        account, noted = request.state.visit.account, getattr(request.state, "noted", False)
        if account is not None and not account.local and not noted:
            self._opened().log(account.name, action, subject, address(request))
            request.state.noted = True

    def close(self) -> None:
        """Give the connections back."""
        if self._open is not None:
            self._open.close()

    def _opened(self) -> Accounts:
        if self._open is None:
            self._open = Accounts(self.settings.accounts_file)
        return self._open


def address(request: Request) -> str:
    """The address that a request came from."""
    return request.client.host if request.client else ""


def system_user() -> str:
    """The name of whoever runs this program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container may run under a number that has no name
        return "local"
