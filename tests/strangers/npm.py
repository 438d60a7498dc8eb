# SPDX-License-Identifier: Apache-2.0
"""Other people's npm packages, test oracles only: the pinned versions, checked by the hashes of the lock file."""
import fcntl
import pathlib
import shutil
import subprocess

from probe import skip

HERE = pathlib.Path(__file__).resolve().parent
NAMES = ("package.json", "package-lock.json")


def install(folder):
    """Once for every test that asks, at once or one after another; without npm the test is skipped and says so."""
    if not shutil.which("npm") or not shutil.which("node"):
        skip("node and npm are not here")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "installing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        wanted = (HERE / NAMES[1]).read_bytes()
        done = folder / "installed"  # written last: what npm left half done counts for nothing
        if done.is_file() and done.read_bytes() == wanted:
            return
        done.unlink(missing_ok=True)
        for name in NAMES:
            shutil.copy(HERE / name, folder / name)
        npm = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, capture_output=True, text=True)
        if npm.returncode:
            skip("npm could not install the packages: " + (npm.stderr.strip().splitlines() or ["no reason given"])[0])
        done.write_bytes(wanted)
