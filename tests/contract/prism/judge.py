#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prism, somebody else's reader of openapi.yaml, between the client's journeys and the sandbox: every request and every answer is
held against the description. judge.py JOURNEY SANDBOX OPENAPI FOLDER RESULTS; FOLDER receives Prism, RESULTS its raw logs.
Judged are a site that can do everything, one that can do only what every site can, and one without the extension; then Prism
alone stands for the server. A violation that is planted must be found, or nothing here is believed."""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
JOURNEY, SANDBOX, OPENAPI, FOLDER, RESULTS = sys.argv[1:6]
CREDENTIALS = {"CRM_USERNAME": "agent-7", "CRM_PASSWORD": "of-the-flows", "OCC_APPLICATION_KEY": "of-no-use-here"}
# The journey's accounts are answered in another shape than the description's.
PLANTED = [{"method": "GET", "path": "/ccagentx/custom/v1/accounts", "status": 200, "body": {"profileId": 7, "items": "none"}}]


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def install():
    folder = pathlib.Path(FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    if not shutil.which("npm") or not shutil.which("node"):
        skip("node and npm are not here")
    lock = (HERE / "package-lock.json").read_bytes()
    if (folder / "node_modules/.bin/prism").exists() and (folder / "package-lock.json").read_bytes() == lock:
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder / name)
    done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        shutil.rmtree(folder / "node_modules", ignore_errors=True)
        skip("npm could not install Prism: " + (done.stderr.strip().splitlines() or ["no reason given"])[0])


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port, process, what):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    sys.exit(f"{what} did not start")


class Running:
    def __init__(self, command, log, port, what):
        environment = {**os.environ, **CREDENTIALS, "NO_COLOR": "1"}
        self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, env=environment)
        wait_for(port, self.process, what)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def prism(mode, port, log, upstream=None):
    command = ["node", str(pathlib.Path(FOLDER) / "node_modules/.bin/prism"), mode, "--host", "127.0.0.1", "-p", str(port), OPENAPI]
    return Running(command + ([upstream] if upstream else []), log, port, "Prism")


def travel(port, site, log):
    done = subprocess.run([JOURNEY, f"http://127.0.0.1:{port}", site, "110001"], env={**os.environ, **CREDENTIALS},
                          capture_output=True, text=True, timeout=240)
    log.write(done.stdout + done.stderr)
    return done


def violations(path):
    """Prism's own words for what does not fit, without the routes that it lists when it starts."""
    return [line.strip() for line in path.read_text(errors="replace").splitlines() if re.search(r"Violation:", line)]


def judge(name, site, switches):
    """Answers what went wrong, as lines."""
    results = pathlib.Path(RESULTS)
    raw = results / f"prism-{name}.log"
    with tempfile.TemporaryDirectory() as folder, raw.open("w") as log, (results / f"journey-{name}.log").open("w") as steps:
        sandbox, port = free_port(), free_port()
        weather = pathlib.Path(folder) / "weather.json"
        weather.write_text(json.dumps(PLANTED))
        command = [SANDBOX, "--port", str(sandbox), "--data", f"{folder}/site.db", "--contacts", "60", *switches]
        command = [str(weather) if one == "WEATHER" else one for one in command]
        with Running(command, (pathlib.Path(folder) / "sandbox.log").open("w"), sandbox, "the sandbox"):
            with prism("proxy", port, log, f"http://127.0.0.1:{sandbox}"):
                done = travel(port, site, steps)
    wrong = [line for line in done.stdout.splitlines() if not line.startswith("done: ")]
    if done.returncode and not wrong:
        wrong.append(f"the journey ended with {done.returncode}")
    found = violations(raw)
    exchanges = len(re.findall(r"has returned \d+", raw.read_text(errors="replace")))
    print(f"  {name}: {done.stdout.count('done: ')} steps, {exchanges} exchanges, {len(found)} violations; raw: {raw.name}")
    return wrong, found


def mock():
    raw = pathlib.Path(RESULTS) / "prism-mock.log"
    with raw.open("w") as log, (pathlib.Path(RESULTS) / "journey-mock.log").open("w") as steps:
        port = free_port()
        with prism("mock", port, log):
            done = travel(port, "read", steps)
    print(f"  Prism alone: {done.stdout.count('done: ')} steps read from what the description shows")
    return [line for line in done.stdout.splitlines() if not line.startswith("done: ")]


def main():
    install()
    pathlib.Path(RESULTS).mkdir(parents=True, exist_ok=True)
    verdicts = {}
    for name, site, switches in (("full", "full", []), ("stock", "stock", ["--stock"]),
                                 ("flows", "flows", ["--roles", "occ,payment,oic,crm"])):
        wrong, found = judge(name, site, switches)
        verdicts[f"{name}: the journey"] = wrong
        verdicts[f"{name}: violations"] = found
    verdicts["Prism alone"] = mock()
    _, found = judge("planted", "full", ["--test-switch", "--weather", "WEATHER"])
    verdicts["a planted violation is found"] = [] if found else ["it was not"]
    failed = {name: told for name, told in verdicts.items() if told}
    for name, told in failed.items():
        print(f"FAIL {name}: {len(told)}: " + "\n    ".join(told[:6]))
    print(f"Totals: {len(verdicts) - len(failed)} passed, {len(failed)} failed, 0 skipped")
    return 1 if failed else 0


sys.exit(main())
