"""What is said of an owner's data as a whole."""

from pydantic import Field

from api.schemas import Wire, example


class Held(Wire):
    """How much of each kind there is."""

    documents: int
    jobs: int
    personas: int
    interviews: int
    recordings: int


class MeOut(Held):
    """What is kept here of you."""

    retention_days: int | None = Field(description="Interviews not touched for so many days are erased; null keeps them.")

    model_config = example(documents=1, jobs=2, personas=0, interviews=3, recordings=0, retentionDays=365)


class RestoredOut(Wire):
    """What an archive brought."""

    brought: Held = Field(description="How many of each kind were taken in.")
    there: Held = Field(description="How many were here already and were left as they are.")

    model_config = example(
        brought={"documents": 1, "jobs": 2, "personas": 0, "interviews": 2, "recordings": 1},
        there={"documents": 0, "jobs": 0, "personas": 0, "interviews": 1, "recordings": 0},
    )
