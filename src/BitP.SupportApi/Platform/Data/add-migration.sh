#!/usr/bin/env bash
# Adds a migration for the model as it is now, for all three databases: add-migration.sh NameOfTheMigration
#
# A migration's Designer file is a copy of the whole model. Each is kept, because Entity Framework looks into it for more than the next comparison: on SQLite
# for the table that it writes anew when a column is altered or dropped, on SQL Server for whether a unique index has to leave nulls out, and in
# `dotnet ef migrations remove` for the snapshot to go back to.
set -euo pipefail
name=${1:?the name of the migration}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
dotnet tool restore >/dev/null
dotnet build -c Debug -v quiet -nologo
for database in Sqlite PostgreSql SqlServer; do
    dotnet ef migrations add "$name" --no-build --configuration Debug --context "${database}SupportDbContext" \
        --output-dir "Platform/Data/$database/Migrations"
done
bash Platform/Data/generate-models.sh
