"""What the candidate brings: CVs and adverts, as sent and as understood."""

from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from api.schemas import Body, Kept, Wire, example
from storage.tables import Advert, Document

Filename = Annotated[str, StringConstraints(min_length=1, max_length=255)]

CV_ID = "7c0f0e3a-55a1-4bd8-8d5c-0f5a0c5f4f2e"
JOB_ID = "b1de1d8a-93a5-4f1e-8c29-5e0f4f7f0a44"
DOCUMENT_EXAMPLE = {
    "id": CV_ID,
    "filename": "cv.pdf",
    "name": "Tomasz Wieliczko",
    "headline": "Backend Engineer",
    "createdAt": "2026-11-20T09:25:00Z",
}
JOB_EXAMPLE = {
    "id": JOB_ID,
    "title": "Backend Engineer",
    "company": "Ardcairn Grid Services",
    "location": "Cork",
    "createdAt": "2026-11-20T09:26:00Z",
}


class DocumentIn(Body):
    """A CV as text."""

    text: str
    filename: Filename | None = Field(None, description="Only helps to tell the format, such as cv.md or cv.json.")

    model_config = example(
        text="Tomasz Wieliczko\nBackend Engineer\n\nEXPERIENCE\nBackend Engineer, Quayline Freight Systems, 2023 - now\n"
        "- Moved tariff pricing from an overnight batch to an on-demand Kotlin service.",
        filename="cv.txt",
    )


class CvLine(Kept):
    """A line that an answer can be built on."""

    id: str
    text: str
    section: str
    employer: str | None = None
    role: str | None = None
    start: str | None = None
    end: str | None = None


class PositionOut(Kept):
    """A post held."""

    employer: str | None = None
    role: str | None = None
    start: str | None = None
    end: str | None = None
    current: bool = False


class EducationOut(Kept):
    """A course of study."""

    institution: str | None = None
    area: str | None = None
    degree: str | None = None
    start: str | None = None
    end: str | None = None


class DocumentSummary(Wire):
    """A CV in a list."""

    id: str
    filename: str | None = None
    name: str | None = Field(None, description="Of the person.")
    headline: str | None = None
    created_at: datetime


class DocumentOut(DocumentSummary):
    """A CV as it was understood."""

    summary: str | None = None
    positions: list[PositionOut]
    examples: list[CvLine]
    skills: list[str]
    education: list[EducationOut]

    model_config = example(
        **DOCUMENT_EXAMPLE,
        summary="Backend engineer, six years in.",
        positions=[
            {
                "employer": "Quayline Freight Systems",
                "role": "Backend Engineer",
                "start": "2023-02",
                "end": None,
                "current": True,
            }
        ],
        examples=[
            {
                "id": "e01",
                "text": "Moved tariff pricing from an overnight batch to an on-demand Kotlin service.",
                "section": "work",
                "employer": "Quayline Freight Systems",
                "role": "Backend Engineer",
                "start": "2023-02",
                "end": None,
            }
        ],
        skills=["Kotlin", "PostgreSQL"],
        education=[],
    )


class DocumentsOut(Wire):
    """The CVs, newest first."""

    documents: list[DocumentSummary]

    model_config = example(documents=[DOCUMENT_EXAMPLE])


class JobIn(Body):
    """An advert in one of four forms."""

    text: str | None = Field(None, description="The text of the advert.")
    html: str | None = Field(None, description="The source of its page.")
    posting: Any = Field(None, alias="json", description="A posting or a hiring system's feed, as JSON.")
    url: str | None = Field(None, description="Not supported yet: paste the text.")

    model_config = example(
        text="Backend Engineer\nArdcairn Grid Services, Cork\n\nWhat we are looking for\n- Solid Kotlin or Java"
    )

    @model_validator(mode="after")
    def check_one_form(self) -> Self:
        """Refuse several forms at once, and none."""
        if len(self.model_fields_set) != 1:
            raise ValueError("must hold exactly one of text, html, json, url")
        return self


class SalaryOut(Kept):
    """What the advert offers."""

    text: str
    minimum: float | None = None
    maximum: float | None = None
    currency: str | None = None
    period: str | None = None


class JobSummary(Wire):
    """An advert in a list."""

    id: str
    title: str | None = None
    company: str | None = None
    location: str | None = None
    created_at: datetime


class OtherJob(Wire):
    """Another posting of the same feed."""

    id: str
    title: str | None = None


class JobOut(JobSummary):
    """An advert as it was understood."""

    description: str
    requirements: list[str]
    responsibilities: list[str]
    employment_type: str | None = None
    workplace: str | None = None
    salary: SalaryOut | None = None
    url: str | None = None
    source: str = Field(description="The form it was read from.")
    others: list[OtherJob] = Field(default_factory=list, description="The other postings of a feed; each is kept under its id.")

    model_config = example(
        **JOB_EXAMPLE,
        description="Backend Engineer\nArdcairn Grid Services, Cork\n\nWhat we are looking for\n- Solid Kotlin or Java",
        requirements=["Solid Kotlin or Java"],
        responsibilities=[],
        employmentType=None,
        workplace="hybrid",
        salary=None,
        url=None,
        source="text",
        others=[],
    )


class JobsOut(Wire):
    """The adverts, newest first."""

    jobs: list[JobSummary]

    model_config = example(jobs=[JOB_EXAMPLE])


def document_fields(row: Document) -> dict[str, Any]:
    """Return a CV's row as the schemas take it."""
    return row.content | {"id": row.id, "filename": row.filename.get("name"), "created_at": row.created_at}


def job_fields(row: Advert) -> dict[str, Any]:
    """Return an advert's row as the schemas take it."""
    return row.content | {"id": row.id, "created_at": row.created_at}
