# shellcheck shell=bash
# PostgreSQL for the tests: the server of THIDUA_TEST_POSTGRES_URL, else a throw-away cluster on a free local port.

# Sets POSTGRES_BIN to a folder that has all three server programs. Debian keeps them out of PATH.
postgres_find() {
  local candidate
  while read -r candidate; do
    if [[ -n $candidate && -x $candidate/initdb && -x $candidate/postgres && -x $candidate/pg_ctl ]]; then
      POSTGRES_BIN=$candidate
      return
    fi
  done < <(
    printf '%s\n' "${THIDUA_TEST_POSTGRES_BIN:-}"
    dirname "$(readlink -f "$(command -v postgres)" 2>/dev/null)" 2>/dev/null
    dirname "$(readlink -f "$(command -v initdb)" 2>/dev/null)" 2>/dev/null
    pg_config --bindir 2>/dev/null
    printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin |
      sort -rV
  )
  return 1
}

# Leaves the address in a file, because a step runs in a subshell.
postgres_begin() {
  if [[ -n ${THIDUA_TEST_POSTGRES_URL:-} ]]; then
    printf '%s' "$THIDUA_TEST_POSTGRES_URL" >"$WORK/postgres-url"
    echo 'using the server of THIDUA_TEST_POSTGRES_URL'
    return
  fi
  local data=$WORK/postgres password attempt port
  own_folder "$data"
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s' "$password" >"$WORK/home/postgres-password"
  chmod 644 "$WORK/home/postgres-password"
  postgres_initdb "$data"
  for attempt in 1 2 3 4 5; do
    port=$(free_port)
    # No fsync: nothing here outlives the run. The time zone is a city's, so that a missing conversion shows.
    if as_user "$POSTGRES_BIN/pg_ctl" start --silent --wait --timeout=60 --pgdata="$data/cluster" --log="$data/log" \
      --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c max_connections=200 \
        -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c timezone=Asia/Ho_Chi_Minh"; then
      printf 'postgres://thidua:%s@127.0.0.1:%s/postgres' "$password" "$port" >"$WORK/postgres-url"
      as_user "$POSTGRES_BIN/postgres" --version
      echo "listening on 127.0.0.1:$port"
      return
    fi
    echo "attempt $attempt on port $port failed"
    tail -n 5 "$data/log" || true
  done
  return 1
}

# An ICU collation where the server has one (15 and later): text then sorts by language and not by bytes, as on most
# cities' servers, and a query that forgot to say which order it means is found out.
postgres_initdb() {
  local common=(--username=thidua --pwfile="$WORK/home/postgres-password" --auth=scram-sha-256 --encoding=UTF8
    --no-sync --no-instructions --pgdata="$1/cluster")
  if as_user "$POSTGRES_BIN/initdb" "${common[@]}" --locale=C --locale-provider=icu --icu-locale=und; then
    echo 'collation: ICU, root locale'
  else
    as_user rm -rf "$1/cluster"
    as_user "$POSTGRES_BIN/initdb" "${common[@]}" --locale=C
    echo 'collation: C'
  fi
}

postgres_end() {
  [[ -d $WORK/postgres/cluster ]] || return 0
  as_user "$POSTGRES_BIN/pg_ctl" stop --silent --wait --timeout=30 --mode=immediate --pgdata="$WORK/postgres/cluster"
}

postgres_url() {
  cat "$WORK/postgres-url"
}

# postgres_database NAME: makes an empty database and prints its address.
postgres_database() {
  local psql=psql
  [[ -n ${THIDUA_TEST_POSTGRES_URL:-} ]] || psql=$POSTGRES_BIN/psql
  "$psql" --no-psqlrc --quiet --dbname="$(postgres_url)" --command="CREATE DATABASE \"$1\"" >&2
  postgres_url | sed -E "s#^(postgres(ql)?://[^/?]*)(/[^?]*)?#\\1/$1#"
}

postgres_drop_database() {
  [[ -n ${THIDUA_TEST_POSTGRES_URL:-} ]] || return 0
  psql --no-psqlrc --quiet --dbname="$(postgres_url)" --command="DROP DATABASE IF EXISTS \"$1\" WITH (FORCE)"
}

# A port that nothing answers on, below the range that outgoing connections are given.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}
