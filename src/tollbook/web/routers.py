"""Every router of the workbench; a new one is added here."""

from fastapi import APIRouter

from tollbook.web import accounts, api, archived, people
from tollbook.web.oidc import routes as oidc
from tollbook.web.pages import decisions, documents, downloads, grading, incidents, listings, overview, queue, saved

ROUTERS: tuple[APIRouter, ...] = (
    *api.ROUTERS,
    accounts.router,
    oidc.router,
    people.router,
    archived.router,
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
