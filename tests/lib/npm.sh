# Packages of npm for the scripts under tests/. Source it; it does nothing by itself.

# need_npm_package NAME@VERSION: puts it into artifacts/npm/node_modules, unless it is there in that version. Scripts of the
# package are not run.
need_npm_package() {
    local name=${1%@*} version=${1##*@} into=$PWD/artifacts/npm
    if grep -qs "\"version\": \"$version\"" "$into/node_modules/$name/package.json"; then return 0; fi

    mkdir -p "$into"
    if ! npm install --prefix "$into" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "$1" >"$into/log" 2>&1 </dev/null; then
        tail -n 30 "$into/log" >&2
        echo "npm could not install $1" >&2
        return 1
    fi
}
