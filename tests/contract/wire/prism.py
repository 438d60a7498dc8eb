#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Prism judges what the real client and the real sandbox say to each other: prism.py FOLDER SANDBOX JOURNEYS; the folder
receives the packages. As a proxy it holds every request and every answer to the description, as a mock it answers the reads from
the description alone. Its raw logs stay in build/test-results; they name routes, never bodies.

What Prism 5 leaves unjudged: it compares no values of headers that the description calls plain text (X-CCAgentContext is JSON),
and upstream it names the sandbox in Host, so links of pages point past it. Multipart bodies it passes on without a look; no
journey has one. All that was needed here it can do: form bodies, ETag, If-Match and bearer tokens pass and are checked."""
import collections
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request

from contract import DESCRIPTION, ROOT, Contract
from npm import install

RESULTS = ROOT / "build/test-results"
WANTED = {  # what a journey must have asked for, else Prism has judged too little
    "stock": ["login 200", "login 401", "refreshToken 200", "logout 200", "getCurrentAdminProfile 200", "searchProfiles 200", "getProfile 200", "getProfile 404",
              "listCreditCards 200", "addCreditCard 200", "addCreditCard 400", "queryContacts 200", "queryAccounts 200", "updateAccount 200"],
    "full": ["updateAccount 412", "readStructure 200", "findAccountsByNumber 200", "listAddressFormats 200"]}
WANTED["full"] += WANTED["stock"]
WANTED["flows"] = [wanted for wanted in WANTED["stock"] if not wanted.startswith(("query", "update")) and wanted != "addCreditCard 200"]
WANTED["flows"] += ["oicContactFind 200", "oicAccountFind 200", "oicAccountUpdate 200", "oicAccountUpdate 412"]
SWITCHES = {"full": [], "stock": ["--stock"], "flows": ["--roles", "occ,payment,oic,crm"]}
# Of a site without the extension; others make their own.
os.environ.update({"CRM_USERNAME": "agent-7", "CRM_PASSWORD": "of-the-flows", "OCC_APPLICATION_KEY": "of-no-use-here"})
BROKEN = [{"method": "GET", "path": "/ccagentx/custom/v1/accounts", "status": 200,
           "body": {"profileId": "110001", "contactId": "300100000000101", "total": "none", "items": []}}]


LAST = "/the-log-ends-here"


def ask(url, body=None, headers=None):
    try:
        data = None if body is None else json.dumps(body).encode()
        urllib.request.urlopen(urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})}), timeout=30).close()
    except urllib.error.HTTPError as refused:
        refused.close()


class Program:
    """Runs until it is ended; ready once it has printed what `ready` matches."""

    def __init__(self, command, log, ready):
        self.log = log
        self.ready = ready
        self.process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace")
        self.match, self.isready, self.isclosed = None, threading.Event(), threading.Event()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        if not self.isready.wait(240) or not self.match:
            self.end()
            sys.exit(f"{command[0]} did not come up: " + log.read_text(encoding="utf-8")[-1500:])

    def read(self):
        with self.log.open("w", encoding="utf-8") as kept:
            for line in self.process.stdout:
                kept.write(line)
                kept.flush()
                if not self.match and (found := re.search(self.ready, line)):
                    self.match = found
                    self.isready.set()
                if LAST in line and "error" in line:
                    self.isclosed.set()
        self.isready.set()

    def close(self, url):
        """Ends Prism when its log is whole: it writes later than it answers, so one more request, to a route that nobody has,
        must have come through."""
        try:
            ask(url + LAST)
        finally:
            came = self.isclosed.wait(30)
            self.end()
        if not came:
            sys.exit(f"{self.log.name} is not whole")

    def end(self):
        self.process.terminate()
        self.process.wait(30)
        self.reader.join(30)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def prism(folder, kind, *upstream):
    port = free_port()
    command = ["node", folder / "node_modules/.bin/prism", kind.split("-")[0], DESCRIPTION, *upstream, "--host", "127.0.0.1", "--port", port]
    return f"http://127.0.0.1:{port}", Program(command + ["--errors"], RESULTS / f"prism-{kind}.log", "Prism is listening")


def journeys(program, url, site, *slots):
    environment = dict(os.environ, LINEDESK_JOURNEY_URL=url, LINEDESK_JOURNEY_SITE=site)
    done = subprocess.run([program, *slots], env=environment, capture_output=True, text=True, timeout=300)
    return done.stdout + done.stderr, re.search(r"Totals: (\d+) passed, (\d+) failed", done.stdout)


def read_log(contract, file):
    """What passed, as "operation status" with counts, and every violation, from Prism's own words."""
    passed, violations, asked = collections.Counter(), [], collections.defaultdict(collections.deque)
    for line in file.read_text(encoding="utf-8").splitlines():
        line = re.sub(r"\x1b\[[0-9;]*m", "", line)
        if found := re.search(r'Forwarding "(\w+)" request to http://[^/]+(/[^? ]*?)(\?\S*)?\.\.\.$', line):
            asked[found[2]].append(found[1].upper())
        elif found := re.search(r"The upstream call to (\S+) has returned (\d+)", line):
            operation = contract.find(asked[found[1]].popleft() if asked[found[1]] else "", found[1])
            passed[f"{operation.name if operation else found[1]} {found[2]}"] += 1
        elif LAST not in line and re.search(r"#VIOLATIONS|#UNPROCESSABLE|#NO_\w+|#UNAUTHORIZED|#\w+_ERROR|[Vv]iolation:", line):
            violations.append(re.sub(r"^.*?› ", "", line).strip())
    return passed, violations


def note(passed, violations, test):
    """For the ledger."""
    if ledger := os.environ.get("LINEDESK_WIRE_LOG"):
        with open(ledger, "a", encoding="utf-8") as kept:
            for what in passed.elements():
                name, _, status = what.rpartition(" ")
                kept.write(json.dumps({"side": "prism", "operation": name, "status": int(status), "test": test}) + "\n")
            kept.write(json.dumps({"side": "prism", "violations": len(violations), "test": test}) + "\n")


def as_proxy(contract, folder, sandbox, program, site, check):
    with tempfile.TemporaryDirectory() as data:
        options = ["--port", 0, "--contacts", 50, "--data", f"{data}/training.db", "--test-switch", *SWITCHES[site]]
        server = Program([sandbox, *options], RESULTS / f"prism-sandbox-{site}.log", r'"port":\s*(\d+)')
        try:
            upstream = f"http://127.0.0.1:{server.match[1]}"
            url, judge = prism(folder, f"proxy-{site}", upstream)
            try:
                output, totals = journeys(program, url, site)
            finally:
                judge.close(url)
            passed, violations = read_log(contract, judge.log)
            note(passed, violations, f"journeys, {site} site")
            check(f"journeys, {site} site", bool(totals) and totals[2] == "0" and int(totals[1]) > 5, output[-3000:])
            check(f"violations, {site} site", not violations, "; ".join(violations[:9]))
            missing = [wanted for wanted in WANTED[site] if not passed[wanted]]
            check(f"operations judged, {site} site", not missing, f"never seen: {', '.join(missing)}")
            print(f"{site}: {sum(passed.values())} exchanges of {len(passed)} kinds, {len(violations)} violations")
            if site == "full":
                as_planted(contract, folder, program, upstream, check)
        finally:
            server.end()


def as_planted(contract, folder, program, upstream, check):
    """The sandbox breaks the contract in one answer: journeys and log must both turn red, or the zero above says nothing."""
    ask(upstream + "/sandbox/weather", BROKEN)
    url, judge = prism(folder, "proxy-planted", upstream)
    try:
        totals = journeys(program, url, "full", "readShouldOpenTheCustomer")[1]
        for wrong in ({"cardNumber": 1}, {}):  # and a client that does: a body that is none
            ask(url + "/ccagentui/v1/profiles/110001/creditCards", wrong, {"Authorization": "Bearer none"})
    finally:
        judge.close(url)
    violations = read_log(contract, judge.log)[1]
    check("planted answer", any("VIOLATIONS" in one and "/accounts" in one for one in violations), "Prism did not report it")
    check("planted answer and the journey", bool(totals) and totals[2] != "0", "the journey passed all the same")
    check("planted requests", sum("UNPROCESSABLE" in one for one in violations) == 2, "Prism did not report both")


def as_mock(folder, program, check):
    url, judge = prism(folder, "mock")
    try:
        output, totals = journeys(program, url, "full", "readShouldFindTheCustomer", "readShouldOpenTheCustomer")
    finally:
        judge.end()
    check("reads from the mock", bool(totals) and totals[2] == "0" and int(totals[1]) == 4, output[-3000:])


def main():
    folder, sandbox, program = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], sys.argv[3]
    install(folder)
    RESULTS.mkdir(parents=True, exist_ok=True)
    contract, outcomes = Contract(), []

    def check(what, is_right, told):
        outcomes.append(is_right)
        if not is_right:
            print(f"FAIL {what}: {told}")

    for site in SWITCHES:
        as_proxy(contract, folder, sandbox, program, site, check)
    as_mock(folder, program, check)
    print(f"Totals: {sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed, 0 skipped")
    sys.exit(not all(outcomes))


if __name__ == "__main__":
    main()
