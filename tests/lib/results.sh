# Reads test results in the TRX format. Source it; it does nothing by itself.

# trx_counts FILE...: prints "PASSED FAILED SKIPPED", summed over the files.
trx_counts() {
    # The attributes of <Counters> may stand on lines of their own, so the lines are joined first.
    # What was neither passed nor skipped has failed, whatever the runner calls it (error, timeout, aborted).
    local file
    for file in "$@"; do
        tr '\r\n' '  ' <"$file" | grep -o '<Counters [^>]*>'
    done | awk '
        function count(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0 }
        { passed += count("passed"); executed += count("executed"); total += count("total") }
        END { printf "%d %d %d\n", passed, executed - passed, total - executed }'
}

# trx_summary FILE...: prints "N passed, N failed", and ", N skipped" where there are any.
trx_summary() {
    local passed failed skipped
    read -r passed failed skipped < <(trx_counts "$@")
    if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"
    else echo "$passed passed, $failed failed"; fi
}

# trx_failed FILE...: prints the names of the tests that failed, each on a line.
trx_failed() {
    local file
    for file in "$@"; do
        tr '\r\n' '  ' <"$file" | grep -o '<UnitTestResult [^>]*>' | grep -v 'outcome="\(Passed\|NotExecuted\)"' | grep -o ' testName="[^"]*"' | sed 's/^ testName="//; s/"$//'
    done
}
