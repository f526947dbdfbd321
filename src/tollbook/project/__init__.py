"""A project on disk: its run, its records, its checks."""

from tollbook.project.case import Case
from tollbook.project.changed import Changed
from tollbook.project.intake import Watcher
from tollbook.project.project import Project
from tollbook.project.run import Options, Stages, Summary
from tollbook.project.verify import Verdict
from tollbook.store import LinkingRun

__all__ = ["Case", "Changed", "LinkingRun", "Options", "Project", "Stages", "Summary", "Verdict", "Watcher"]
