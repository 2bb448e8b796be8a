using System.Runtime.CompilerServices;

namespace BitP.SupportApi.Tests;

/// <summary>The files of the repository, for rules about them and for those that are made from the program.</summary>
internal static class Repository
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(FolderOfThisFile(), "..", ".."));

    public static readonly string Source = Path.Combine(Root, "src", "BitP.SupportApi");

    private static readonly string[] Generated = ["Migrations", "CompiledModels"];

    /// <summary>The C# files under a folder of the program that people wrote.</summary>
    public static IEnumerable<string> SourceFiles(string folder = "") =>
        Directory
            .EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !Generated.Any(part => f.Contains($"{Path.DirectorySeparatorChar}{part}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)));

    private static string FolderOfThisFile([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
