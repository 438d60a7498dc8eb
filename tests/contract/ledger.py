#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the contract's tests have seen of the contract, from the raw log that they wrote: ledger.py FILE, a JSON line per exchange
(tests/support/wirelog.h, tests/contract/wire/prism.py). Every outcome that an example documents, operation with status and error
code, has to be seen at the sandbox, and the client has to make the request of an example for each operation that it uses."""
import collections
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "wire"))
from contract import Contract  # noqa: E402

# What the console asks; each with at least one request that was held against an example's.
CLIENT = """login mfaLogin refreshToken logout getCurrentAdminProfile requestPasswordReset sendPasswordReset searchProfiles getProfile
    listCreditCards addCreditCard queryContacts createContact queryAccounts createAccounts updateAccount readStructure findAccountsByNumber listAddressFormats""".split()
ONLY_ASKED = ["verifyToken"]  # without a token, whether somebody is there


def outcome(name, status, code):
    return f"{name} {status} {code or ''}".strip()


def code_of(body):
    return (body.get("o:errorCode") or body.get("errorCode") or "") if isinstance(body, dict) else ""


class Ledger:
    def __init__(self, file):
        self.contract = Contract()
        self.seen = {side: collections.Counter() for side in ("sandbox", "weather", "client")}
        self.statuses, self.compared, self.unknown = set(), set(), collections.Counter()
        self.played = {side: set() for side in self.seen}
        self.prism, self.violations, self.judged = collections.Counter(), 0, False
        self.documented = {}  # example by outcome
        for name, pair in self.contract.examples.items():
            answer = pair["response"]
            self.documented.setdefault(outcome(pair["operationId"], answer["status"], code_of(answer.get("body"))), []).append(name)
        self.exchanges = 0
        for line in file.read_text(encoding="utf-8").splitlines():
            self.add(json.loads(line))

    def add(self, line):
        if line["side"] == "prism":
            self.judged = True
            self.violations += line.get("violations", 0)
            if "operation" in line:
                self.prism[f"{line['operation']} {line['status']}"] += 1
            return
        self.exchanges += 1
        operation = self.contract.find(line["method"], line["path"])
        if operation is None:
            self.unknown[f"{line['method']} {line['path']}"] += 1
            return
        what = outcome(operation.name, line["status"], line["errorCode"])
        self.seen[line["side"]][what] += 1
        if line["side"] != "client":
            self.statuses.add((operation.name, str(line["status"])))
        if line["example"] in self.documented.get(what, []):
            self.played[line["side"]].add(line["example"])
        if line["isCompared"]:
            self.compared.add(operation.name)

    def findings(self):
        """What is not as this script says it has to be."""
        seen = self.seen["sandbox"]
        for name, operation in self.contract.operations.items() if self.judged else ():
            if bare := [s for s in operation.members["responses"] if (name, s) not in self.statuses]:
                yield f"{name}: {', '.join(bare)} never seen, not even as weather"
        for what in (what for what in self.documented if not seen[what]):
            yield f"{what}: documented by {', '.join(self.documented[what])}, never seen at the sandbox"
        for name in CLIENT:
            if name not in self.compared:
                yield f"{name}: no request of the client was held against an example"
        for name in sorted({what.split()[0] for what in self.seen["client"]} - set(CLIENT + ONLY_ASKED)):
            if not name.startswith("oic"):
                yield f"{name}: the client asks it, but the list of what it asks does not have it"
        if self.violations:
            yield f"Prism counted {self.violations} violations"

    def show(self):
        operations, examples = self.contract.operations, self.contract.examples
        seen, answered = self.seen["sandbox"], {what.split()[0] for what in self.seen["sandbox"]}
        documented = {(name, status) for name, o in operations.items() for status in o.members["responses"]}
        print(f"ledger of {self.exchanges} exchanges:")
        print(f"  operations answered by the sandbox   {len(answered & set(operations)):4} of {len(operations)}")
        print(f"  outcomes that examples document      {sum(seen[w] > 0 for w in self.documented):4} of {len(self.documented)}")
        own = {tuple(what.split()[:2]) for what in seen}
        print(f"  statuses that the description has    {len(documented & self.statuses):4} of {len(documented)}, {len(documented & own)} of the sandbox's own")
        print(f"  examples played at the sandbox       {len(self.played['sandbox']):4} of {len(examples)}")
        print(f"  examples played at the client        {len(self.played['client']):4} of {len(examples)}")
        print(f"  operations the client asks, compared {len(self.compared & set(CLIENT)):4} of {len(CLIENT)}")
        if self.judged:
            print(f"  exchanges judged by Prism            {sum(self.prism.values()):4} of {len(self.prism)} kinds, {self.violations} violations")
        else:
            print("  exchanges judged by Prism               0: it is not here")
        for title, names in (("not covered at the sandbox", self.uncovered()), ("examples not played at the sandbox", sorted(set(examples) - self.played["sandbox"])),
                             ("no operation of the contract", [f"{n} x {c}" for n, c in self.unknown.most_common(12)])):
            if names:
                print(f"  {title}: " + ", ".join(names))

    def uncovered(self):
        """Operation by operation what was never seen of it: codes that examples document, then bare statuses."""
        for name, operation in self.contract.operations.items():
            codes = [what.removeprefix(name + " ") for what in self.documented if what.split()[0] == name and not self.seen["sandbox"][what]]
            bare = [s for s in operation.members["responses"] if (name, s) not in self.statuses and not any(c.startswith(s) for c in codes)]
            if codes or bare:
                yield f"{name} ({'; '.join(codes)}{' | ' if codes and bare else ''}{' '.join(bare)})"


def main():
    ledger = Ledger(pathlib.Path(sys.argv[1]))
    ledger.show()
    findings = list(ledger.findings())
    for one in findings:
        print(f"FAIL ledger: {one}")
    print(f"Totals: {0 if findings else 1} passed, {min(1, len(findings))} failed, 0 skipped")
    sys.exit(bool(findings))


main()
