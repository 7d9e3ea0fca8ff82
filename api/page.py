"""The page at / and /interview-practice, and /docs, with all their files from this machine."""

import os
from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api.safety import PAGE_POLICY

WEB: Final = Path(__file__).parent.parent / "web"
SWAGGER: Final = "/web/vendor/swagger-ui"
EMPTY_ICON: Final = "data:,"
SMALLEST_ZIPPED: Final = 1_000
"""Bytes below which compressing saves nothing."""
ASK_AGAIN: Final = "no-cache"
"""Browsers keep the files but ask whether they are still the same (ETag), so that an upgrade never mixes two versions."""

FILE_POLICY: Final = "default-src 'none'"
"""For a file that is opened by itself. What the page may do is said with the page, not once more with its every module."""

router = APIRouter(include_in_schema=False)


@router.get("/")
@router.get("/interview-practice")
async def home() -> Response:
    """Serve the page, or lead to /docs where there is none."""
    index = WEB / "index.html"
    if not index.is_file():
        return RedirectResponse("/docs")
    return FileResponse(index, headers={"Cache-Control": ASK_AGAIN, "Content-Security-Policy": PAGE_POLICY})


@router.get("/docs")
async def docs() -> HTMLResponse:
    """Show what the API can do, and let it be tried out."""
    shown = get_swagger_ui_html(
        openapi_url="/openapi.json",
        title="Greenroom: the API",
        swagger_js_url=f"{SWAGGER}/swagger-ui-bundle.js",
        swagger_css_url=f"{SWAGGER}/swagger-ui.css",
        swagger_favicon_url=EMPTY_ICON,
        swagger_ui_parameters={"defaultModelsExpandDepth": 0, "displayRequestDuration": True},
    )
    # Swagger UI starts from a script in the page, so this one page may run it; it shows nothing that anybody wrote.
    shown.headers["Content-Security-Policy"] = (
        "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
    return shown


class PageFiles(StaticFiles):
    """The page's files, kept by browsers for as long as they are the same."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """Return a file, or 304 where the browser has it already."""
        response = super().file_response(full_path, stat_result, scope, status_code)
        response.headers["Cache-Control"] = ASK_AGAIN
        response.headers["Content-Security-Policy"] = FILE_POLICY
        return response


def mount_files(app: FastAPI) -> None:
    """Serve the page's files. The folder may still be without any, so it is looked at when a file is asked for."""
    files = PageFiles(directory=WEB, check_dir=False)
    app.mount("/web", GZipMiddleware(files, minimum_size=SMALLEST_ZIPPED), name="web")
