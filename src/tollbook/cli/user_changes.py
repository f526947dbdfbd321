"""The work of `tollbook users`."""

import getpass
import sys

from tollbook.project import Project
from tollbook.review.users import COMMAND_LINE, Users


def print_users(folder: str) -> None:
    """Print a line a user: name, pseudonym, role."""
    database = Project(folder).open()
    with database.read() as connection:
        for user in Users(database).all(connection):
            state = " (disabled)" if user.disabled else ""
            sys.stdout.write(f"{user.name}\t{user.pseudonym}\t{user.role}{state}\n")


def add_user(folder: str, name: str, role: str, pseudonym: str) -> None:
    """Add a user. Raises TollbookError as `Users` does."""
    users = Users(Project(folder).open())
    user = users.add(name, _password(), role, COMMAND_LINE, pseudonym)
    sys.stderr.write(f"Added {user.name} ({user.role}), known to others as {user.pseudonym}.\n")


def set_role(folder: str, name: str, role: str) -> None:
    """Give a user another role."""
    Users(Project(folder).open()).set_role(name, role, COMMAND_LINE)


def reset_user(folder: str, name: str, *, factor: bool) -> None:
    """Give a user another password."""
    users = Users(Project(folder).open())
    users.set_password(name, _password(), COMMAND_LINE)
    if factor:
        users.drop_second_factor(name, COMMAND_LINE)


def _password() -> str:
    """The password, never as an argument, which other users of the machine could see."""
    if sys.stdin.isatty():
        return getpass.getpass("Password: ")
    return sys.stdin.readline().rstrip("\n")
