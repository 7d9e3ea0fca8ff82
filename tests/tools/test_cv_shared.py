"""Every file of the shared inputs, where they are: who, where, from when to when, how much; or which error."""

from pathlib import Path

import pytest

from tools.cv_reading import read_cv
from tools.document_errors import CorruptDocument, DocumentError, EmptyDocument, NotACv, PasswordProtected, ScannedDocument

RENDERCV = [
    ("Nexus AI", "Co-Founder & CTO", "2023-06", None),
    ("NVIDIA Research", "Research Intern", "2022-05", "2022-08"),
    ("Google DeepMind", "Research Intern", "2021-05", "2021-08"),
    ("Apple ML Research", "Research Intern", "2020-05", "2020-08"),
    ("Microsoft Research", "Research Intern", "2019-05", "2019-08"),
]
MATCHER = [
    ("Stripe", "Senior Software Engineer", "2023-01", None),
    ("Figma", "Software Engineer", "2021-06", "2022-12"),
    ("Notion", "Software Engineer", "2019-07", "2021-05"),
]
SCORELIA = [("Google", "Software Engineer", "2020-01", None), ("Meta", "ML Engineer", "2019-06", "2019-08")]
READ = {
    "01_jsonresume_richard_hendriks.json": ("Richard Hendriks", [("Pied Piper", "CEO/President", "2013-12", "2014-12")], 17),
    "02_jsonresume_career_changer.json": (
        "Daniel Reyes",
        [
            ("Freelance", "Data Analyst (Contract)", "2024-08", "2025-04"),
            ("Salt & Cedar Restaurant Group", "General Manager", "2018-03", "2024-07"),
            ("Café Lumen", "Shift Supervisor", "2016-01", "2018-02"),
        ],
        19,
    ),
    "03_jsonresume_new_grad.json": (
        "Maya Okonkwo",
        [
            ("Outreach", "Software Engineering Intern", "2024-06", "2024-09"),
            ("Allen Institute for AI", "Research Intern", "2023-06", "2023-09"),
        ],
        18,
    ),
    "04_jsonresume_senior_engineer.json": (
        "Dr. Lena Vasquez",
        [
            ("Confluent", "Staff Software Engineer", "2020-02", None),
            ("Dropbox", "Senior Software Engineer", "2015-06", "2020-01"),
            ("Rackspace", "Software Engineer", "2011-08", "2015-05"),
        ],
        22,
    ),
    "05_jsonresume_complete.json": (
        "Jane Developer",
        [
            ("TechCorp Inc", "Senior Software Engineer", "2021-03", None),
            ("StartupXYZ", "Full Stack Developer", "2019-06", "2021-02"),
            ("Digital Agency Co", "Junior Web Developer", "2018-01", "2019-05"),
        ],
        37,
    ),
    "06_rendercv_classic.pdf": ("John Doe", RENDERCV, 44),
    "08_rendercv_ember.pdf": ("John Doe", RENDERCV, 44),
    "10_resume_matcher_two_column.pdf": ("John Doe", MATCHER, 16),
    "11_resume_matcher_modern_single.pdf": ("John Doe", MATCHER, 16),
    "12_reactive_resume_ditto.pdf": ("John Doe", [("Telcoin", "Vice President, Banking Operations", "2020-08", None)], 8),
    "14_reactive_resume_azurill.pdf": (
        "John Doe",
        [
            ("Creative Solutions Inc.", "Senior Web Developer", "2019-01", None),
            ("TechAdvancers", "Web Developer", "2016-06", "2018-12"),
        ],
        11,
    ),
    "15_jake_resume.tex": (
        "Jake Ryan",
        [
            ("Texas A&M University", "Undergraduate Research Assistant", "2020-06", None),
            ("Southwestern University", "Information Technology Support Specialist", "2018-09", None),
            ("Southwestern University", "Artificial Intelligence Research Assistant", "2019-05", "2019-07"),
        ],
        20,
    ),
    "16_pandoc_resume.md": (
        "Johnny Coder",
        [("Your Most Recent Work Experience", None, None, None), ("That Other Job You Had", None, None, None)],
        19,
    ),
    "18_there4_swissen.pdf": (
        "Craig Davis",
        [
            ("Initrode Conglomerated", "Principal and Creative Lead", "2004", "2005"),
            ("Gizmonic Institute Company (GIM)", "Lead Web Designer", "2001", "2004"),
        ],
        11,
    ),
    "21_hackmyresume_modern.doc": (
        "Jane Q. Fullstacker",
        [
            ("Area 52", "Head Code Ninja", "2013-09", None),
            ("Veridian Dynamics", "Principal Developer", "2011-07", "2013-08"),
            ("Stark Industries", "IT Administrator", "2008-10", "2011-06"),
            ("Dunder Mifflin", "Intern", "2008-06", "2008-09"),
        ],
        27,
    ),
    "23_best_resume_left_right.pdf": (
        "John Doe",
        [
            ("Company A", "Developer", "2016-01", None),
            ("Company B", "Frontend Developer", "2015-01", "2015-12"),
            ("Company C", "Trainee", "2014-03", "2014-12"),
        ],
        4,
    ),
    "29_altacv_sample.pdf": (
        "Your Name Here",
        [("Company 1", "Job Title 1", None, None), ("Company 2", "Job Title 2", None, None)],
        17,
    ),
    "31_scorelia_sample.docx": ("John Doe", SCORELIA, 5),
    "edge_scorelia_sample_resume.pdf": ("John Doe", SCORELIA, 5),
}
REFUSED = {
    "_jsonresume_schema.json": NotACv,
    "edge_scorelia_corrupt_file.pdf": CorruptDocument,
    "edge_scorelia_empty_file.pdf": EmptyDocument,
    "edge_scorelia_password_protected.pdf": PasswordProtected,
    "edge_scorelia_scanned_resume.pdf": ScannedDocument,
}


def test_every_shared_cv_is_judged_here(shared: Path) -> None:
    assert {path.name for path in (shared / "inputs" / "cvs").iterdir()} == READ.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", READ)
def test_a_shared_cv_is_understood(shared: Path, name: str) -> None:
    person, positions, count = READ[name]
    cv = read_cv((shared / "inputs" / "cvs" / name).read_bytes(), name)
    assert cv.name == person
    assert [(post.employer, post.role, post.start, post.end) for post in cv.positions] == positions
    assert len(cv.examples) == count
    for example in cv.examples:
        assert example.section != "work" or (example.employer, example.role, example.start, example.end) in positions
        assert "@" not in example.text
        assert "\n" not in example.text


@pytest.mark.parametrize("name", REFUSED)
def test_a_shared_file_that_cannot_be_read_has_its_own_error(shared: Path, name: str) -> None:
    with pytest.raises(DocumentError) as refused:
        read_cv((shared / "inputs" / "cvs" / name).read_bytes(), name)
    assert type(refused.value) is REFUSED[name]


def test_the_bullets_of_the_two_column_cv_are_whole(shared: Path) -> None:
    name = "10_resume_matcher_two_column.pdf"
    cv = read_cv((shared / "inputs" / "cvs" / name).read_bytes(), name)
    texts = [example.text for example in cv.examples]
    assert any(
        text.startswith("Led migration of legacy") and text.endswith("scalable patterns across platform") for text in texts
    )
    assert any("cloud-native" in text for text in texts)
    assert any("community-driven" in text for text in texts)
    assert cv.skills[:5] == ("Go", "Python", "Node.js", "TypeScript", "JavaScript")
    assert "linkedin.com/in/johndoe" not in cv.skills
