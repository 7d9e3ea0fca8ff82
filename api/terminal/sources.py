"""Read the CV and the advert that a person names on the command line, before anything is created."""

import errno
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from api.terminal.trouble import BadInput
from content.samples import SampleId, load_samples
from tools.cv import Cv
from tools.job import Job

ADDRESS: Final = ("http://", "https://", "www.")


@dataclass(frozen=True)
class CvFile:
    """A CV as it lies on disk, and as it is understood."""

    content: bytes
    name: str
    cv: Cv


@dataclass(frozen=True)
class Posting:
    """The advert that was chosen, its place among the postings of its file (from 1), and how many there are."""

    job: Job
    place: int = 1
    total: int = 1


@dataclass(frozen=True)
class Brought:
    """What the candidate brings."""

    cv: CvFile | None = None
    posting: Posting | None = None

    @property
    def job(self) -> Job | None:
        """Return the advert."""
        return self.posting.job if self.posting else None


def read_sources(cv: str | None, job: str | None, sample: SampleId | None) -> Brought:
    """Return the CV and the advert, from the sample where they are not given. Raises BadInput."""
    own_cv = read_cv_file(cv) if cv is not None else None
    own_posting = read_posting(job) if job is not None else None
    if sample is None:
        return Brought(own_cv, own_posting)
    return Brought(own_cv or _sample_cv(sample), own_posting or _sample_posting(sample))


def _sample_cv(sample: SampleId) -> CvFile:
    from tools.cv_reading import read_cv

    chosen = load_samples()[sample]
    content = chosen.cv.encode()
    return CvFile(content, chosen.cv_filename, read_cv(content, chosen.cv_filename))


def _sample_posting(sample: SampleId) -> Posting:
    from tools.job_reading import read_jobs

    return Posting(read_jobs(load_samples()[sample].advert, None)[0])


def read_cv_file(named: str) -> CvFile:
    """Return the CV in a file. Raises BadInput with what is wrong and what to do."""
    from tools.cv_reading import read_cv
    from tools.document import MAXIMUM_BYTES
    from tools.document_errors import DocumentError

    path = Path(named).expanduser()
    content = read_file(path, "--cv", MAXIMUM_BYTES)
    try:
        return CvFile(content, path.name, read_cv(content, path.name))
    except DocumentError as error:
        raise BadInput(f"--cv {named}: {error}") from error


def read_posting(named: str) -> Posting:
    """Return the advert in a file; `FILE#2` picks the second posting of a feed, `-` reads what is typed or piped in.

    Raises BadInput.
    """
    from tools.job_errors import JobError
    from tools.job_reading import LARGEST, read_jobs

    if named.lower().startswith(ADDRESS):
        detail = "fetching pages comes later. Save the page, or paste the advert's text into a file, and give that file."
        raise BadInput(f"--job {named}: {detail}")
    path, place = _split_place(named)
    content = _typed_in() if named == "-" else read_file(path, "--job", LARGEST)
    try:
        return _picked(read_jobs(content, None if named == "-" else path.name), place, named)
    except JobError as error:
        raise BadInput(f"--job {named}: {error}") from error


def _split_place(named: str) -> tuple[Path, int | None]:
    """Split `FILE#2`; a file whose own name looks like that is taken as it is."""
    path = Path(named).expanduser()
    stem, mark, number = named.rpartition("#")
    if mark and stem and number.isdecimal() and not path.exists():
        return Path(stem).expanduser(), int(number)
    return path, None


def _picked(jobs: Sequence[Job], place: int | None, named: str) -> Posting:
    if place is None:
        place = next((number for number, job in enumerate(jobs, start=1) if job.description), 1)
    if not 1 <= place <= len(jobs):
        held = "one posting" if len(jobs) == 1 else f"{len(jobs)} postings"
        raise BadInput(f"--job {named}: there is {held} in this file, counted from #1.")
    return Posting(jobs[place - 1], place, len(jobs))


def _typed_in() -> bytes:
    if sys.stdin.isatty():
        from api.terminal.keyboard import read_pasted

        print("Paste the advert, then press Ctrl-D on a line of its own.", file=sys.stderr)
        return read_pasted().encode()
    return sys.stdin.buffer.read()


def read_file(path: Path, option: str, most: int) -> bytes:
    """Return the content of a file, one byte more than `most` where it is longer. Raises BadInput."""
    try:
        with path.expanduser().open("rb") as file:
            return file.read(most + 1)
    except OSError as error:
        raise BadInput(f"{option} {path}: {_why(error)}") from error


def _why(error: OSError) -> str:
    if error.errno == errno.ENOENT:
        return "there is no such file. Check the name and the folder."
    if error.errno == errno.EISDIR:
        return "this is a folder. Name the file itself."
    if error.errno in (errno.EACCES, errno.EPERM):
        return "you may not read this file. Check its permissions."
    return f"this file cannot be read ({error.strerror}). Copy it elsewhere and try again."
