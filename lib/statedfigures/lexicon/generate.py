"""Writes units, currencies, places and regions from pint, babel, pycountry and countryinfo: `make lexicon`.

What these lack is in units-extra.csv and places-extra.csv, by hand; a row there goes before a generated one of the same
form. left-out.csv takes forms away that news uses otherwise ('in', 'COP 28', 'Victoria'). In places-extra.csv the kind
'cldr' gives a country that CLDR names otherwise the name that the news has for it.
"""

from __future__ import annotations

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pint
import pycountry
from babel import Locale
from babel.core import get_global
from countryinfo import CountryInfo

from statedfigures.lexicon import FOLDER

Rows = dict[str, tuple[str, ...]]  # the form, and the fields that follow it

ENGLISH, BRITISH = Locale("en"), Locale("en", "GB")

# CLDR's names of the units that general news uses
CLDR_UNITS = """
angle-degree area-square-kilometer area-hectare area-square-meter area-square-centimeter area-square-mile area-acre
area-square-yard area-square-foot area-square-inch area-dunam concentr-permillion concentr-portion-per-1e9
concentr-milligram-ofglucose-per-deciliter concentr-percent concentr-permille consumption-mile-per-gallon
digital-petabyte digital-terabyte digital-terabit digital-gigabyte digital-gigabit digital-megabyte digital-megabit
digital-kilobyte digital-kilobit digital-byte digital-bit duration-century duration-decade duration-year duration-month
duration-week duration-day duration-hour duration-minute duration-second duration-millisecond duration-microsecond
duration-nanosecond electric-ampere electric-milliampere electric-ohm electric-volt energy-kilocalorie energy-calorie
energy-kilojoule energy-joule energy-kilowatt-hour energy-electronvolt energy-british-thermal-unit force-newton
frequency-gigahertz frequency-megahertz frequency-kilohertz frequency-hertz graphics-pixel graphics-megapixel
graphics-pixel-per-inch graphics-dot-per-inch length-kilometer length-meter length-centimeter length-millimeter
length-micrometer length-nanometer length-mile length-yard length-foot length-inch length-light-year length-furlong
length-fathom length-nautical-mile light-lumen light-lux mass-tonne mass-kilogram mass-gram mass-milligram
mass-microgram mass-ounce mass-ounce-troy mass-carat power-gigawatt power-megawatt power-kilowatt power-watt
power-horsepower pressure-millibar pressure-hectopascal pressure-kilopascal pressure-megapascal pressure-pascal
pressure-atmosphere pressure-millimeter-ofhg speed-kilometer-per-hour speed-meter-per-second speed-mile-per-hour
speed-knot temperature-celsius temperature-fahrenheit temperature-kelvin torque-newton-meter volume-cubic-kilometer
volume-cubic-meter volume-cubic-centimeter volume-cubic-mile volume-cubic-yard volume-cubic-foot volume-cubic-inch
volume-acre-foot volume-bushel volume-gallon volume-pint volume-quart volume-fluid-ounce volume-tablespoon
volume-teaspoon volume-barrel volume-dram volume-megaliter volume-hectoliter volume-liter volume-deciliter
volume-centiliter volume-milliliter
"""

# pint's names of those that CLDR lacks
PINT_UNITS = """
watt_hour megawatt_hour gigawatt_hour terawatt_hour terawatt milliampere_hour ampere_hour kilovolt decibel terahertz
exabyte zettabyte sievert millisievert microsievert becquerel nit revolutions_per_minute short_ton long_ton
kilonewton gigapascal kilowatt_hour
"""

# the dimensions whose units tell the same
DIMENSIONS = {
    "length1": "length", "length2": "area", "length3": "volume", "mass1": "mass", "time1": "time",
    "length2 mass1 time-3": "power", "length2 mass1 time-2": "energy", "length1 time-1": "speed",
}  # fmt: skip
# what the news means by another thing in one country than in the next, or by the thing itself
OF_TWO_SIZES = frozenset([
    "bushel", "gallon", "pint", "quart", "fluid ounce", "tablespoon", "teaspoon", "dram", "barrel", "point", "degree",
    "ounce",
])  # fmt: skip
CANONICAL = {"concentr-percent": "percent", "revolutions_per_minute": "revolution per minute"}
SMALLEST = 250_000  # inhabitants of the places listed
# countries whose states and provinces English news names alone, and which of their parts where not all are such
FEDERAL: dict[str, frozenset[str]] = {
    **dict.fromkeys(("AU", "CA", "IN", "US", "ZA"), frozenset()),
    "GB": frozenset(["Country", "Province"]),
}

# mostly told with a sign of their own, or nearly always of one country
SIGNED = frozenset(["dollar", "dollars", "pound", "pounds", "euro", "euros", "won", "ruble", "rubles"])
MONEY = ("sign", "sum sign", "code", "name")  # the kinds of a row of currencies.csv, beside "ambiguous"


def units() -> Rows:
    """The forms of each unit: plural, American spelling, hyphened, and the case-sensitive symbols."""
    found: Rows = {}
    for key in CLDR_UNITS.split():
        names = _patterns(BRITISH, key, "long") + _patterns(ENGLISH, key, "long")
        unit = CANONICAL.get(key, names[0].lower().replace("us ", "").replace("-hour", " hour"))
        unit = unit.removeprefix("degree ")
        for name in names:
            for form in _written(name.replace("US ", "")):
                found.setdefault(form, (unit, "1", "word"))
        for locale in (ENGLISH, BRITISH):
            for symbol in _patterns(locale, key, "short") + _patterns(locale, key, "narrow"):
                found.setdefault(symbol, (unit, "1", "symbol"))
    registry: Any = pint.UnitRegistry()
    for key in PINT_UNITS.split():
        unit = CANONICAL.get(key, key.replace("_", " "))
        plural = key.replace("_", " ") if key in CANONICAL else f"{unit}{'' if unit.endswith('hertz') else 's'}"
        for form in {*_written(unit), *_written(plural)}:
            found.setdefault(form, (unit, "1", "word"))
        symbol = f"{getattr(registry, key):~}"
        if " " not in symbol and key not in ("short_ton", "long_ton"):
            found.setdefault(symbol, (unit, "1", "symbol"))
    return {form: (_rated(unit), scale, kind) for form, (unit, scale, kind) in found.items()}


def conversions(names: Iterable[str]) -> Rows:
    """The dimension of each unit, and how many of pint's base unit it makes; without those that are of two sizes."""
    registry: Any = pint.UnitRegistry()
    found: Rows = {}
    for name in names:
        spelled = re.sub("^square (.+)", r"\1**2", re.sub("^cubic (.+)", r"\1**3", name)).replace(" ", "_")
        try:
            quantity = registry(spelled).to_base_units()
        except (pint.errors.PintError, AttributeError, TypeError, ValueError):
            continue
        parts = sorted(quantity.dimensionality.items())
        kind = DIMENSIONS.get(" ".join(f"{of.strip('[]')}{power:g}" for of, power in parts))
        if kind and name not in OF_TWO_SIZES:
            found[name] = (kind, f"{quantity.magnitude:.12g}")
    return found


def _rated(unit: str) -> str:
    """'mile per hour' → 'mile/hour', as every rate is written; 'part per million' is no rate."""
    return unit if unit.startswith("part ") else unit.replace(" per ", "/")


def _patterns(locale: Locale, key: str, length: str) -> list[str]:
    """CLDR's singular and plural, without the place of the number."""
    patterns = locale._data["unit_patterns"][key][length]  # babel has no public way to all the forms
    return [patterns[number].replace("{0}", "").strip() for number in ("one", "other") if number in patterns]


def _written(name: str) -> set[str]:
    """The ways a unit's name is written: 'miles per hour', 'miles an hour', 'mile-per-hour'."""
    spoken = name.replace(" per hour", " an hour").replace(" per second", " a second")
    forms = {name, name.replace("-", " "), spoken}
    plural = name.split()[0].endswith("s") or name.endswith("s")
    return forms if plural else forms | {form.replace(" ", "-") for form in forms}


def currencies() -> Rows:
    """ISO 4217 codes in use, their signs and names; a bare name where one currency alone has it."""
    found: Rows = {}
    bare: dict[str, set[str]] = {}
    for code in sorted(_in_use()):
        found[code] = (code, "1", "code")
        sign = ENGLISH.currency_symbols.get(code, code)
        found.setdefault(sign, (code, "1", "sign"))
        for name in ENGLISH._data["currency_names_plural"][code].values():
            found.setdefault(name.replace("&", "and"), (code, "1", "name"))
            bare.setdefault(name.split()[-1].lower(), set()).add(code)
    for name, codes in bare.items():
        if len(codes) == 1:
            found.setdefault(name, (*codes, "1", "name"))
    return found


def _in_use() -> set[str]:
    """The codes that are legal tender somewhere today and that ISO knows."""
    tender = {
        code
        for spans in get_global("territory_currencies").values()
        for code, _start, end, is_tender in spans
        if is_tender and end is None
    }
    return {code for code in tender if pycountry.currencies.get(alpha_3=code) and not code.startswith("X")}


def places(renamed: dict[str, str]) -> Rows:
    """Country names, demonyms and capitals; `renamed` is our name of a country where CLDR's is not the news'."""
    names: Rows = {}
    demonyms: Rows = {}
    capitals: Rows = {}
    for country in CountryInfo("China").all().values():
        iso = country.get("ISO", {}).get("alpha2")
        known = pycountry.countries.get(alpha_2=iso) if iso else None
        if not known or country.get("population", 0) < SMALLEST or country["name"] in ("Scotland", "Wales"):
            continue
        cldr = ENGLISH.territories[iso]
        ours = renamed.get(cldr, cldr.replace("&", "and").replace("’", "'"))
        for form in (ours, country["name"].removeprefix("The "), getattr(known, "common_name", ours)):
            names[form] = (ours, "name")
        for demonym in (country.get("demonym") or "").split(","):
            demonyms.update({form: (ours, "demonym") for form in (demonym, *_people(demonym)) if form})
        if isinstance(capital := country.get("capital"), str) and capital:
            capitals[capital] = (ours, "capital")
    return capitals | demonyms | names


def regions() -> list[tuple[str, str]]:
    """States and provinces, and the code of their country: ('Ontario', 'CA'); without marks: 'Gujarat'."""
    found = set()
    for iso, kinds in FEDERAL.items():
        for part in pycountry.subdivisions.get(country_code=iso):  # type: ignore[no-untyped-call]
            if not kinds or part.type in kinds:
                letters = unicodedata.normalize("NFKD", part.name)
                found.add(("".join(one for one in letters if not unicodedata.combining(one)), iso))
    return sorted(found)


def currencies_shared(renamed: dict[str, str]) -> list[tuple[str, str, str]]:
    """Word, country and code of the names that the currencies of several countries have: peso, rupee, krone."""
    found: dict[str, set[tuple[str, str]]] = {}
    for iso, spans in get_global("territory_currencies").items():
        known = pycountry.countries.get(alpha_2=iso)
        for code in {code for code, _, end, tender in spans if tender and end is None} & _in_use() if known else ():
            cldr = ENGLISH.territories[iso]
            country = renamed.get(cldr, cldr.replace("&", "and").replace("’", "'"))
            for name in ENGLISH._data["currency_names_plural"][code].values():
                found.setdefault(name.split()[-1].lower(), set()).add((country, code))
    several = {word: of for word, of in found.items() if len({code for _, code in of}) > 1}
    return sorted((word, *row) for word, of in several.items() if word not in SIGNED for row in of)


def _people(demonym: str) -> Iterable[str]:
    """'Germans' for 'German'; nothing for 'Chinese', which serves for both."""
    return (demonym + "s",) if demonym.endswith(("an", "i", "ot", "ek", "in")) else ()


def by_hand(name: str) -> list[list[str]]:
    """The rows of a file written by hand, without its header."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))[1:]


def written(name: str, header: str, generated: Rows, extra: Iterable[list[str]]) -> str:
    """The CSV file, sorted by form, without the forms left out of it."""
    fields = header.split(",")
    merged = generated | {form: tuple(rest[: len(fields) - 1]) for form, *rest in extra}
    for form, file, _why in by_hand("left-out"):
        if file == name:
            del merged[form]
    return _csv(fields, ((form, *merged[form]) for form in sorted(merged)))


def _csv(fields: list[str], lines: Iterable[tuple[str, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([fields, *lines])
    return out.getvalue()


def contents() -> dict[str, str]:
    """The text of each generated file, by its name."""
    extra, extra_places = by_hand("units-extra"), by_hand("places-extra")
    money = [row for row in extra if row[3] in MONEY or re.fullmatch("[A-Z]{3}", row[1])]
    measures = [row for row in extra if row not in money]
    renamed = {row[0]: row[1] for row in extra_places if row[2] == "cldr"}
    known_places = [row for row in extra_places if row[2] != "cldr"]
    return {
        "units": written("units", "form,unit,factor,kind", units(), measures),
        "conversions": _csv(
            ["unit", "dimension", "factor"],
            ((name, *row) for name, row in sorted(conversions(_units_of(units(), measures)).items())),
        ),
        "currencies": written("currencies", "form,code,factor,kind", currencies(), money),
        "currencies-shared": _csv(["form", "country", "code"], currencies_shared(renamed)),
        "regions": _csv(["form", "country"], regions()),
        "places": written("places", "form,country,kind", places(renamed), known_places),
    }


def _units_of(generated: Rows, extra: Iterable[list[str]]) -> set[str]:
    """The names of all units that the forms have."""
    return {row[0] for row in generated.values()} | {row[1] for row in extra}


def main(folder: Path = FOLDER) -> None:
    """Writes the files, each in one go."""
    for name, text in contents().items():
        part = folder / f".{name}.csv.part"
        part.write_text(text, encoding="utf-8", newline="")
        os.replace(part, folder / f"{name}.csv")


if __name__ == "__main__":
    main()
