#!/usr/bin/env bash
# Measures taking the register of complaints away: rows a second and memory, beside a bare reader. See README.md.
#
#   bash tests/load/register.sh [--stores sqlite,postgresql] [--rows 1000000]
#
# It needs the .NET SDK. PostgreSQL is installed when it is missing, which takes root on Debian 12.
# Results: artifacts/load/register.jsonl, one JSON object a line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/lib/debian.sh
. tests/lib/postgres.sh
. tests/load/program.sh

stores=sqlite,postgresql rows=1000000

die() {
    echo "$*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --stores | --rows) ;;
        *) die "There is no option '$1'" ;;
    esac
    [ $# -ge 2 ] || die "$1 takes a value"
    declare "${1#--}=$2"
    shift 2
done

export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

work=$PWD/artifacts/load
results=$work/register.jsonl
data=$(mktemp -d "${TMPDIR:-/tmp}/register.XXXXXXXX")
admin='X-Api-Key: bitp_demo_admin'
whole='from=2000-01-01&to=2100-01-01'

# start STORE CONNECTION: the program.
start() {
    ASPNETCORE_ENVIRONMENT=Development Logging__LogLevel__Default=Warning program_start "$work/register.log" \
        dotnet "$work/register-product/BitP.SupportApi.dll" "--Database:Provider=$1" "--ConnectionStrings:Support=$2"
}

# report STORE WHAT ROWS MILLISECONDS [MEMORY]
report() {
    awk -v store="$1" -v what="$2" -v rows="$3" -v ms="$4" -v memory="${5:-}" 'BEGIN {
        printf "{\"store\":\"%s\",\"what\":\"%s\",\"rows\":%d,\"ms\":%d,\"rows_per_second\":%d", store, what, rows, ms, rows * 1000 / (ms > 0 ? ms : 1)
        if (memory != "") printf ",\"peak_mb\":%.0f", memory / 1024
        print "}"
    }' | tee -a "$results"
}

# measured STORE WHAT PATH: a request, counted in lines; the statistics are one, and count all.
measured() {
    local began lines
    echo 5 >"/proc/$server/clear_refs"
    began=$(date +%s%3N)
    lines=$(curl -sSf -H "$admin" "$address$3" | wc -l)
    local ms=$(($(date +%s%3N) - began))
    case $2 in
        csv) lines=$((lines - 1)) ;;
        statistics) lines=$count ;;
    esac
    [ "$lines" = "$count" ] || die "$2 has $lines rows of $count"
    report "$1" "$2" "$lines" "$ms" "$(awk '/VmHWM/ { print $2 }' "/proc/$server/status")"
}

command -v dotnet >/dev/null || die "The .NET SDK is missing; global.json names its version"
need_packages curl:curl
mkdir -p "$work"
: >"$results"
for project in "src/BitP.SupportApi $work/register-product" "tests/load/Driver $work/driver"; do
    read -r from to <<<"$project"
    dotnet publish "$from" -c Release -r linux-x64 --self-contained false -o "$to" -m:2 >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; die "The build failed"; }
done

for store in ${stores//,/ }; do
    case $store in
        sqlite) connection="Data Source=$data/register.db" ;;
        postgresql)
            postgres_start
            connection="Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=postgres;Maximum Pool Size=$((3 * $(nproc)))"
            ;;
    esac
    start "$store" "$connection"
    "$work/driver/Driver" complaints --url "$address"
    program_stop
    "$work/driver/Driver" multiply-complaints --store "$store" --connection "$connection" --rows "$rows"
    start "$store" "$connection"
    bare=$("$work/driver/Driver" read-complaints --store "$store" --connection "$connection")
    count=$(sed -E 's/.*"rows":([0-9]+).*/\1/' <<<"$bare")
    # Once, so that what is measured is the reading and not the first time that all of this runs.
    for format in csv jsonl; do curl -s -H "$admin" "$address/v1/complaints/register?$whole&format=$format" | head -c 10000000 >/dev/null || true; done
    report "$store" bare "$count" "$(sed -E 's/.*"ms":([0-9]+).*/\1/' <<<"$bare")"
    measured "$store" csv "/v1/complaints/register?$whole&format=csv"
    measured "$store" jsonl "/v1/complaints/register?$whole&format=jsonl"
    measured "$store" statistics "/v1/complaints/statistics?from=2026-01-01&to=2028-01-01&period=month"
    program_stop
    postgres_stop
done
