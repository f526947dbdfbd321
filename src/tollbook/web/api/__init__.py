"""The API, version 1: reading, deciding, the queue."""

from fastapi import APIRouter

from tollbook.web.api import about, deciding, queue, records

ROUTERS: tuple[APIRouter, ...] = (about.router, records.router, deciding.router, queue.router)
