using BitP.SupportApi.Features.Complaints.Documents.Procedure;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>What was said by the published form, of what a filing has no other member for. Nothing of it has to be said, and each answer is a text.</summary>
internal static class ComplaintFormFields
{
    /// <summary>The greatest length of an answer in one line.</summary>
    public const int TextMaxLength = 500;

    /// <summary>The greatest length of an answer of several lines.</summary>
    public const int LongTextMaxLength = 4000;

    private const string Member = "form";

    private static readonly Lazy<IReadOnlyList<ProcedureField>> Fields = new(() => [.. ComplaintProcedures.Common.Form.Fields.Where(f => f.Member is null)]);

    /// <summary>Its fields, in the order of the form.</summary>
    public static IReadOnlyList<ProcedureField> All => Fields.Value;

    /// <summary>Where a filing and a complaint have the answer to a field.</summary>
    public static string MemberOf(string name) => $"{Member}.{name}";

    /// <summary>The greatest length of the answer to a field.</summary>
    public static int MaxLengthOf(ProcedureField field) => field.Type is ComplaintFieldType.LongText ? LongTextMaxLength : TextMaxLength;

    /// <summary>Refuses what the form does not ask, and what is too long. What is left out or empty is not said, and never refused.</summary>
    public static void Check<T>(IReadOnlyDictionary<string, string>? form, ValidationContext<T> context)
    {
        if (form is null)
            return;
        if (form.Count > All.Count)
        {
            context.Refuse(Member, FieldProblems.TooMany, Names);
            return;
        }
        foreach (var (name, text) in form)
            if (All.FirstOrDefault(f => f.Name == name) is not { } field)
                context.Refuse(MemberOf(Texts.Shown(name)), FieldProblems.Unknown, Names);
            else if (
                Texts.IsVisible(text)
                && ValueRules.ProblemWithText(text, MaxLengthOf(field), isLine: field.Type is not ComplaintFieldType.LongText) is { } problem
            )
                context.Refuse(MemberOf(name), problem);
    }

    /// <summary>What is said by a form that was checked, in the order of the form; null when nothing is.</summary>
    public static IReadOnlyDictionary<string, string>? SaidIn(IReadOnlyDictionary<string, string>? form)
    {
        if (form is null)
            return null;
        var said = new Dictionary<string, string>();
        foreach (var field in All)
            if (Texts.OrNull(form.GetValueOrDefault(field.Name)) is { } text)
                said[field.Name] = text;
        return said.Count == 0 ? null : said;
    }

    private static string[] Names => [.. All.Select(f => f.Name)];
}
