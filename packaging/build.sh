#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# packaging/build.sh PRESET [target...]: configures and builds into build/PRESET, quietly; the log is shown on failure.
set -eu
cd "$(dirname "$0")/.."
preset=$1
shift
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1
mkdir -p "build/$preset"
log="build/$preset/build.log"
fail() {
    grep -n -m 20 -E 'error|FAILED' "$log" >&2 || true
    tail -n 40 "$log" >&2
    echo "build: the $preset build failed; the whole log is $log" >&2
    exit 1
}
if [ ! -f "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" >"$log" 2>&1 || fail
fi
if [ $# -gt 0 ]; then
    cmake --build "build/$preset" --target "$@" >"$log" 2>&1 || fail
else
    cmake --build "build/$preset" >"$log" 2>&1 || fail
fi
