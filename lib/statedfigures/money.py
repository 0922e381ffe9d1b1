"""What the words of money mean where they stand: whose peso, how many dollars 22 cents are, and 153 per dollar."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from .lexicon import rows
from .mention import COINS, Mention, Sentence, is_money
from .neighbours import any_of
from .places import countries, forms_of
from .units import read_unit, tables

LEAST_CROWNS = 20  # fewer may be of kings
PER = re.compile(r" (?:per|to the|to a|for one|against the) (?=[A-Za-z])")
MASSES = ("tonne", "ton", "kilogram", "ounce")
SIGN = re.compile(r"(?:rs|sh)(?=\.? ?\d)")
A_TON = re.compile(r" (?:a|per) (?:metric )?(?:ton|tonne|kilo)\b")  # pounds a ton are no weight of a weight
HOST = re.compile(r"(?:[a-z]+:)?//[^/?#]*?\.([A-Za-z]{2,})(?::\d+)?(?:[/?#]|$)")
TRADED = ("/barrel", "/ounce")
OF_AMERICA = re.compile(rf"\b(?:{any_of('of america')})(?![\w])")
WEIGHS = re.compile(r"\bweigh\w* (?:[a-z]+ ){0,2}$")
CAPITAL = re.compile(r"\b[A-Z][a-z]+ $")  # '400 Danish kroner' say whose


@cache
def _shared() -> dict[str, dict[str, str]]:
    """Word → country → code, of the names that several countries' currencies have: peso, rupee, krone."""
    table: dict[str, dict[str, str]] = {}
    for row in (*rows("currencies-shared"), *rows("currencies-extra")):
        table.setdefault(row["form"], {})[row["country"]] = row["code"]
    return table


def read_money(sentence: Sentence, mention: Mention) -> None:
    """Settles whose currency a sum is in, and the rate between two.

    >>> from .find import find
    >>> [s] = find("The lira slipped to 41.9 per dollar.", ((0, 36),))
    >>> s.mentions[0].unit
    'TRY/USD'
    """
    base, _, per = mention.unit.partition("/")
    alike = base == "pound" and not sentence.before(WEIGHS, mention.start, 40)
    if base == "pound" and (per in MASSES or (alike and any(sentence.behind(A_TON, m.end) for m in sentence.mentions))):
        return mention.becomes("GBP" + mention.unit.removeprefix("pound"), "pounds of money")
    crowns = base == "crown" and mention.value >= LEAST_CROWNS
    if crowns or (is_money(mention.unit[:3]) and mention.unit[0] != "/"):
        _of_country(sentence, mention)
    elif not mention.unit or mention.unit.startswith("/"):
        _exchange(sentence, mention)


def whole_money(text: str, sentence: Sentence, mention: Mention) -> None:
    """'gained 15 cents to $10.94 a bushel': coins are told in the currency of their sentence, or of the article.

    Without a sign of it they stay what they are: a cent may be of a dollar, of a euro or of a rand.
    """
    coin, _, own = mention.unit.partition("/")
    if coin not in COINS:
        return
    if code := _coin_of(mention.noun):
        if not mention.hundredths:
            mention.count_hundredths()
        behind = text.find(mention.noun, mention.end, mention.noun_end)  # a lent noun stands elsewhere
        mention.end, mention.noun = mention.end if behind < 0 else behind + len(mention.noun), ""
        return mention.becomes("/".join(filter(None, (code, own))), "cents of a currency")
    sign, told = ("£", "GBP") if coin == "penny" else ("$", "USD")
    # '19 cents at $58 a barrel and 10 cents to $2': the next
    sums = [m for m in sentence.mentions if is_money(m.unit[:3])]
    lender = next((m.unit for m in sums if m.start > mention.start), sums[-1].unit if sums else "")
    euros = coin == "cent" and "$" not in text and "€" in text
    lender = lender or ("EUR" if euros else told if sign in text else "")
    part = text.startswith((" of each ", " of every "), mention.end)  # 'costs £9 a day, 22p of each pound of it'
    currency, per = lender[:3], "" if part else lender.partition("/")[2]
    if currency and (coin == "cent" or currency == "GBP"):
        mention.count_hundredths()
        mention.becomes("/".join(filter(None, (currency, own or per))), "cents of a currency")


@cache
def _capitals() -> dict[str, list[str]]:
    """Country → its capital: 'Nairobi' tells whose shillings a text speaks of."""
    table: dict[str, list[str]] = {}
    for name, (land, kind) in countries().items():
        if kind == "capital":
            table.setdefault(land, []).append(name)
    return table


@cache
def _dollars() -> dict[str, str]:
    """The last part of an address → the dollar of that country, of lexicon/dollars.csv."""
    return {row["domain"]: row["code"] for row in rows("dollars")}


def dollar_of(url: str) -> str:
    """The dollar of the country that an address is of, '' where that is another money or none.

    >>> dollar_of("https://example.com.au/rents"), dollar_of("https://example.com/")
    ('AUD', '')
    """
    host = HOST.match(url)
    return _dollars().get(host[1].lower(), "") if host else ""


def local_dollar(code: str, sentence: Sentence, mention: Mention) -> None:
    """'$780' of a page in a country with the dollar `code` is in that; oil, gold and what America pays is not."""
    traded = mention.unit.endswith(TRADED)
    if mention.base != "USD" or traded or OF_AMERICA.search(sentence.text, sentence.start, sentence.end):
        return
    written = sentence.text[mention.start : mention.end]
    if written.startswith("$") or written.lower().endswith(("dollar", "dollars")):
        mention.becomes(code + mention.unit[3:], "dollar of the publisher's country")


def _coin_of(noun: str) -> str:
    """The currency of 'Australian cents', '' where the words before the coin name none."""
    land = noun.lower().rpartition(" ")[0]
    return next((tables().words[name][0] for name in (f"{land} dollar", f"{land}") if name in tables().words), "")


def _of_country(sentence: Sentence, mention: Mention) -> None:
    """'6,000 pesos' in an article on Chile: the currency of the country named last before the sum, else of the next."""
    word = mention.noun or sentence.low[mention.start : mention.end].rpartition(" ")[2]
    if sign := SIGN.match(sentence.low, mention.start):
        word = sign[0]  # 'Rs 500', 'Sh17.50'
    money, _, per = mention.unit.partition("/")
    named = is_money(money) and is_money(tables().words.get(word, ("", 1.0))[0])
    told = (m for m in sentence.mentions if named and m.end < mention.start and is_money(m.unit[:3]))
    former = next((m for m in told if sentence.text.endswith(f" {word}", m.start, m.end)), None)
    if former and former.unit[:3] != money:  # '2,800 CFA francs per kg from 1,800 francs'
        return mention.becomes("/".join(filter(None, (former.unit[:3], per))), "currency of the number before")
    codes = _shared().get(word)
    if codes is None or sentence.written_before(CAPITAL, mention.end - len(word)):
        return
    text, at = sentence.text, mention.start
    forms = [(form, code) for land, code in codes.items() for form in (*forms_of(land), *_capitals().get(land, ()))]
    forms += [(form.upper(), code) for form, code in forms]  # 'MANILA, Oct 9 -'
    if (code := _named_before(text, sentence.start, at, forms)) is None:
        after, code = min((text.find(form, at) % len(text + " "), code) for form, code in forms)
        code = "" if after == len(text) else code
    if code and code != mention.unit[:3]:
        per = mention.unit.partition("/")[2]
        mention.becomes("/".join(filter(None, (code, per))), "currency of the country")
        if mention.noun:  # '7.1 billion crowns' of an article on Denmark
            mention.end, mention.noun = sentence.text.index(mention.noun, mention.end) + len(mention.noun), ""


def _named_before(text: str, start: int, at: int, forms: list[tuple[str, str]]) -> str | None:
    """The currency of the country named before a sum; of several that of the sentence, which begins at `start`, else
    of the one named most often, '' where none is; None where no country is named."""
    last: dict[str, int] = {}
    for form, code in forms:
        last[code] = max(last.get(code, -1), text.rfind(form, 0, at))
    named = sorted((place, code) for code, place in last.items() if place >= 0)
    if not named:
        return None
    if len(named) == 1 or named[-1][0] >= start:
        return named[-1][1]
    often = Counter[str]()
    for form, code in forms:
        often[code] += text.count(form)
    (first, most), (_, next_) = often.most_common(2)
    return first if most > next_ else ""


def _exchange(sentence: Sentence, mention: Mention) -> None:
    """Gives a bare number before 'per dollar' the unit of the currency named last before it, in dollars."""
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
        if token.lower in _shared() and k and tokens[k - 1].text[0].isupper() and tokens[k - 1].tag != "D":
            one = read_unit(text, tokens[k - 1].start, token.end)  # a Philippine peso is no Mexican one
        if one and is_money(one.name) and one.end == token.end:
            pair = (base.name, one.name) if one.name in ("EUR", "GBP") else (one.name, base.name)
            mention.becomes("/".join(pair), "exchange rate")
            mention.noun_end = base.end
        return
