# Debian packages for the scripts under tests/. Source it; it does nothing by itself.

# need_packages PACKAGE[:COMMAND]...
# Installs the packages that are missing. With a command, the package counts as there when the command is,
# however it came.
need_packages() {
    local word package missing=()
    for word in "$@"; do
        package=${word%%:*}
        if [ "$word" != "$package" ]; then
            command -v "${word#*:}" >/dev/null || missing+=("$package")
        elif ! dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed'; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then return 0; fi

    if ! command -v apt-get >/dev/null || [ "$(id -u)" != 0 ]; then
        echo "Missing: ${missing[*]}. Install them, or run this as root on Debian 12." >&2
        return 1
    fi

    # A subshell, so that its trap undoes the policy in every ending and leaves the caller's trap alone.
    (
        log=$(mktemp)
        policy=/usr/sbin/policy-rc.d
        if [ -e "$policy" ]; then policy=; fi
        trap 'rm -f "$log" ${policy:+"$policy"}' EXIT
        # 101 forbids it: no daemon of a package starts by itself.
        if [ -n "$policy" ]; then
            printf '#!/bin/sh\nexit 101\n' >"$policy"
            chmod 755 "$policy"
        fi

        export DEBIAN_FRONTEND=noninteractive
        install=(apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=600 "${missing[@]}")
        # The lists of a new machine are empty or old: one more try with fresh ones.
        if ! "${install[@]}" >"$log" 2>&1 </dev/null; then
            apt-get update -qq >>"$log" 2>&1 </dev/null || true
            if ! "${install[@]}" >>"$log" 2>&1 </dev/null; then
                tail -n 30 "$log" >&2
                echo "apt-get could not install: ${missing[*]}" >&2
                exit 1
            fi
        fi
    )
}
