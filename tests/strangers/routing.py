#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""US routing numbers: those that well-known banks publish, and made-up ones, against the ABA's rule written down once more.
routing.py RULESPROBE [SEED]"""
import random
import sys

from probe import Verdict, ask

# As the banks print them on their own pages.
PUBLISHED = {"JPMorgan Chase, New York": "021000021", "Citibank, New York": "021000089", "Bank of America, New York": "026009593",
             "Bank of America, California": "121000358", "Wells Fargo, California": "121042882", "U.S. Bank, Minnesota": "091000022",
             "PNC, Pennsylvania": "043000096", "TD Bank": "031101266", "Fifth Third, Ohio": "042000314", "Ally": "124003116",
             "Charles Schwab": "121202211", "USAA": "314074269", "Navy Federal": "256074974", "HSBC, New York": "021001088"}
DISTRICTS = set(range(0, 13)) | set(range(21, 33)) | set(range(61, 73)) | {80}


def is_routing(text):
    """The published form of the rule: 3(a+d+g) + 7(b+e+h) + (c+f+i) is a multiple of ten and not nothing."""
    if len(text) != 9 or not all("0" <= c <= "9" for c in text):
        return False
    a, b, c, d, e, f, g, h, i = map(int, text)
    total = 3 * (a + d + g) + 7 * (b + e + h) + (c + f + i)
    return total > 0 and total % 10 == 0 and int(text[:2]) in DISTRICTS


def made(dice, count):
    for _ in range(count):
        eight = f"{dice.choice(sorted(DISTRICTS)):02}{dice.randrange(10 ** 6):06}"
        right = next(eight + str(i) for i in range(10) if is_routing(eight + str(i)) or eight.strip("0") == "")
        yield right
        at = dice.randrange(9)
        yield dice.choice((right[:at] + dice.choice("0123456789") + right[at + 1:],
                           right[:at] + right[at:at + 2][::-1] + right[at + 2:],
                           right[:at] + right[at + 1:], right + "0", f"{dice.randrange(10 ** 9):09}"))


def main():
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 20260601
    values = list(PUBLISHED.values()) + list(made(random.Random(seed), 5000))
    answers = [line == "1" for line in ask(sys.argv[1], ["routing " + v for v in values])]
    verdict = Verdict("routing")
    for name, answer in zip(PUBLISHED, answers):
        verdict.compare(name, answer, [], "a bank's own number was refused")
    for i, (value, answer) in enumerate(zip(values, answers)):
        verdict.compare("made-up numbers", answer == is_routing(value), [], f"value {i} of the seed: we say {answer}")
    right = sum(map(is_routing, values))
    print(f"routing: seed {seed}, {len(values)} numbers, {right} of them right")
    verdict.compare("enough of them right", right * 10 >= 4 * len(values), [], f"only {right}")
    planted = Verdict("routing")
    planted.compare("planted", not answers[0] == is_routing(values[0]), [], "")
    if not planted.failed:
        verdict.fail("planted defect", "a wrong verdict was not seen")
    sys.exit(verdict.close())


main()
