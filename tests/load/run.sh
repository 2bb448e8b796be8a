#!/usr/bin/env bash
# Measures the product under load, beside a yardstick: see README.md.
#
#   bash tests/load/run.sh [--stores sqlite,postgresql] [--sizes 10000,1000000] [--programs product,yardstick]
#                          [--ops create,create-key,get,reply,list,deep,queue,search,status,options,live] [--connections 16] [--seconds 5]
#                          [--rounds 5] [--warm-up 60] [--starts 9] [--smoke]
#
# Each point is measured --rounds times for --seconds, after the same operation has run until it gets no faster, for --warm-up seconds at most.
# --starts is how often each cold start is repeated; 0 leaves them out. --smoke is 1,000 tickets and one second for everything: it shows that it
# works, and measures nothing.
#
# It needs the .NET SDK. wrk and PostgreSQL are installed when they are missing, which takes root on Debian 12.
# Results: artifacts/load/results.jsonl, one JSON object a line. The exit code is 0 when no request failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
. tests/lib/debian.sh
. tests/lib/postgres.sh

stores=sqlite,postgresql sizes=10000,1000000 programs=product,yardstick
ops=get,list,deep,queue,search,reply,create,create-key,status,options,live
connections=16 seconds=5 rounds=5 warm_up=60 starts=9

die() {
    echo "$*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --smoke) sizes=1000 seconds=1 rounds=1 warm_up=1 starts=1 && shift && continue ;;
        --stores | --sizes | --programs | --ops | --connections | --seconds | --rounds | --warm-up | --starts) ;;
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

# Each server is a program with so many tickets, such as product-10000, and has its process, address and database.
declare -A servers addresses databases clusters cluster_ports firsts schedules

# start NAME ARGUMENT...: starts a published program, and waits until it answers.
start() {
    local name=$1 program=${1%-*} port
    shift
    port=$(_postgres_free_port)
    addresses[$name]=http://127.0.0.1:$port
    case $program in
        product) set -- "$work/product/BitP.SupportApi" --urls "${addresses[$name]}" --RateLimits:PerMinute=1000000000 "$@" ;;
        yardstick) set -- "$work/yardstick/Yardstick" --port "$port" "$@" ;;
    esac
    ASPNETCORE_ENVIRONMENT=Development "$@" >"$work/$name.log" 2>&1 </dev/null &
    servers[$name]=$!
    for _ in {1..3000}; do
        if curl -sf -m 5 -o /dev/null "${addresses[$name]}/health/ready"; then return 0; fi
        kill -0 "${servers[$name]}" 2>/dev/null || break
        sleep 0.2
    done
    tail -n 30 "$work/$name.log" >&2
    die "$name does not answer"
}

# stop NAME
stop() {
    local server=${servers[$1]}
    kill -TERM "$server" 2>/dev/null || true
    for _ in {1..400}; do
        kill -0 "$server" 2>/dev/null || break
        sleep 0.1
    done
    kill -KILL "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    unset "servers[$1]"
}

# open_database STORE NAME: sets what tells NAME about its database; on PostgreSQL each has a server of its own. Commits stay durable; memory and
# connections are as one would give them (docs/operations.md), the same for all.
open_database() {
    case $1 in
        sqlite) databases[$2]="Data Source=$data/$2.db" ;;
        postgresql)
            postgres_start shared_buffers=512MB max_wal_size=4GB checkpoint_timeout=1h random_page_cost=1.1 effective_cache_size=8GB \
                work_mem=16MB jit=off
            clusters[$2]=$POSTGRES_DIRECTORY cluster_ports[$2]=$POSTGRES_PORT
            databases[$2]="Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=postgres;Maximum Pool Size=$((3 * $(nproc)))"
            ;;
    esac
}

close_database() {
    if [ -z "${clusters[$1]:-}" ]; then return 0; fi
    POSTGRES_DIRECTORY=${clusters[$1]} POSTGRES_PORT=${cluster_ports[$1]}
    postgres_stop
    unset "clusters[$1]"
}

# processes NAME: the server and those of its database.
processes() {
    local roots=("${servers[$1]}")
    if [ -n "${clusters[$1]:-}" ]; then roots+=("$(head -n 1 "${clusters[$1]}/data/postmaster.pid")"); fi
    ps -eo pid=,ppid= | awk -v roots="${roots[*]}" '
        BEGIN { n = split(roots, r, " "); for (i = 1; i <= n; i++) { tree[r[i]] = 1; print r[i] } }
        $2 in tree { print $1 }'
}

# Only one of them runs at a time. What the others would do beside it, such as checkpoints, has to wait for their own turn.
pause() { processes "$1" | xargs kill -STOP 2>/dev/null || true; }
resume() { processes "$1" | xargs kill -CONT 2>/dev/null || true; }

clean_up() {
    local status=$? name
    trap - EXIT
    for name in "${!servers[@]}"; do
        resume "$name"
        stop "$name"
    done
    for name in "${!clusters[@]}"; do close_database "$name"; done
    rm -rf "$data"
    exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# --- Load --------------------------------------------------------------------------------------------------

# cpu_ms NAME: what its processes have used so far, in milliseconds of both user and system time. One that ended since, such as one of
# PostgreSQL's for vacuuming, has no file any more.
cpu_ms() {
    processes "$1" | sed 's|.*|/proc/&/stat|' | { xargs cat 2>/dev/null || true; } | sed 's/^.*) //' |
        awk -v hz="$(getconf CLK_TCK)" '{ t += $12 + $13 + $14 + $15 } END { printf "%d\n", t * 1000 / hz }'
}

rss_mb() { awk '/^VmRSS:/ { printf "%d\n", $2 / 1024 }' "/proc/${servers[$1]}/status"; }

# load NAME OPERATION SECONDS: prints the members that requests.lua reports.
load() {
    local name=$1 out
    export LOAD_METHOD=GET LOAD_PATH LOAD_BODY= LOAD_HEADERS=$partner LOAD_CURSORS=$data/$name.cursors
    export LOAD_FIRST=${firsts[${name#*-}]} LOAD_TICKETS=${name#*-}
    case $2 in
        get) LOAD_PATH=/v1/tickets/BP-@ticket@ ;;
        list) LOAD_PATH='/v1/tickets?limit=20' ;;
        deep) LOAD_PATH='/v1/tickets?limit=20&cursor=@cursor@' ;;
        queue) LOAD_PATH='/v1/tickets?status=new&limit=20' ;;
        search) LOAD_PATH='/v1/tickets?q=withdrawal+wallet&limit=20' ;;
        reply) LOAD_METHOD=POST LOAD_PATH=/v1/tickets/BP-@unsolved@/messages LOAD_BODY=$reply LOAD_HEADERS+=$'\n'$json ;;
        status) LOAD_PATH=/v1/schedules/${schedules[$name]}/status ;;
        options) LOAD_PATH='/v1/contact-options?category=withdrawal_pending&locale=de&timeZone=Europe/Berlin' ;;
        live) LOAD_PATH=/health/live ;;
        create) LOAD_METHOD=POST LOAD_PATH=/v1/tickets LOAD_BODY=$ticket LOAD_HEADERS+=$'\n'$json ;;
        create-key) LOAD_METHOD=POST LOAD_PATH=/v1/tickets LOAD_BODY=$ticket LOAD_HEADERS+=$'\n'$json$'\nIdempotency-Key: load-@n@' ;;
        *) die "There is no operation '$2'" ;;
    esac
    out=$(timeout $((${3%.*} + 60)) wrk -t1 -c"$connections" -d"${3}s" --timeout 30s -s tests/load/requests.lua "${addresses[$name]}" 2>&1) ||
        die "wrk: $out"
    sed -n 's/^LOAD //p' <<<"$out"
}

# warm_up NAME OPERATION: runs it until three times in a row it is not 2 % faster than at its best, or until the time is up. The runtime compiles
# hot code twice more while it runs, which takes a large program longer than a small one, and longer still when all cores are busy.
warm_up() {
    local step=5 spent=0 best=0 rate same=0
    if [ "$warm_up" -lt "$step" ]; then step=$warm_up; fi
    resume "$1"
    while [ "$spent" -lt "$warm_up" ] && [ "$same" -lt 3 ]; do
        rate=$(load "$1" "$2" "$step" | sed -E 's/.*"rps":([0-9]+).*/\1/')
        spent=$((spent + step))
        if [ $((rate * 100)) -gt $((best * 102)) ]; then best=$rate same=0; else same=$((same + 1)); fi
    done
    # What was under way when wrk stopped is answered to nobody.
    sleep 0.5
    pause "$1"
}

# created NAME: how many tickets there are beyond those that were seeded.
created() {
    local table=tickets
    if [ "${1%-*}" = yardstick ]; then table=ticket; fi
    "$work/driver/Driver" created --store "$store" --connection "${databases[$1]}" --table "$table" --from $((firsts[${1#*-}] + ${1#*-}))
}

# point STORE NAME OPERATION ROUND: measures once, and adds a line to the results.
point() {
    local store=$1 name=$2 op=$3 round=$4 before members cpu requests added
    resume "$name"
    # A moment for what had to wait, and no part of what is measured.
    load "$name" "$op" 1 >/dev/null
    sleep 0.5
    if [[ $op == create* ]]; then added=$(created "$name"); fi
    before=$(cpu_ms "$name")
    members=$(load "$name" "$op" "$seconds")
    cpu=$(($(cpu_ms "$name") - before))
    requests=$(grep -o '"requests":[0-9]*' <<<"$members" | grep -o '[0-9]*$')
    [ "${requests:-0}" -gt 0 ] || die "$op: wrk reported no request"
    printf '{"kind":"point","store":"%s","tickets":%d,"program":"%s","op":"%s","round":%d,"connections":%d,%s,"cpu_ms":%d,"rss_mb":%d,"load1":%s}\n' \
        "$store" "${name#*-}" "${name%-*}" "$op" "$round" "$connections" "$members" "$cpu" "$(rss_mb "$name")" "$(cut -d' ' -f1 /proc/loadavg)" |
        tee -a "$results"
    # Whatever was answered with 201 has to be there.
    if [[ $op == create* ]]; then
        sleep 0.5
        added=$(($(created "$name") - added))
        [ "$added" -ge "$requests" ] || die "$requests tickets were reported as created, $added are there"
    fi
    pause "$name"
}

# options_of STORE NAME: sets options to what tells the program about its database.
options_of() {
    case ${2%-*} in
        product) options=("--Database:Provider=$1" "--ConnectionStrings:Support=${databases[$2]}") ;;
        yardstick) options=(--store "$1" --connection "${databases[$2]}") ;;
    esac
}

# seed STORE TICKETS: fills a database for each program, and leaves the programs waiting for their turn.
seed() {
    local store=$1 tickets=$2 name first options
    # The template also fills the yardstick, so the product is seeded in any case.
    name=product-$tickets
    open_database "$store" "$name"
    options_of "$store" "$name"
    start "$name" "${options[@]}"
    first=$("$work/driver/Driver" template --url "${addresses[$name]}" --tickets "$tickets" --file "$data/template.json")
    firsts[$tickets]=$first
    stop "$name"
    if [[ ,$programs, == *,product,* ]]; then
        "$work/driver/Driver" multiply --store "$store" --connection "${databases[$name]}" --tickets "$tickets"
        start "$name" "${options[@]}"
        "$work/driver/Driver" check --url "${addresses[$name]}" --first "$first" --tickets "$tickets"
        schedules[$name]=$(curl -sfm 10 -H "$partner" "${addresses[$name]}/v1/schedules?limit=1" | sed -E 's/.*"id":"([^"]*)".*/\1/')
        cursors "$name"
        pause "$name"
    else
        close_database "$name"
    fi
    if [[ ,$programs, == *,yardstick,* ]]; then
        name=yardstick-$tickets
        open_database "$store" "$name"
        options_of "$store" "$name"
        start "$name" "${options[@]}" --template "$data/template.json" --tickets "$tickets"
        # Started again, so that nothing of the seeding is left in its memory.
        stop "$name"
        start "$name" "${options[@]}"
        "$work/driver/Driver" same-answers --url "${addresses[$name]}" --file "$data/template.json"
        cursors "$name"
        pause "$name"
    fi
}

cursors() {
    local tickets=${1#*-}
    "$work/driver/Driver" cursors --url "${addresses[$1]}" --first "${firsts[$tickets]}" --tickets "$tickets" --file "$data/$1.cursors"
}

# measure STORE: all sizes of both programs take turns, round after round, so that an hour in which the machine is slower is one for all.
measure() {
    local store=$1 tickets program op round name names
    rm -rf "$data"
    mkdir -p "$data"
    for tickets in ${sizes//,/ }; do seed "$store" "$tickets"; done
    for op in ${ops//,/ }; do
        names=()
        for tickets in ${sizes//,/ }; do
            for program in ${programs//,/ }; do
                # The yardstick knows tickets only.
                if [[ $program = product || $op != @(search|status|options|live) ]]; then names+=("$program-$tickets"); fi
            done
        done
        for name in "${names[@]}"; do warm_up "$name" "$op"; done
        for ((round = 1; round <= rounds; round++)); do
            for name in "${names[@]}"; do point "$store" "$name" "$op" "$round"; done
        done
    done
    for name in "${!servers[@]}"; do
        resume "$name"
        stop "$name"
    done
    if [[ $store = sqlite && ,$programs, = *,product,* && $starts -gt 0 ]]; then measure_starts; fi
    for name in "${!clusters[@]}"; do close_database "$name"; done
}

# measure_starts: the product with an empty and with the smallest seeded database, and a program that does nothing.
measure_starts() {
    local base seeded=${databases[product-${sizes%%,*}]}
    base=http://127.0.0.1:$(_postgres_free_port)
    local start=("$work/driver/Driver" starts --runs "$starts")
    "$work/product/BitP.SupportApi" --migrate >/dev/null 2>"$work/migrate.log" || die "migrate: $(cat "$work/migrate.log")"
    {
        "${start[@]}" --name empty --url "$base/" -- "$work/empty/Empty" --urls "$base"
        "${start[@]}" --name "product, alive" --url "$base/health/live" -- "$work/product/BitP.SupportApi" --urls "$base"
        "${start[@]}" --name "product, ready, empty database" --url "$base/health/ready" -- "$work/product/BitP.SupportApi" --urls "$base"
        ASPNETCORE_ENVIRONMENT=Development "${start[@]}" --name "product, ready, seeded database" --url "$base/health/ready" -- \
            "$work/product/BitP.SupportApi" --urls "$base" "--ConnectionStrings:Support=$seeded"
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

for store in ${stores//,/ }; do measure "$store"; done
echo
"$work/driver/Driver" table --file "$results"
