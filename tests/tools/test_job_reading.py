"""Pasted adverts: title, employer, place, terms, and what they ask."""

from pathlib import Path

import pytest

from tools.job import Job
from tools.job_reading import read_job, read_jobs

ROOT = Path(__file__).parents[2]
PEOPLE = ROOT / "content" / "people"
FIXTURES = ROOT / "tests" / "fixtures" / "jobs"

ADVERTS = {
    "01_backend_engineer": ("Backend Engineer (mid-level)", "Ardcairn Grid Services", "Cork", None, 9, 5),
    "02_junior_data_analyst": (
        "Data Analyst (Junior)",
        "Sallowfield Hospital Charity Lottery & Retail",
        "Nottingham NG1",
        "full-time",
        10,
        6,
    ),
    "03_staff_nurse_ward_manager": (
        "Ward Manager, Heron Ward (Acute and Frailty Medicine)",
        "Lindrick and Dearne Teaching Hospitals NHS Foundation Trust",
        "Dearne Royal, Rotherham, South Yorkshire",
        "full-time",
        10,
        7,
    ),
    "04_maths_teacher": (
        "Teacher of Mathematics with responsibility for Key Stage 5",
        "The Polden Vale School",
        "near Street, Somerset",
        "full-time",
        8,
        7,
    ),
    "05_retail_store_manager": (
        "Store Manager - New Flagship",
        "Pelican Lane Pantry",
        "Melbourne (Footscray)",
        "full-time",
        9,
        8,
    ),
    "06_hotel_front_office_supervisor": ("Front Office Manager", "The Quillet House Hotel", "Bath", "full-time", 9, 7),
    "07_cnc_process_engineer": (
        "Senior Process Engineer, Machining",
        "Oconee Ridge Surgical Components",
        "Waukesha, WI",
        None,
        9,
        7,
    ),
    "08_civil_servant_policy": (
        "Senior Policy Officer, Affordability and Take-up",
        "Commission for Rural Connectivity",
        "Aberystwyth or Wrexham",
        "full-time",
        9,
        6,
    ),
    "09_charity_fundraising_manager": ("Head of Fundraising", "Firth Sight Collective", "Dundee", "full-time", 9, 7),
    "10_financial_controller": (
        "Group Financial Controller",
        "Nusantara Cold Chain Holdings",
        "Singapore (Jurong)",
        "permanent",
        9,
        8,
    ),
    "11_freelance_ux_designer": (
        "Freelance UX designer, travel assistance",
        "Randspoor Reizigersdienst",
        "Amersfoort",
        "contract",
        10,
        7,
    ),
    "12_senior_devops": (
        "Lead Platform Engineer",
        "Dhruvatara Health Records",
        "Bengaluru (HSR Layout) or remote within India",
        None,
        9,
        7,
    ),
    "13_marketing_graduate": ("Junior Marketing Coordinator", "Fynbos & Flint Outdoor", "Woodstock, Cape Town", None, 11, 8),
    "14_product_manager": ("Senior Product Manager, Payments", "Maple & Meter Inc.", "Toronto, ON", None, 9, 6),
}


def advert(name: str) -> Job:
    return read_job((PEOPLE / f"{name}.job.txt").read_bytes(), f"{name}.job.txt")


def test_every_advert_of_the_people_is_expected_here() -> None:
    assert {path.name.removesuffix(".job.txt") for path in PEOPLE.glob("*.job.txt")} == set(ADVERTS)


@pytest.mark.parametrize("name", ADVERTS)
def test_the_head_of_an_advert_is_read(name: str) -> None:
    job = advert(name)
    title, company, location, employment, requirements, responsibilities = ADVERTS[name]
    assert (job.title, job.company, job.location, job.employment_type) == (title, company, location, employment)
    assert (len(job.requirements), len(job.responsibilities)) == (requirements, responsibilities)
    assert job.source == "text"


def test_numbered_requirements_are_read_whole_and_without_what_is_waived() -> None:
    job = advert("01_backend_engineer")
    assert job.requirements[0] == "Three years or more building backend systems that real customers depend on"
    assert job.requirements[2] == "Good relational database skills. We use PostgreSQL, and you will be reading query plans"
    assert not [item for item in job.requirements if "degree" in item or "right to work" in item]
    assert job.responsibilities[3] == "share an on-call rota, one week in six, paid, with a day back afterwards"


def test_essential_and_desirable_are_both_asked() -> None:
    asked = advert("02_junior_data_analyst").requirements
    assert "Confident SQL on more than one table" in asked
    assert "Experience with a CRM or fundraising database" in asked


def test_bullets_of_every_kind_become_items() -> None:
    assert advert("05_retail_store_manager").responsibilities[0] == "Hiring and building the opening team from about January"
    assert advert("10_financial_controller").responsibilities[0].startswith("Deliver monthly group accounts")
    assert "- Hiring and building" in advert("05_retail_store_manager").description


def test_an_enumeration_behind_a_label_is_taken_apart() -> None:
    asked = advert("13_marketing_graduate").requirements
    assert "search engine optimisation basics" in asked
    assert "experience with influencers or wholesale customers" in asked


@pytest.mark.parametrize("name", ADVERTS)
def test_nothing_about_benefits_rights_or_applying_is_asked(name: str) -> None:
    told = " ".join((*advert(name).requirements, *advert(name).responsibilities)).lower()
    for word in ("pension", "days' leave", "equal opportunity", "send a cv", "entitled to work", "agencies", "closing date"):
        assert word not in told


def test_a_job_site_paste_is_read_without_its_buttons() -> None:
    job = read_job((FIXTURES / "pasted.txt").read_text("utf-8"))
    assert (job.title, job.company, job.location) == ("Senior Product Analyst", "Thornbury Analytics", "Galway, Ireland")
    assert (job.employment_type, job.workplace) == ("full-time", "hybrid")
    assert job.salary is not None
    assert (job.salary.minimum, job.salary.maximum, job.salary.currency) == (75_000, 90_000, "EUR")
    assert job.requirements == (
        "4+ years in product or marketing analytics",
        "Advanced SQL and working Python",
        "retail or grocery experience",
    )
    assert len(job.responsibilities) == 2


def test_an_advert_without_lists_is_read_sentence_by_sentence() -> None:
    job = read_job((FIXTURES / "prose.txt").read_text("utf-8"))
    assert (job.title, job.company, job.location) == ("Workshop Supervisor", "Northbridge Joinery", "Hexham")
    assert job.employment_type == "part-time"
    assert job.salary is not None
    assert (job.salary.minimum, job.salary.currency, job.salary.period) == (14.6, "GBP", "hour")
    assert job.requirements == (
        "You should have experience of running a small workshop and be confident reading drawings.",
        "You must be calm when a delivery is late.",
    )
    assert len(job.responsibilities) == 2


def test_an_american_advert_in_the_third_person_is_read() -> None:
    job = read_job((FIXTURES / "third_person.txt").read_text("utf-8"))
    assert (job.title, job.company, job.location) == ("Regional Depot Manager", "Brightmoor Freight, Inc.", "Columbus, OH")
    assert job.responsibilities[0] == "Directs the daily work of depot supervisors and 85 drivers."
    assert not [item for item in (*job.requirements, *job.responsibilities) if "drug" in item or "other duties" in item]


def test_a_german_advert_is_read() -> None:
    job = read_job((FIXTURES / "german.txt").read_text("utf-8"))
    assert (job.title, job.company, job.location) == ("Gärtner in Teilzeit", "Lindenhof Baumschulen GmbH", "Augsburg")
    assert len(job.requirements) == len(job.responsibilities) == 2


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        ("Barista wanted, Leeds. Call Sam about hours and pay.", "Barista", None),
        ("Data Engineer at Pinewick Labs\n\nYou will build pipelines. Apply today.", "Data Engineer", "Pinewick Labs"),
        (
            "Job title: Head Gardener\nEmployer: Wiston Court\n\nYou will lead a team of four. Salary £31k.",
            "Head Gardener",
            "Wiston Court",
        ),
        (
            "About us\nWe make kites.\n\nPinewick Kites is hiring a Sail Maker to join us. Apply by Friday.",
            "Sail Maker",
            "Pinewick Kites",
        ),
    ],
)
def test_title_and_employer_are_found_in_many_wordings(text: str, title: str, company: str | None) -> None:
    job = read_job(text)
    assert (job.title, job.company) == (title, company)


def test_a_list_pasted_into_one_line_is_taken_apart() -> None:
    text = (
        "Teaching Assistant Grade 3 We are looking for a teaching assistant to join our school. The successful candidate will: "
        "• support the ethos of our school • demonstrate high standards of classroom practice every day of the week "
        "• have an understanding of current thinking about how children learn to read • be able to work in a close team"
    )
    assert len(read_job(text).requirements) == 4


def test_entities_are_decoded_even_when_escaped_twice() -> None:
    job = read_job("Baker at Crumb &amp;amp; Sons\n\nYou will bake bread &amp; cakes. Apply now. Full time, £12 an hour.")
    assert job.company == "Crumb & Sons"
    assert "&amp;" not in job.description


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(encoding: str) -> None:
    text = "Pâtissier at Café Éclair, Lyon\n\nYou will bake. We are looking for someone with experience of pastry. Apply now."
    assert read_jobs(text.encode(encoding))[0].company == "Café Éclair"
