# shellcheck shell=bash
# What the test needs on the machine. Everything is looked for first; as root on a Debian-like system the missing
# packages are installed, otherwise all that is missing is listed at once, before any work begins.

requirements() {
  MISSING=() MISSING_PACKAGES=()
  find_requirements
  if ((${#MISSING_PACKAGES[@]} > 0 && EUID == 0)) && command -v apt-get >/dev/null; then
    printf 'installing: %s\n' "${MISSING_PACKAGES[*]}"
    export DEBIAN_FRONTEND=noninteractive
    local log
    log=$(mktemp)
    if ! { apt-get update && apt-get install -y --no-install-recommends "${MISSING_PACKAGES[@]}"; } >"$log" 2>&1; then
      tail -n 30 "$log"
    fi
    rm -f "$log"
    hash -r
    MISSING=() MISSING_PACKAGES=()
    find_requirements
  fi
  if ((${#MISSING[@]} > 0)); then
    {
      printf 'This machine lacks what the test needs:\n'
      printf '  - %s\n' "${MISSING[@]}"
      if ((${#MISSING_PACKAGES[@]} > 0)); then
        printf 'On Debian or Ubuntu: sudo apt-get update && sudo apt-get install -y %s\n' "${MISSING_PACKAGES[*]}"
      fi
      ((CHECKERS == 0)) || printf 'The part that needs cargo and PostgreSQL only: ./scripts/test --rust\n'
    } >&2
    exit 2
  fi
}

# need DESCRIPTION "PACKAGES" CHECK…: notes what is missing when the check fails.
need() {
  local description=$1 packages=$2
  shift 2
  "$@" >/dev/null 2>&1 && return
  MISSING+=("$description")
  # shellcheck disable=SC2206 # several packages in one word list
  MISSING_PACKAGES+=($packages)
}

find_requirements() {
  need 'bash 4.4 or later' 'bash' bash_is_new_enough
  if ((RUST)); then
    need 'cargo, the Rust toolchain (https://rustup.rs)' '' command -v cargo
    need 'rustfmt (rustup component add rustfmt)' '' cargo fmt --version
    need 'clippy (rustup component add clippy)' '' cargo clippy --version
    need 'a C compiler' 'gcc libc6-dev' have_any cc gcc clang
  fi
  if [[ -n ${THIDUA_TEST_POSTGRES_URL:-} ]]; then
    ((CHECKERS == 0)) || need 'psql, for the databases of the checkers' 'postgresql-client' command -v psql
  else
    need 'PostgreSQL server programs (or THIDUA_TEST_POSTGRES_URL, or THIDUA_TEST_POSTGRES_BIN)' 'postgresql' \
      postgres_find
  fi
  ((EUID != 0)) || need 'setpriv and useradd, to leave root' 'util-linux passwd' have_all setpriv useradd
  if ((CHECKERS)); then
    need 'Node.js 20.19 or later of 20, or 22.12 and later (https://nodejs.org)' 'nodejs' node_is_new_enough
    need 'npm 10 or later' 'npm' npm_is_new_enough
    need 'Python 3.11 or later with venv and pip' 'python3 python3-venv python3-pip' python_find
    need 'Chromium (or CHROMIUM=/path)' 'chromium' chromium_find
  fi
}

bash_is_new_enough() {
  ((BASH_VERSINFO[0] > 4 || (BASH_VERSINFO[0] == 4 && BASH_VERSINFO[1] >= 4)))
}

have_any() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null && return
  done
  return 1
}

have_all() {
  local name
  for name in "$@"; do
    command -v "$name" >/dev/null || return 1
  done
}

# The range is that of the strictest checker, Redocly's.
node_is_new_enough() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number);
    process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)'
}

npm_is_new_enough() {
  local version
  version=$(npm --version 2>/dev/null) && ((${version%%.*} >= 10))
}

# The first interpreter that has all that is needed: a version manager's may come before the system's.
python_find() {
  for PYTHON in python3 /usr/bin/python3 python3.13 python3.12 python3.11; do
    "$PYTHON" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && return
  done
  PYTHON=
  return 1
}

chromium_find() {
  local name
  for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome-stable google-chrome; do
    if CHROMIUM_BINARY=$(command -v "$name"); then return; fi
  done
  return 1
}
