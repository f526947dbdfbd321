"""Every router of the workbench; a new one is added here."""

from fastapi import APIRouter

from tollbook.web import accounts, people
from tollbook.web.pages import incidents, overview

ROUTERS: tuple[APIRouter, ...] = (
    accounts.router,
    people.router,
    overview.router,
    incidents.router,
)
