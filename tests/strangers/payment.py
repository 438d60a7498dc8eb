#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Our rules for cards and bank accounts against card-validator and ibantools, on numbers that are made up here and printed
nowhere. payment.py RULESPROBE FOLDER [SEED]; the folder receives the two packages. A disagreement must be in decisions.json."""
import collections
import datetime
import json
import pathlib
import random
import re
import subprocess
import sys

from npm import install
from probe import FOLDER, Verdict, ask

SIX = {"visa", "mastercard", "american-express", "discover", "diners-club", "jcb"}
RESERVED = "AC CP DG EA EU EZ IC QO TA UN".split()
LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"


def their_answers(folder, questions):
    done = subprocess.run(["node", str(FOLDER / "oracle.cjs"), str(folder)], input="\n".join(questions) + "\n", capture_output=True, text=True)
    answers = done.stdout.splitlines()
    if len(answers) != len(questions):
        sys.exit("the oracle failed: " + done.stderr[-600:])
    return list(map(json.loads, answers))


def with_check_digit(digits):
    total = 0
    for i, c in enumerate(reversed(digits)):
        d = int(c) * (1 if i % 2 else 2)
        total += d - 9 if d > 9 else d
    return digits + str(-total % 10)


def with_check_digits(country, account):
    number = int("".join(str(int(c, 36)) for c in account + country + "00"))
    return f"{country}{98 - number % 97:02}{account}"


def accident(text, dice):
    """What happens to a number that is read out: a digit wrong, two swapped, one lost, one too many."""
    at = dice.randrange(len(text))
    other = dice.choice(DIGITS if text[at].isdigit() else LETTERS)
    return dice.choice((("a digit wrong", text[:at] + other + text[at + 1:]), ("two swapped", text[:at] + text[at:at + 2][::-1] + text[at + 2:]),
                        ("one lost", text[:at] + text[at + 1:]), ("one too many", text[:at] + other + text[at:])))


def made_cards(brands, dice, count):
    """(kind, digits): half of them right for their brand, the others an accident, a beginning, or any digits at all."""
    for i in range(count):
        brand = dice.choice([b for b in brands if (b["type"] in SIX) == (i % 3 < 2)])
        pattern = dice.choice(brand["patterns"])
        prefix = str(dice.randint(*pattern) if isinstance(pattern, list) else pattern)
        length = dice.choice(brand["lengths"])
        right = with_check_digit(prefix + "".join(dice.choices(DIGITS, k=length - len(prefix) - 1)))
        if i % 2:
            yield f"right {brand['type']}", right
        elif i % 10 == 8:
            yield "beginnings", right[:dice.randint(4, length)]
        elif i % 10 == 6:
            yield "any digits", "".join(dice.choices(DIGITS, k=dice.randint(12, 19)))
        else:
            yield accident(right, dice)


def card_reasons(ours, theirs):
    if theirs["brand"] not in SIX and ours["brand"] in SIX:
        return ["one of six first"]
    if theirs["brand"] not in SIX and ours["brand"] == theirs["brand"]:
        return ["not taken"]
    return []


def compare_cards(program, folder, brands, dice, count, verdict):
    cards = list(made_cards(brands, dice, count))
    questions = ["card " + digits for _, digits in cards]
    theirs = their_answers(folder, questions)
    ours = []
    for line in ask(program, questions):
        brand, *flags = line.split()
        is_length, passes, is_valid, code = map(int, flags)
        ours.append({"brand": brand, "isLength": bool(is_length), "passesCheck": bool(passes), "isValid": bool(is_valid), "code": code})

    def judge(ours, verdict):
        for i, ((kind, digits), our, their) in enumerate(zip(cards, ours, theirs)):
            names = ("brand", "isLength", "passesCheck", "isValid", "code") if their["brand"] != "-" else ("brand", "passesCheck", "isValid")
            # A beginning of one of the six must be known as such; how early a brand is named that is not taken is nobody's loss.
            if kind == "beginnings":
                names = ("brand",) if their["brand"] in SIX else ()
            differs = [f"{n}: we {our[n]}, they {their[n]}" for n in names if our[n] != their[n]]
            told = f"number {i} of the seed ({digits[:6]}…, {len(digits)} digits): " + ", ".join(differs)
            verdict.compare(kind, not differs, card_reasons(our, their), told)
        return verdict

    if "a digit wrong" not in judge([{**o, "isValid": not o["isValid"]} for o in ours], Verdict("cards")).failed:
        verdict.fail("planted defect", "wrong verdicts on cards were not seen")
    judge(ours, verdict)
    right = sum(t["isValid"] for t in theirs)
    print(f"cards: {len(cards)} numbers, {right} right for them, {sum(o['isValid'] for o in ours)} for us; brands: "
          + ", ".join(f"{b} {n}" for b, n in collections.Counter(t["brand"] for t in theirs).most_common()))
    verdict.compare("enough cards right", right * 10 >= 4 * len(cards), [], f"only {right}")
    this_year = datetime.date.today().year
    months = [f"expiry {month:02} {year}" for year in range(this_year - 2, this_year + 26) for month in range(1, 14)]
    for month, our, their in zip(months, ask(program, months), their_answers(folder, months)):
        verdict.compare("expiry", (our == "1") == their, [], f"{month}: we {our}, they {their}")


def account_of(pattern, dice):
    """A random account in the shape of a pattern made of [A-Z]{n}, [0-9]{n} and [A-Z0-9]{n}."""
    text = ""
    for kind, count in re.findall(r"\[([^\]]+)\]\{(\d+)\}", pattern):
        text += "".join(dice.choices({"A-Z": LETTERS, "0-9": DIGITS}.get(kind, LETTERS + DIGITS), k=int(count)))
    return text


def made_ibans(shapes, dice, count):
    countries = sorted(shapes)
    for i in range(count):
        country = countries[i // 2 % len(countries)]
        right = with_check_digits(country, account_of(shapes[country]["pattern"], dice))
        check = int(right[2:4])
        if i % 2 == 0:
            yield f"right {country}", right
        elif i % 20 == 9 and (check < 3 or check > 96):
            yield "check digits", f"{country}{check + 97 if check < 3 else check - 97:02}{right[4:]}"
        elif i % 20 == 19:
            yield "no such country", with_check_digits("".join(dice.choices(LETTERS, k=2)), right[4:])
        else:
            yield accident(right, dice)
    # Check digits of which there are two: 02 and 99, 97 and 00, 98 and 01.
    for country in countries:
        for _ in range(200):
            right = with_check_digits(country, account_of(shapes[country]["pattern"], dice))
            if (check := int(right[2:4])) == 2 or check > 96:
                yield "check digits", f"{country}{99 if check == 2 else check - 97:02}{right[4:]}"


def iban_reasons(iban, our, their):
    if our:
        return ["national check digits"] if their["errorCodes"] == [6] else []
    return [f"shape {iban[:2]}"]


def compare_banks(program, folder, shapes, dice, count, verdict):
    ibans = list(made_ibans(shapes, dice, count))
    bics = ["".join(dice.choices(LETTERS, k=4)) + dice.choice(("DE", "US", "XK", "".join(dice.choices(LETTERS, k=2))))
            + "".join(dice.choices(LETTERS + DIGITS, k=dice.choice((2, 2, 5, 5, 3, 1)))) for _ in range(4000)]
    bics = [bic if i % 4 else accident(bic, dice)[1] for i, bic in enumerate(bics)]
    questions = ["iban " + iban for _, iban in ibans]
    ours = [line == "1" for line in ask(program, questions)]
    theirs = their_answers(folder, questions)

    def judge(ours, verdict):
        for i, ((kind, iban), our, their) in enumerate(zip(ibans, ours, theirs)):
            told = f"account {i} of the seed ({iban[:2]}, {len(iban)} characters): we say {our}, they say {their}"
            verdict.compare(kind, our == their["valid"], iban_reasons(iban, our, their), told)
        return verdict

    if "right DE" not in judge([not our for our in ours], Verdict("banks")).failed:
        verdict.fail("planted defect", "wrong verdicts on accounts were not seen")
    judge(ours, verdict)
    right = sum(t["valid"] for t in theirs)
    print(f"accounts: {len(ibans)} of {len(shapes)} countries, {right} right for them, {sum(ours)} for us")
    verdict.compare("enough accounts right", sum(ours) * 10 >= 4 * len(ibans), [], f"only {sum(ours)}")
    questions = ["bic " + bic for bic in bics]
    for bic, our, their in zip(bics, ask(program, questions), their_answers(folder, questions)):
        verdict.compare("bic", (our == "1") == their, ["reserved codes"] if our == "1" and bic[4:6] in RESERVED else [], f"{bic[4:6]}, {len(bic)} characters: we {our}, they {their}")
    print(f"bank codes: {len(bics)}")


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    seed, count = int(sys.argv[3]) if len(sys.argv) > 3 else 20260601, 20000
    install(folder)
    kinds = their_answers(folder, ["kinds"])[0]
    print(f"seed {seed}")
    cards, banks = Verdict("cards"), Verdict("banks")
    compare_cards(program, folder, kinds["brands"], random.Random(seed), count, cards)
    compare_banks(program, folder, kinds["shapes"], random.Random(seed + 1), count, banks)
    sys.exit(max(cards.close(), banks.close()))


main()
