# SPDX-License-Identifier: Apache-2.0
"""The benches as whole programs: started in turn, A B A B, their figures gathered as rows for ratio.py."""
import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import time

ROUNDS = 8
SMALLEST = "the smallest program with a word in a window"


def run(bench, bin_folder):
    special = {"start": start, "reading": reading}
    return special[bench](bin_folder) if bench in special else own(bench, bin_folder)


def environment(**more):
    return dict(os.environ, QT_QPA_PLATFORM="offscreen", **more)


def own(bench, bin_folder):
    """A program that takes its rounds itself and writes them to a file."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "raw.json"
        done = subprocess.run([bin_folder / f"linedesk_bench_{bench}", file], env=environment(XDG_DATA_HOME=folder), timeout=1800,
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, errors="replace")
        raw = json.loads(file.read_text()) if file.exists() else {"rows": [], "wrong": []}
    if done.returncode and not raw["wrong"]:
        raw["wrong"].append(f"the program ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return raw


# --- start: exec until sign-in is painted -----------------------------------------------------------------------------

def painted(command, env):
    """One start; the program says itself what it has cost until its first paint, and ends."""
    began = time.time()
    done = subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL, text=True, timeout=120, check=True)
    told = json.loads(done.stdout.splitlines()[-1])
    told["wall_ms"] = (told["painted_at"] - began) * 1000
    return told


def instructions(command, env, folder):
    done = subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/callgrind.%p", *command], env=env, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=600, check=True)
    if "cpu_ms" not in done.stdout:
        raise ValueError("no first paint under callgrind")
    # The training system's process branches off here too, for a moment; the console is the one that counts most.
    return max(int(n) for n in re.findall(r"Collected : (\d+)", done.stderr)) / 1e6


@contextlib.contextmanager
def screen():
    """A screen without a monitor: its name, or None when there is no such program."""
    if not shutil.which("Xvfb"):
        yield None
        return
    reader, writer = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"], pass_fds=[writer],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            yield ":" + told.readline().strip()
    finally:
        server.terminate()
        server.wait()


def fill_training_base(bin_folder, data):
    """The people are made once, so that no start is about them."""
    with subprocess.Popen([bin_folder / "linedesk-sandbox", "--managed", "--port", "0", "--data", data], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, text=True) as sandbox:
        sandbox.stdin.write("a-secret-of-the-benchmark-of-the-start\n")
        sandbox.stdin.flush()
        sandbox.stdout.readline()
        sandbox.stdin.close()


def start(bin_folder):
    rows, skipped = [], []

    def take(goal, what, unit, wanted, rounds):
        row = {"goal": goal, "what": what, "unit": unit, "peer": SMALLEST, "ours": [ours for ours, _ in rounds], "peers": [peer for _, peer in rounds]}
        rows.append(dict(row, wanted=wanted) if wanted else row)

    with tempfile.TemporaryDirectory() as folder, screen() as display:
        data = f"{folder}/training.db"
        fill_training_base(bin_folder, data)
        ours = [str(bin_folder / "linedesk_bench_start"), "--data", data]
        smallest = [str(bin_folder / "linedesk_bench_smallest")]
        env = environment(XDG_DATA_HOME=folder)
        for name, env_here, is_judged in (("", env, True), (", on a screen", dict(env, QT_QPA_PLATFORM="xcb", DISPLAY=display or ""), False)):
            if env_here is not env and not display:
                skipped.append("the start on a screen: Xvfb is not installed")
                continue
            for command in (ours, smallest):
                painted(command, env_here)
            rounds = [(painted(ours, env_here), painted(smallest, env_here)) for _ in range(ROUNDS)]
            each = lambda field: [(a[field], b[field]) for a, b in rounds]
            take("S1", f"CPU until sign-in is painted{name}", "ms", 1.3 if is_judged else None, each("cpu_ms"))
            take("", f"time until sign-in is painted{name}", "ms", None, each("wall_ms"))
            take("S5", f"peak memory at sign-in{name}", "kB", 1.6 if is_judged else None, each("peak_kb"))
            take("", f"memory of its own at sign-in{name}", "kB", None, each("private_dirty_kb"))
        if shutil.which("valgrind"):
            take("S1", "instructions until sign-in is painted", "M", 1.15,
                 [(instructions(ours, env, folder), instructions(smallest, env, folder)) for _ in range(ROUNDS)])
        else:
            skipped.append("instructions until sign-in: valgrind is not installed")
    return {"rows": rows, "wrong": [], "skipped": skipped}


# --- reading: Google Benchmark's own rounds, mixed at random ------------------------------------------------------------

def reading(bin_folder):
    program = str(bin_folder / "linedesk_bench_reading")
    done = subprocess.run([program, "--benchmark_format=json", f"--benchmark_repetitions={ROUNDS + 1}", "--benchmark_enable_random_interleaving=true"],
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=1800, check=True)
    runs, wrong = {}, []
    for one in json.loads(done.stdout)["benchmarks"]:
        if one.get("error_occurred"):
            wrong.append(f"{one['name']}: {one['error_message']}")
        elif one["run_type"] == "iteration":
            who, count = one["name"].split("/")[:2]
            runs.setdefault((who, int(count)), []).append((one["repetition_index"], one["cpu_time"]))
    times = {key: [ms for _, ms in sorted(found)][1:] for key, found in runs.items()}
    rows = []
    for count in (1000, 100000):
        for peer, name, wanted in (("memcpy", "copying the bytes", 1.5), ("QJsonDocument", "QJsonDocument", 0.08)):
            row = {"goal": "T1", "what": f"read the answer of {count:,} accounts, to {name}", "unit": "ms", "peer": name, "ours": times.get(("ours", count), []),
                   "peers": times.get((peer, count), [])}
            rows.append(dict(row, wanted=wanted) if count == 100000 else row)
    risen = {who: [] for who in ("ours", "QJsonDocument")}
    for _ in range(ROUNDS):
        for who, found in risen.items():
            told = json.loads(subprocess.run([program, "--memory", who, "100000"], stdout=subprocess.PIPE, text=True, timeout=600, check=True).stdout)
            found.append((told["risen_kb"], told["input_kb"]))
    for who, wanted in (("ours", 1.0), ("QJsonDocument", None)):
        row = {"goal": "T2" if wanted else "", "what": f"memory while reading 100,000 accounts, {'beside the answer' if wanted else who}", "unit": "kB",
               "peer": "the answer's own size", "ours": [k for k, _ in risen[who]], "peers": [k for _, k in risen[who]]}
        rows.append(dict(row, wanted=wanted) if wanted else row)
    return {"rows": rows, "wrong": wrong}
