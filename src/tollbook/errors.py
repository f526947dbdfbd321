"""Every error a user can meet: a code, what happened, and what to do about it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Kind:
    """How an error of one code reads. Both are format strings over the error's details."""

    message: str
    remedy: str


KINDS: dict[str, Kind] = {
    "missing-path": Kind("{path} does not exist.", "Check the spelling, or pass '-' to read from standard input."),
    "no-readable-files": Kind(
        "{path} holds no file that Tollbook reads.",
        "See docs/howto/read-what-you-have.md for those that it reads.",
    ),
    "empty-file": Kind("{path} is empty.", "Save the report's text again."),
    "binary-file": Kind("{path} is not text.", "Convert it to text or HTML first."),
    "too-large": Kind("{path} is larger than {limit}.", "Split it, or raise the limit in the settings."),
    "bad-line": Kind("{path}, line {line}: {cause}.", "Each line must be one JSON object with a 'text'."),
    "duplicate-id": Kind(
        "{path}, line {line}: the id {id} stands twice with other content.", "Give each document its own id."
    ),
    "cannot-read": Kind("{path} cannot be read: {cause}.", "Check the file and your rights to it, then try again."),
    "bad-date": Kind(
        "{path}, line {line}: {value} is no date, so the publication date is unknown.",
        "Write dates as 2015-12-30 or 2015-12-30T14:05:00+01:00.",
    ),
    "no-date": Kind("{value} is no date.", "Write it as 2015-12-30, or 2015-12-30T14:05:00+01:00."),
    "bad-filter": Kind("The filters cannot be saved: {cause}.", "Give another name, or forget a filter first."),
    "no-range-policy": Kind("{name} is no range policy.", "Choose one of {known} (rules/ranges.yaml)."),
    "no-status-policy": Kind("{name} is no status policy.", "Choose one of {known} (rules/statuses.yaml)."),
    "no-incident": Kind("The project {path} holds no incident {name}.", "`tollbook show {path}` lists their ids."),
    "no-run": Kind("There is no run {number}; the last is {last}.", "Name a run up to that one, or 0 for all."),
    "not-empty": Kind("{path} holds other files and no project.", "Name a folder that is new or empty."),
    "holds-other-things": Kind(
        "{path} holds {name}, which is not part of a published site.",
        "Name a folder that is new or empty, or the site of an earlier `tollbook publish`.",
    ),
    "site-damaged": Kind(
        "The site in {path} has a publication.json that cannot be read.",
        "Publish into a new folder; restore the file from a copy to keep the list of changes.",
    ),
    "no-web-address": Kind("{value} is no web address.", "Write it as https://record.example/."),
    "not-read": Kind("{message}", "See `tollbook read FILE` for what was met."),
    "held": Kind("Other archived bytes hold {name} too: {wholes}.", "Erase first {wholes}, then {name}."),
    "no-report": Kind("{path} holds no report's text.", "Save the page again with its article shown."),
    "disk-full": Kind("The disk that holds {path} is full.", "Free some space and run the same command again."),
    "no-project": Kind("{path} holds no project.", "Make one with `tollbook run {path} INPUT…`."),
    "project-in-use": Kind("The project {path} is in use by another process.", "Wait until it has ended."),
    "project-newer": Kind(
        "The project {path} was made by a newer Tollbook (schema {found}).", "Upgrade with `pip install -U tollbook`."
    ),
    "project-damaged": Kind(
        "The project's database {path} cannot be read: {cause}.", "Restore it from a copy, or run the inputs again."
    ),
    "archive-fault": Kind("The archived file {path} is {fault}.", "See `tollbook verify`; restore it from a copy."),
    "not-writable": Kind("{path} cannot be written: {cause}.", "Choose a folder that you may write to."),
    "took-too-long": Kind(
        "Reading took longer than {seconds} seconds.", "Try again with `--retry-failed`, or split the document."
    ),
    "too-much-memory": Kind(
        "{path} needs more than {limit} of memory to be read.", "Split it, or save it in a simpler format such as text."
    ),
    "reader-died": Kind(
        "{path} ended the process that read it (code {exit}).", "Save it in another format, and report the file."
    ),
    "scanned": Kind("{path} holds pictures of pages and no text.", "Recognise its text first, as with `ocrmypdf`."),
    "bad-report": Kind("{path}, report {line}: {cause}.", "Correct it in the file; the other reports are read."),
    "unknown-kind": Kind(
        "{path} is of no kind that Tollbook reads.", "See docs/howto/read-what-you-have.md for those that it reads."
    ),
    "no-table": Kind("{path} is no table.", "Name a .csv, .tsv, .xlsx, .json or .jsonl file."),
    "bad-mapping": Kind("The mapping {path} cannot be used: {cause}.", "See `tollbook mapping --help`."),
    "left-out": Kind("{path}: {cause}.", "Read it by itself where it matters."),
    "worker-died": Kind(
        "The process that read it ended with code {exit}.", "Try again with `--retry-failed`; report it if it repeats."
    ),
    "linker-failed": Kind(
        "The process that makes figures anew failed: {cause}.", "It is started again; report it if it repeats."
    ),
    "item-failed": Kind("{cause}", "Run the same command on the other inputs."),
    "program-fault": Kind(
        "Reading it failed inside Tollbook: {cause} ({where}).",
        "Report it with the document's id; then `--retry-failed`.",
    ),
    "unknown-format": Kind("There is no export format {name}.", "Choose one of: {known}."),
    "unknown-language": Kind("There is no catalogue of the language {name}.", "Choose one of: {known}."),
    "unknown-record": Kind("There is no record {name}.", "Choose one of: {known}."),
    "bad-rules": Kind("{path}: {cause}.", "Correct the entry; `make test` checks every rule file."),
    "no-policy": Kind(
        "There is no number policy named {name}; there are {known}.",
        "Choose one of these, or add a file to src/tollbook/rules/counts.",
    ),
    "model-changed": Kind(
        "The language model's file {path} is not the one Tollbook was tested with.",
        "Reinstall the pinned model, or name another one in TOLLBOOK_MODEL.",
    ),
    "model-missing": Kind("The language model {name} is not installed.", "Run `pip install tollbook` again."),
    "no-plugin": Kind(
        "There is no {kind} named {name}; there are {known}.", "Choose one of these, or install the one that you mean."
    ),
    "bad-plugin": Kind(
        "The plug-in {name} of {group} cannot be loaded: {cause}.", "Correct or uninstall the package that names it."
    ),
    "no-role": Kind("There is no role {name}.", "Choose one of: {known}."),
    "set-up-done": Kind("The workbench has been set up already.", "Sign in, or ask an administrator for an account."),
    "bad-setup-token": Kind("That is not the set-up token.", "Copy it from where `tollbook serve` printed it."),
    "bad-name": Kind(
        "That name cannot be used.",
        "Use letters, digits, dot, hyphen and underscore, no space.",
    ),
    "weak-password": Kind(
        "That password is too weak.", "Use {shortest} to {longest} characters, of at least four different kinds."
    ),
    "name-taken": Kind("That name or pseudonym is taken.", "Choose another one."),
    "no-user": Kind("There is no user {name}.", "`tollbook users list PROJECT` lists them."),
    "last-admin": Kind("The project would be left without an administrator.", "Make another user administrator first."),
    "sign-in-failed": Kind(
        "Name, password or code is wrong.", "Try again, or ask an administrator to reset your password."
    ),
    "sign-in-wait": Kind("Too many attempts.", "Wait {seconds} seconds, then try again."),
    "oidc-setting": Kind("The setting {name} is missing or wrong: {cause}.", "See docs/reference/security.md."),
    "oidc-provider": Kind(
        "The sign-in provider cannot be used: {cause}.", "Sign in with your password, or ask an administrator."
    ),
    "oidc-refused": Kind(
        "The provider did not sign you in, or no user here is whom it names.",
        "Start again from the sign-in page, or ask an administrator to add you.",
    ),
    "bad-code": Kind("That code does not fit.", "Check the clock of your device, and enter the code it shows now."),
    "no-token": Kind("There is no token {name}.", "The account page lists yours."),
    "decision-stale": Kind("{what} has changed since you opened it.", "Load the page again and decide anew."),
    "decision-unknown-claim": Kind("There is no claim {name}.", "It may have been read anew; load the page again."),
    "decision-invalid": Kind("This cannot be decided: {cause}.", "Correct it and send it again."),
    "decision-not-allowed": Kind("Your role does not allow this decision ({action}).", "Ask an editor."),
    "no-such-incident": Kind("There is no incident {name}.", "It may have been merged; look for it in the overview."),
    "no-such-document": Kind("There is no document {name}.", "Check its id."),
    "no-decision": Kind("There is no decision {name}.", "It may have been erased; the history lists those that stand."),
    "no-item": Kind("There is no item {name}.", "It may be done or merged; load the queue again."),
    "not-assigned": Kind("The item {name} is not assigned to you.", "Ask an editor to assign it."),
    "bad-coding": Kind("This cannot be coded: {cause}.", "Correct it and send it again."),
    "unusable-filter": Kind("These filters cannot be used: {names}.", "docs/howto/api.md says what each takes."),
    "bad-cursor": Kind("That is no cursor of a list.", "Use what `next` gave, or begin without one."),
    "cannot-listen": Kind("{host}:{port} cannot be listened at: {cause}.", "Name another --port; 0 takes a free one."),
    "nothing-to-erase": Kind("There is no document or decision {name}.", "`tollbook export` lists documents' ids."),
    "reason-needed": Kind("Erasing needs a reason.", "Name the law and the request, and no person."),
    "endpoint-settings": Kind(
        "The setting {name} is missing or wrong: {cause}.", "See docs/howto/replace-the-extractor.md."
    ),
    "endpoint-failed": Kind(
        "The language model at {url} gave no answer: {cause}.",
        "Check the address and that the server runs, then try again; answers had so far are kept.",
    ),
    "endpoint-answer": Kind(
        "The language model's answer cannot be used: {cause}.",
        "Choose a model and server that hold to a JSON schema, then try again.",
    ),
    "no-key": Kind(
        "The project {path} is encrypted, and no passphrase is at hand.",
        "Set TOLLBOOK_KEY, or run the command in a terminal, where it asks.",
    ),
    "wrong-key": Kind("This is not the passphrase of the project {path}.", "Set TOLLBOOK_KEY to the right one."),
    "weak-key": Kind(
        "The passphrase is shorter than {shortest} characters.", "Choose a longer one, such as five random words."
    ),
    "no-timestamp": Kind(
        "The time-stamping authority {url} gave no time stamp: {cause}.", "Check the address, or name another one."
    ),
    "bad-certificate": Kind(
        "{path} holds no certificate: {cause}.", "Give the authority's root certificate as a PEM file."
    ),
    "nothing-to-stamp": Kind("The project {path} has nothing on record yet.", "Take reports in first."),
    "extra-missing": Kind(
        "What you ask for, {what}, needs packages that are not installed.", "Run `pip install 'tollbook[{extra}]'`."
    ),
    "bad-gazetteer": Kind(
        "{path}: {cause}.", "Correct the file or remove it; the places that were there before stay in use."
    ),
    "bad-gazetteer-line": Kind(
        "{path}, line {line}: {cause}.", "Correct the line; nothing was imported, the places from before stay in use."
    ),
    "address-refused": Kind(
        "{url} is not fetched: {reason}.",
        "Give the public web address of the page; docs/howto/fetch-and-watch.md has the rules.",
    ),
    "fetch-settings": Kind("The setting {name} is wrong: {cause}.", "See docs/howto/fetch-and-watch.md."),
    "fetch-failed": Kind("{url} could not be fetched: {cause}.", "Fetch it again later, or save the page by hand."),
    "robots-refused": Kind("{url} is not fetched: {reason}.", "Save the page by hand and run it as a file."),
    "answer-too-large": Kind(
        "{url} sends more than {limit}.", "Save the page by hand, or raise the limit in TOLLBOOK_FETCH_MOST_BYTES."
    ),
    "bad-feed": Kind("{url} is no feed: {cause}.", "Give the address of an RSS or Atom feed."),
    "bad-opml": Kind("{path}: {cause}.", "Export the list from a feed reader as OPML."),
    "no-address": Kind("{path} names no address to fetch.", "Write one address a line."),
    "bad-duration": Kind("{value} is no time.", "Write it as 15m, 2h or 1d."),
    "no-document": Kind(
        "The project {path} holds no document {name}.", "`tollbook export {path} documents-jsonl` has all."
    ),
    "no-source": Kind("The project {path} knows no source {name}.", "`tollbook sources {path} --all` lists them."),
    "bad-credibility": Kind("{value} is no credibility.", "Choose one of {levels}, default, or a figure from 0 to 1."),
    "one-version": Kind("{name} is known in one version only.", "Fetch it again when it has changed."),
    "wrong-type": Kind("{url} is {found}, not a page, text or PDF.", "Give the address of the report itself."),
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
        return self.kind.remedy.format(**self.details)


@contextmanager
def needing(extra: str, what: str) -> Iterator[None]:
    """Turn a package of an extra that is not there into TollbookError `extra-missing`."""
    try:
        yield
    except ImportError as error:
        raise TollbookError("extra-missing", extra=extra, what=what) from error


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write below `path` into TollbookError `disk-full` or `not-writable`."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise TollbookError("disk-full", path=path) from error
        raise TollbookError("not-writable", path=path, cause=error.strerror) from error
