"""Take LaTeX's commands off a text, keeping what they wrap."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from tools.document_errors import CorruptDocument

ACCENTS: Final = dict(zip("'`\"^~cv=", "\u0301\u0300\u0308\u0302\u0303\u0327\u030c\u0304", strict=True))
LETTERS: Final = {"ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "ı"}
SYMBOLS: Final = {
    **dict.fromkeys(("hfill", "quad", "qquad", "and"), "\t"),
    **dict.fromkeys(("newline", "linebreak"), "\n"),
    **dict.fromkeys(("ldots", "dots", "cdots"), "..."),
    **dict.fromkeys(("cdot", "cdotp", "textperiodcentered"), "·"),
    **dict.fromkeys(("textbar", "vert", "mid"), "|"),
    **dict.fromkeys(("sim", "textasciitilde"), "~"),
    **{"textbullet": "•", "bullet": "•", "textendash": "–", "textemdash": "—", "LaTeX": "LaTeX", "TeX": "TeX", "times": "x"},
    **{"par": "\n\n", "textbackslash": "\\", "rightarrow": "→", "diamond": "◆", "textdegree": "°", "geq": "≥", "leq": "≤"},
    **{"euro": "€", "pounds": "£"},
}
DROPPED: Final = frozenset(
    "vspace hspace setlength addtolength usepackage input include color definecolor fontsize label pagestyle includegraphics "
    "geometry hypersetup thispagestyle fancyhf fancyfoot fancyhead renewcommand newcommand providecommand setcounter photo "
    "addcontentsline bibliography bibliographystyle titleformat titlespacing rule colorlet linespread selectlanguage "
    "setmainfont fontdir RequirePackage documentclass".split()
)
LAST_KEPT: Final = frozenset("href textcolor colorbox hyperref raisebox parbox scalebox makebox multicolumn".split())
"""Commands whose last argument is the text and whose others say how it looks."""
LABELLED: Final = frozenset("cvitem cvskill cvlanguage cvcomputer cvitemwithcomment".split())
WRAPS_ONE: Final = re.compile(
    r"text[a-z]{2}|emph|u?underline|uline|mbox|\w*(?:upper|lower)case|small|large|Large|huge|item|bf|it"
)
SECTION: Final = re.compile(
    r"(?:sub)*(?:cv|resume)?(?:section|heading|chapter|part|sectionhead|sectiontitle|titlesection)", re.IGNORECASE
)
DEEPEST: Final = 40
BLANK: Final = re.compile(r"[ \t\n]{0,200}")
OPTIONS: Final = re.compile(r"\[[^\]]{0,500}\]")
Groups = dict[int, int]
"""Where each brace opens and closes."""
NAME: Final = re.compile(r"\\([A-Za-z@]+)\*?")
HEADING_ITEM: Final = re.compile(r"\s*(?:\\small\s*)?\\begin\s*\{tabular")
ACCENTED: Final = re.compile(r"\{?\\?([A-Za-z])\}?")


def without_commands(text: str, depth: int = 0) -> str:
    """Return the text that a piece of LaTeX sets: sections as '##' lines, items with bullets, cells with tabs.

    Raises:
        CorruptDocument: braces nested beyond reason.
    """
    if depth > DEEPEST:
        raise CorruptDocument("This LaTeX file nests its braces too deeply. Send the PDF that it makes.")
    groups = groups_in(text)
    pieces: list[str] = []
    position = 0
    while position < len(text):
        character = text[position]
        if character == "\\":
            written, position = _command(text, position, groups, depth)
            pieces.append(written)
            continue
        pieces.append({"&": "\t", "~": " ", "{": "", "}": "", "$": ""}.get(character, character))
        position += 1
    joined = "".join(pieces).replace("---", "—").replace("--", "–").replace("``", '"').replace("''", '"')
    return unicodedata.normalize("NFC", joined)


def groups_in(text: str) -> Groups:
    """Return where each brace that opens is closed."""
    groups: Groups = {}
    opened: list[int] = []
    for found in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        if found.group() == "{":
            opened.append(found.start())
        elif found.group() == "}" and opened:
            groups[opened.pop()] = found.start()
    return groups


def group_at(text: str, start: int, groups: Groups) -> tuple[str, int] | None:
    """Return what stands between the braces that open at `start`, and where they end; white space before them is skipped."""
    blank = BLANK.match(text, start)
    opening = blank.end() if blank else start
    closing = groups.get(opening)
    return (text[opening + 1 : closing], closing + 1) if closing is not None else None


def _command(text: str, start: int, groups: Groups, depth: int) -> tuple[str, int]:
    """Return what the command at `start` leaves in the text, and where to go on reading."""
    named = NAME.match(text, start)
    if not named:
        return _escape(text, start)
    name, end = named.group(1), named.end()
    if name in SYMBOLS:
        return SYMBOLS[name], end
    if name in LETTERS:
        return LETTERS[name], end + (2 if text[end : end + 2] == "{}" else text[end : end + 1] == " ")
    if name == "item":
        # A table right after \\item is a heading in a list, not a point of it.
        return ("\n" if HEADING_ITEM.match(text, end) else "\n• "), _after_options(text, end)
    arguments, end = _arguments(text, _after_options(text, end), groups, 1 if WRAPS_ONE.fullmatch(name) else 9)
    return _written(name, arguments, depth), _after_options(text, end) if name in ("begin", "end") else end


def _written(name: str, arguments: Sequence[str], depth: int) -> str:
    """Return what a command with these arguments sets."""
    if name in ("begin", "end"):
        return "\n\n" if arguments and arguments[0].startswith("tabular") else "\n"
    if name in DROPPED or not arguments:
        return "\t" if name == "hspace" else " "
    kept = arguments[-1:] if name in LAST_KEPT else arguments
    plain = [without_commands(argument, depth + 1).strip(" ") for argument in kept]
    if SECTION.fullmatch(name):
        return f"\n\n{'###' if name.startswith('sub') else '##'} {plain[0]}\n\n"
    if name in ("name", "firstname", "author"):
        return f"\n# {' '.join(plain)}\n\n"
    if name in LABELLED:
        return "\n" + ": ".join(plain) + "\n"
    # What is told of a post comes last ("\\cventry{years}{role}{employer}{town}{grade}{text}").
    told = plain.pop() if len(plain) > 4 else ""
    return plain[0] if len(plain) == 1 else "\n\n" + "\t".join(plain) + "\n" + told + "\n"


def _escape(text: str, start: int) -> tuple[str, int]:
    """Read an escaped sign, an accent or the end of a line."""
    sign = text[start + 1 : start + 2]
    if sign == "\\":
        return "\n", _after_options(text, start + 2)
    accented = ACCENTED.match(text, start + 2)
    if sign in ACCENTS and accented:
        return accented.group(1) + ACCENTS[sign], accented.end()
    return ("" if sign in "/-@()[]!" else " " if sign in ",;: " else sign), start + 2


def _after_options(text: str, start: int) -> int:
    """Return where reading goes on after "[...]", if there is one."""
    options = OPTIONS.match(text, start)
    return options.end() if options else start


def _arguments(text: str, start: int, groups: Groups, most: int) -> tuple[list[str], int]:
    """Return the groups in braces that follow a command, and where they end."""
    arguments: list[str] = []
    while len(arguments) < most:
        group = group_at(text, start, groups) if (not arguments or text[start : start + 1] in ("{", " ")) else None
        if group is None:
            break
        arguments.append(group[0])
        start = _after_options(text, group[1])
    return arguments, start
