"""Every router of the workbench; a new one is added here."""

from fastapi import APIRouter

from tollbook.web import accounts, archived, people
from tollbook.web.api import about, deciding, queue, records
from tollbook.web.pages import downloads, incidents, listings, overview, saved

ROUTERS: tuple[APIRouter, ...] = (
    about.router,
    records.router,
    deciding.router,
    queue.router,
    accounts.router,
    people.router,
    archived.router,
    overview.router,
    incidents.router,
    listings.router,
    downloads.router,
    saved.router,
)
