#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Runs a program with a bus, a home and an unlocked keyring of its own: keyring.sh PROGRAM [argument...]
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home"
dbus-run-session -- sh -c 'printf training | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "$@"' sh "$@"
