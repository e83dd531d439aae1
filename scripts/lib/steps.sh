# shellcheck shell=bash
# Runs named steps one after the other, whether or not an earlier one failed, and sums them up at the end.
# A step's whole output is kept in a file; its closing lines are printed, and all of it (up to a bound) on failure.

STEP_NAMES=() STEP_RESULTS=() STEP_SECONDS=() STEP_LOGS=()
FAILURES=0
CLEANUPS=()

steps_begin() {
  REPORT=$TARGET/test-report
  rm -rf "$REPORT"
  mkdir -p "$REPORT"
  # Below /tmp when root: the unprivileged user must be able to reach it, which a root-owned TMPDIR may forbid.
  local base=${TMPDIR:-/tmp}
  ((EUID == 0)) && base=/tmp
  WORK=$(mktemp -d "$base/thidua-test.XXXXXX") || exit 1
  chmod 755 "$WORK"
  trap steps_cleanup EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
}

# Names a command to run when the script ends, however it ends; the last one named runs first.
at_end() {
  CLEANUPS=("$*" "${CLEANUPS[@]}")
}

steps_cleanup() {
  local status=$? command
  trap - EXIT
  for command in "${CLEANUPS[@]}"; do
    $command >/dev/null 2>&1
  done
  rm -rf "$WORK"
  exit "$status"
}

# step NAME COMMAND…: the command runs in a subshell that stops at its first fault.
# CLOSING (a pattern for grep -E) picks the lines worth repeating; without it the last three are.
step() {
  local name=$1 began=$SECONDS log status seconds
  shift
  log=$REPORT/$(printf '%02d' $((${#STEP_NAMES[@]} + 1)))-$(printf '%s' "$name" | tr -cs 'A-Za-z0-9' '-').log
  printf '\n── %s\n' "$name"
  (set -e; "$@") >"$log" 2>&1
  status=$?
  seconds=$((SECONDS - began))
  STEP_NAMES+=("$name")
  STEP_LOGS+=("$log")
  STEP_SECONDS+=("$seconds")
  if ((status == 0)); then
    STEP_RESULTS+=(ok)
    closing_lines "$log"
    printf '   ok, %s s\n' "$seconds"
  else
    STEP_RESULTS+=(FAILED)
    FAILURES=$((FAILURES + 1))
    if (($(wc -l <"$log") > 400)); then
      printf '   (the last 400 lines; the whole in %s)\n' "$log"
    fi
    tail -n 400 "$log" | sed 's/^/   │ /'
    printf '   FAILED with status %s after %s s\n' "$status" "$seconds"
  fi
  return "$status"
}

closing_lines() {
  if [[ -n ${CLOSING:-} ]]; then
    grep -E "$CLOSING" "$1" | tail -n 60
  else
    grep -v '^[[:space:]]*$' "$1" | tail -n 3
  fi | cut -c1-200 | sed 's/^/   │ /'
}

# What a failed step found, once more at the very end, where a record of the run that keeps only its end has it too.
what_failed() {
  grep -m 1 -A 40 -E '^=+ FAILURES|^failures:|^error|panicked at|^Error|^E  ' "$1" | cut -c1-300 | sed 's/^/     │ /'
}

steps_end() {
  local i total=0
  printf '\n%-58s %8s  %s\n' 'step' 'seconds' 'result'
  for i in "${!STEP_NAMES[@]}"; do
    printf '%-58s %8s  %s\n' "${STEP_NAMES[i]}" "${STEP_SECONDS[i]}" "${STEP_RESULTS[i]}"
    total=$((total + STEP_SECONDS[i]))
  done
  printf '%-58s %8s\n' "${#STEP_NAMES[@]} steps" "$total"
  printf 'logs: %s\n' "$REPORT"
  if ((FAILURES > 0)); then
    printf '%s of %s steps failed:\n' "$FAILURES" "${#STEP_NAMES[@]}"
    for i in "${!STEP_NAMES[@]}"; do
      [[ ${STEP_RESULTS[i]} == ok ]] || { printf '  %s\n' "${STEP_NAMES[i]}"; what_failed "${STEP_LOGS[i]}"; }
    done
    exit 1
  fi
  printf 'everything passed\n'
}
