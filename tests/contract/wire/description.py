#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The contract's three forms agree: text, description and examples. description.py FOLDER; the folder receives the packages.
Spectral lints the description, Ajv holds each example to the schemas of its operation, the operation index of the text is
compared here. First each judge must see a planted defect."""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

from contract import DESCRIPTION, Contract
from npm import install

HERE = pathlib.Path(__file__).resolve().parent


def lint(folder, file):
    done = subprocess.run([folder / "node_modules/.bin/spectral", "lint", "--ruleset", HERE / "spectral.yaml", "--fail-severity", "hint", "--format", "json",
                           "--quiet", file], capture_output=True, text=True)
    try:
        return [f"{one['code']} at {'/'.join(map(str, one['path']))}: {one['message']}" for one in json.loads(done.stdout)]
    except ValueError:
        return [f"Spectral gave no report: {done.stderr[-500:]}"]


def schema_of(contract, content):
    return next(iter(content.values()))["schema"]


def checks_of(contract, name, pair):
    """(what, schema, value) for all that an example says; a string instead of a schema is a finding of its own."""
    request, answer = pair["request"], pair["response"]
    operation = contract.operations.get(pair["operationId"])
    if pair["name"] != name or operation is None or contract.find(request["method"], request["path"]) is not operation:
        yield "request", f"{request['method']} {request['path']} is not {pair['operationId']}", None
        return
    members = operation.members
    if f"examples/{name}.json" not in members.get("x-examples", []):
        yield "x-examples", "the operation does not name this example", None
    if pair["confidence"] != members["x-confidence"]:
        yield "confidence", "another mark than the operation's", None
    # What the server is to refuse may break the schema of the request; that it does is then the point.
    given = {"query": request.get("query", {}), "header": {key.lower(): value for key, value in request["headers"].items()}}
    known = {"query": set(), "header": set()}
    for parameter in map(contract.resolved, members.get("parameters", [])):
        where, key = parameter["in"], parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
        if where == "path":
            continue
        known[where].add(key)
        if key in given[where] and answer["status"] < 400:
            value = given[where][key]
            kind = parameter["schema"].get("type")
            if kind in ("integer", "boolean") and isinstance(value, str):  # as in a URL
                value = json.loads(value) if re.fullmatch(r"-?\d+|true|false", value) else value
            yield f"{where} {key}", parameter["schema"], value
        elif key not in given[where] and parameter.get("required") and answer["status"] < 400:
            yield f"{where} {key}", "missing", None
    for key in set(given["query"]) - known["query"]:
        yield f"query {key}", "the operation does not know it", None
    if "body" in request and "requestBody" in members:
        if answer["status"] < 400:
            yield "request body", schema_of(contract, contract.resolved(members["requestBody"])["content"]), request["body"]
    elif "body" in request:
        yield "request body", "the operation takes none", None
    elif contract.resolved(members.get("requestBody", {})).get("required") and answer["status"] < 400:
        yield "request body", "missing", None
    response = members["responses"].get(str(answer["status"]))
    if response is None:
        yield "answer", f"the operation has no status {answer['status']}", None
    elif "content" in contract.resolved(response):
        yield f"answer {answer['status']}", schema_of(contract, contract.resolved(response)["content"]), answer.get("body")


def judge(contract, folder, examples):
    """What is wrong, by the example's name; and how many values were judged."""
    asked, wrong = [], {}
    for name, pair in examples.items():
        for what, schema, value in checks_of(contract, name, pair):
            if isinstance(schema, str):
                wrong.setdefault(name, []).append(f"{what}: {schema}")
            else:
                asked.append((name, what, {"schema": schema, "value": value}))
    done = subprocess.run(["node", HERE / "schemas.cjs", folder], capture_output=True, text=True,
                          input=json.dumps({"components": contract.description["components"], "checks": [a[2] for a in asked]}, default=str))
    if done.returncode:
        sys.exit("Ajv failed: " + done.stderr[-1500:])
    for (name, what, _), told in zip(asked, json.loads(done.stdout)):
        if told:
            wrong.setdefault(name, []).append(f"{what}: {told}")
    return wrong, len(asked)


def differences_of_text(contract):
    """Where the index of the text and the description say different things."""
    rows = contract.index()
    for name in sorted(set(rows) ^ set(contract.operations)):
        yield f"{name} is in the {'text' if name in rows else 'description'} alone"
    for name in sorted(set(rows) & set(contract.operations)):
        operation, (_, route, mark, body, answers, errors, examples) = contract.operations[name], rows[name]
        members = operation.members

        def kind(response):
            content = contract.resolved(response).get("content") or {"": {"schema": {}}}
            return schema_of(contract, content).get("$ref", "").rpartition("/")[2]

        request = kind(members["requestBody"]) if "requestBody" in members else "—"
        ours = [f"{operation.method} {operation.path}", members["x-confidence"], request,
                sorted(f"{s} {kind(r)}" for s, r in members["responses"].items() if s < "400"),
                sorted(s for s in members["responses"] if s >= "400"), sorted(pathlib.Path(e).stem for e in members.get("x-examples", []))]
        theirs = [route.strip("`"), mark, body.strip("`"), sorted(a.replace("`", "") for a in answers.split(", ")), sorted(errors.replace("—", "").split()),
                  sorted(examples.strip(" |").replace("`", "").split(", "))]
        for what, our, their in zip(("route", "mark", "request", "answers", "errors", "examples"), ours, theirs):
            if our != their:
                yield f"{name}, {what}: description {our}, text {their}"


def inline_examples(contract):
    """The example that stands in the description itself is one of the example files."""
    for name, operation in contract.operations.items():
        for status, response in operation.members["responses"].items():
            for content in contract.resolved(response).get("content", {}).values():
                bodies = [pair["response"].get("body") for pair in contract.examples.values() if pair["operationId"] == name and str(pair["response"]["status"]) == status]
                for shown in [content["example"]] if "example" in content else [e["value"] for e in content.get("examples", {}).values()]:
                    if "$ref" not in response and json.loads(json.dumps(shown, default=str)) not in bodies:
                        yield f"{name} {status}: the example in the description is none of the example files"


def planted(contract, folder):
    """Defects that must be seen, each by its judge."""
    with tempfile.TemporaryDirectory() as place:
        file = pathlib.Path(place) / "openapi.yaml"
        file.write_text(DESCRIPTION.read_text(encoding="utf-8").replace("operationId: mfaLogin", "operationId: login", 1), encoding="utf-8")
        if not any(told.startswith("operation-operationId-unique") for told in lint(folder, file)):
            yield "Spectral does not see two operations of one name"
    for what, damage in (("an unknown member", lambda p: p["response"]["body"].update(surprise=1)), ("a missing member", lambda p: p["response"]["body"].pop("items")),
                         ("a missing header", lambda p: p["request"]["headers"].pop("X-CCAgentContext")), ("another status", lambda p: p["response"].update(status=418))):
        pair = copy.deepcopy(contract.examples["cam-query-accounts-ok"])
        damage(pair)
        if not judge(contract, folder, {"cam-query-accounts-ok": pair})[0]:
            yield f"{what} in an example is not seen"
    other = copy.deepcopy(contract)
    other.operations["queryAccounts"].members["responses"].pop("502")
    if len(list(differences_of_text(other))) != len(list(differences_of_text(contract))) + 1:
        yield "a status that the text alone has is not seen"


def main():
    folder = pathlib.Path(sys.argv[1])
    install(folder)
    contract = Contract()
    wrong, judged = judge(contract, folder, contract.examples)
    groups = {"planted defects": list(planted(contract, folder)), "Spectral": lint(folder, DESCRIPTION),
              "examples": [f"{name}: {'; '.join(told)}" for name, told in wrong.items()], "text and description": list(differences_of_text(contract)),
              "examples in the description": list(inline_examples(contract))}
    named = {pathlib.Path(e).stem for o in contract.operations.values() for e in o.members.get("x-examples", [])}
    groups["examples"] += [f"{name}: named, but there is no such file" for name in named - set(contract.examples)]
    if not judged > 3 * len(contract.examples):
        groups["examples"].append(f"only {judged} values were judged")
    print(f"{len(contract.operations)} operations, {len(contract.examples)} examples, {judged} values of them judged by Ajv")
    for group, told in groups.items():
        for one in told:
            print(f"FAIL {group}: {one}")
    failed = sum(bool(told) for told in groups.values())
    print(f"Totals: {len(groups) - failed} passed, {failed} failed, 0 skipped")
    sys.exit(failed > 0)


main()
