#!/usr/bin/env bash
# Writes what Entity Framework derives from the mappings: a migration for each database, and the models that no start has to build.
#
#   schema.sh NameOfTheMigration   adds a migration to each database, and writes the models
#   schema.sh                      writes the models: enough when the schema stays and only a conversion changes
#   schema.sh --check              fails when a migration is missing or the models are others
#
# A migration's Designer file is a copy of the whole model. Each is kept, because Entity Framework looks into it for more than the next comparison: on SQLite
# for the table that it writes anew when a column is altered or dropped, on SQL Server for whether a unique index has to leave nulls out, and in
# `dotnet ef migrations remove` for the snapshot to go back to.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

# ef DATABASE COMMAND...
ef() { dotnet ef "${@:2}" --no-build --configuration Debug --context "$1SupportDbContext"; }

# write_models FOLDER: below it, for each database that tests start on.
write_models() {
    local database into
    for database in Sqlite PostgreSql; do
        into=$1/$database/CompiledModels
        ef "$database" dbcontext optimize --output-dir "$into" --namespace "BitP.SupportApi.Platform.Data.$database.CompiledModels" >/dev/null
        # The tool makes up another id each time.
        sed -i -E 's/modelId: new Guid\("[^"]*"\)/modelId: Guid.Empty/' "$into/${database}SupportDbContextModelBuilder.cs"
    done
}

dotnet tool restore >/dev/null
# Debug takes no compiled models in, so that everything is made from the mappings.
dotnet build -c Debug -v quiet -nologo -p:RunAnalyzers=false

if [ "${1:-}" != --check ]; then
    if [ $# -gt 0 ]; then
        for database in Sqlite PostgreSql SqlServer; do
            ef "$database" migrations add "$1" --output-dir "Platform/Data/$database/Migrations"
        done
    fi
    write_models "$PWD/Platform/Data"
    exit
fi

failed=
for database in Sqlite PostgreSql SqlServer; do
    ef "$database" migrations has-pending-model-changes || failed=1
done
written=$(mktemp -d)
trap 'rm -rf "$written"' EXIT
write_models "$written"
for database in Sqlite PostgreSql; do
    diff -r "$written/$database/CompiledModels" "Platform/Data/$database/CompiledModels" || failed=1
done
if [ "$failed" ]; then
    echo "The mappings have changed: run src/BitP.SupportApi/Platform/Data/schema.sh, with the name of a migration when one is missing" >&2
    exit 1
fi
