"""What a worker does: an archived input's bytes to everything that is read from it."""

from tollbook.archive import Archive
from tollbook.documents import read_bytes
from tollbook.model import Document, Reading
from tollbook.pipeline import read
from tollbook.project.job import Job
from tollbook.workers import Failed


def read_job(job: Job) -> Reading | Failed:
    """Read one archived document. A fault that only concerns a part of it (a date that is none) does not fail it."""
    arrival = job.arrival
    data = Archive(job.archive).read(arrival.sha256)
    for item in read_bytes(data, name=arrival.name, kind=arrival.kind):
        if isinstance(item, Document):
            return read(item)
        if item.document is None:
            return Failed(item.code, item.message)
    return Failed("empty-file", f"{arrival.name} holds no document.")
