# The program that a measurement runs against, and its end. Sourced by the scripts beside it, which set $data (a folder that is removed)
# and have tests/lib/postgres.sh and a function `die`.

server= data=

# program_start LOG COMMAND...: starts it on a free port, and returns once it is ready. Sets $address and $server.
program_start() {
    local log=$1
    shift
    address=http://127.0.0.1:$(_postgres_free_port)
    "$@" --urls "$address" --RateLimits:PerMinute=1000000000 >"$log" 2>&1 </dev/null &
    server=$!
    for _ in {1..600}; do
        if curl -sf -m 5 -o /dev/null "$address/health/ready"; then return 0; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.2
    done
    tail -n 30 "$log" >&2
    die "The program does not answer"
}

program_stop() {
    if [ -n "$server" ]; then
        kill -TERM "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
    fi
    server=
}

_program_clean_up() {
    local status=$?
    trap - EXIT
    program_stop
    postgres_stop
    rm -rf "$data"
    exit "$status"
}
trap _program_clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
