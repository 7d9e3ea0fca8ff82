"""What the measurements are made with: a two-page CV as PDF, an advert, an answer; all from the product's own sample."""

import json
import textwrap
from importlib.resources import files
from typing import Final

SAMPLE: Final = "01_backend_engineer"
ANSWER: Final = (
    "At Quayline our booking search had become so slow that the customs desk gave up on it every Monday morning. It was my job "
    "to get it under half a second before the peak season. I pulled the slowest queries from the logs, found an N+1 query that "
    "I had written myself, and added two missing indexes after trying them on a copy of production. I chose indexes over a "
    "cache because stale results had burned us before. The p95 went from 1.9 seconds to 310 milliseconds and the desk stopped "
    "exporting to Excel. Since then I read the query plan before I merge anything that touches a big table."
)
LINES_PER_PAGE: Final = 30


def advert() -> str:
    """Return the sample advert."""
    return files("content").joinpath("people", f"{SAMPLE}.job.txt").read_text(encoding="utf-8")


def cv_pdf() -> bytes:
    """Return the sample CV as a PDF of two pages of plain text."""
    cv = json.loads(files("content").joinpath("people", f"{SAMPLE}.cv.json").read_text(encoding="utf-8"))
    lines = [cv["basics"]["name"], cv["basics"]["label"], "", *textwrap.wrap(cv["basics"]["summary"], 90), "", "EXPERIENCE"]
    for post in cv["work"]:
        lines += ["", post["name"], f"{post['position']}, {post['startDate']} - {post.get('endDate', 'Present')}"]
        for highlight in post["highlights"]:
            lines += textwrap.wrap(highlight, 90, initial_indent="- ", subsequent_indent="  ")
    return _pdf([lines[start : start + LINES_PER_PAGE] for start in range(0, len(lines), LINES_PER_PAGE)])


def _pdf(pages: list[list[str]]) -> bytes:
    """Write a PDF with one text block a page, in one of the fonts that every reader has."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in enumerate(pages):
        shown = " ".join(f"({_escaped(line)}) Tj T*" for line in page)
        stream = f"BT /F1 10 Tf 14 TL 50 790 Td {shown} ET"
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return _assembled(objects)


def _escaped(line: str) -> str:
    plain = line.encode("cp1252", "replace").decode("cp1252")
    return plain.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _assembled(objects: list[str]) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode()
