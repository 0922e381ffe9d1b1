"""Numbers that are no figures, whatever stands around them: dates, clock times, telephone numbers, versions."""

from __future__ import annotations

import re

from .lexicon import rows

# what asks the reader to do something: 'Read more: 7 ways to save'
ASKS = re.compile(rf"\W*+(?:{'|'.join(row['pattern'] for row in rows('furniture') if row['kind'] == 'asks')})", re.I)
STREET = (
    r"\d{1,5}(?: [NSEW]\.?)?(?: (?-i:[A-Z])[\w’']+){1,3} "
    r"(?-i:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Drive|Square|Place|Court|Terrace|Way)\b"
)
FRACTION = r"\d{1,2}/(?:2|3|4|5|6|8|10|12|16|32|64)(?![\d/])"
NOISE = (
    ("numeric date", r"\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\d)|\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)"),
    ("clock time", r"\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|(?:GMT|E[SD]?T|P[SD]?T|CET|BST|UTC|hrs)\b)"),
    ("clock time", r"\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d{1,2} ?(?:to|-|–) ?\d{1,2} ?[ap]\.?m\b\.?"),
    ("clock time", r"\d{1,2}\s?[ap]\.?m\b\.?(?! people)|\d{1,2} o[’']clock|\d{4} (?:GMT|UTC|BST|EDT|EST)\b"),
    ("numbers with a slash", rf"(?!(?:\d{{1,3}}[ -])?{FRACTION})\d{{1,4}}/\d{{1,4}}(?!\d)"),
    ("age group", r"(?:\d{2}-(?:to-)?)?\d{2}s\b"),
    ("numbers with a colon", r"\d{1,3}:\d{1,3}(?!\d)"),
    ("number sign", r"(?<=#)\d+"),
    ("emergency number", r"(?<=call )\d{3}(?=[,.;]| (?:or|for|to)\b|$)"),
    ("emergency number", r"(?:911|999|112)(?= (?:calls?|callers?|operators?|dispatchers?)\b)"),
    ("telephone number", r"(?:\d-)?\d{3}-\d{3}-\d{4}(?!\d)|\d{3}-\d{4}(?!\d)|\d{4,5} \d{6}(?!\d)"),
    ("telephone number", r"\d{3}[ .]\d{3}[ .]\d{4}(?!\d)|0\d{2,}(?:[ -]\d{2,})*(?![\d.%])"),
    ("telephone number", r"0\d(?: \d{2,4}){2,}(?![\d.%])"),  # '01 555 34 00'
    ("clock time", r"(?<![$€£¥])\d{1,2}\.00 ?[–-] ?\d{1,2}\.00(?=[),.;]|$)"),  # 'weekdays, 9.00–15.00'
    ("street address", r"(?:(?<=[a-z] \d, )|(?<=[a-z] \d\d, ))\d{4,5} (?-i:[A-Z][a-z]+)(?=[,.;)]|$)"),  # ', 1000 Graz'
    ("street address", r"\d{2,5}(?=[ -]block of (?:[NSEW]\.? )?(?-i:[A-Z]))"),  # 'the 1400 block of Wayne Avenue'
    ("name", r"(?:(?<=\bseat )|(?<=\bgate )|(?<=\brow )|(?<=\broom )|(?<=\bflat ))\d{1,3}(?-i:[A-Z])\b"),
    ("telephone number", r"(?<=\btext )\d{5,6}(?= (?:to|with)\b)"),  # 'Text 70085 to donate'
    ("year", r"(?<=\bsince )1[0-4]\d\d(?=[,.;]| (?:and|but|when)\b)"),  # 'has stood here since 1340'
    ("law", r"\d{1,3} (?:U\.S\.C|C\.F\.R|F\.[23]d|U\.S\.)\.?(?: §+)? \d+"),
    ("long identifier", r"\d+(?:-\d+){2,}|\d+(?:/\d+){2,}"),
    ("version", r"\d+(?:\.\d+){2,}"),
    (
        "ordinal",
        r"(?!(?:(?<=\ba )|(?<=\ban ))\d+th of (?!an? (?:second|inch)))"
        r"\d{1,3}(?:,\d{3})*(?:(?<=1)st(?! \d+ ?lb)|nd|rd|th)\b",
    ),
    ("decade", r"(?:1[5-9]|20)\d0[’']?s\b|\d0[’']?s\b"),
    ("resolution", r"(?:360|480|720|1080|1440|2160)[pi]\b"),
    ("aircraft", r"7[0-8]7(?:-\d{1,3})?(?= (?:(?-i:[A-Z])|jet|plane|airliner|aircraft|fleet))"),
    ("line", r"(?<=the )\d{1,3}(?= (?:train|bus|tram)\b(?! \w+s\b))"),  # 'on the 7 train'
    ("season", r"(?:19|20)\d\d[-–—/](?:(?:19|20)\d\d|\d\d)(?![\d%]|[.,]\d)"),
    ("reading time", r"\d{1,3}[- ]min(?:ute)?s?[- ](?:read|watch|listen)"),
    ("street address", STREET),
    ("score", r"\d{1,3}-of-\d{1,3}(?= (?:passing|on)\b)"),  # 'was 20-of-24 passing'
    ("sound system", r"[257]\.1(?= surround\b)"),
    ("generation", r"\d(?:(?-i:G)|[DK])\b(?! (?:people|jobs|users))"),
)  # one pattern tries them all
NOISE_PATTERN = re.compile("|".join(f"({pattern})" for _, pattern in NOISE), re.I)


def noise(text: str, at: int, limit: int) -> tuple[int, str]:
    """Where the number at `at` that is no figure ends, and the name of its kind; (at, '') where it may be one."""
    found = NOISE_PATTERN.match(text, at, limit)
    return (found.end(), NOISE[found.lastindex - 1][0]) if found and found.lastindex else (at, "")
