"""The samples: a matched CV and advert to try Greenroom with."""

from fastapi import APIRouter

from api.problems import refusals
from api.schemas_samples import SampleOut, SamplesOut
from content.samples import load_samples

router = APIRouter(prefix="/api/samples", tags=["documents"])


@router.get("", response_model=SamplesOut, responses=refusals(), summary="Sample CVs and adverts")
def list_samples() -> SamplesOut:
    """Return the samples with their texts, ready to be sent to /api/documents and /api/jobs. The people are invented."""
    return SamplesOut(samples=[SampleOut.of(sample) for sample in load_samples().values()])
