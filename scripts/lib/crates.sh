# shellcheck shell=bash
# The Rust steps that are more than one cargo command.

# Which crates a crate must not reach, at any depth: thidua → http, outbound → app → persistence → domain, and
# nothing points back. Development dependencies may: tests sit above everything.
check_crate_directions() {
  local faults=0
  forbid thidua-domain 'actix.*|diesel.*|tokio.*|libsqlite3-sys|pq-sys' 'thidua.*'
  forbid thidua-persistence 'actix.*' 'thidua-(app|http|outbound|test-support)|thidua'
  forbid thidua-app 'actix.*' 'thidua-(http|outbound|test-support)|thidua'
  forbid thidua-http '' 'thidua-(outbound|test-support)|thidua'
  forbid thidua '' 'thidua-(test-support|tests)'
  ((faults == 0)) && echo 'every crate reaches only what lies below it'
}

# forbid CRATE OUTSIDE-CRATES OUR-CRATES: patterns of names; the crate's own name is let through.
forbid() {
  local crate=$1 pattern tree found
  pattern=$(printf '%s\n%s' "$2" "$3" | sed '/^$/d' | paste -sd'|')
  # A check that looks at nothing must not pass.
  tree=$(cargo tree --locked --package "$crate" --edges normal,build --all-features --prefix none --format '{p}')
  [[ -n $tree ]]
  found=$(printf '%s\n' "$tree" | awk '{print $1}' | sort -u | grep -vx "$crate" | grep -xE "$pattern" || true)
  if [[ -n $found ]]; then
    printf '%s must not depend on %s\n' "$crate" "$(printf '%s' "$found" | paste -sd' ')"
    faults=$((faults + 1))
  fi
}

run_rust_tests() {
  local url
  url=$(postgres_url)
  THIDUA_TEST_POSTGRES_URL=$url cargo test --locked --workspace --no-fail-fast
}

check_openapi_drift() {
  "$BINARY" openapi >"$WORK/openapi.json"
  if ! diff -u openapi/openapi.json "$WORK/openapi.json"; then
    echo 'the code and openapi/openapi.json differ; after a wanted change: cargo run -- openapi > openapi/openapi.json'
    return 1
  fi
  wc -c openapi/openapi.json
}
