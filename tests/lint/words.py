#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Whether the catalogues say all that the sources say: words.py LUPDATE. Qt's own lupdate reads the sources into copies of the
catalogues; what it adds or drops is a finding, and so is a translation that lost a place marker, a plural or a mnemonic.
Before that, one defect per rule is planted in a copy and has to be found."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = ["core", "ui", "app/console", "app/platform"]
LANGUAGES = {"de": [], "en": ["-pluralonly"]}
MARKERS = re.compile(r"%(?:\d+|n)")
# Texts that begin or end like this are put beside another text, so the translation has to do the same.
EDGES = (" ", "…", "?")


def update(lupdate, root, language, catalogue):
    ran = subprocess.run([lupdate, "-silent", *LANGUAGES[language], "-locations", "none", "-I", "core", "-I", "ui", "-I", "app", *SOURCES,
                          "-source-language", "en_US", "-target-language", language, "-ts", str(catalogue)],
                         cwd=root, capture_output=True, text=True)
    if ran.returncode != 0 or ran.stderr.strip():
        raise SystemExit(f"words: lupdate: {ran.stderr.strip() or ran.returncode}")


def mnemonics(text):
    return len(re.findall(r"&(?=\w)", text.replace("&&", "")))


def check(lupdate, root):
    found = []
    for language in LANGUAGES:
        kept = root / f"resources/i18n/linedesk_{language}.ts"
        with tempfile.TemporaryDirectory() as folder:
            fresh = pathlib.Path(folder) / kept.name
            shutil.copy(kept, fresh)
            update(lupdate, root, language, fresh)
            if fresh.read_bytes() != kept.read_bytes():
                found.append(f"stale: {kept.name}: lupdate changes it (cmake --build build/dev --target update_words)")
            tree = ElementTree.parse(fresh)
        for context in tree.getroot().iter("context"):
            for message in context.iter("message"):
                source, translation = message.findtext("source"), message.find("translation")
                where = f"{kept.name}: {context.findtext('name')}: {source!r}"
                if translation.get("type"):
                    found.append(f"{translation.get('type')}: {where}")
                    continue
                forms = [form.text or "" for form in translation.iter("numerusform")] if message.get("numerus") else [translation.text or ""]
                for text in forms:
                    if not text.strip():
                        found.append(f"empty: {where}")
                    if sorted(MARKERS.findall(text)) != sorted(MARKERS.findall(source)):
                        found.append(f"markers: {where}: {text!r}")
                    if mnemonics(text) != mnemonics(source):
                        found.append(f"mnemonic: {where}: {text!r}")
                    if any(text.startswith(e) != source.startswith(e) or text.endswith(e) != source.endswith(e) for e in EDGES):
                        found.append(f"edge: {where}: {text!r}")
                if message.get("numerus") and len(set(forms)) < 2:
                    found.append(f"plural: {where}: {forms}")
    return found


# rule: (file, what stands there, what is planted)
PLANTS = {
    "stale": ("ui/shell/keyssheet.cpp", 'tr("Close")', 'tr("Close this sheet")'),
    "unfinished": ("ui/shell/keyssheet.cpp", 'tr("Close")', 'tr("Close this sheet")'),
    "vanished": ("ui/shell/keyssheet.cpp", 'tr("Close")', "QString()"),
    "markers": ("resources/i18n/linedesk_de.ts", "<translation>Für %1 speichern<", "<translation>Speichern<"),
    "mnemonic": ("resources/i18n/linedesk_de.ts", "<translation>&amp;Passwort<", "<translation>Passwort<"),
    "edge": ("resources/i18n/linedesk_de.ts", "<translation> Beispiel: %1.<", "<translation>Beispiel: %1.<"),
    "empty": ("resources/i18n/linedesk_de.ts", "<translation>Entsperren<", "<translation> <"),
    "plural": ("resources/i18n/linedesk_en.ts", "<numerusform>%n digit<", "<numerusform>%n digits<"),
}


def main():
    lupdate = sys.argv[1]
    for rule, (name, old, new) in PLANTS.items():
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for part in SOURCES + ["resources/i18n"]:
                shutil.copytree(ROOT / part, root / part)
            text = (root / name).read_text(encoding="utf-8")
            if old not in text:
                raise SystemExit(f"words: the plant for {rule} has lost its ground: {old!r} is not in {name}")
            (root / name).write_text(text.replace(old, new), encoding="utf-8")
            if not any(line.startswith(rule + ":") for line in check(lupdate, root)):
                raise SystemExit(f"words: a planted defect was not found: {rule}")
    found = check(lupdate, ROOT)
    for line in found:
        print(line)
    print(f"{len(PLANTS)} planted defects found; in the catalogues: {len(found) or 'nothing found'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
