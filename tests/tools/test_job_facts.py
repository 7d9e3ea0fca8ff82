"""Industry, level, families and named skills inferred from an advert."""

from pathlib import Path

import pytest

from tools.job import Job
from tools.job_facts import infer
from tools.job_families import infer_families
from tools.job_reading import read_job
from tools.job_titles import spoken_title

PEOPLE = Path(__file__).parents[2] / "content" / "people"

EXPECTED = {
    "01_backend_engineer": ("technology", "mid", "software"),
    "02_junior_data_analyst": ("nonprofit", "entry", "data"),
    "03_staff_nurse_ward_manager": ("healthcare", "senior", "management"),
    "04_maths_teacher": ("education", "mid", "teaching"),
    "05_retail_store_manager": ("retail", "senior", "management"),
    "06_hotel_front_office_supervisor": ("hospitality", "mid", "management"),
    "07_cnc_process_engineer": ("manufacturing", "senior", "engineering_hardware"),
    "08_civil_servant_policy": ("public_sector", "senior", "operations"),
    "09_charity_fundraising_manager": ("nonprofit", "senior", "sales"),
    "10_financial_controller": ("finance", "senior", "finance_analyst"),
    "11_freelance_ux_designer": ("freelance", "senior", "design"),
    "12_senior_devops": ("technology", "senior", "devops"),
    "13_marketing_graduate": ("retail", "entry", "marketing"),
    "14_product_manager": ("technology", "senior", "product"),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_the_people_s_adverts_are_placed(name: str) -> None:
    facts = infer(read_job((PEOPLE / f"{name}.job.txt").read_bytes()))
    assert (facts.industry, facts.level, facts.families[0]) == EXPECTED[name]


@pytest.mark.parametrize(
    ("title", "families"),
    [
        ("Senior iOS Engineer", "mobile"),
        ("Registered Nurse - ICU", "nursing"),
        ("Penetration Tester", "security"),
        ("QA Automation Engineer", "qa"),
        ("Paralegal – Commercial Property", "legal"),
        ("Payroll Specialist", "accounting"),
        ("Technical Recruiter", "hr"),
        ("Warehouse Supervisor", "supply_chain"),
        ("Customer Success Manager", "customer_service"),
        ("Postdoctoral Researcher", "research"),
        ("Mechanical Engineer", "engineering_hardware"),
        ("Scrum Master", "project_management"),
        ("", "any"),
        ("Wanderer", "any"),
    ],
)
def test_a_title_tells_the_family(title: str, families: str) -> None:
    assert families in infer_families(title, "")


@pytest.mark.parametrize(
    ("title", "requirements", "level"),
    [
        ("Graduate Civil Engineer", (), "entry"),
        ("Apprentice Electrician", (), "entry"),
        ("Software Engineer II", (), "mid"),
        ("Software Engineer", ("8+ years of experience building compilers",), "senior"),
        ("Baker", ("Three years of experience in a bakery",), "mid"),
        ("Head Gardener", (), "senior"),
        ("Assistant Manager", (), "mid"),
    ],
)
def test_level_follows_title_then_years(title: str, requirements: tuple[str, ...], level: str) -> None:
    assert infer(Job(title, None, "", requirements, ())).level == level


def test_skills_are_named_in_their_usual_spelling_and_order() -> None:
    text = "We deploy Go and python on k8s, keep data in Postgres, and go to see customers. ISO 27001, WCAG 2.2 AA. Excel too."
    assert infer(Job(None, None, text, (), ())).skills == (
        "Go", "Python", "Kubernetes", "PostgreSQL", "ISO 27001", "WCAG 2.2 AA", "Excel"
    )  # fmt: skip


def test_everyday_words_are_no_skills() -> None:
    text = "Excel in a safe team, act swift, go far, react well, keep access to the spring rooms and rest on a workday."
    assert set(infer(Job(None, None, text, (), ())).skills) <= {"Excel"}


def test_a_posting_without_text_still_gives_defaults() -> None:
    facts = infer(Job(None, None, "", (), ()))
    assert (facts.industry, facts.level, facts.families, facts.skills) == ("any", "mid", ("any",), ())


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Data Analyst (Junior)", "Junior Data Analyst"),
        ("Backend Engineer (mid-level)", "Backend Engineer"),
        ("Ward Manager, Heron Ward (Acute and Frailty Medicine)", "Ward Manager"),
        ("(1099 Contract) Nonprofit Salesforce Consultant: Enterprise Project Manager", "Nonprofit Salesforce Consultant"),
        ("Teacher of Mathematics with responsibility for Key Stage 5", "Teacher of Mathematics"),
        ("Head of Fundraising", "Head of Fundraising"),
    ],
)
def test_a_title_is_said_without_codes(title: str, said: str) -> None:
    assert spoken_title(title) == said
