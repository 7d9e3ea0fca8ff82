"""What may go wrong with an advert: one tree, messages fit to show to a person.

JobError
├── EmptyJob        nothing was given
├── NotAJob         it was read, and it is something else
├── JobTooLarge     more than we read
├── CorruptJob      broken JSON or XML, or JSON of an unknown shape
└── HostileJob      XML that declares entities or a document type
"""

from typing import ClassVar, Final

KNOWN_SHAPES: Final = (
    "Greenhouse, Lever, Ashby, Workday, SmartRecruiters, Recruitee, Teamtailor, Pinpoint and Oracle job feeds, "
    "schema.org JobPosting and the JSON Resume job schema"
)


class JobError(Exception):
    """An advert that could not be read. `code` is stable; the text says what happened and what to do."""

    code: ClassVar[str] = "job_error"


class EmptyJob(JobError):
    """Nothing was given, or nothing that can be seen."""

    code = "job_empty"


class NotAJob(JobError):
    """What was given can be read, but it is no job advert."""

    code = "not_a_job"


class JobTooLarge(JobError):
    """More than an advert ever is."""

    code = "job_too_large"


class CorruptJob(JobError):
    """The JSON or XML is broken, or has a shape that Greenroom does not know."""

    code = "job_corrupt"


class HostileJob(JobError):
    """XML that tries to make its reader fetch files or fill the memory."""

    code = "job_hostile"
