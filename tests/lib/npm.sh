# Packages of npm for the scripts under tests/. Source it; it does nothing by itself.

# need_npm_packages FOLDER NAME@VERSION...: puts them into artifacts/npm/FOLDER/node_modules, unless they are there in these versions. They are
# installed together, since npm takes away what it was not asked for. Scripts of packages are not run.
need_npm_packages() {
    local into=$PWD/artifacts/npm/$1 package missing=
    shift
    for package in "$@"; do
        if ! grep -qs "\"version\": \"${package##*@}\"" "$into/node_modules/${package%@*}/package.json"; then missing=yes; fi
    done
    if [ -z "$missing" ]; then return 0; fi

    mkdir -p "$into"
    if ! npm install --prefix "$into" --no-save --no-package-lock --ignore-scripts --no-audit --no-fund "$@" >"$into/log" 2>&1 </dev/null; then
        tail -n 30 "$into/log" >&2
        echo "npm could not install $*" >&2
        return 1
    fi
}
