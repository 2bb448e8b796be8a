# A private PostgreSQL 15 on a free loopback port, for one run. Source it after debian.sh; it does nothing by
# itself. Use:
#
#   trap postgres_stop EXIT
#   postgres_start [SETTING=VALUE...]
#   … "Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=postgres" …
#
# Settings are PostgreSQL's own, so commits are durable, unless said otherwise. It keeps its files in the folder for temporary ones, or in POSTGRES_PARENT.

POSTGRES_BIN=/usr/lib/postgresql/15/bin
POSTGRES_PACKAGE=postgresql-15:$POSTGRES_BIN/initdb
POSTGRES_PORT=
POSTGRES_DIRECTORY=

# postgres_start [SETTING=VALUE...]: makes a cluster in a temporary directory and sets POSTGRES_PORT.
postgres_start() {
    local setting try settings="-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200"
    for setting in "$@"; do settings+=" -c $setting"; done

    need_packages "$POSTGRES_PACKAGE" || return 1
    POSTGRES_DIRECTORY=$(mktemp -d "${POSTGRES_PARENT:-${TMPDIR:-/tmp}}/postgres.XXXXXXXX") || return 1
    if [ "$(id -u)" = 0 ]; then chown postgres: "$POSTGRES_DIRECTORY" || return 1; fi

    local log=$POSTGRES_DIRECTORY/log data=$POSTGRES_DIRECTORY/data
    if ! _postgres_run initdb -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$log" 2>&1; then
        cat "$log" >&2
        echo "PostgreSQL: initdb failed" >&2
        return 1
    fi

    # Somebody else may take the port between the look and the start, hence more than one try.
    for try in 1 2 3 4 5; do
        POSTGRES_PORT=$(_postgres_free_port)
        if _postgres_run pg_ctl -D "$data" -s -w -t 600 -l "$data/server.log" \
            -o "-c port=$POSTGRES_PORT $settings" start >"$log" 2>&1 </dev/null; then
            return 0
        fi
    done

    cat "$log" "$data/server.log" >&2 || true
    echo "PostgreSQL did not start" >&2
    return 1
}

# postgres_stop: ends the server and deletes its files; does nothing when there are none.
postgres_stop() {
    if [ -z "$POSTGRES_DIRECTORY" ]; then return 0; fi
    # Its data goes with it, so there is nothing to write out first.
    if [ -e "$POSTGRES_DIRECTORY/data/postmaster.pid" ]; then
        _postgres_run pg_ctl -D "$POSTGRES_DIRECTORY/data" -s -w -t 60 -m immediate stop || true
    fi
    rm -rf "$POSTGRES_DIRECTORY"
    POSTGRES_DIRECTORY=
    POSTGRES_PORT=
}

# PostgreSQL refuses to run as root.
_postgres_run() {
    local program=$POSTGRES_BIN/$1
    shift
    if [ "$(id -u)" = 0 ]; then set -- setpriv --reuid postgres --regid postgres --init-groups "$program" "$@"
    else set -- "$program" "$@"; fi
    (cd "$POSTGRES_DIRECTORY" && exec "$@")
}

# Below the range that the system hands out to clients.
_postgres_free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
    done
    echo "$port"
}
