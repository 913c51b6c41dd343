"""A job: what somebody asked to be added, and what has become of it so far."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from twosource.engines import Added
from twosource.web.adding.work import Task

State = Literal["waiting", "running", "done", "stopped", "broken"]
_NAMED = 200  # reports and failures that a summary names; the ledger keeps all


@dataclass(slots=True)
class Job:
    """One job. `about` says what it adds, `by` who asked for it; `wrong` why it broke, where it did."""

    id: str
    by: str
    about: str
    task: Task
    state: State = "waiting"
    asked: datetime = field(default_factory=lambda: datetime.now(UTC))
    expected: int = 0
    claims: int = 0
    fates: Counter[str] = field(default_factory=Counter)
    added: list[Added] = field(default_factory=list)
    failed: list[Added] = field(default_factory=list)
    wrong: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state not in ("waiting", "running")

    @property
    def read(self) -> int:
        """Reports whose fate is decided."""
        return self.fates.total()

    def note(self, added: Added) -> None:
        """Take in what became of one report."""
        self.fates[added.fate] += 1
        self.claims += added.claims
        named = self.failed if added.fate == "failed" else self.added
        if len(named) < _NAMED:
            named.append(added)

    def status(self) -> dict[str, object]:
        """What a page asks for again and again."""
        known = {fate: self.fates[fate] for fate in ("added", "recoded", "known", "failed")}
        return {"state": self.state, "over": self.over, "expected": self.expected, "read": self.read, **known}
