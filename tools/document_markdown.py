"""Text of a Markdown file: the marks of headings and lists kept, everything else of its syntax taken off."""

import re
from typing import Final

INLINE: Final = (
    (re.compile(r"!\[([^\]\n]{0,300})\]\([^)\n]{0,500}\)"), ""),
    (re.compile(r"\[([^\]\n]{0,300})\] ?\([^)\n]{0,500}\)"), r"\1"),
    (re.compile(r"\[([^\]\n]{1,300})\] ?\[[^\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"<(https?://[^>\s]{1,300}|[^>\s@]{1,80}@[^>\s]{1,80})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>"), " "),
    (re.compile(r"(\*\*|__)(?=\S)([^\n]{1,400}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,400}?)(?<=[^\s*])\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_\n]{1,400}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"(?<!\S)\*{1,2}(?=[^\s*])|(?<=[^\s*])\*{1,2}(?!\S)"), ""),
    (re.compile(r"`([^`\n]{1,300})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|~&>])"), r"\1"),
)
BOLD_LINE: Final = re.compile(r"(\*\*|__)(?=\S)(?:(?!\1).)+(?<=\S)\1:?")


def read_markdown(text: str) -> str:
    """Return Markdown as lines: '#' before headings, "• " before list items."""
    text = re.sub(r"\A---\n.{0,3000}?\n---\n", "", text.replace("\r\n", "\n"), count=1, flags=re.DOTALL)
    text = re.sub(r"<!--.{0,5000}?-->", "", text, flags=re.DOTALL)
    lines: list[str] = []
    for raw in text.split("\n"):
        stripped = raw.strip()
        if re.fullmatch(r"=+|-{3,}", stripped) and lines and lines[-1] and not lines[-1].startswith(("#", "•")):
            lines[-1] = ("# " if stripped[0] == "=" else "## ") + lines[-1]
        elif re.fullmatch(
            r"[-*_] ?[-*_] ?[-*_][-*_ ]*|```.*|~~~.*|=+|\[[^\]]{1,80}\]: ?\S+.*|\|?[ :|-]*-{2,}[ :|-]*\|?", stripped
        ):
            lines.append("")
        else:
            lines += _line(stripped).split("\n")
    return "\n".join(lines)


def _line(text: str) -> str:
    """Turn one line; a quote, a definition and a table row lose their marks."""
    text = re.sub(r"^(?:> ?)+", "", text)
    if definition := re.match(r":\s{1,4}", text):
        text = text[definition.end() :]
    if text.startswith("|") or (text.count(" | ") >= 2 and text.endswith("|")):
        text = "\t".join(cell.strip() for cell in text.strip("|").split("|"))
    text = text.rstrip("\\").rstrip()
    mark = ""
    if heading := re.match(r"(#{1,6})\s+", text):
        mark, text = heading.group(1) + " ", text[heading.end() :].rstrip("# ")
    elif item := re.match(r"(?:[-*+]|\d{1,2}[.)])\s+(?:\[[ xX]\] )?", text):
        mark, text = "• ", text[item.end() :]
    elif BOLD_LINE.fullmatch(text):
        mark = "###### "
    text = text.replace("` `", "`, `")
    for pattern, plain in INLINE:
        text = pattern.sub(plain, text)
    return mark + text.strip(" ") if text.strip() else ""
