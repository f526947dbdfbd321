"""Every router of the workbench; a new one is added here."""

from fastapi import APIRouter

from tollbook.web import accounts, people
from tollbook.web.pages import decisions, documents, downloads, grading, incidents, listings, overview, queue, saved

ROUTERS: tuple[APIRouter, ...] = (
    accounts.router,
    people.router,
    overview.router,
    incidents.router,
    listings.router,
    downloads.router,
    saved.router,
    queue.router,
    grading.router,
    decisions.router,
    documents.router,
)
