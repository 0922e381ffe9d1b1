"""Exchange rates: 'the yen weakened to 153 per dollar' is 153 JPY/USD."""

from __future__ import annotations

import re

from .mention import Mention, Sentence, is_money
from .units import read_unit

PER = re.compile(r" (?:per|to the|to a|for one) (?=[A-Za-z])")
SHARED = frozenset(
    ["peso", "pesos", "dollar", "pound", "rupee", "rupees", "dinar", "franc", "krona", "krone", "shilling"]
)


def read_exchange(sentence: Sentence, mention: Mention) -> None:
    """Gives a bare number before 'per dollar' the unit of the currency named last before it, in dollars.

    >>> from .find import find
    >>> [s] = find("The lira slipped to 41.9 per dollar.", ((0, 36),))
    >>> s.mentions[0].unit
    'TRY/USD'
    """
    per = sentence.behind(PER, mention.end)
    base = read_unit(sentence.text, per.end() - 1, sentence.end) if per else None
    if base is None or not is_money(base.name):
        return
    tokens, text = sentence.tokens, sentence.text
    for k in range(sentence.token_at(mention.start) - 1, -1, -1):
        token = tokens[k]
        one = read_unit(text, token.start, token.end) if token.tag in ("N", "NP") else None
        told = any(m.end <= token.start < m.noun_end for m in sentence.mentions)  # '153 per dollar and 178 per euro'
        if one is None or told or not is_money(one.name) or one.name == base.name:
            continue
        if token.lower in SHARED and k and tokens[k - 1].text[0].isupper() and tokens[k - 1].tag != "D":
            one = read_unit(text, tokens[k - 1].start, token.end)  # a Philippine peso is no Mexican one
        if one and is_money(one.name) and one.end == token.end:
            pair = (base.name, one.name) if one.name in ("EUR", "GBP") else (one.name, base.name)
            mention.becomes("/".join(pair), "exchange rate")
            mention.noun_end = base.end
        return
