"""An account as requests know it: a name and what it may do."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["viewer", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""From the least to the most: who may do something of one role may do all of those before it."""


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody. `local` where the server has no accounts and only people at this machine can reach it."""

    name: str
    role: Role
    local: bool = False

    def may(self, role: Role) -> bool:
        """Whether the account may do what takes a role."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True, slots=True)
class Visit:
    """Whose request it is (None: nobody's yet), what its forms must carry, and how it proved who it is."""

    account: Account | None
    csrf: str
    session: str | None = None
    program: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is on file about an account: its password is not."""

    name: str
    role: Role
    created: str
    tokens: int
