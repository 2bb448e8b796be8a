#!/usr/bin/env bash
# Checks the format, builds, and runs every test:
#
#   bash tests/run.sh [RUN...] [--filter EXPRESSION]
#
# A run is one test project with one setting: BitP.SupportApi.Tests runs once for each database (sqlite,
# postgresql, sqlserver), every other tests/*.Tests once. Without a name, all of them run. The expression is
# that of `dotnet test --filter`. Beside sqlite, postgresql leaves out the tests with the trait Database=Any: what they
# try, such as broken HTTP and JSON, is refused or worked out before any database is asked.
#
# It needs the .NET SDK. PostgreSQL, Chromium, npm, curl and jq are installed when they are missing, which takes root on Debian 12;
# what the browser and the contract are looked at with comes from the registry that npm is set to, into artifacts/npm.
# PostgreSQL is a private server that lives as long as this script. SQL Server is used when SUPPORT_TEST_SQLSERVER
# holds a connection string.
#
# Results and logs: artifacts/test-results/RUN.trx and RUN.log. The exit code is 0 when every run passed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. tests/lib/debian.sh
. tests/lib/npm.sh
. tests/lib/postgres.sh
. tests/lib/results.sh

main_project=tests/BitP.SupportApi.Tests/BitP.SupportApi.Tests.csproj
results=$PWD/artifacts/test-results
# A test that is slow, on a machine that is, does not hang.
hang_limit=60m

# The packages of a run, as need_packages takes them.
declare -A packages=(
    [sqlite]="curl:curl jq:jq"
    [postgresql]="$POSTGRES_PACKAGE curl:curl jq:jq"
    [sqlserver]="curl:curl jq:jq"
    [browser]="chromium:chromium npm:npm fonts-noto-cjk"
    [contract]="npm:npm"
)
# The packages of npm of a run, as need_npm_packages takes them: what looks for hindrances in pages; what looks through the contract, and makes a client of it.
declare -A npm_packages=(
    [browser]="axe-core@4.14.1"
    [contract]="@redocly/cli@1.34.5 @stoplight/spectral-cli@6.16.3 openapi-fetch@0.17.0 openapi-typescript@7.13.0 typescript@5.9.3"
)

# Nothing may outlive this script: no build nodes, no compiler server.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

die() {
    echo "$*" >&2
    exit 1
}

# in_group COMMAND...: starts it in the background, in a process group of its own ($!), so that a signal to this
# script ends it at once, with its children.
groups=()
in_group() {
    set -m
    "$@" &
    set +m
    groups+=($!)
}

# free_mb_of FOLDER: how many MB fit into it; 0 when it is not there.
free_mb_of() { df --output=avail -BM "$1" 2>/dev/null | tail -n 1 | tr -dc 0-9 || echo 0; }

# step NAME HINT COMMAND...: a command without which no test can run.
step() {
    local name=$1 hint=$2
    shift 2
    in_group "$@" >"$results/$name.log" 2>&1 </dev/null
    if wait "$!"; then
        groups=()
        return 0
    fi
    cat "$results/$name.log" >&2
    die "$name failed.${hint:+ $hint}"
}

clean_up() {
    local status=$?
    trap - EXIT
    local group
    for group in "${groups[@]}"; do kill -TERM -- "-$group" 2>/dev/null || true; done
    for group in "${groups[@]}"; do
        for _ in {1..50}; do
            if ! kill -0 -- "-$group" 2>/dev/null; then break; fi
            sleep 0.1
        done
        kill -KILL -- "-$group" 2>/dev/null || true
    done
    postgres_stop
    exit "$status"
}
trap clean_up EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# --- What to run -------------------------------------------------------------------------------------------

rm -rf "$results"
mkdir -p "$results"

declare -A projects=([sqlite]=$main_project [postgresql]=$main_project [sqlserver]=$main_project)
known=(sqlite postgresql sqlserver)
for project in tests/*.Tests/*.Tests.csproj; do
    if [ "$project" = "$main_project" ] || [ ! -e "$project" ]; then continue; fi
    name=$(basename "$project" .Tests.csproj)
    name=${name#BitP.SupportApi.}
    name=${name,,}
    projects[$name]=$project
    known+=("$name")
done

runs=()
filter=()
while [ $# -gt 0 ]; do
    case $1 in
        --filter)
            [ $# -ge 2 ] || die "--filter takes an expression"
            filter=(--filter "$2")
            shift
            ;;
        *)
            [ -n "${projects[$1]:-}" ] || die "There is no run named '$1'. There are: ${known[*]}"
            runs+=("$1")
            ;;
    esac
    shift
done

if [ ${#runs[@]} -eq 0 ]; then
    for name in "${known[@]}"; do
        if [ "$name" = sqlserver ] && [ -z "${SUPPORT_TEST_SQLSERVER:-}" ]; then
            echo "sqlserver: not run, SUPPORT_TEST_SQLSERVER holds no connection string"
        else
            runs+=("$name")
        fi
    done
elif [[ " ${runs[*]} " == *" sqlserver "* ]] && [ -z "${SUPPORT_TEST_SQLSERVER:-}" ]; then
    die "The run 'sqlserver' takes its connection string from SUPPORT_TEST_SQLSERVER, which is empty"
fi

# --- Prepare -----------------------------------------------------------------------------------------------

command -v dotnet >/dev/null || die "The .NET SDK is missing; global.json names its version"
for name in "${runs[@]}"; do
    # Unquoted: a run may need several packages.
    need_packages ${packages[$name]:-}
    if [ -n "${npm_packages[$name]:-}" ]; then need_npm_packages "$name" ${npm_packages[$name]}; fi
done

step tools "" dotnet tool restore
step restore "After a change of packages: dotnet restore --force-evaluate, and commit the lock files." \
    dotnet restore BitP.SupportApi.sln --locked-mode
step format "Run: dotnet csharpier format ." dotnet csharpier check .
step sdk "" bash sdk/generate.sh --check
step schema "" bash src/BitP.SupportApi/Platform/Data/schema.sh --check
step build "" dotnet build BitP.SupportApi.sln -c Release --no-restore -warnaserror
step benchmarks "" dotnet run --project tests/BitP.SupportApi.Benchmarks -c Release --no-build -- --test

# --- Run ---------------------------------------------------------------------------------------------------

# run_tests NAME [VARIABLE=VALUE...]: one run; prints its line, and leaves the reason of a failure in NAME.failed.
run_tests() {
    local name=$1 status=0 summary problem= only=("${filter[@]}")
    shift
    if [[ $name = postgresql && " ${runs[*]} " == *" sqlite "* ]]; then
        only=(--filter "${filter[1]:+(${filter[1]})&}Database!=Any")
    fi
    # Programs that start and end by the hundred compile much, which guarding the pages of code against being written makes slower.
    env -u SUPPORT_TEST_DATABASE DOTNET_EnableWriteXorExecute=0 "$@" dotnet test "${projects[$name]}" -c Release --no-build \
        --results-directory "$results" --logger "trx;LogFileName=$name.trx" \
        --blame-hang-timeout "$hang_limit" --blame-hang-dump-type none "${only[@]}" \
        >"$results/$name.log" 2>&1 </dev/null || status=$?

    if [ ! -s "$results/$name.trx" ]; then
        problem="no result file"
    else
        summary=$(trx_summary "$results/$name.trx")
        echo "$name: $summary${only[1]:+ (--filter '${only[1]}')}"
        case $summary in
            "0 passed, 0 failed"*) problem="no test was executed, dotnet test ended with $status" ;;
            *", 0 failed"*) if [ "$status" != 0 ]; then problem="dotnet test ended with $status"; fi ;;
            *) problem="tests failed" ;;
        esac
    fi

    if [ -n "$problem" ]; then echo "$problem" >"$results/$name.failed"; fi
}

# run_in_turn NAME...: runs, one after the other.
run_in_turn() {
    # The group ends with the script, which has cleaning up of its own to do.
    trap - EXIT HUP INT TERM
    local name
    for name in "$@"; do
        case $name in
            postgresql)
                run_tests postgresql SUPPORT_TEST_DATABASE=postgresql \
                    "SUPPORT_TEST_POSTGRESQL=Host=127.0.0.1;Port=$POSTGRES_PORT;Username=postgres;Database=postgres"
                ;;
            sqlite | sqlserver) run_tests "$name" "SUPPORT_TEST_DATABASE=$name" ;;
            browser)
                rm -rf artifacts/browser
                run_tests browser
                echo "browser: screenshots in $PWD/artifacts/browser; of a test that failed, *-failed.png"
                ;;
            contract)
                rm -rf artifacts/contract
                run_tests contract
                echo "contract: reports in $PWD/artifacts/contract"
                ;;
            *) run_tests "$name" ;;
        esac
    done
}

# One run leaves much of the processors idle: PostgreSQL's, which is the longest, goes beside the others.
beside=()
in_turn=()
for name in "${runs[@]}"; do
    if [ "$name" = postgresql ]; then
        # No test takes the power from the server, only from programs. In memory, where there is plenty: each test has its own database, which is a thousand
        # files to make and to delete, and a disk is busier with them than with all else.
        if [ "$(free_mb_of /dev/shm)" -ge 4000 ] && [ "$(awk '/^MemAvailable/ { print int($2 / 1024) }' /proc/meminfo)" -ge 10000 ]; then
            POSTGRES_PARENT=/dev/shm
        fi
        postgres_start fsync=off full_page_writes=off
        beside=(postgresql)
    else
        in_turn+=("$name")
    fi
done

turns=()
for names in "${beside[*]}" "${in_turn[*]}"; do
    if [ -z "$names" ]; then continue; fi
    in_group run_in_turn $names
    turns+=($!)
done
for turn in "${turns[@]}"; do wait "$turn" || true; done

failed=()
for name in "${runs[@]}"; do
    if [ -e "$results/$name.failed" ]; then
        failed+=("$name")
        cat "$results/$name.log" >&2
    elif [ ! -s "$results/$name.trx" ]; then
        die "$name was not run to its end"
    fi
done

# After all logs, where whoever sees only the end of them finds it.
for name in "${failed[@]}"; do
    echo "$name: $(cat "$results/$name.failed")" >&2
    if [ -s "$results/$name.trx" ]; then trx_failed "$results/$name.trx" | sed 's/^/    /' >&2 || true; fi
done
if [ ${#failed[@]} -gt 0 ]; then die "Failed: ${failed[*]}"; fi
