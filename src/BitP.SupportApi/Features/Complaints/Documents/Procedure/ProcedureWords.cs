using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents.Procedure;

/// <summary>What a regime says, in words for all to read.</summary>
internal static class ProcedureWords
{
    /// <summary>What complaints are about that none of the kinds before fits.</summary>
    public static readonly LocalizedText AnythingElse = new("anything else", "其他事项", "tout autre sujet", "alles andere");

    private static readonly Dictionary<string, LocalizedText> Names = new()
    {
        ["en"] = new("English", "英文", "en anglais", "Englisch"),
        ["zh-CN"] = new("Chinese", "中文", "en chinois", "Chinesisch"),
        ["fr"] = new("French", "法文", "en français", "Französisch"),
        ["de"] = new("German", "德文", "en allemand", "Deutsch"),
    };

    /// <summary>For how long files are kept, in one sentence.</summary>
    public static LocalizedText Of(RegimeRetention retention)
    {
        var period = DeadlineWords.Of(LegalPeriod.Parse(retention.Period!));
        var upTo = retention.UpTo is { } longest ? DeadlineWords.Of(LegalPeriod.Parse(longest)) : null;
        var from =
            retention.From is RetainedFrom.Receipt
                ? new LocalizedText(
                    "the day on which we received your complaint",
                    "收到投诉之日",
                    "la réception de votre réclamation",
                    "dem Eingang Ihrer Beschwerde"
                )
                : new LocalizedText("the end of the case", "结案之日", "la clôture du dossier", "dem Abschluss des Falls");
        return new(
            $"We keep these records for at least {period.En} from {from.En}"
                + (upTo is null ? "." : $", and for up to {upTo.En} where the competent authority asks for it."),
            $"上述记录自{from.Zh}起至少保存 {period.Zh}" + (upTo is null ? "。" : $"；如主管机关要求，最长保存 {upTo.Zh}。"),
            $"Ces documents sont conservés au moins {period.Fr} à compter de {from.Fr}"
                + (upTo is null ? "." : $", et jusqu’à {upTo.Fr} si l’autorité compétente le demande."),
            $"Diese Aufzeichnungen bewahren wir mindestens {period.De} ab {from.De} auf"
                + (upTo is null ? "." : $", bis zu {upTo.De}, wenn die zuständige Behörde es verlangt.")
        );
    }

    /// <summary>In which languages complaints are answered: <c>English, French or German</c>.</summary>
    public static LocalizedText Of(IReadOnlyList<string> languages)
    {
        LocalizedText[] names = [.. languages.Select(tag => Names[tag])];
        return new(
            Either(names.Select(n => n.En), ", ", " or "),
            Either(names.Select(n => n.Zh), "、", "或"),
            Either(names.Select(n => n.Fr), ", ", " ou "),
            Either(names.Select(n => n.De), ", ", " oder ")
        );
    }

    /// <summary>What complaints of these kinds are about.</summary>
    public static LocalizedText About(IReadOnlyList<ComplaintKind> kinds)
    {
        LocalizedText[] words = [.. kinds.Select(kind => ComplaintProcedures.Common.Kinds[EnumNames<ComplaintKind>.Of(kind)])];
        return new(
            string.Join(", ", words.Select(w => w.En)),
            string.Join('、', words.Select(w => w.Zh)),
            string.Join(", ", words.Select(w => w.Fr)),
            string.Join(", ", words.Select(w => w.De))
        );
    }

    private static string Either(IEnumerable<string> names, string comma, string or)
    {
        string[] all = [.. names];
        return all.Length == 1 ? all[0] : string.Join(comma, all[..^1]) + or + all[^1];
    }
}
