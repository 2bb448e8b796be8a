using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>What is to be said of an id that nothing has, where nothing is ever deleted and whoever may call sees all.</summary>
internal static class UnknownIds
{
    public static readonly LocalizedText Cause = new(
        "The id is misspelt, is that of something else, or comes from another installation, such as a test system. Nothing of this kind is ever deleted.",
        "id 拼写有误、属于其他内容，或来自另一套系统（如测试系统）。此类内容从不删除。",
        "L’id est mal écrit, désigne autre chose ou vient d’une autre installation, comme un système de test. Rien de cette sorte n’est jamais supprimé.",
        "Die id ist falsch geschrieben, gehört zu etwas anderem oder stammt aus einer anderen Installation, etwa einem Testsystem. Dergleichen wird nie gelöscht."
    );

    /// <summary>Where to find the right one.</summary>
    /// <param name="path">The path of the list.</param>
    public static LocalizedText ListedAt(string path) =>
        new(
            $"Take the id from GET {path}, and use it exactly as it stands there.",
            $"请从 GET {path} 获取 id，并原样使用。",
            $"Prenez l’id dans GET {path}, et employez-le exactement tel qu’il y figure.",
            $"Nehmen Sie die id aus GET {path}, und verwenden Sie sie genau so, wie sie dort steht."
        );
}
