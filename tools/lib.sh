# SPDX-License-Identifier: Apache-2.0
# What the scripts beside this one share; each begins by sourcing it. It works from any folder and
# stays in the caller's, so that file names given to a script mean what they say.
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
# The presets for clang name their compiler; whatever else is called c++ here, the others mean gcc.
export CXX=${CXX:-g++}

# What building takes, whichever compiler does it.
# shellcheck disable=SC2034
build_packages=(cmake ninja-build qt6-base-dev libqt6svg6-dev libqt6sql6-sqlite libsqlite3-dev)
# shellcheck disable=SC2034
fonts=(fonts-inter fonts-jetbrains-mono fonts-dejavu-core)

# Messages go to standard error: standard output belongs to the program that is run.
say() { printf '%s\n' "$*" >&2; }

die() {
    say "$*"
    exit 1
}

# quietly COMMAND…: on a terminal one line that tells how far it is; everything only if it fails.
quietly() {
    local log line status=0
    log=$(mktemp)
    if [[ -t 2 ]]; then
        "$@" </dev/null 2>&1 | tee "$log" | while IFS= read -r line; do
            printf '\r\e[K%.*s' "$((${COLUMNS:-80} - 1))" "$line" >&2
        done || status=$?
        printf '\r\e[K' >&2
    else
        "$@" </dev/null >"$log" 2>&1 || status=$?
    fi
    if ((status)); then
        say "Failed: $*"
        # Not the lines that only tell what was built.
        grep -vE '^\[[0-9]+/[0-9]+\] ' "$log" >&2 || true
    fi
    rm -f "$log"
    return "$status"
}

is_installed() {
    [[ $(dpkg-query -W -f '${db:Status-Status} ' "$1" 2>/dev/null) == installed* ]]
}

# need PACKAGE…: installs those that are not there. Where there is no dpkg, that is up to you.
need() {
    local package missing=() sudo=()
    command -v dpkg-query >/dev/null || return 0
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ((EUID)); then
        command -v sudo >/dev/null || die "Please install, as root: ${missing[*]}"
        sudo=(sudo)
    fi
    say "Installing ${missing[*]} …"
    quietly "${sudo[@]}" apt-get update -q
    quietly "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "${missing[@]}"
}

# build PRESET TARGET…
build() {
    local preset=$1 launcher=()
    shift
    if command -v ccache >/dev/null; then
        launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
    fi
    [[ -e $root/build/$preset/build.ninja ]] || say "Building $preset: the first time takes minutes …"
    quietly cmake -S "$root" --preset "$preset" "${launcher[@]}"
    quietly cmake --build "$root/build/$preset" --target "$@"
}

# run_tests PRESET [ctest arguments]: ctest's own summary is the last line.
run_tests() {
    local preset=$1 log status=0
    shift
    log=$(mktemp)
    XDG_RUNTIME_DIR=$(mktemp -d) # mktemp makes it 0700, as Qt wants it
    export XDG_RUNTIME_DIR QT_QPA_PLATFORM=offscreen
    export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
    export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
    ctest --test-dir "$root/build/$preset" --output-on-failure --no-tests=error \
        -j "$(nproc)" "$@" | tee "$log" || status=$?
    grep -E 'tests passed, [0-9]+ tests? failed' "$log" || true
    rm -rf "$log" "$XDG_RUNTIME_DIR"
    return "$status"
}

# Every source of ours, ended by NUL.
sources() {
    find "$root" -mindepth 1 -name 'build*' -prune -o \
        \( -name '*.h' -o -name '*.cpp' \) -print0 | sort -z
}
