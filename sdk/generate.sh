#!/usr/bin/env bash
# Makes the generated part of the SDK out of the contract, openapi/support-api.v1.json:
#
#   bash sdk/generate.sh           writes it
#   bash sdk/generate.sh --check   changes nothing, and fails when it is not what would be written
#
# It needs the .NET SDK only: NSwag is a tool of .config/dotnet-tools.json.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

generated=BitP.SupportApi.Client/Generated/SupportApiClient.cs

work=$(mktemp -d "${TMPDIR:-/tmp}/sdk.XXXXXXXX")
trap 'rm -rf "$work"' EXIT

dotnet tool restore >/dev/null
dotnet run --project Prepare -c Release -- ../openapi/support-api.v1.json "$work/contract.json" >&2

options=(
    "/Input:$work/contract.json"
    "/Output:$work/generated.cs"
    "/TemplateDirectory:$PWD/templates"
    /Namespace:BitP.SupportApi.Client
    "/ClassName:{controller}Client"
    /OperationGenerationMode:MultipleClientsFromOperationId
    /JsonLibrary:SystemTextJson
    /ClassStyle:Poco
    /UseRequiredKeyword:true
    /GenerateNullableReferenceTypes:true
    /GenerateOptionalPropertiesAsNullable:true
    /ArrayType:System.Collections.Generic.IReadOnlyList
    /DictionaryType:System.Collections.Generic.IReadOnlyDictionary
    /TimeSpanType:System.TimeSpan
    /GenerateExceptionClasses:false
    /GenerateOptionalParameters:true
)
if ! dotnet nswag openapi2csclient "${options[@]}" >"$work/log" 2>&1; then
    cat "$work/log" >&2
    exit 1
fi
# NSwag leaves spaces at the ends of lines and runs of empty lines.
tr -d '\r' <"$work/generated.cs" | sed -e 's/[[:space:]]*$//' -e '$a\' | cat -s >"$work/client.cs"

if [ "${1:-}" != --check ]; then
    mkdir -p "$(dirname "$generated")"
    cp "$work/client.cs" "$generated"
elif ! diff -u "$generated" "$work/client.cs" >"$work/difference"; then
    head -n 40 "$work/difference" >&2
    echo "The SDK is not what the contract makes it. Run: bash sdk/generate.sh, and commit the result." >&2
    exit 1
fi
