"""Samples: a CV and an advert of an invented person."""

from typing import Self

from api.schemas import Wire, example
from content.samples import Sample
from content.vocabulary import Industry, InterviewType, RoleLevel


class SampleOut(Wire):
    """A matched CV and advert, and the interview that suits them."""

    id: str
    title: str
    interview_type: InterviewType
    industry: Industry
    role_level: RoleLevel
    cv_filename: str
    cv_text: str
    job_text: str

    @classmethod
    def of(cls, sample: Sample) -> Self:
        """Return a sample as it is sent."""
        named = sample.model_dump(exclude={"file"})
        return cls(**named, cv_filename=sample.cv_filename, cv_text=sample.cv, job_text=sample.advert)


class SamplesOut(Wire):
    """The samples."""

    samples: list[SampleOut]

    model_config = example(
        samples=[
            {
                "id": "backend",
                "title": "Backend engineer, power grid",
                "interviewType": "behavioral",
                "industry": "technology",
                "roleLevel": "mid",
                "cvFilename": "01_backend_engineer.cv.json",
                "cvText": '{"basics": {"name": "Tomasz Wieliczko"}}',
                "jobText": "Backend Engineer (mid-level)",
            }
        ]
    )
