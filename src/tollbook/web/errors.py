"""What a request may come to, other than a page."""


class NotSignedIn(Exception):  # noqa: N818 - it says what is so, as the others here
    """Nobody is signed in, and the address is not open to anyone."""


class NotAllowed(Exception):  # noqa: N818
    """The viewer's role lacks a permission, or the form did not come from our own page."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class NotFound(Exception):  # noqa: N818
    """There is no such page or record, or the viewer may not know of it."""


class UnguardedRoute(Exception):  # noqa: N818
    """A route that declares no permission: the workbench does not start with one."""


class PreconditionNeeded(Exception):  # noqa: N818
    """A decision does not say which state of the record it is about."""
