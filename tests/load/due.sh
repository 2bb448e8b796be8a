#!/usr/bin/env bash
# Measures due work: what an idle minute costs beside items that wait, and how other requests fare while many are done. See README.md.
#
#   bash tests/load/due.sh [--stores sqlite,postgresql] [--waiting 10,1000000] [--due 1000] [--seconds 60] [--connections 4] [--smoke]
#
# It needs the .NET SDK. wrk and PostgreSQL are installed when they are missing, which takes root on Debian 12.
# Results: artifacts/load/due.jsonl, one JSON object a line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/lib/debian.sh
. tests/lib/postgres.sh
. tests/load/program.sh

stores=sqlite,postgresql waiting=10,1000000 due=1000 seconds=60 connections=4

die() {
    echo "$*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --smoke) waiting=10,1000 due=100 seconds=3 && shift && continue ;;
        --stores | --waiting | --due | --seconds | --connections) ;;
        *) die "There is no option '$1'" ;;
    esac
    [ $# -ge 2 ] || die "$1 takes a value"
    declare "${1#--}=$2"
    shift 2
done

export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

work=$PWD/artifacts/load
results=$work/due.jsonl
data=$(mktemp -d "${TMPDIR:-/tmp}/due.XXXXXXXX")
tests=$PWD/artifacts/bin/BitP.SupportApi.Tests/release
partner='Authorization: Bearer bitp_demo_partner_a'

# start STORE CONNECTION: the program, with what the tests add to it.
start() {
    ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_HOSTINGSTARTUPASSEMBLIES=BitP.SupportApi.Tests Logging__LogLevel__Default=Warning \
        program_start "$work/due.log" dotnet exec --depsfile "$tests/BitP.SupportApi.Tests.deps.json" \
        --runtimeconfig "$tests/BitP.SupportApi.Tests.runtimeconfig.json" "$tests/BitP.SupportApi.dll" \
        "--Database:Provider=$1" "--ConnectionStrings:Support=$2"
}

# cpu_ms: what the program and the database server have used so far.
cpu_ms() {
    {
        echo "$server"
        if [ -n "$POSTGRES_DIRECTORY" ]; then
            local postmaster
            postmaster=$(head -n 1 "$POSTGRES_DIRECTORY/data/postmaster.pid")
            echo "$postmaster"
            pgrep -P "$postmaster" || true
        fi
    } | sed 's|.*|/proc/&/stat|' | { xargs cat 2>/dev/null || true; } | sed 's/^.*) //' |
        awk -v hz="$(getconf CLK_TCK)" '{ t += $12 + $13 } END { printf "%d\n", t * 1000 / hz }'
}

# beside SECONDS: the members that requests.lua reports, for a list of tickets.
beside() {
    LOAD_METHOD=GET LOAD_PATH='/v1/tickets?limit=20' LOAD_HEADERS=$partner \
        timeout $(($1 + 60)) wrk -t1 -c"$connections" -d"${1}s" --timeout 30s -s tests/load/requests.lua "$address" | sed -n 's/^LOAD //p'
}

undone() { "$work/driver/Driver" undone --store "$store" --connection "$connection" --prefix now; }

command -v dotnet >/dev/null || die "The .NET SDK is missing; global.json names its version"
need_packages wrk:wrk curl:curl procps:pgrep
mkdir -p "$work"
: >"$results"
dotnet build tests/BitP.SupportApi.Tests -c Release -m:2 >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; die "The build failed"; }
dotnet publish tests/load/Driver -c Release -r linux-x64 --self-contained false -o "$work/driver" -m:2 >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; die "The build failed"; }

for store in ${stores//,/ }; do
    for rows in ${waiting//,/ }; do
        case $store in
            sqlite) connection="Data Source=$data/due-$rows.db" ;;
            postgresql)
                postgres_start
                connection="Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=postgres;Maximum Pool Size=$((3 * $(nproc)))"
                ;;
        esac
        start "$store" "$connection"
        "$work/driver/Driver" due --store "$store" --connection "$connection" --prefix later --rows "$rows" --in 31536000
        beside $((seconds / 6 + 1)) >/dev/null
        # What the load and the seeding have left to do is no part of an idle minute.
        sleep $((seconds / 2))
        before=$(cpu_ms)
        sleep "$seconds"
        idle=$(($(cpu_ms) - before))
        quiet=$(beside $((seconds / 12 + 2)))
        "$work/driver/Driver" due --store "$store" --connection "$connection" --prefix now --rows "$due" --in 2
        began=$(date +%s%3N)
        beside $((seconds / 12 + 2)) >"$data/busy" &
        load=$!
        while [ "$(undone)" != 0 ]; do sleep 0.2; done
        took=$(($(date +%s%3N) - began - 2000))
        wait "$load"
        program_stop
        postgres_stop
        echo "{\"store\":\"$store\",\"waiting\":$rows,\"idle_seconds\":$seconds,\"idle_cpu_ms\":$idle,\"due\":$due,\"done_in_ms\":$took,\"quiet\":{$quiet},\"busy\":{$(cat "$data/busy")}}" |
            tee -a "$results"
    done
done
