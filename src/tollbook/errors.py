"""Every error a user can meet: a code, what happened, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """How an error of one code reads. `message` is a format string over the error's details."""

    message: str
    remedy: str


KINDS: dict[str, Kind] = {
    "missing-path": Kind("{path} does not exist.", "Check the spelling, or pass '-' to read from standard input."),
    "no-readable-files": Kind(
        "{path} holds no file that Tollbook reads.", "Put .txt, .html, .jsonl or .jsonl.gz files there."
    ),
    "empty-file": Kind("{path} is empty.", "Save the report's text again."),
    "binary-file": Kind("{path} is not text.", "Convert it to text or HTML first."),
    "too-large": Kind("{path} is larger than {limit}.", "Split it, or raise the limit in the settings."),
    "bad-line": Kind("{path}, line {line}: {cause}.", "Each line must be one JSON object with a 'text'."),
    "duplicate-id": Kind(
        "{path}, line {line}: the id {id} stands twice with other content.", "Give each document its own id."
    ),
    "bad-rules": Kind("{path}: {cause}.", "Correct the entry; `make test` checks every rule file."),
    "model-changed": Kind(
        "The language model's file {path} is not the one Tollbook was tested with.",
        "Reinstall the pinned model, or name another one in TOLLBOOK_MODEL.",
    ),
    "model-missing": Kind("The language model {name} is not installed.", "Run `pip install tollbook` again."),
}


class TollbookError(Exception):
    """An error with a code, one clear sentence and a remedy. Raised for bad input, never shown as a traceback."""

    def __init__(self, code: str, **details: object) -> None:
        self.code, self.details = code, details
        self.kind = KINDS[code]
        super().__init__(self.kind.message.format(**details))

    @property
    def remedy(self) -> str:
        """What the user can do."""
        return self.kind.remedy
