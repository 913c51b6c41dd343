"""The version of a ledger's tables: created, brought up to date, checked."""

from importlib import resources

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from twosource.errors import LedgerError
from twosource.ledger import deriving, tables
from twosource.ledger.database import Database


def newest() -> str:
    """The version of tables that this version of Twosource reads and writes."""
    head = ScriptDirectory.from_config(_configuration()).get_current_head()
    assert head is not None  # the package ships its migrations
    return head


def version(connection: Connection) -> str | None:
    """The version of a database's tables; None for a database without any."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(database: Database) -> tuple[str | None, str]:
    """Bring the tables to the newest version, all in one transaction; returns the version before and after.

    What an older version of Twosource derived is derived anew, as newer ones may put claims together by other rules.
    """
    with database.writing() as connection:
        before = version(connection)
        _check_known(before, database)
        configuration = _configuration()
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "head")
        if before not in (None, newest()):
            deriving.rebuild(connection)
    return before, newest()


def require_newest(database: Database) -> None:
    """Raise LedgerError unless the tables are of the version that this program reads."""
    with database.reading() as connection:
        found = version(connection)
    if found is None:
        raise LedgerError(
            f"{database.shown} holds no ledger yet; begin one with `twosource add REPORTS`, or `twosource db upgrade`"
        )
    _check_known(found, database)
    if found != newest():
        raise LedgerError(
            f"the ledger {database.shown} has tables of version {found}, and this program reads {newest()}; "
            "run `twosource db backup`, then `twosource db upgrade`"
        )


def differences(connection: Connection) -> list[str]:
    """How the tables differ from what this version expects; empty where they do not."""

    def ours(name: str | None, kind: str, _parents: object) -> bool:
        return name != "ix_document_words" and (kind != "table" or name in tables.metadata.tables)

    context = MigrationContext.configure(connection, opts={"include_name": ours})
    return [str(difference) for difference in compare_metadata(context, tables.metadata)]


def _check_known(found: str | None, database: Database) -> None:
    scripts = ScriptDirectory.from_config(_configuration())
    if found is not None and found not in {script.revision for script in scripts.walk_revisions()}:
        raise LedgerError(
            f"the ledger {database.shown} has tables of version {found}, which this version of Twosource does not "
            "know; use the newer version that wrote it"
        )


def _configuration() -> Config:
    configuration = Config()
    configuration.set_main_option("script_location", str(resources.files("twosource.ledger") / "migrations"))
    return configuration
