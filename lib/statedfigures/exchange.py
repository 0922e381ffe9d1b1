"""Exchange rates: 'the yen weakened to 153 per dollar' is 153 JPY/USD."""

from __future__ import annotations

import re

from .mention import Mention, Sentence, is_money
from .places import kind_of
from .units import read_unit

PER = re.compile(r" (?:per|to the|to a|against the|for one) (?=[A-Za-z])")


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
        one = read_unit(text, tokens[k].start, tokens[k].end)
        if one is None or not is_money(one.name) or one.name == base.name:
            continue
        if k and kind_of(tokens[k - 1].text) == "demonym":  # a Philippine peso is no Mexican one
            one = read_unit(text, tokens[k - 1].start, tokens[k].end)
        if one and one.end == tokens[k].end:
            mention.becomes(f"{one.name}/{base.name}", "exchange rate")
            mention.noun_end = base.end
        return
