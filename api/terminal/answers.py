"""Read a file of answers: one JSON string per line, or one object with an `answer`."""

import json
from pathlib import Path
from typing import Final

from api.terminal.sources import read_file
from api.terminal.trouble import BadInput
from api.terminal.visible import one_line
from content.vocabulary import MAX_ANSWER_CHARACTERS

LARGEST: Final = 10_000_000
SHAPE: Final = 'one JSON string per line, such as "I moved the nightly job ..." or {"answer": "..."}'


def read_answers(path: Path) -> list[str]:
    """Return the answers in their order; empty lines are passed over. Raises BadInput naming the line."""
    content = read_file(path, "--answers", LARGEST)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise BadInput(f"--answers {path}, line {line}: this is not UTF-8 text. Save the file as UTF-8.") from error
    # Not splitlines(): JSON strings may hold characters that it takes for line ends.
    numbered = [(number, line) for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not numbered:
        raise BadInput(f"--answers {path}: there is no answer in this file. It holds {SHAPE}.")
    return [_answer(line, f"--answers {path}, line {number}") for number, line in numbered]


def _answer(line: str, place: str) -> str:
    try:
        value: object = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{place}: this is no JSON ({one_line(line, 40)}). The file holds {SHAPE}.") from error
    answer = value.get("answer") if isinstance(value, dict) else value
    if not isinstance(answer, str):
        raise BadInput(f"{place}: there is no answer here ({one_line(line, 40)}). The file holds {SHAPE}.")
    if not answer.strip():
        raise BadInput(f"{place}: this answer is empty. Write something, or take the line out.")
    if len(answer) > MAX_ANSWER_CHARACTERS:
        detail = f"this answer has {len(answer):,} characters; at most {MAX_ANSWER_CHARACTERS:,} can be taken. Shorten it."
        raise BadInput(f"{place}: {detail}")
    try:
        answer.encode("utf-8")
    except UnicodeEncodeError as error:
        raise BadInput(f"{place}: this answer holds half of a character pair (\\ud800-\\udfff). Write it as UTF-8.") from error
    return answer
