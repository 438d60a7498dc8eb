# SPDX-License-Identifier: Apache-2.0
"""The contract as the tests of the wire read it: the description, the examples, the operation index of the text."""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "tests/strangers"))
DESCRIPTION = ROOT / "tests/data/contract/openapi.yaml"
TEXT = ROOT / "core/api/CONTRACT.md"
VERBS = ("get", "post", "put", "patch", "delete")


class Operation:
    def __init__(self, method, path, members):
        self.name, self.method, self.path, self.members = members["operationId"], method.upper(), path, members
        self.shape = re.compile(re.sub(r"\\{[^}]+\\}", "[^/]+", re.escape(path)) + "$")
        self.words = path.count("{")


class Contract:
    def __init__(self):
        import yaml

        self.description = yaml.load(DESCRIPTION.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        self.operations = {}
        for path, item in self.description["paths"].items():
            for verb in VERBS:
                if verb in item:
                    operation = Operation(verb, path, item[verb])
                    self.operations[operation.name] = operation
        files = sorted((ROOT / "tests/data/contract/examples").glob("*.json"))
        self.examples = {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}

    def resolved(self, value):
        while "$ref" in value:
            target = self.description
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            value = target
        return value

    def find(self, method, path):
        """The operation of a request; of two that fit, the one with fewer free parts."""
        fitting = [o for o in self.operations.values() if o.method == method and o.shape.match(path)]
        return min(fitting, key=lambda o: o.words, default=None)

    def index(self):
        """The rows of the text's Appendix A, by the operation's name."""
        rows = {}
        for line in TEXT.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split(" | ")]
            if line.startswith("| `") and len(cells) == 7 and re.match(r"`[A-Z]+ /", cells[1]):
                rows[cells[0].strip("` |")] = cells
        return rows
