"""Makes the workbench's application: routes with their permissions, errors as pages, security around everything."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from tollbook.project import Project
from tollbook.web.auth import check_routes
from tollbook.web.failing import add_handlers
from tollbook.web.languages import Languages
from tollbook.web.oidc.service import oidc_of
from tollbook.web.oidc.settings import OidcSettings
from tollbook.web.routers import ROUTERS
from tollbook.web.security import Security
from tollbook.web.settings import Settings
from tollbook.web.workbench import Workbench

_STATIC = Path(__file__).parent / "static"


def create_app(
    project: Project | str | Path, settings: Settings | None = None, oidc: OidcSettings | None = None
) -> FastAPI:
    """The application over one project; `oidc` says who else may sign people in, by default as the environment says.

    Raises UnguardedRoute where a route declares no permission, TollbookError `no-project` where there is none,
    `oidc-setting` or `extra-missing` where the provider cannot be used as set.
    """
    settings = settings or Settings()
    bench = Workbench(project if isinstance(project, Project) else Project(project), settings)
    app = FastAPI(title="Tollbook", openapi_url=None, docs_url=None, redoc_url=None, lifespan=_lifespan)
    app.state.workbench = bench
    app.state.finder = bench.finder
    app.state.oidc = oidc_of(oidc or OidcSettings())
    for router in ROUTERS:
        app.router.routes.extend(router.routes)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    add_handlers(app)
    check_routes(app.routes)
    app.add_middleware(Languages)
    app.add_middleware(Security, hosts=settings.hosts, https=settings.https)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Figures are made anew in the background as long as the workbench is served."""
    bench: Workbench = app.state.workbench
    if bench.settings.background:
        bench.relinker.start()
    yield
    bench.relinker.stop()
