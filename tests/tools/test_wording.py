"""A question as it is put: led over from the CV or the advert, framed where the other side speaks, nothing twice."""

import pytest

from content.bank import Bank, load_bank
from content.phrases import Phrases, load_phrases
from content.vocabulary import InterviewType
from tools.question_choice import Anchor
from tools.wording import Occasion, word_question

LINE = Anchor(id="l03", source="cv", phrase="At Initech you cut the bill by a third.")
WANTED = Anchor(id="p01", source="requirement", phrase="pricing work you have carried through")
ROLE = Anchor(id="role", source="role", phrase="Ward Manager")


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="module")
def phrases() -> Phrases:
    return load_phrases()


def occasion(interview_type: InterviewType, company: str = "Harbour & Sons Ltd.") -> Occasion:
    return Occasion(interview_type, "Ward Manager", company)


def test_a_probe_follows_its_line_and_says_which_it_names(bank: Bank, phrases: Phrases) -> None:
    probe = bank.question("prb-0001")
    worded = word_question(probe, LINE, occasion("behavioral"), phrases, 2)
    assert worded.text == f"{LINE['phrase']} {probe.text}"
    assert worded.line_id == LINE["id"]


@pytest.mark.parametrize("number", range(1, 7))
def test_a_phrase_of_the_advert_leads_over_and_names_no_line(bank: Bank, phrases: Phrases, number: int) -> None:
    question = bank.question("cas-0003")
    worded = word_question(question, WANTED, occasion("case"), phrases, number)
    assert WANTED["phrase"] in worded.text
    assert worded.text.endswith(question.text)
    assert worded.line_id is None


@pytest.mark.parametrize(
    ("question_id", "interview_type"), [("dis-0008", "client_discovery"), ("neg-0003", "rate_negotiation")]
)
def test_whoever_speaks_in_a_scene_is_introduced(
    bank: Bank, phrases: Phrases, question_id: str, interview_type: InterviewType
) -> None:
    question = bank.question(question_id)
    for anchor in (None, LINE, WANTED):
        leads = {
            word_question(question, anchor, occasion(interview_type), phrases, number).text.removesuffix(question.text)
            for number in range(2, 6)
        }
        assert all("I'" in lead or " me" in lead for lead in leads), leads


def test_other_questions_stand_as_they_are_without_an_anchor(bank: Bank, phrases: Phrases) -> None:
    question = bank.question("cas-0003")
    assert word_question(question, None, occasion("case"), phrases, 3).text == question.text


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_employer_is_named_as_one_says_it(bank: Bank, phrases: Phrases, number: int) -> None:
    question = bank.question("gen-0004")
    text = word_question(question, ROLE, occasion("behavioral"), phrases, number).text
    assert "Ltd" not in text
    assert ".." not in text
    assert text.endswith(question.text)
