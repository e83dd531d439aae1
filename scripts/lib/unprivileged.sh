# shellcheck shell=bash
# PostgreSQL refuses to run as root, and a service or a browser under test has no business with it: when the script
# is root they run under a system user of their own, which owns nothing but the run's work folder.

TEST_USER=thidua-test

unprivileged_begin() {
  if ((EUID == 0)) && ! id -u "$TEST_USER" >/dev/null 2>&1; then
    useradd --system --user-group --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "$TEST_USER" ||
      { printf 'the user %s cannot be created\n' "$TEST_USER" >&2; exit 1; }
  fi
  own_folder "$WORK/home"
  if ! as_user test -w "$WORK/home"; then
    printf 'the user %s cannot reach %s\n' "$TEST_USER" "$WORK" >&2
    exit 1
  fi
}

# own_folder DIR: a folder that the unprivileged user may write to and others may not read.
own_folder() {
  mkdir -p "$1"
  chmod 700 "$1"
  ((EUID != 0)) || chown -R "$TEST_USER:$TEST_USER" "$1"
}

# as_user COMMAND…: runs it as the unprivileged user, or as the caller when that is not root.
# setpriv replaces itself by the command, so that a signal to the process reaches the command.
as_user() {
  if ((EUID == 0)); then
    env HOME="$WORK/home" USER="$TEST_USER" LOGNAME="$TEST_USER" TMPDIR="$WORK/home" XDG_RUNTIME_DIR="$WORK/home" \
      setpriv --reuid="$TEST_USER" --regid="$TEST_USER" --init-groups --no-new-privs -- "$@"
  else
    env HOME="$WORK/home" TMPDIR="$WORK/home" "$@"
  fi
}
