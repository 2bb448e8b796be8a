#!/usr/bin/env bash
# Measures the product under load, beside a yardstick: see README.md.
#
#   bash tests/load/run.sh [--stores sqlite,postgresql] [--sizes 10000,1000000] [--programs product,yardstick]
#                          [--ops create,create-key,get,reply,list,deep,queue,status,live] [--connections 16] [--seconds 5]
#                          [--warm-up 60] [--starts 9] [--smoke]
#
# --seconds is measured for each point, after the same operation has run until it gets no faster, for --warm-up seconds at most. --starts is
# how often each cold start is repeated; 0 leaves them out. --smoke is 1,000 tickets and one second for everything: it shows that it works, and measures nothing.
#
# It needs the .NET SDK. wrk and PostgreSQL are installed when they are missing, which takes root on Debian 12.
# Results: artifacts/load/results.jsonl, one JSON object a line. The exit code is 0 when no request failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/lib/debian.sh
. tests/lib/postgres.sh

stores=sqlite,postgresql sizes=10000,1000000 programs=product,yardstick
ops=get,list,deep,queue,reply,create,create-key,status,live
connections=16 seconds=5 warm_up=60 starts=9

die() {
    echo "$*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --smoke) sizes=1000 seconds=1 warm_up=1 starts=1 && shift && continue ;;
        --stores | --sizes | --programs | --ops | --connections | --seconds | --warm-up | --starts) ;;
        *) die "There is no option '$1'" ;;
    esac
    [ $# -ge 2 ] || die "$1 takes a value"
    name=${1#--}
    declare "${name//-/_}=$2"
    shift 2
done

export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

work=$PWD/artifacts/load
results=$work/results.jsonl
data=$work/data
json='Content-Type: application/json'
partner='Authorization: Bearer bitp_demo_partner_a'
ticket='{"subject":"Load ticket @n@: the withdrawal is silent","description":"It shows nothing since this morning, although it is confirmed and has fees. The app shows error 49 and the network was changed twice already. Please look at it soon, thank you.","category":"withdrawal_pending","channel":"app","customer":{"externalId":"@customer@"},"allowDuplicate":true}'
reply='{"body":"We look at it this afternoon; until then please keep the transaction hash at hand."}'

# --- Servers -----------------------------------------------------------------------------------------------

server=
port=
url=

# serve PROGRAM ARGUMENT...: starts a published program with its address in $url, and waits until it answers.
serve() {
    local program=$1
    shift
    port=$(_postgres_free_port)
    url=http://127.0.0.1:$port
    case $program in
        product) set -- "$work/product/BitP.SupportApi" --urls "$url" --RateLimits:PerMinute=1000000000 "$@" ;;
        yardstick) set -- "$work/yardstick/Yardstick" --port "$port" "$@" ;;
    esac
    ASPNETCORE_ENVIRONMENT=Development "$@" >"$work/$program.log" 2>&1 </dev/null &
    server=$!
    for _ in {1..3000}; do
        if curl -sf -m 5 -o /dev/null "$url/health/ready"; then return 0; fi
        kill -0 "$server" 2>/dev/null || break
        sleep 0.2
    done
    tail -n 30 "$work/$program.log" >&2
    die "$program does not answer"
}

stop_server() {
    if [ -z "$server" ]; then return 0; fi
    kill -TERM "$server" 2>/dev/null || true
    for _ in {1..400}; do
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=
}

# Commits stay durable; memory as one would give it, the same for both programs.
start_postgres() {
    postgres_start shared_buffers=512MB max_wal_size=4GB checkpoint_timeout=15min random_page_cost=1.1 \
        effective_cache_size=8GB work_mem=16MB jit=off
}

postgres_pid() { head -n 1 "$POSTGRES_DIRECTORY/data/postmaster.pid"; }

clean_up() {
    local status=$?
    trap - EXIT
    stop_server
    postgres_stop
    rm -rf "$data"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# --- Load --------------------------------------------------------------------------------------------------

# cpu_ms PID...: what these processes and their children have used so far, in milliseconds of both user and system time.
cpu_ms() {
    ps -eo pid=,ppid= | awk -v roots="$*" '
        BEGIN { n = split(roots, r, " "); for (i = 1; i <= n; i++) tree[r[i]] = 1 }
        { pid[NR] = $1; parent[NR] = $2 }
        END { for (pass = 0; pass < 4; pass++) for (i = 1; i <= NR; i++) if (parent[i] in tree) tree[pid[i]] = 1
              for (p in tree) print "/proc/" p "/stat" }' |
        # A process that ended since, such as one of PostgreSQL's for vacuuming, has no file any more.
        { xargs cat 2>/dev/null || true; } | sed 's/^.*) //' |
        awk -v hz="$(getconf CLK_TCK)" '{ t += $12 + $13 + $14 + $15 } END { printf "%d\n", t * 1000 / hz }'
}

rss_mb() { awk '/^VmRSS:/ { printf "%d\n", $2 / 1024 }' "/proc/$1/status"; }

# load OPERATION SECONDS: prints the members that requests.lua reports.
load() {
    local out
    export LOAD_METHOD=GET LOAD_PATH LOAD_BODY= LOAD_HEADERS=$partner LOAD_CURSORS=$data/cursors
    case $1 in
        get) LOAD_PATH=/v1/tickets/BP-@ticket@ ;;
        list) LOAD_PATH='/v1/tickets?limit=20' ;;
        deep) LOAD_PATH='/v1/tickets?limit=20&cursor=@cursor@' ;;
        queue) LOAD_PATH='/v1/tickets?status=new&limit=20' ;;
        reply) LOAD_METHOD=POST LOAD_PATH=/v1/tickets/BP-@unsolved@/messages LOAD_BODY=$reply LOAD_HEADERS+=$'\n'$json ;;
        status) LOAD_PATH=/v1/schedules/$schedule/status ;;
        live) LOAD_PATH=/health/live ;;
        create) LOAD_METHOD=POST LOAD_PATH=/v1/tickets LOAD_BODY=$ticket LOAD_HEADERS+=$'\n'$json ;;
        create-key) LOAD_METHOD=POST LOAD_PATH=/v1/tickets LOAD_BODY=$ticket LOAD_HEADERS+=$'\n'$json$'\nIdempotency-Key: load-@n@' ;;
        *) die "There is no operation '$1'" ;;
    esac
    out=$(timeout $((${2%.*} + 60)) wrk -t1 -c"$connections" -d"${2}s" --timeout 30s -s tests/load/requests.lua "$url" 2>&1) || die "wrk: $out"
    sed -n 's/^LOAD //p' <<<"$out"
}

# warm_up OPERATION: runs it until three times in a row it is not 2 % faster than at its best, or until the time is up. The runtime compiles hot
# code twice more while it runs, which takes a large program longer than a small one, and longer still when all cores are busy.
warm_up() {
    local step=5 spent=0 best=0 rate same=0
    if [ "$warm_up" -lt "$step" ]; then step=$warm_up; fi
    while [ "$spent" -lt "$warm_up" ] && [ "$same" -lt 3 ]; do
        rate=$(load "$1" "$step" | sed -E 's/.*"rps":([0-9]+).*/\1/')
        spent=$((spent + step))
        if [ $((rate * 100)) -gt $((best * 102)) ]; then best=$rate same=0; else same=$((same + 1)); fi
    done
}

# created STORE TICKETS: how many tickets there are beyond those that were seeded.
created() {
    "$work/driver/Driver" created --store "$1" --connection "$connection" --table "$table" --from $((LOAD_FIRST + $2))
}

# point STORE TICKETS PROGRAM OPERATION: warms up, measures, and adds a line to the results.
point() {
    local store=$1 tickets=$2 program=$3 op=$4 before members cpu requests added
    local pids=("$server")
    if [ "$store" = postgresql ]; then pids+=("$(postgres_pid)"); fi
    warm_up "$op"
    # What was under way when wrk stopped is answered to nobody, and no part of what is measured.
    sleep 0.5
    if [[ $op == create* ]]; then added=$(created "$store" "$tickets"); fi
    before=$(cpu_ms "${pids[@]}")
    members=$(load "$op" "$seconds")
    cpu=$(($(cpu_ms "${pids[@]}") - before))
    requests=$(grep -o '"requests":[0-9]*' <<<"$members" | grep -o '[0-9]*$')
    [ "${requests:-0}" -gt 0 ] || die "$op: wrk reported no request"
    printf '{"kind":"point","store":"%s","tickets":%d,"program":"%s","op":"%s","connections":%d,%s,"cpu_ms_per_req":%s,"rss_mb":%d,"load1":%s}\n' \
        "$store" "$tickets" "$program" "$op" "$connections" "$members" \
        "$(awk -v c="$cpu" -v r="$requests" 'BEGIN { printf "%.3f", c / r }')" "$(rss_mb "$server")" "$(cut -d' ' -f1 /proc/loadavg)" |
        tee -a "$results"
    # Whatever was answered with 201 has to be there.
    if [[ $op == create* ]]; then
        added=$(($(created "$store" "$tickets") - added))
        [ "$added" -ge "$requests" ] || die "$requests tickets were reported as created, $added are there"
    fi
}

# store_options PROGRAM STORE: sets options to what tells the program about its database, and where its tickets are.
store_options() {
    case $1-$2 in
        *-sqlite) connection="Data Source=$data/$1.db" ;;
        *-postgresql) connection="Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=postgres" ;;
    esac
    case $1 in
        product) options=("--Database:Provider=$2" "--ConnectionStrings:Support=$connection") table=tickets ;;
        yardstick) options=(--store "$2" --connection "$connection") table=ticket ;;
    esac
}

# measure STORE TICKETS: seeds and measures both programs, one after the other.
measure() {
    local store=$1 tickets=$2 program op first schedule connection table options
    rm -rf "$data"
    mkdir -p "$data"
    for program in product ${programs/product/}; do
        program=${program//,/}
        if [ "$store" = postgresql ]; then start_postgres; fi
        store_options "$program" "$store"
        if [ "$program" = product ]; then
            # The template also fills the yardstick, so the product is seeded in any case.
            serve product "${options[@]}"
            first=$("$work/driver/Driver" template --url "$url" --tickets "$tickets" --file "$data/template.json")
            stop_server
            if [[ ,$programs, == *,product,* ]]; then
                "$work/driver/Driver" multiply --store "$store" --connection "$connection" --tickets "$tickets"
                serve product "${options[@]}"
                "$work/driver/Driver" check --url "$url" --first "$first" --tickets "$tickets"
            fi
        else
            serve yardstick "${options[@]}" --template "$data/template.json" --tickets "$tickets"
            # Started again, so that nothing of the seeding is left in its memory.
            stop_server
            serve yardstick "${options[@]}"
            "$work/driver/Driver" same-answers --url "$url" --file "$data/template.json"
        fi
        if [ -n "$server" ]; then
            export LOAD_FIRST=$first LOAD_TICKETS=$tickets
            "$work/driver/Driver" cursors --url "$url" --first "$first" --tickets "$tickets" --file "$data/cursors"
            if [ "$program" = product ]; then schedule=$(curl -sfm 10 -H "$partner" "$url/v1/schedules?limit=1" | sed -E 's/.*"id":"([^"]*)".*/\1/'); fi
            for op in ${ops//,/ }; do
                # The yardstick knows tickets only.
                if [[ $program = product || $op != @(status|live) ]]; then point "$store" "$tickets" "$program" "$op"; fi
            done
            if [[ $program = product && $store = sqlite && $tickets = "${sizes%%,*}" && $starts -gt 0 ]]; then
                stop_server
                measure_starts
            fi
            stop_server
        fi
        postgres_stop
    done
}

# measure_starts: the product with an empty and with the seeded database, and a program that does nothing.
measure_starts() {
    local base
    base=http://127.0.0.1:$(_postgres_free_port)
    local start=("$work/driver/Driver" starts --runs "$starts")
    "$work/product/BitP.SupportApi" --migrate >/dev/null 2>"$work/migrate.log" || die "migrate: $(cat "$work/migrate.log")"
    {
        "${start[@]}" --name empty --url "$base/" -- "$work/empty/Empty" --urls "$base"
        "${start[@]}" --name "product, alive" --url "$base/health/live" -- "$work/product/BitP.SupportApi" --urls "$base"
        "${start[@]}" --name "product, ready, empty database" --url "$base/health/ready" -- "$work/product/BitP.SupportApi" --urls "$base"
        ASPNETCORE_ENVIRONMENT=Development "${start[@]}" --name "product, ready, seeded database" --url "$base/health/ready" -- \
            "$work/product/BitP.SupportApi" --urls "$base" "--ConnectionStrings:Support=Data Source=$data/product.db"
    } | tee -a "$results"
}

# --- Run ---------------------------------------------------------------------------------------------------

command -v dotnet >/dev/null || die "The .NET SDK is missing; global.json names its version"
need_packages wrk:wrk curl:curl procps:ps
mkdir -p "$work"
: >"$results"
export ConnectionStrings__Support="Data Source=$data/empty.db"

publish() {
    dotnet publish "$2" -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$work/$1" -m:2 >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; die "publish failed: $2"; }
}
publish product src/BitP.SupportApi
publish yardstick tests/load/Yardstick
publish driver tests/load/Driver
publish empty tests/load/Empty

for store in ${stores//,/ }; do
    for tickets in ${sizes//,/ }; do measure "$store" "$tickets"; done
done
echo
"$work/driver/Driver" table --file "$results"
