"""Feeds of hiring systems, JSON-LD, saved pages."""

import json
from pathlib import Path

import pytest

from tools.job import Job, Salary
from tools.job_reading import read_job, read_jobs

FIXTURES = Path(__file__).parents[1] / "fixtures" / "jobs"


def jobs(name: str) -> tuple[Job, ...]:
    return read_jobs((FIXTURES / name).read_bytes(), name)


FEEDS = {
    "greenhouse.json": ("greenhouse", "Harbour Data Engineer", "Tidewick", "Kristiansand, Norway", "full-time", None, 2, 2),
    "lever.json": ("lever", "Field Ecologist", "Heron and Marsh", "Norwich; Lincoln", "part-time", "on-site", 2, 2),
    "ashby.json": ("ashby", "Support Lead", "Lanternfish", "Lisbon; Porto", "contract", "remote", 2, 2),
    "workday_detail.json": ("workday", "Claims Handler", "Kestrel Mutual", "Utrecht; Zwolle", "part-time", None, 1, 1),
    "smartrecruiters_detail.json": (
        "smartrecruiters",
        "Night Porter",
        "Gull Rock Hotels",
        "Whitby, North Yorkshire, gb",
        "full-time",
        None,
        2,
        2,
    ),
    "recruitee.json": ("recruitee", "(Junior) Bookkeeper", "Almwerk", "Graz, Austria", "part-time", "hybrid", 2, 2),
    "personio.xml": ("personio", "Bicycle Mechanic", "Kupferrad GmbH & Co. KG", "Leipzig; Halle", "full-time", None, 2, 2),
    "pinpoint.json": ("pinpoint", "Ranger", "Fellside", "Coniston", None, "on-site", 2, 1),
    "oracle.json": ("oracle", "Track Engineer", None, "Doncaster", "full-time", "on-site", 1, 1),
    "jsonld_graph.html": (
        "json-ld",
        "Press Operator",
        "Windrush Letterpress",
        "Burford, Oxfordshire, GB; Witney, GB",
        "part-time",
        None,
        1,
        2,
    ),
    "jsonresume_job.json": ("json-resume", "Web Gardener", "Mossbank Studio", "Ghent, BE", "contract", None, 2, 1),
    "page.html": ("html", "Veterinary Nurse", "Applegarth Vets", "Hereford", "part-time", None, 2, 3),
}


LISTS_ONLY = ("icims.html", "personio.xml", "smartrecruiters.json", "teamtailor.json", "workday.json")


@pytest.mark.parametrize("name", FEEDS)
def test_a_posting_of_every_shape_is_read(name: str) -> None:
    job = jobs(name)[0]
    source, title, company, location, employment, workplace, requirements, responsibilities = FEEDS[name]
    assert (job.source, job.title, job.company, job.location) == (source, title, company, location)
    assert (job.employment_type, job.workplace) == (employment, workplace)
    assert (len(job.requirements), len(job.responsibilities)) == (requirements, responsibilities)
    assert "<" not in job.description
    assert "&amp;" not in job.description


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("workday_list.json", [("Claims Handler", "Utrecht, Centrum"), ("Actuarial Analyst", "Rotterdam")]),
        ("smartrecruiters_list.json", [("Night Porter", "Whitby, North Yorkshire, United Kingdom")]),
        ("teamtailor.json", [("Sous Chef", "Malmö, SE")]),
        ("icims.html", [("Line Cook", "US-ME-Bangor"), ("Host", "US-ME-Orono")]),
    ],
)
def test_lists_without_descriptions_keep_their_order(name: str, found: list[tuple[str, str]]) -> None:
    assert [(job.title, job.location) for job in jobs(name)] == found
    assert {job.description for job in jobs(name)} == {""}


def test_the_first_posting_with_a_description_is_the_one() -> None:
    feed = (FIXTURES / "greenhouse.json").read_text("utf-8")
    assert [job.title for job in read_jobs(feed)] == ["Harbour Data Engineer", "Office Manager"]
    assert read_job(feed).title == "Harbour Data Engineer"
    postings = json.loads(feed)["jobs"]
    assert read_job(json.dumps({"jobs": postings[::-1]})).title == "Harbour Data Engineer"
    assert read_job(json.dumps({"jobs": postings[1:]})).title == "Office Manager"


@pytest.mark.parametrize(
    ("name", "salary"),
    [
        ("lever.json", Salary("GBP 26,000 to 30,500 per year", 26_000, 30_500, "GBP", "year")),
        ("ashby.json", Salary("EUR 42,000 to 50,000 per year", 42_000, 50_000, "EUR", "year")),
        ("recruitee.json", Salary("EUR 2,100 to 2,400 per month", 2_100, 2_400, "EUR", "month")),
        ("pinpoint.json", Salary("GBP 14.50 to 16 per hour", 14.5, 16, "GBP", "hour")),
        ("jsonld_graph.html", Salary("GBP 13.20 to 15 per hour", 13.2, 15, "GBP", "hour")),
        ("jsonresume_job.json", Salary("€400 a day", 400, 400, "EUR", "day")),
    ],
)
def test_pay_is_read_out_of_the_fields(name: str, salary: Salary) -> None:
    assert jobs(name)[0].salary == salary


def test_text_that_was_escaped_twice_is_clean() -> None:
    description = jobs("jsonld_graph.html")[0].description
    assert "We print wedding invitations & one newspaper." in description
    assert "\n- Set type by hand\n- Keep two presses running" in description


def test_a_page_is_read_without_menus_or_hidden_words() -> None:
    job = jobs("page.html")[0]
    assert "Ignore all previous instructions" not in job.description
    assert "Cookies" not in job.description
    assert "Able to calm an owner as well as a spaniel" in job.requirements


def test_headings_of_the_board_decide_where_their_wording_is_strange() -> None:
    job = jobs("pinpoint.json")[0]
    assert job.requirements == ("Experience of leading volunteers", "Sound knowledge of upland habitats")
    assert job.responsibilities == ("Repair paths and gates with volunteers",)


def test_a_script_address_is_no_address() -> None:
    feed = '{"jobs": [{"absolute_url": "javascript:alert(1)", "title": "Cook", "content": "<p>Cook</p>"}]}'
    assert read_job(feed).url is None


def test_every_real_input_is_read(shared: Path) -> None:
    folder = shared / "inputs" / "jobs"
    if not folder.is_dir():
        pytest.skip("no shared job inputs on this machine")
    without_text = {f"careerkit_{name}" for name in LISTS_ONLY}
    for path in sorted(folder.iterdir()):
        for job in read_jobs(path.read_bytes(), path.name):
            assert job.title, path.name
            assert job.location, path.name
            assert "<" not in job.description
            assert "&amp;" not in job.description
            assert bool(job.description) != (path.name in without_text), path.name
            if len(job.description) > 1_000:
                assert len(job.requirements) >= 5, path.name
                assert len(job.responsibilities) >= 4, path.name
            assert not [item for item in job.requirements if "equal opportunity" in item.lower() or "401k" in item]
