#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every status that the description has for an operation, as the sandbox answers it, judged by Prism: statuses.py FOLDER SANDBOX.
A request is that of an example that succeeds. A token that nobody gave out gets its 401 from the sandbox's own door; the others
are weather over the sandbox, so what is judged of them is the form of the refusal on that route, not why it comes."""
import json
import os
import pathlib
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

from contract import Contract
from npm import install
from prism import LAST, RESULTS, Program, prism, read_log

os.environ.update({"CRM_USERNAME": "agent-7", "CRM_PASSWORD": "of-the-flows", "OCC_APPLICATION_KEY": "of-no-use-here"})


BOUNDARY = "the-part-ends-here"


def multipart(fields):
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name='
    parts = (f'{head}"{name}"{"; filename=one.zip" if name == "fileUpload" else ""}\r\n\r\n{value}\r\n' for name, value in fields.items())
    return "".join(parts) + f"--{BOUNDARY}--\r\n"


def send(url, pair, headers):
    """Answers the status and the error code."""
    query, body, type_ = pair.get("query"), pair.get("body"), headers.get("Content-Type", "")
    data = None
    if body is not None:
        data = (multipart(body) if "multipart" in type_ else urllib.parse.urlencode(body) if "urlencoded" in type_ else json.dumps(body)).encode()
        headers = dict(headers, **({"Content-Type": f"{type_}; boundary={BOUNDARY}"} if "multipart" in type_ else {}))
    address = url + pair["path"] + ("?" + urllib.parse.urlencode(query) if query else "")
    request = urllib.request.Request(address, data, headers, method=pair["method"])
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, {}
    except urllib.error.HTTPError as refused:
        with refused:
            text = refused.read()
        return refused.code, json.loads(text) if text.startswith(b"{") else {}


def play(contract, url, upstream, check):
    successes = {}
    for pair in contract.examples.values():
        if pair["response"]["status"] < 300:
            successes.setdefault(pair["operationId"], pair["request"])
    forms = {"/ic/": contract.examples["oic-fault-500"], "/login": contract.examples["auth-login-rate-limited"],
             "/mfalogin": contract.examples["auth-login-rate-limited"]}  # refusals of a form of their own
    lines = []
    for name, operation in contract.operations.items():
        pair = successes[name]
        if name.startswith("sandbox"):
            continue  # over which there is no weather
        for status in (int(s) for s in operation.members["responses"] if int(s) >= 400):
            headers = dict(pair.get("headers", {}))
            is_real = status == 401 and "Authorization" in headers and name != "adminLogin"
            if is_real:
                headers["Authorization"] = headers["Authorization"].split()[0] + " bm9ib2R5Om5vYm9keQ"
            else:
                rule = {"method": pair["method"], "path": pair["path"], "status": status, "times": 1}
                if status in (429, 503):
                    rule["retryAfter"] = 1
                for part, like in forms.items():
                    if part in pair["path"]:
                        rule["body"] = like["response"]["body"]
                send(upstream, {"method": "POST", "path": "/sandbox/weather", "body": [rule]}, {"Content-Type": "application/json"})
            is_multipart = "multipart" in headers.get("Content-Type", "")  # at which Prism 5 ends
            came, body = send(upstream if is_multipart else url, pair, headers)
            check(f"{name} {status}", came == status, f"{came} {body}")
            code = body.get("o:errorCode") or body.get("errorCode") or ""
            lines.append({"side": "sandbox" if is_real else "weather", "method": pair["method"], "path": pair["path"], "status": came, "errorCode": code,
                          "example": "", "isCompared": False, "test": "statuses"})
    return lines


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    install(folder)
    RESULTS.mkdir(parents=True, exist_ok=True)
    contract, outcomes = Contract(), []

    def check(what, is_right, told):
        outcomes.append(is_right)
        if not is_right:
            print(f"FAIL {what}: {told}")

    with tempfile.TemporaryDirectory() as data:
        server = Program([sys.argv[2], "--port", 0, "--contacts", 50, "--data", f"{data}/training.db", "--test-switch"], RESULTS / "prism-sandbox-statuses.log", r'"port":\s*(\d+)')
        try:
            upstream = f"http://127.0.0.1:{server.match[1]}"
            url, judge = prism(folder, "proxy-statuses", upstream)
            try:
                lines = play(contract, url, upstream, check)
            finally:
                judge.close(url)
        finally:
            server.end()
    passed, violations = read_log(contract, judge.log)
    check("violations", not violations, "; ".join(violations[:9]))
    if log := os.environ.get("LINEDESK_WIRE_LOG"):
        with open(log, "a", encoding="utf-8") as kept:
            kept.writelines(json.dumps(line) + "\n" for line in lines)
            kept.write(json.dumps({"side": "prism", "violations": len(violations), "test": "statuses"}) + "\n")
    print(f"statuses: {len(lines)} asked for, {sum(passed.values())} judged, {len(violations)} violations")
    print(f"Totals: {sum(outcomes)} passed, {len(outcomes) - sum(outcomes)} failed, 0 skipped")
    sys.exit(not all(outcomes))


main()
