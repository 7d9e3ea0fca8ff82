"""Text of HTML, Markdown and LaTeX: structure kept, syntax taken off."""

from tools.document import read_document
from tools.document_html import read_html
from tools.document_markdown import read_markdown
from tools.document_tex import read_tex


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]


def test_html_shows_what_a_reader_sees() -> None:
    page = """<?xml version="1.0" encoding="utf-8"?><html><head><title>t</title><style>p {color: red}</style></head><body>
      <script>alert(1)</script><h2>Work &amp;
      life</h2><p>Analyst<br>at Babbage</p><ul><li>Wrote <b>notes</b></li><li></li></ul>
      <table><tr><td>Skill</td><td>Maths</td></tr></table><!-- hidden --></body></html>"""
    assert lines(read_html(page)) == ["## Work & life", "Analyst", "at Babbage", "• Wrote notes", "Skill\tMaths"]


def test_markdown_loses_its_syntax_and_keeps_headings_and_lists() -> None:
    text = """---
title: cv
---
Ada Lovelace
============

## Work ##

**Analyst, [Babbage](https://example.com) & Co**

* Wrote *notes* on `engines` and snake_case_names
1. Counted to 2 * 3 * 4
> Quoted \\
:   Defined
| Skill | Level |
|-------|-------|
| Maths | High |
![portrait](a.png)
"""
    assert lines(read_markdown(text)) == [
        "# Ada Lovelace",
        "## Work",
        "###### Analyst, Babbage & Co",
        "• Wrote notes on engines and snake_case_names",
        "• Counted to 2 * 3 * 4",
        "Quoted",
        "Defined",
        "Skill\tLevel",
        "Maths\tHigh",
    ]


def test_latex_expands_the_macros_of_the_document() -> None:
    text = r"""\documentclass{article}
\newcommand{\post}[3]{\textbf{#1} \hfill \small#2 \\ \textit{#3}}
\begin{document} % a comment
\section*{Experience}
\post{Analyst}{1833 -- 1843}{Babbage \& Co}
\begin{itemize}[leftmargin=0pt]
  \item Wrote 100\% of the \href{https://example.com}{notes},
        with Andr\'e and Bj\"orn
\end{itemize}
\vspace{2pt}
\end{document}
ignored"""
    assert lines(read_tex(text)) == [
        "## Experience",
        "Analyst\t1833 – 1843",
        "Babbage & Co",
        "• Wrote 100% of the notes, with André and Björn",
    ]


def test_latex_classes_for_cvs_keep_name_post_and_text_apart() -> None:
    text = r"""\documentclass{moderncv}\name{Ada}{Lovelace}\title{Analyst}
\begin{document}
\cventry{1833--1843}{Analyst}{Babbage}{London}{}{Wrote notes.}
\cvitem{Skills}{Maths, French}
\end{document}"""
    assert lines(read_tex(text)) == [
        "# Ada Lovelace",
        "Analyst",
        "1833–1843\tAnalyst\tBabbage\tLondon",
        "Wrote notes.",
        "Skills: Maths, French",
    ]


def test_macros_that_call_each_other_come_to_an_end() -> None:
    text = r"\newcommand{\a}{\b\b}\newcommand{\b}{\c\c}\newcommand{\c}{\a}\begin{document}Ada \a\end{document}"
    assert read_tex(text).startswith("Ada")


def test_plain_text_comes_without_marks() -> None:
    assert read_document(b"# Ada\n\n## Work\n\n- Wrote notes\n", "cv.md") == "Ada\n\nWork\n\n\u2022 Wrote notes"
