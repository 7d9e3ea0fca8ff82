"""The sample CVs and adverts with which anybody can try Greenroom before bringing their own."""

from functools import cache
from importlib.resources import files
from typing import Final, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, TypeAdapter

from content.vocabulary import Industry, InterviewType, RoleLevel

FOLDER: Final = "people"
SampleId: TypeAlias = Literal["backend", "hotel", "nurse", "designer"]


class Sample(BaseModel):
    """A matched CV and advert of an invented person, and the interview that suits them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: SampleId
    file: str
    title: str
    interview_type: InterviewType
    industry: Industry
    role_level: RoleLevel

    @property
    def cv_filename(self) -> str:
        """Return the name of the CV's file."""
        return f"{self.file}.cv.json"

    @property
    def cv(self) -> str:
        """Return the CV (JSON Resume)."""
        return _text(self.cv_filename)

    @property
    def advert(self) -> str:
        """Return the text of the advert."""
        return _text(f"{self.file}.job.txt")


@cache  # the files are part of the program and never change while it runs
def load_samples() -> dict[SampleId, Sample]:
    """Return every sample by its id."""
    listed = TypeAdapter(list[Sample]).validate_json(_text("samples.json"))
    return {sample.id: sample for sample in listed}


def _text(name: str) -> str:
    return files("content").joinpath(FOLDER, name).read_text(encoding="utf-8")
