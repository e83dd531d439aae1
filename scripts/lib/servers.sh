# shellcheck shell=bash
# Starts and stops the service under test. What a server is known by (address, process, data) lies in the folder
# $WORK/servers/NAME, so that every step's subshell finds it.

# How many awards the demo's synthetic city has: enough to see each kind of record, and no more to walk through.
CITY=20

servers_begin() {
  mkdir -p "$WORK/servers" "$WORK/bin"
  chmod 755 "$WORK/servers" "$WORK/bin"
  # A copy: the build folder need not be readable for the unprivileged user, and a rebuild cannot change it mid-run.
  install -m 755 "$BINARY" "$WORK/bin/thidua"
}

# server_start NAME [DATABASE-URL]: with the demo, on SQLite when no address is given.
server_start() {
  local name=$1 folder=$WORK/servers/$1 attempt port store
  mkdir -p "$folder"
  own_folder "$folder/data"
  store=(--data-dir "$folder/data")
  [[ -z ${2:-} ]] || store=(--database-url "$2")
  printf '%s\n' "${store[@]}" >"$folder/store"
  for attempt in 1 2 3; do
    port=$(free_port)
    rm -f "$folder/status"
    (
      cd "$folder/data" || exit
      set +e
      # shellcheck disable=SC2016 # the inner shell expands them
      as_user sh -c 'echo $$ >pid && exec "$@"' sh \
        "$WORK/bin/thidua" serve --demo --demo-scale "$CITY" "${store[@]}" --listen "127.0.0.1:$port" --rate-limit off
      echo $? >"$folder/status"
    ) >"$REPORT/server-$name.log" 2>&1 &
    if server_wait "$folder" "$port"; then
      printf 'http://127.0.0.1:%s' "$port" >"$folder/url"
      echo "$name: $(cat "$folder/url")"
      return
    fi
    echo "attempt $attempt on port $port failed:"
    tail -n 30 "$REPORT/server-$name.log"
    server_stop "$name" || true
  done
  return 1
}

# Ready when /readyz answers 200; given up when the process ends or after two minutes (a debug build loads the demo).
server_wait() {
  local folder=$1 port=$2 deadline=$((SECONDS + 120)) code
  while ((SECONDS < deadline)) && [[ ! -e $folder/status ]]; do
    code=$(
      { exec 3<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null || exit 0
      printf 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3
      read -r -t 5 _ code _ <&3 && echo "$code"
    ) || true
    [[ $code == 200 ]] && return
    sleep 0.2
  done
  return 1
}

server_url() {
  cat "$WORK/servers/$1/url"
}

# server_command NAME ARGUMENTS…: the command line on the server's own store, as the user that owns it.
server_command() {
  local folder=$WORK/servers/$1 store
  shift
  mapfile -t store <"$folder/store"
  (cd "$folder/data" && as_user "$WORK/bin/thidua" "$@" "${store[@]}")
}

# server_token NAME USER: prints a fresh access token and nothing else.
server_token() {
  server_command "$1" token issue --user "$2" --ttl 2h | tail -n 1
}

# Asks the server to end as an operator does, and wants a clean end within half a minute.
server_stop() {
  local folder=$WORK/servers/$1 pid deadline=$((SECONDS + 30))
  pid=$(cat "$folder/data/pid" 2>/dev/null) || return 1
  if [[ -e $folder/status ]]; then
    echo "$1 had already ended with status $(cat "$folder/status")"
    return 1
  fi
  kill -TERM "$pid"
  while [[ ! -e $folder/status ]] && ((SECONDS < deadline)); do sleep 0.1; done
  if [[ ! -e $folder/status ]]; then
    kill -KILL "$pid"
    echo "$1 did not end within 30 s of SIGTERM"
    return 1
  fi
  echo "$1 ended with status $(cat "$folder/status")"
  [[ $(cat "$folder/status") == 0 ]]
}

servers_end() {
  local folder
  for folder in "$WORK"/servers/*/; do
    [[ -e $folder/status ]] || kill -KILL "$(cat "$folder/data/pid")"
  done
}
