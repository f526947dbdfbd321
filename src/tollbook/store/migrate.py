"""Brings a project's tables to the newest revision."""

from importlib.resources import files

from sqlalchemy import Connection, inspect, text

from tollbook.errors import TollbookError
from tollbook.store.database import Database
from tollbook.store.indexing import index_all, is_indexed
from tollbook.store.schema import HEAD, KNOWN


def revision(connection: Connection) -> str | None:
    """The schema's revision, or null in a new file."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def is_current(database: Database) -> bool:
    """Whether tables and index are of this version. Raises TollbookError `project-newer` where they are of a later."""
    with database.read() as connection:
        found = revision(connection)
        indexed = found == HEAD and is_indexed(connection)
    if found is not None and found not in KNOWN:
        raise TollbookError("project-newer", path=database.path.parent, found=found)
    return indexed


def migrate(database: Database) -> None:
    """Make or update the tables in one transaction. Hold the project's lock. Raises as `is_current` does."""
    if is_current(database):
        return
    # Alembic takes 0.2 s to load, and is needed once in a project's life
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(files("tollbook.store") / "migrations"))
    with database.write() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        index_all(connection)
