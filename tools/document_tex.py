"""Text of a LaTeX file: its own macros are expanded, then the commands taken off."""

import re
from typing import Final

from tools.document_tex_commands import Groups, group_at, groups_in, without_commands

EXPANSIONS: Final = 5000
LONGEST: Final = 400_000
DEFINITION: Final = re.compile(r"\\(?:re)?newcommand\*?\s*\{?\\([A-Za-z]+)\}?\s*(?:\[(\d)\])?")
PERSON: Final = re.compile(r"\\(?:name|firstname|lastname|title|position|author|tagline)(?=\{)")
"""What classes like moderncv are told of the person before the document begins."""

Macros = dict[str, tuple[int, str]]
"""The document's own commands: how many arguments each takes, and what it stands for."""


def read_tex(text: str) -> str:
    """Return the text of a LaTeX document.

    Raises:
        CorruptDocument: braces nested beyond reason.
    """
    text = re.sub(r"(?<!\\)%[^\n]*", "", text)
    preamble, found, body = text.partition("\\begin{document}")
    if not found:
        preamble, body = "", text
    body = "\n\n".join([*_person(preamble), body.partition("\\end{document}")[0]])
    body = _expanded(body, _macros(text))
    # A single line end is a space in LaTeX; an empty line ends a paragraph.
    body = re.sub(r"\n[ \t]*\n\s*", "\x1e", body).replace("\n", " ").replace("\x1e", "\n\n")
    lines = without_commands(body).split("\n")
    cleaned = (re.sub(r" *\t[ \t]*", "\t", re.sub(r" {2,}", " ", line)).strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", "\n".join("" if line in ("•", "#", "##") else line for line in cleaned))


def _person(preamble: str) -> list[str]:
    """Return the commands before the document that say who the person is, with their one or two arguments."""
    found: list[str] = []
    groups = groups_in(preamble)
    for command in PERSON.finditer(preamble):
        first = group_at(preamble, command.end(), groups)
        second = group_at(preamble, first[1], groups) if first and preamble[first[1] : first[1] + 1] == "{" else None
        if first and len(first[0]) < 300:
            found.append(preamble[command.start() : (second or first)[1]])
    return found


def _macros(text: str) -> Macros:
    """Return the document's own commands, without those that stand for themselves."""
    macros: Macros = {}
    groups = groups_in(text)
    for found in DEFINITION.finditer(text):
        body = group_at(text, found.end(), groups)
        if body and len(body[0]) < 5000 and f"\\{found.group(1)}" not in body[0]:
            macros[found.group(1)] = (int(found.group(2) or 0), body[0])
    return macros


def _expanded(text: str, macros: Macros) -> str:
    """Replace the document's own commands by what they stand for, up to six levels deep and within a budget."""
    if not macros:
        return text
    call = re.compile(r"\\(" + "|".join(sorted(map(re.escape, macros), key=len, reverse=True)) + r")(?![A-Za-z])")
    budget = EXPANSIONS
    for _ in range(6):
        pieces: list[str] = []
        position = size = 0
        groups = groups_in(text)
        while (found := call.search(text, position)) and budget > 0 and size < LONGEST:
            budget -= 1
            written, end = _called(text, found.end(), macros[found.group(1)], groups)
            pieces += [text[position : found.start()], written]
            size += len(written)
            position = end
        expanded = "".join([*pieces, text[position:]])
        if expanded == text or len(expanded) > LONGEST:
            return text
        text = expanded
    return text


def _called(text: str, end: int, macro: tuple[int, str], groups: Groups) -> tuple[str, int]:
    """Return what a call stands for with its arguments put in, and where the call ends."""
    count, body = macro
    # "\\small#1" must not become "\\smallText".
    body = re.sub(r"(\\[A-Za-z]+)#", r"\1 #", body)
    for number in range(1, count + 1):
        group = group_at(text, end, groups)
        if group is None:
            break
        body, end = body.replace(f"#{number}", group[0]), group[1]
    return body, end
