#!/usr/bin/env bash
# Measures results of surveys: a quarter by agent beside many answers and beside few, and a recomputation. See README.md.
#
#   bash tests/load/surveys.sh [--stores sqlite,postgresql] [--answers 10000,1000000] [--requests 41] [--rounds 5] [--smoke]
#
# It needs the .NET SDK. PostgreSQL is installed when it is missing, which takes root on Debian 12.
# Results: artifacts/load/surveys.jsonl, one JSON object a line.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/lib/debian.sh
. tests/lib/postgres.sh
. tests/load/program.sh

stores=sqlite,postgresql answers=10000,1000000 requests=41 rounds=5

die() {
    echo "$*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --smoke) answers=100,1000 requests=5 rounds=1 && shift && continue ;;
        --stores | --answers | --requests | --rounds) ;;
        *) die "There is no option '$1'" ;;
    esac
    [ $# -ge 2 ] || die "$1 takes a value"
    declare "${1#--}=$2"
    shift 2
done

export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

work=$PWD/artifacts/load
results=$work/surveys.jsonl
data=$(mktemp -d "${TMPDIR:-/tmp}/surveys.XXXXXXXX")
admin='X-Api-Key: bitp_demo_admin'

# start STORE CONNECTION: the program.
start() {
    ASPNETCORE_ENVIRONMENT=Development Logging__LogLevel__Default=Warning program_start "$work/surveys.log" \
        dotnet "$work/surveys-product/BitP.SupportApi.dll" "--Database:Provider=$1" "--ConnectionStrings:Support=$2"
}

# recompute: has all figures counted anew; prints for how many milliseconds that goes on.
recompute() {
    local began location
    began=$(date +%s%3N)
    location=$(curl -sSf -X POST -H "$admin" -o /dev/null -D - "$address/v1/surveys/$survey/results/recompute" | tr -d '\r' | sed -n 's/^[Ll]ocation: //p')
    until curl -sSf -H "$admin" "$address$location" | grep -q '"same":\(true\|false\)'; do sleep 0.1; done
    echo $(($(date +%s%3N) - began))
}

# quarter ZONE: the median of milliseconds of the quarter by agent, after as many requests that are not counted.
quarter() {
    local path="$address/v1/surveys/$survey/results?from=2026-07-01&to=2026-10-01&groupBy=agent&timeZone=$1"
    curl -sSf -H "$admin" "$path" | grep -q '"groups":\[{' || die "There are no groups"
    local urls=()
    for _ in $(seq $((2 * requests))); do urls+=(-o /dev/null "$path"); done
    curl -sSf -H "$admin" -w '%{time_total}\n' "${urls[@]}" | tail -n "$requests" | sort -n | awk '{ t[NR] = $1 } END { printf "%.2f", t[int((NR + 1) / 2)] * 1000 }'
}

command -v dotnet >/dev/null || die "The .NET SDK is missing; global.json names its version"
need_packages curl:curl
mkdir -p "$work"
: >"$results"
for project in "src/BitP.SupportApi $work/surveys-product" "tests/load/Driver $work/driver"; do
    read -r from to <<<"$project"
    dotnet publish "$from" -c Release -r linux-x64 --self-contained false -o "$to" -m:2 >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; die "The build failed"; }
done

# open STORE COUNT: sets what the database with so many answers is called, and which survey they are of.
open() {
    case $1 in
        sqlite) connection="Data Source=$data/surveys-$2.db" ;;
        postgresql) connection="Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=surveys_$2;Maximum Pool Size=$((3 * $(nproc)))" ;;
    esac
    survey=$(cat "$data/$1-$2" 2>/dev/null || true)
}

for store in ${stores//,/ }; do
    [ "$store" = sqlite ] || postgres_start
    for count in ${answers//,/ }; do
        open "$store" "$count"
        start "$store" "$connection"
        survey=$("$work/driver/Driver" survey --url "$address" --file "$data/survey.json" | tee "$data/$store-$count")
        program_stop
        "$work/driver/Driver" survey-answers --store "$store" --connection "$connection" --file "$data/survey.json" --rows "$count"
        start "$store" "$connection"
        built=$(recompute)
        again=$(recompute)
        program_stop
        echo "{\"store\":\"$store\",\"answers\":$count,\"built_ms\":$built,\"recomputed_ms\":$again}" | tee -a "$results"
    done
    # In turns, since machines are slower in one minute than in another.
    for round in $(seq "$rounds"); do
        for count in ${answers//,/ }; do
            open "$store" "$count"
            start "$store" "$connection"
            utc=$(quarter Etc/UTC)
            kolkata=$(quarter Asia/Kolkata)
            program_stop
            echo "{\"store\":\"$store\",\"answers\":$count,\"round\":$round,\"quarter_by_agent_ms\":$utc,\"in_kolkata_ms\":$kolkata}" | tee -a "$results"
        done
    done
    postgres_stop
done
