#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks and judges their raw figures: pairs of the same round, the median of their ratios, no verdict when they
scatter. Time never fails a bench; a program that breaks, or work that came out wrong, does.

    ratio.py BIN FOLDER [bench...]   runs the programs of BIN, keeps the raw figures in FOLDER, one file a bench
    ratio.py --show FILE...          the same lines again from kept figures
"""
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

import programs

BENCHES = ("start", "tree", "reading", "search", "requests", "http")
SCATTER = 0.25  # between the quartiles, as a part of the median
FEWEST = 7


def machine():
    model = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    return {"cpu": model, "cores": os.cpu_count(), "kernel": platform.release(), "load": [round(load, 1) for load in os.getloadavg()],
            "taken": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())}


def judge(row):
    """Adds to a row what follows from its raw figures."""
    ours, peers = row["ours"], row.get("peers")
    values = [a / b for a, b in zip(ours, peers) if b > 0] if peers else ours
    if not values:
        return dict(row, verdict="skipped: nothing to divide by")
    middle = statistics.median(values)
    quartiles = statistics.quantiles(values, n=4) if len(values) > 1 else [middle] * 3
    is_noisy = peers and middle > 0 and (quartiles[2] - quartiles[0]) / middle > SCATTER
    # Without a peer the figure itself is bounded, and the worst round counts.
    reached = middle if peers else max(values)
    if "wanted" not in row:
        verdict = ""
    elif peers and len(values) < FEWEST:
        verdict = f"too few rounds: {len(values)}"
    else:
        verdict = "noisy" if is_noisy else "met" if reached <= row["wanted"] else "missed"
    return dict(row, middle=middle, least=min(values), most=max(values), rounds=len(values), verdict=verdict, noisy=bool(is_noisy))


def number(value):
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"


def line(row):
    head = f"{row['goal']:3} {row['what']:58}"
    if "middle" not in row:
        return f"{head} {row['verdict']}"
    unit, wanted = row["unit"], f"wanted {number(row['wanted'])}: " if "wanted" in row else ""
    if "peers" not in row:
        spread = f" [{number(row['least'])}..{number(row['most'])}]" if row["most"] > row["least"] else ""
        return f"{head} {number(row['middle'])} {unit}{spread} of {row['rounds']}  {wanted}{row['verdict']}"
    sides = f"{number(statistics.median(row['ours']))} / {number(statistics.median(row['peers']))} {unit}"
    note = row["verdict"] or ("noisy" if row["noisy"] else "")
    return (f"{head} {sides:>22}  x{row['middle']:.3g} [{row['least']:.3g}..{row['most']:.3g}] of {row['rounds']}  {wanted}{note}"
            f"  (to {row['peer']})")


def lines(raw):
    return [line(judge(row)) for row in raw["rows"]] + [f"    skipped: {why}" for why in raw.get("skipped", [])] \
        + [f"    WRONG: {what}" for what in raw["wrong"]]


def run(bin_folder, folder, wanted=BENCHES):
    """Answers [passed, failed, skipped] benches."""
    folder.mkdir(parents=True, exist_ok=True)
    counts, table = [0, 0, 0], []
    for bench in wanted:
        began = machine()
        print(f"bench: {bench}, load {began['load'][0]}", flush=True)
        try:
            raw = programs.run(bench, bin_folder)
        except (OSError, ValueError, KeyError, subprocess.SubprocessError) as problem:
            raw = {"rows": [], "wrong": [f"{bench} broke: {problem}"]}
        raw.update(bench=bench, machine=dict(began, load_after=machine()["load"]))
        (folder / f"{bench}.json").write_text(json.dumps(raw, indent=1, ensure_ascii=False) + "\n")
        print("\n".join("  " + text for text in lines(raw)), flush=True)
        table += lines(raw)
        counts[1 if raw["wrong"] else 0] += 1
        counts[2] += len(raw.get("skipped", []))
    print(f"bench: all figures; raw ones in {os.path.relpath(folder)}\n" + "\n".join(table))
    return counts


def main():
    if len(sys.argv) > 2 and sys.argv[1] == "--show":
        for name in sys.argv[2:]:
            raw = json.loads(pathlib.Path(name).read_text())
            print(f"{raw['bench']}: {raw['machine']}\n" + "\n".join(lines(raw)))
        return
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    passed, failed, skipped = run(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), sys.argv[3:] or BENCHES)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
