"""`tollbook users`: who may sign in to the workbench."""

from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Who may sign in to a project's workbench.")
Folder = Annotated[str, typer.Argument(metavar="PROJECT", help="The project's folder.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name to sign in with.")]


@app.command("list", short_help="List the users.")
def list_users(project: Folder) -> None:
    """List the users with their pseudonyms and roles.

    Example: tollbook users list ghouta
    """
    from tollbook.cli.user_changes import print_users  # noqa: PLC0415 - loads only when it runs

    print_users(project)


@app.command("add", short_help="Add a user.")
def add(
    project: Folder,
    name: Name,
    role: Annotated[str, typer.Option(help="reader, coder, editor or admin.")] = "coder",
    pseudonym: Annotated[str, typer.Option(help="By which others know what the user decided.")] = "",
) -> None:
    """Add a user; the password is asked for, or read from standard input.

    Example: tollbook users add ghouta mira --role editor
    """
    from tollbook.cli.user_changes import add_user  # noqa: PLC0415 - loads only when it runs

    add_user(project, name, role, pseudonym)


@app.command("role", short_help="Give a user another role.")
def role(
    project: Folder,
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, coder, editor or admin.")],
) -> None:
    """Give a user another role; he is signed out everywhere.

    Example: tollbook users role ghouta mira admin
    """
    from tollbook.cli.user_changes import set_role  # noqa: PLC0415 - loads only when it runs

    set_role(project, name, role)


@app.command("reset", short_help="Give a user another password.")
def reset(
    project: Folder,
    name: Name,
    factor: Annotated[bool, typer.Option("--factor", help="Drop a lost second factor as well.")] = False,
) -> None:
    """Give a user another password, asked for or read from standard input; he is signed out everywhere.

    Example: tollbook users reset ghouta mira
    """
    from tollbook.cli.user_changes import reset_user  # noqa: PLC0415 - loads only when it runs

    reset_user(project, name, factor=factor)
