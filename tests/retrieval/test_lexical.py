"""Words alone: BM25 inside one CV."""

from retrieval.lexical import Bm25, terms

LINES = [
    "Migrated the payroll database to new hardware over one weekend.",
    "Sold ice cream on the pier.",
    "Wrote the guide to the database that the support desk uses.",
    "",
]


def test_forms_of_a_word_count_as_one() -> None:
    assert terms("Migrated migrations, migrating!") == ["migrat"] * 3


def test_words_without_content_are_left_out() -> None:
    assert terms("What did you do when it was your turn?") == ["turn"]


def test_a_line_that_shares_nothing_scores_nothing() -> None:
    scores = Bm25(LINES).scores("Tell me about a database migration.")
    assert scores[1] == scores[3] == 0
    assert scores[0] > scores[2] > 0


def test_a_word_of_one_line_weighs_more_than_a_word_of_many() -> None:
    scores = Bm25(["apples and pears", "apples and plums", "apples and quince"]).scores("apples quince")
    assert scores[2] > 2 * scores[0] > 0


def test_no_lines_make_no_scores() -> None:
    assert Bm25([]).scores("anything").shape == (0,)
