# shellcheck shell=bash
# The API checkers: programs that others wrote, run against the committed OpenAPI document and the built service.
# tests/checkers/README.md says what each one looks for.

CHECKERS_FOLDER=$ROOT/tests/checkers
NPM_BIN=$CHECKERS_FOLDER/node_modules/.bin
PYTHON_FOLDER=$ROOT/.tools/checkers
OPENAPI=$ROOT/openapi/openapi.json

# One seed for every run: a fault that was found once is found again.
SEED=20201021
# The roles that Schemathesis walks beside the administrator, who walks everything in full.
ROLES=(reader editor nominator appraiser council_member decider publisher auditor)

run_checkers() {
  # Without these the other steps would only repeat the same fault.
  step 'checkers: npm packages' install_npm_packages || return
  step 'checkers: Python packages' install_python_packages || return

  step 'openapi-spec-validator' "$PYTHON_FOLDER/bin/openapi-spec-validator" "$OPENAPI"
  step 'Spectral, OpenAPI and OWASP rules' "$NPM_BIN/spectral" lint --ruleset .spectral.yaml \
    --fail-severity hint "$OPENAPI"
  CLOSING='validated|problem|error' step 'Redocly lint' env REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true \
    "$NPM_BIN/redocly" lint --config redocly.yaml "$OPENAPI"
  step 'openapi-typescript and tsc, strict' build_typed_client

  step 'copy of the built service' servers_begin || return
  if step 'service on SQLite, with the demo' server_start sqlite; then
    CLOSING='.' step 'typed client reads the demo, SQLite' run_typed_client sqlite
    CLOSING='.' step 'Chromium on / and /docs' run_browser sqlite
    check_with_schemathesis_in_full sqlite
    end_of_server sqlite
  fi
  if step 'service on PostgreSQL, with the demo' server_start_on_postgres; then
    CLOSING='.' step 'typed client reads the demo, PostgreSQL' run_typed_client postgres
    check_with_schemathesis_briefly postgres
    end_of_server postgres
    step 'database of the checkers removed' postgres_drop_database "thidua_checkers_$$"
  fi
}

# Both installers keep a mark of what they installed from, so that an unchanged list costs nothing.
install_npm_packages() {
  local mark
  mark=$(cat "$CHECKERS_FOLDER/package.json" "$CHECKERS_FOLDER/package-lock.json" | sha256sum)
  if [[ $(cat "$CHECKERS_FOLDER/node_modules/.installed-from" 2>/dev/null) == "$mark" ]]; then
    echo 'already installed'
    return
  fi
  # No install scripts: none of these packages needs one, and some only report home.
  npm ci --prefix "$CHECKERS_FOLDER" --ignore-scripts --no-audit --no-fund --loglevel=error
  echo "$mark" >"$CHECKERS_FOLDER/node_modules/.installed-from"
}

install_python_packages() {
  local mark
  mark=$(sha256sum <"$CHECKERS_FOLDER/requirements.txt")
  if [[ $(cat "$PYTHON_FOLDER/.installed-from" 2>/dev/null) == "$mark" ]]; then
    echo 'already installed'
    return
  fi
  "$PYTHON" -m venv --clear "$PYTHON_FOLDER"
  "$PYTHON_FOLDER/bin/pip" install --quiet --no-input --disable-pip-version-check \
    --requirement "$CHECKERS_FOLDER/requirements.txt"
  "$PYTHON_FOLDER/bin/pip" check --disable-pip-version-check
  echo "$mark" >"$PYTHON_FOLDER/.installed-from"
}

build_typed_client() {
  local folder=$WORK/client
  mkdir -p "$folder"
  cp "$CHECKERS_FOLDER/client/"*.ts "$CHECKERS_FOLDER/client/tsconfig.json" "$CHECKERS_FOLDER/package.json" "$folder"
  ln -sfn "$CHECKERS_FOLDER/node_modules" "$folder/node_modules"
  # Elsewhere, because in the repository it would take Redocly's settings for its own.
  cd "$folder"
  "$NPM_BIN/openapi-typescript" "$OPENAPI" --output api.ts
  "$NPM_BIN/tsc" --project tsconfig.json
  echo "$(wc -l <"$folder/api.ts") lines of types compiled with the client"
}

run_typed_client() {
  local url
  url=$(server_url "$1")
  node "$WORK/client/built/read-demo.js" "$url"
}

# The browser and the program that drives it run as the unprivileged user, from a copy that this user can read.
run_browser() {
  local folder=$WORK/browser url
  url=$(server_url "$1")
  own_folder "$folder"
  mkdir -p "$folder/node_modules"
  cp -R "$CHECKERS_FOLDER/node_modules/playwright-core" "$folder/node_modules/"
  cp "$CHECKERS_FOLDER/browser/"*.mjs "$folder"
  ((EUID != 0)) || chown -R "$TEST_USER:$TEST_USER" "$folder"
  local status=0
  (cd "$folder" && as_user node pages.mjs "$url" "$CHROMIUM_BINARY" "$folder/screenshots") || status=$?
  cp -R "$folder/screenshots" "$REPORT/" || true
  return "$status"
}

server_start_on_postgres() {
  local url
  url=$(postgres_database "thidua_checkers_$$")
  server_start postgres "$url"
}

# After all the fuzzing the journal must still verify, and the service must still end as it should.
end_of_server() {
  step "journal verifies, $1" server_command "$1" audit verify
  step "service ends cleanly, $1" server_stop "$1"
}

# schemathesis SERVER USER|anonymous EXAMPLES PHASES [OPTION…]; configuration and checks are in schemathesis.toml.
schemathesis() {
  schemathesis_at --origin "$@"
}

# The same for what is not below /v1: the service's address is then the whole base of the addresses.
schemathesis_outside() {
  schemathesis_at --url "$@"
}

schemathesis_at() {
  local base=$1 server=$2 user=$3 examples=$4 phases=$5 url token credential=()
  shift 5
  url=$(server_url "$server")
  token=
  if [[ $user != anonymous ]]; then
    token=$(server_token "$server" "$user")
    [[ -n $token ]]
    credential=(--header "Authorization: Bearer $token")
  fi
  # A hang is a fault too; measured runs stay far below the limit.
  mkdir -p "$WORK/schemathesis"
  cd "$WORK/schemathesis"
  PYTHONPATH=$CHECKERS_FOLDER PYTHONDONTWRITEBYTECODE=1 SCHEMATHESIS_HOOKS=hooks CHECKERS_TOKEN=$token CHECKERS_ORIGIN=$url \
    timeout 1500 "$PYTHON_FOLDER/bin/schemathesis" --config-file "$CHECKERS_FOLDER/schemathesis.toml" --no-color run "$OPENAPI" \
    "$base" "$url" --seed "$SEED" --max-examples "$examples" --phases "$phases" \
    "${credential[@]}" "$@"
}

# Signing out ends the token that is used, so sessions are apart, with tokens that nothing else uses. What is outside
# of /v1 has a server of its own in the document, which Schemathesis does not read.
SESSIONS='^/sessions' OUTSIDE='^/(livez|readyz|healthz)$' APART='^/(sessions|livez$|readyz$|healthz$)'
SCHEMATHESIS_CLOSING='selected|generated|No issues|only 40'

# Every operation with every shape of request as the administrator, what is read also without a credential. Making up
# bodies takes most of the time, so the other roles send the examples of the document alone: who may do what is walked in
# tests/e2e/authorization.
check_with_schemathesis_in_full() {
  local CLOSING=$SCHEMATHESIS_CLOSING role
  step "Schemathesis, anonymous, reads, $1" \
    schemathesis "$1" anonymous 10 examples,coverage,fuzzing --include-method GET --exclude-path-regex "$APART"
  step "Schemathesis, anonymous, writes, $1" \
    schemathesis "$1" anonymous 10 examples --exclude-method GET --exclude-path-regex "$APART"
  for role in "${ROLES[@]}"; do
    step "Schemathesis, $role, $1" schemathesis "$1" "$role" 10 examples --exclude-path-regex "$APART"
  done
  step "Schemathesis, outside of /v1, $1" schemathesis_outside "$1" \
    anonymous 20 examples,coverage,fuzzing --include-path-regex "$OUTSIDE"
  step "Schemathesis, sessions, anonymous, $1" \
    schemathesis "$1" anonymous 20 examples,coverage,fuzzing --include-path-regex "$SESSIONS"
  step "Schemathesis, sessions, reader, $1" \
    schemathesis "$1" reader 20 examples,coverage,fuzzing --include-path-regex "$SESSIONS"
  step "Schemathesis, administrator, $1" \
    schemathesis "$1" admin 4 examples,coverage,fuzzing,stateful --exclude-path-regex "$APART"
}

check_with_schemathesis_briefly() {
  local CLOSING=$SCHEMATHESIS_CLOSING
  step "Schemathesis, anonymous, reads, $1" \
    schemathesis "$1" anonymous 3 examples,fuzzing --include-method GET --exclude-path-regex "$APART"
  step "Schemathesis, sessions, reader, $1" \
    schemathesis "$1" reader 5 examples,fuzzing --include-path-regex "$SESSIONS"
  step "Schemathesis, administrator, $1" \
    schemathesis "$1" admin 2 examples,fuzzing --exclude-path-regex "$APART"
}
