#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the tests and runs suites through ctest; counts QtTest functions; keeps raw output in build/test-results."""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(__file__).resolve().parents[2]
RESULTS = ROOT / "build" / "test-results"
sys.path.insert(0, str(ROOT / "tests" / "bench"))
import ratio  # noqa: E402
# What a suite needs of the dev build; nothing named: all of it.
TARGETS = {"unit": [], "contract": [], "gui": [], "faults": [], "lint": ["linedesk"], "card-memory": ["linedesk-tour"], "strangers": ["rulesprobe"]}
TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped", re.M)


def build(preset, *targets):
    if subprocess.run(["sh", str(ROOT / "packaging/build.sh"), preset, *targets]).returncode:
        print("tests: nothing was run, since the build failed")
        print("0 passed, 1 failed")
        sys.exit(1)


def run_label(preset, label):
    """Answers [passed, failed, skipped] of one suite."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    report = RESULTS / f"{preset}-{label}.xml"
    report.unlink(missing_ok=True)
    wire = RESULTS / f"{preset}-{label}-wire.jsonl"
    wire.unlink(missing_ok=True)
    environment = dict(os.environ, LINEDESK_WIRE_LOG=str(wire)) if label == "contract" else None
    with (RESULTS / f"{preset}-{label}.log").open("w") as log:
        subprocess.run(["ctest", "--test-dir", str(ROOT / "build" / preset), "-L", f"^{label}$", "-j", "2",
                        "--output-junit", str(report), "--test-output-size-passed", "4000000",
                        "--test-output-size-failed", "4000000"], stdout=log, stderr=subprocess.STDOUT, env=environment)
    counts = [0, 0, 0]
    if not report.exists():
        print(f"tests: ctest left no report for {label}")
        return [0, 1, 0]
    for case in xml.parse(report).getroot().iter("testcase"):
        output, status = case.findtext("system-out") or "", case.get("status")
        totals = [list(map(int, t)) for t in TOTALS.findall(output)]
        if status == "notrun" and "SKIP_RETURN_CODE" in (case.find("skipped").get("message") or ""):
            counts[2] += 1
            print(f"  skipped: {case.get('name')}: {output.strip()[-200:]}")
        elif totals:
            counts = [a + sum(t[i] for t in totals) for i, a in enumerate(counts)]
            if status != "run" and not any(t[1] for t in totals):
                counts[1] += 1  # it crashed, leaked or ran out of time after its last function
        else:
            counts[0 if status == "run" else 1] += 1
        if status not in ("run", "notrun"):
            print(f"--- {case.get('name')} failed; the end of its output:\n{output[-6000:]}")
        elif status == "notrun" and not counts[2]:
            print(f"--- {case.get('name')} could not be started")
    if label == "contract":
        counts = [a + b for a, b in zip(counts, ledger(wire))]
    return counts


def ledger(wire):
    """What of the contract the suite has seen, from its raw log; answers [passed, failed, skipped]."""
    if not wire.exists():
        print("ledger: no test of the contract has left a line")
        return [0, 1, 0]
    python = "/usr/bin/python3" if pathlib.Path("/usr/bin/python3").exists() else sys.executable  # Debian's has Debian's PyYAML
    done = subprocess.run([python, str(ROOT / "tests/contract/ledger.py"), str(wire)], capture_output=True, text=True)
    print(done.stdout + done.stderr, end="")
    totals = TOTALS.search(done.stdout)
    return list(map(int, totals.groups())) if totals else [0, 1, 0]


def tidy():
    """clang-tidy over the product's sources, as build/dev compiles them; answers [passed, failed, skipped] of files. It takes what
    the other suites leave of the machine, much of whose time is waiting."""
    sources = subprocess.run(["git", "ls-files", "core/*.cpp", "ui/*.cpp", "app/*.cpp"], cwd=ROOT, capture_output=True, text=True).stdout.split()

    def run(source):
        return subprocess.run(["nice", "-n", "19", "clang-tidy", "-p", "build/dev", "--quiet", source], cwd=ROOT, capture_output=True, text=True)

    RESULTS.mkdir(parents=True, exist_ok=True)
    failed = 0
    with (RESULTS / "tidy.log").open("w") as log, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for source, done in zip(sources, pool.map(run, sources)):
            log.write(f"{source}\n{done.stdout}")
            if done.returncode:
                failed += 1
                print(f"--- tidy: {source}\n{done.stdout[-3000:] or done.stderr[-3000:]}")
    return [len(sources) - failed, failed, 0]


def main():
    suites = sys.argv[1:]
    jobs = [("dev", s) for s in suites if s in TARGETS]
    if jobs or "tidy" in suites:
        wanted = [TARGETS[s] for _, s in jobs]
        build("dev", *([] if [] in wanted else sum(wanted, ["linedesk"])))
    if "asan" in suites:
        build("asan")
        jobs += [("asan", s) for s in ("unit", "contract", "faults", "gui")]
    beside = concurrent.futures.ThreadPoolExecutor(1).submit(tidy) if "tidy" in suites else None
    total = [0, 0, 0]
    for preset, label in jobs:
        counts = run_label(preset, label)
        print(f"{'asan ' if preset == 'asan' else ''}{label}: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped")
        total = [a + b for a, b in zip(total, counts)]
    if beside:
        counts = beside.result()
        print(f"tidy: {counts[0]} passed, {counts[1]} failed, 0 skipped")
        total = [a + b for a, b in zip(total, counts)]
    if "bench" in suites:
        build("bench")
        counts = ratio.run(ROOT / "build/bench/bin", RESULTS / "bench")
        print(f"bench: {counts[0]} passed, {counts[1]} failed, {counts[2]} skipped")
        total = [a + b for a, b in zip(total, counts)]
    print(f"{total[0]} passed, {total[1]} failed" + (f", {total[2]} skipped" if total[2] else ""))
    sys.exit(1 if total[1] or total[0] == 0 else 0)


main()
