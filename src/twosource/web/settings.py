"""What the server runs with: one checked object, passed in."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from twosource.configuration import Configuration
from twosource.errors import ConfigurationError
from twosource.web.access.origin import is_loopback

Unit = Literal["admin1", "country"]
"""How closely places are shown where they are blurred: by first-level division, or by country."""


class Settings(BaseModel):
    """Settings of a server.

    `ledger` is a file or a database's URL; `host` the address that it listens on; `accounts` the file of accounts, by
    default beside the ledger where that is a file; `reviewer` the name of the local user, by default that of the
    system; `proxy` the address of a reverse proxy whose X-Forwarded headers are believed; `configuration` what added
    reports are coded with. `upload_bytes` and `upload_files` limit what the page that takes reports is sent at once,
    `paste_bytes` a pasted report. `basemap` is a file (PMTiles or GeoJSON) that is drawn under the incidents instead of
    the shipped one; `blur` shows no visitor any place closer than it says.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    ledger: str = "twosource.db"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765
    accounts: Path | None = None
    reviewer: str | None = None
    configuration: Configuration = Configuration()
    proxy: str | None = None
    upload_bytes: Annotated[int, Field(ge=1)] = 50_000_000
    upload_files: Annotated[int, Field(ge=1)] = 500
    paste_bytes: Annotated[int, Field(ge=1)] = 6_000_000
    basemap: Path | None = None
    blur: Unit | None = None

    @property
    def loopback(self) -> bool:
        """Whether only programs of this machine can reach the server."""
        return is_loopback(self.host)

    @property
    def exposed(self) -> bool:
        """Whether people at other machines can reach the server, by its address or through a proxy."""
        return not self.loopback or self.proxy is not None

    @property
    def accounts_place(self) -> Path | None:
        """Where accounts lie if there are any; None where no file is given and the ledger has none beside it."""
        if self.accounts is not None:
            return self.accounts
        return None if "://" in self.ledger else Path(self.ledger).with_suffix(".accounts.db")

    @property
    def accounts_file(self) -> Path:
        """The same; raises ConfigurationError where accounts cannot be kept."""
        if self.accounts_place is None:
            raise ConfigurationError("the ledger is a database and has no file beside it; give --accounts FILE")
        return self.accounts_place
