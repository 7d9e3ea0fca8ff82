"""Read the XML feed of Personio; XML that declares entities or fetches anything is refused."""

from xml.etree.ElementTree import Element, ParseError

from tools.job_draft import Draft, Part
from tools.job_errors import CorruptJob, HostileJob
from tools.job_json import joined


def personio(text: str) -> list[Draft]:
    """Return the positions of a feed in order. Raises CorruptJob or HostileJob."""
    root = _root(text)
    positions = [root] if root.tag == "position" else list(root.iter("position"))
    if not positions and root.tag != "workzag-jobs":
        raise CorruptJob(
            "This XML is no job feed in a shape that Greenroom knows. It knows Personio's. Paste the advert as text."
        )
    return [_position(each) for each in positions]


def _root(text: str) -> Element:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(text.encode("utf-8", "replace"), forbid_dtd=True)
    except DefusedXmlException:
        raise HostileJob(
            "This XML declares entities or a document type, which can harm the program that reads it. Paste the advert as text."
        ) from None
    except ParseError as error:
        line, column = error.position
        raise CorruptJob(
            f"This XML is broken at line {line}, column {column + 1}. Save it again, or paste the advert as text."
        ) from None
    except (ValueError, LookupError, RecursionError):
        raise CorruptJob(
            "This XML cannot be read: its encoding or its nesting is out of order. Paste the advert as text."
        ) from None
    return root


def _position(node: Element) -> Draft:
    offices = [node.findtext("office"), *(each.text for each in node.findall("additionalOffices/office"))]
    parts = tuple(
        Part(each.findtext("value"), (each.findtext("name") or "").strip() or None)
        for each in node.findall("jobDescriptions/jobDescription")
    )
    return Draft(
        source="personio",
        title=node.findtext("name"),
        company=node.findtext("subcompany"),
        parts=parts,
        location=joined(offices, "; "),
        terms=(node.findtext("schedule"), node.findtext("employmentType")),
        url=node.findtext("url"),
    )
