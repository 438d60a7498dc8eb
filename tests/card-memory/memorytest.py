#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""After the tour's card step no copy of the number may be left in the console's memory.

The searcher is tried first on planted copies of every encoding, and a second run of the tour types the number into a plain
line edit as well: if either is not found, the search is blind and the test fails. A fresh random number for each run goes to
the tour digit by digit; the training system is a process of its own, and the tour itself proves that the card arrived there.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import scan

TOUR = sys.argv[1]
SKIPPED = 77


def fresh_number():
    """A Visa number with a right check digit; the training system takes any."""
    digits = [4] + [random.randrange(10) for _ in range(14)]
    total = sum(d if i % 2 else (d * 2 - 9 if d > 4 else d * 2) for i, d in enumerate(digits))
    return "".join(map(str, digits)) + str(-total % 10)


def searcher_sees():
    """Plants one copy per encoding in a child process; answers what was missed."""
    number = fresh_number()
    child_code = ("import sys\npats = eval(sys.stdin.readline())\nkeep = [bytes(100) + p + bytes(100) for p in pats]\n"
                  "print('ok', flush=True)\nsys.stdin.readline()\n")
    missed = []
    for encoding, patterns in scan.encodings(number).items():
        for pattern in patterns[:2]:
            hidden = f"[bytes(b ^ 0x55 for b in {bytes(b ^ 0x55 for b in pattern)!r})]"
            with subprocess.Popen([sys.executable, "-c", child_code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as child:
                child.stdin.write(hidden + "\n")
                child.stdout.readline()
                if not any(hit[0] == encoding for hit in scan.search(scan.read_process(child.pid), number, deep=False)):
                    missed.append(encoding)
                child.kill()
    return missed


def run_tour(plants_leak):
    """Answers {moment: hits}; hits in the field's own locked memory count like any other."""
    number = fresh_number()
    found = {}
    with tempfile.TemporaryDirectory() as pictures:
        arguments = [TOUR, pictures, "--card-from-stdin", "--pause-at-moments"] + (["--plant-leak"] if plants_leak else [])
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
        with subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1,
                              env=environment) as tour:
            for digit in number:
                tour.stdin.write(digit + "\n")
            tour.stdin.write("\n1\n2\n3\n.\n")
            for line in tour.stdout:
                if not line.startswith("{"):
                    print("  " + line.rstrip())
                    continue
                at = json.loads(line)
                deep = at["moment"].endswith("2 s later")
                hits = scan.search(scan.read_process(at["pid"]), number, deep=deep)
                found[at["moment"]] = hits
                print(f"  {at['moment']}: {len(hits)} copies" + "".join(f"\n    {e} in {n} at {a:#x}" for e, n, a in hits[:8]))
                tour.stdin.write("\n")
            if tour.wait() != 0:
                print("the tour did not come out")
                sys.exit(1)
    return found


def main():
    if os.geteuid() != 0:
        print("skipped: reading another process's memory needs root here")
        sys.exit(SKIPPED)
    missed = searcher_sees()
    if missed:
        print("the searcher does not see planted copies:", missed)
        sys.exit(1)
    print("searcher: every planted encoding was found")
    print("control, the number in a line edit as well:")
    control = run_tour(plants_leak=True)
    if not any(hits for moment, hits in control.items() if moment.startswith("card stored")):
        print("the control's copies were not found: the search is blind")
        sys.exit(1)
    print("the console as it is:")
    found = run_tour(plants_leak=False)
    if len(found.get("card typed", [])) != 1:
        print("while the number is in the field there must be exactly one copy, in the field's own memory")
        sys.exit(1)
    left = {moment: hits for moment, hits in found.items() if moment != "card typed" and hits}
    if left or len(found) < 4:
        print("copies were left behind, or a moment is missing:", list(left), list(found))
        sys.exit(1)
    print("no copy was left")


main()
