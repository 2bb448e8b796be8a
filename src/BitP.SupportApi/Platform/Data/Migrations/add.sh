#!/usr/bin/env bash
# Adds a migration for the model as it is now, for all three databases: add.sh NameOfTheMigration
set -euo pipefail
name=${1:?the name of the migration}
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."
dotnet tool restore >/dev/null
dotnet build -v quiet -nologo
for provider in Sqlite PostgreSql SqlServer; do
    dotnet ef migrations add "$name" --no-build --context "${provider}SupportDbContext" --output-dir "Platform/Data/Migrations/$provider"
done
bash Platform/Data/generate-models.sh
