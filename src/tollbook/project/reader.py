"""What a worker does: an archived input's bytes to everything that is read from it."""

from tollbook.archive import Archive
from tollbook.documents import located, read_bytes
from tollbook.model import Document
from tollbook.pipeline import read
from tollbook.project.job import Job, Outcome
from tollbook.workers import Failed


def read_job(job: Job) -> Outcome | Failed:
    """Read one archived document. A fault that only concerns a part of it (a date that is none) does not fail it."""
    arrival = job.arrival
    data = Archive(job.archive).read(arrival.sha256)
    items = tuple(read_bytes(data, name=arrival.name, kind=arrival.kind, charset=arrival.charset))
    document = next((item for item in items if isinstance(item, Document)), None)
    problems = tuple(item for item in items if not isinstance(item, Document))
    if document is None:
        return Failed(problems[0].code, problems[0].message)
    document = located(document, arrival.url, arrival.retrieved)
    return Outcome(read(document), tuple(problem.message for problem in problems))
