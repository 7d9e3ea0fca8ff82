"""Show text of unknown origin as text: nothing in it may move the cursor, change colours or turn its own order round."""

from typing import Final

_REPLACEMENT: Final = "\ufffd"
_BIDIRECTIONAL: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))

_VISIBLE: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20)},  # the control pictures: ESC is shown as "␛"
    ord("\n"): "\n",
    ord("\t"): "    ",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    **dict.fromkeys(_BIDIRECTIONAL, _REPLACEMENT),
    0x2028: "\n",
    0x2029: "\n",
}


def visible(text: str) -> str:
    """Return the text with every control character made visible; line ends stay, tabs become spaces."""
    whole = text.encode("utf-8", "replace").decode("utf-8")  # half of a character pair cannot be written to any terminal
    return whole.replace("\r\n", "\n").translate(_VISIBLE)


def one_line(text: str, most: int = 400) -> str:
    """Return the text on one line, shortened if it is long."""
    line = " ".join(visible(text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
