"""The page at /, and /docs, with all their files from this machine."""

from pathlib import Path
from typing import Final

from fastapi import APIRouter, FastAPI
from fastapi.openapi.docs import get_swagger_ui_html
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

WEB: Final = Path(__file__).parent.parent / "web"
SWAGGER: Final = "/web/vendor/swagger-ui"
EMPTY_ICON: Final = "data:,"

router = APIRouter(include_in_schema=False)


@router.get("/")
async def home() -> Response:
    """Serve the page, or lead to /docs where there is none."""
    index = WEB / "index.html"
    return FileResponse(index) if index.is_file() else RedirectResponse("/docs")


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


def mount_files(app: FastAPI) -> None:
    """Serve the page's files. The folder may still be without any, so it is looked at when a file is asked for."""
    app.mount("/web", StaticFiles(directory=WEB, check_dir=False), name="web")
