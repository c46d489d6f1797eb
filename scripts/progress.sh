# Says that something goes on. Sourced by ../petpro.

ticker=

tick() { # text: says every few seconds that it goes on
  local started=$SECONDS pause=2
  while sleep "$pause" >/dev/null 2>&1; do
    if [ -t 1 ]; then printf '\r  %s (%s s) ' "$1" "$((SECONDS - started))"; else
      printf '  %s (%s s)\n' "$1" "$((SECONDS - started))"
      pause=10
    fi
  done
}

start_ticking() { tick "$1" & ticker=$!; }

stop_ticking() {
  [ -n "$ticker" ] || return 0
  kill "$ticker" 2>/dev/null || true
  wait "$ticker" 2>/dev/null || true
  ticker=
  if [ -t 1 ]; then printf '\r\033[K'; fi
}
trap stop_ticking EXIT
trap 'exit 130' INT TERM

quietly() { # text command…: its output is shown only when it fails
  local text=$1 log code=0
  shift
  log=$(mktemp)
  say "$text"
  start_ticking "$text"
  "$@" >"$log" 2>&1 || code=$?
  stop_ticking
  [ "$code" = 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$code"
}
