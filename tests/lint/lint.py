#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The house's rules that a machine can keep. lint.py ROOT checks a tree; without an argument it first plants one defect per
rule in a copy and wants each found. One line per finding, with the rule's name."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOTS = {"core": "core", "ui": "ui", "app": "app"}
INCLUDE = re.compile(r'^\s*#include\s+([<"])([^>"]+)[>"]', re.M)
CODE = (".cpp", ".h")
TEST_CARDS = {"4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "30569309025904", "3530111333300000",
              "4000000000000002", "4000000000003220", "4000000000009995"}


def files(root):
    """What git would keep; outside a repository everything but the build folder."""
    listed = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    names = listed.stdout.splitlines() if listed.returncode == 0 else [str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()]
    return [root / n for n in names if not n.startswith((".git/", "build")) and (root / n).is_file()]


def read(path):
    return path.read_text(encoding="utf-8", errors="replace")


def resolve(root, source, name):
    """The project file that an include means."""
    bases = [root / "core", root / "ui", root / "app"]
    if source.is_relative_to(root / "app/sandbox"):
        bases.insert(0, root / "app/sandbox")
    if source.is_relative_to(root / "tests"):
        bases += [root / "tests", root / "app/sandbox", source.parent]
    for base in bases:
        if (base / name).is_file():
            return base / name
    return None


def folder_of(root, path):
    return str(path.relative_to(root).parent)


def luhn(digits):
    total = 0
    for i, c in enumerate(reversed(digits)):
        d = int(c) * (2 if i % 2 else 1)
        total += d - 9 if d > 9 else d
    return total % 10 == 0


def is_card(digits):
    """Brand, length and check digit, as the contract counts them (A13)."""
    n = len(digits)
    brand = ((digits[0] == "4" and n in (13, 16, 19)) or (51 <= int(digits[:2]) <= 55 and n == 16) or (2221 <= int(digits[:4]) <= 2720 and n == 16)
             or (digits[:2] in ("34", "37") and n == 15) or ((digits[:4] == "6011" or digits[:2] == "65") and n in (16, 19))
             or (3528 <= int(digits[:4]) <= 3589 and n == 16) or ((300 <= int(digits[:3]) <= 305 or digits[:2] in ("36", "38", "39")) and n == 14))
    return brand and luhn(digits)


def check(root):
    found = []
    add = lambda rule, path, what: found.append(f"{rule}: {path.relative_to(root)}: {what}")
    allowed = {}
    for line in read(root / "tests/lint/layers.txt").splitlines():
        if line and not line.startswith("#"):
            folder, _, may = line.partition(":")
            allowed[folder] = set(may.split()) | {folder}
    graph = {}
    for path in files(root):
        relative = str(path.relative_to(root))
        if path.suffix in (".png", ".svg", ".db"):
            continue
        text = read(path)
        in_data = relative.startswith("tests/data/") or relative.startswith("core/api/CONTRACT.md")
        if not in_data and path.suffix in CODE + (".py", ".sh") and text.count("\n") > 400:
            add("length", path, f"{text.count(chr(10))} lines")
        if not in_data and not relative.startswith("tests/lint/") and re.search(r"(?<![\w.$])/(?:work|farm|home/\w+)/", text):
            add("machine-path", path, "a path of one machine")
        if relative != "tests/lint/lint.py":
            for digits in re.findall(r"(?<![\w.-])\d{13,19}(?![\w.-])", text):
                if digits not in TEST_CARDS and is_card(digits) and not in_data:
                    add("card-number", path, f"ends in {digits[-4:]}, and is no published test card")
        if path.suffix not in CODE:
            continue
        if not text.startswith("// SPDX-License-Identifier: Apache-2.0\n"):
            add("spdx", path, "no licence line at the top")
        if path.suffix == ".h" and "#pragma once" not in text:
            add("pragma", path, "no #pragma once")
        folder = folder_of(root, path)
        for bracket, name in INCLUDE.findall(text):
            if bracket == "<" and re.match(r"Qt\w+/", name) and not relative.startswith("tests/"):
                add("qt-prefix", path, name)
            if folder == "ui/model" and bracket == "<" and re.match(r"Q(Widget|Application|Painter|Pixmap|Icon|Color|Font|Image)\b", name):
                add("layer", path, f"ui/model is Qt Core only: {name}")
            target = resolve(root, path, name) if bracket == '"' else None
            if target:
                graph.setdefault(path, []).append(target)
                to = folder_of(root, target)
                if folder in allowed and to not in allowed[folder]:
                    add("layer", path, f"{folder} may not include {to} ({name})")
        if relative.startswith(("core/", "ui/", "app/")):
            code = re.sub(r'//[^\n]*|"(?:\\.|[^"\\])*"', '""', text)
            for rule, pattern in (("banned", r"\bqDebug\b"), ("banned", r"\bSIGNAL\(|\bSLOT\("), ("singleton", r"\bstatic\s+\w+\s*[&*]\s*instance\("),
                                  ("event-loop", r"[.>]exec\(\)")):
                for match in re.findall(pattern, code):
                    if "SLOT" in pattern and "<QDBusConnection>" in code:
                        continue  # Qt's bus knows no other way
                    if rule == "event-loop" and ("exec() && " in code or relative.startswith("app/sandbox/store") or relative.endswith("main.cpp")):
                        continue
                    add(rule, path, match)
        if relative.startswith("ui/") and path.suffix == ".cpp":
            for match in re.findall(r'(?:setText|setToolTip|setWindowTitle|setPlaceholderText|setAccessibleName|addAction)\(\s*QStringLiteral\("([^"]*[a-z]{3}[^"]*)"', text):
                if match != "Linedesk":
                    add("untranslated", path, match)
    state = {}

    def walk(node, trail):
        state[node] = 1
        for to in graph.get(node, []):
            if state.get(to) == 1 and to.suffix == ".h" and node.suffix == ".h":
                add("cycle", node, f"includes {to.name} in a circle")
            elif to not in state:
                walk(to, trail + [to])
        state[node] = 2

    for node in list(graph):
        if node not in state and node.suffix == ".h":
            walk(node, [node])
    for page in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        path = root / page
        if path.is_file():
            names = {str(p.relative_to(root)) for p in files(root)}
            everything = "\n".join(names)
            sources = "".join(read(p) for p in files(root) if p.suffix in CODE)
            for name in re.findall(r"`([\w./-]+)`", read(path)):
                is_path = "/" in name or re.search(r"\.(cpp|h|py|sh|txt|json|md)$", name)
                known = name.rstrip("/") in everything if is_path else re.search(rf"\b{re.escape(name)}\b", sources + everything)
                if not known and not name.startswith("build/"):
                    add("document", path, f"names {name}, which is nowhere")
    return found


DEFECTS = {
    "layer": ("core/domain/planted.h", '// SPDX-License-Identifier: Apache-2.0\n#pragma once\n#include "net/http.h"\n'),
    "length": ("core/base/planted.cpp", "// SPDX-License-Identifier: Apache-2.0\n" + "\n" * 401),
    "spdx": ("core/base/planted.cpp", "int x;\n"),
    "qt-prefix": ("ui/page/planted.cpp", "// SPDX-License-Identifier: Apache-2.0\n#include <QtWidgets/QLabel>\n"),
    "banned": ("ui/page/planted.cpp", "// SPDX-License-Identifier: Apache-2.0\nvoid f() { qDebug() << 1; }\n"),
    "singleton": ("core/base/planted.h", "// SPDX-License-Identifier: Apache-2.0\n#pragma once\nstruct S { static S &instance(); };\n"),
    "event-loop": ("ui/page/planted.cpp", "// SPDX-License-Identifier: Apache-2.0\nvoid f() { dialog.exec(); }\n"),
    "untranslated": ("ui/page/planted.cpp", '// SPDX-License-Identifier: Apache-2.0\nvoid f() { label->setText(QStringLiteral("Hello there")); }\n'),
    "machine-path": ("core/base/planted.cpp", "// SPDX-License-Identifier: Apache-2.0\n// see /" + "work/notes\n"),
    "card-number": ("core/base/planted.cpp", "// SPDX-License-Identifier: Apache-2.0\n// 40128888888" + "81881\n"),
    "cycle": ("core/base/issue.h", '// SPDX-License-Identifier: Apache-2.0\n#pragma once\n#include "base/error.h"\n'),
    "pragma": ("core/base/planted.h", "// SPDX-License-Identifier: Apache-2.0\nint x;\n"),
    "document": ("README.md", "See `core/base/nowhere.h`.\n"),
}


def self_test(root):
    """Every rule must be able to fail."""
    blind = []
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / "tree"
        for path in files(root):
            target = copy / path.relative_to(root)
            if path.suffix in CODE + (".txt", ".md", ".py") and "tests/data" not in str(path):
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
        for rule, (name, text) in DEFECTS.items():
            path = copy / name
            before = read(path) if path.is_file() else None
            path.write_text(text)
            if not any(f.startswith(rule + ":") for f in check(copy)):
                blind.append(rule)
            if before is None:
                path.unlink()
            else:
                path.write_text(before)
    return blind


def main():
    root = pathlib.Path(__file__).resolve().parents[2]
    if len(sys.argv) > 1:
        found = check(pathlib.Path(sys.argv[1]).resolve())
    else:
        blind = self_test(root)
        if blind:
            print("these rules do not see their planted defect:", ", ".join(blind))
            sys.exit(1)
        print(f"{len(DEFECTS)} planted defects were found")
        found = check(root)
    print("\n".join(found) or "nothing found")
    sys.exit(1 if found else 0)


main()
