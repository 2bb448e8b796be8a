#!/usr/bin/env bash
# Writes the models that Entity Framework need not build at every start (CompiledModels/), for the databases whose start is measured.
# --check compares them instead, and fails on a difference.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
into=Platform/Data/CompiledModels
models=$PWD/$into
if [ "${1:-}" = --check ]; then
    models=$(mktemp -d)
    trap 'rm -rf "$models"' EXIT
fi
dotnet tool restore >/dev/null
# Debug takes no compiled models in, so that they are made from the mappings.
dotnet build -c Debug -v quiet -nologo
for provider in Sqlite PostgreSql; do
    dotnet ef dbcontext optimize --no-build --configuration Debug --context "${provider}SupportDbContext" \
        --output-dir "$models/$provider" --namespace "BitP.SupportApi.Platform.Data.CompiledModels.$provider" >/dev/null
    # The tool makes up another id each time.
    sed -i -E 's/modelId: new Guid\("[^"]*"\)/modelId: Guid.Empty/' "$models/$provider/${provider}SupportDbContextModelBuilder.cs"
done
diff -r "$models" "$into" || {
    echo "The compiled models are not those of the mappings: run src/BitP.SupportApi/Platform/Data/generate-models.sh" >&2
    exit 1
}
