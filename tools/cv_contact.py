"""Contact details: found to be left out, for nothing of them helps to answer a question."""

import re
from typing import Final

from tools.cv_places import ADDRESS, is_address

EMAIL: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
PHONE: Final = re.compile(r"(?<![\w.%$€£-])(?:\+|00)?\(?\d{1,4}\)?(?:[ ./()–-]{0,2}\d{2,5}){2,5}(?![\w%+])")
LABEL: Final = re.compile(
    r"\b(?:e-?mail|phone|mobile|mob|tel|telephone|cell|linkedin|github|gitlab|twitter|xtwitter|website|web|homepage|portfolio|leetcode|blog|orcid|"
    r"address|mailaddress|skype|location|date of birth|nationality|mailto|url|mastodon)\b[:.]?",
    re.IGNORECASE,
)
LABELLED: Final = re.compile(rf"(?:{LABEL.pattern}) *[:–-] *\S", re.IGNORECASE)


def phones_in(text: str) -> list[str]:
    """Return the phone numbers in a text: at least eight digits, and not a row of years."""
    found = [match.group() for match in PHONE.finditer(text)]
    return [
        number
        for number in found
        if len(re.sub(r"\D", "", number)) >= 8 and not re.fullmatch(r"(?:(?:19|20)\d\d\W*){2,}", number)
    ]


def is_contact(text: str) -> bool:
    """Tell whether a line holds contact details and little else."""
    if is_address(text):
        return True
    phones = phones_in(text)
    rest = ADDRESS.sub("", EMAIL.sub("", text))
    for number in phones:
        rest = rest.replace(number, "")
    if rest == text:
        return bool(LABELLED.match(text)) and len(text.split()) <= 8
    return len(re.findall(r"[^\W\d_]{2,}", LABEL.sub("", rest))) <= (4 if EMAIL.search(text) or phones else 1)


def has_contact(text: str) -> bool:
    """Tell whether a line holds an e-mail address, a phone number or a web address."""
    return bool(EMAIL.search(text) or ADDRESS.search(text) or phones_in(text))


def without_contact(text: str) -> str:
    """Take e-mail addresses and phone numbers out of a sentence."""
    for detail in [*EMAIL.findall(text), *phones_in(text)]:
        text = text.replace(detail, "")
    return re.sub(r"\(\s*\)", "", text)
