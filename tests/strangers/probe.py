# SPDX-License-Identifier: Apache-2.0
"""What the drivers share: our verdicts, the table of decisions, and the tally that ctest's runner reads."""
import collections
import json
import pathlib
import subprocess
import sys

FOLDER = pathlib.Path(__file__).resolve().parent


def ask(program, questions):
    """One answer for each question; a program that answers fewer has crashed."""
    done = subprocess.run([program], input="\n".join(questions) + "\n", capture_output=True, text=True)
    answers = done.stdout.splitlines()
    if done.returncode or len(answers) != len(questions):
        sys.exit(f"{pathlib.Path(program).name} gave {len(answers)} answers to {len(questions)} questions and ended with {done.returncode}")
    return answers


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


class Verdict:
    """Collects disagreements. One that no decision covers is a failure, and so is a decision that nothing needs any more."""

    def __init__(self, subject):
        self.decisions = json.loads((FOLDER / "decisions.json").read_text(encoding="utf-8"))[subject]
        self.used = collections.Counter()
        self.checks, self.failed = set(), {}

    def compare(self, check, agrees, reasons, told):
        """`check` names the group that counts as one; `reasons` are the decisions that would explain a disagreement whole."""
        self.checks.add(check)
        if agrees:
            return
        if reasons and all(reason in self.decisions for reason in reasons):
            self.used.update(reasons)
        else:
            self.failed.setdefault(check, []).append(f"{told} {reasons or ''}")

    def fail(self, check, told):
        self.compare(check, False, [], told)

    def close(self):
        for reason, why in self.decisions.items():
            print(f"  decided, {self.used[reason]} times: {reason}: {why}")
            if not self.used[reason]:
                self.fail(f"decision {reason}", "nothing disagrees about this any more: take the decision out")
        for check, told in sorted(self.failed.items()):
            print(f"FAIL {check}: {len(told)} undecided: " + "; ".join(told[:3]))
        print(f"Totals: {len(self.checks) - len(self.failed)} passed, {len(self.failed)} failed, 0 skipped")
        return 1 if self.failed else 0
