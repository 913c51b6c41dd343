"""What the server runs with: one checked object, passed in."""

from ipaddress import ip_address
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Settings(BaseModel):
    """Settings of a server. `ledger` is a file or a database's URL; `host` the address that it listens on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ledger: str = "twosource.db"
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765

    @property
    def loopback(self) -> bool:
        """Whether only programs of this machine can reach the server."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False
