using System.Collections.Concurrent;
using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints.Documents.Procedure;

/// <summary>The published procedure of each regime: what all have in common, what the program knows of the regimes that it comes with, and what the regime says.</summary>
internal static class ComplaintProcedures
{
    private const string LanguagesPlace = "{languages}";

    private static readonly Lazy<ProcedureFile> Shared = new(() => DataFile.Read<ProcedureFile>("shared.json", typeof(ComplaintProcedures)));

    private static readonly ConcurrentDictionary<string, ProcedureAdditions> Regimes = new();

    /// <summary>What is the same under every regime.</summary>
    public static ProcedureFile Common => Shared.Value;

    /// <summary>The procedure of a version of a regime, in a language.</summary>
    public static ComplaintProcedureResponse Of(RegimeTerms terms, string language, DocumentContact contact)
    {
        var (shared, content) = (Shared.Value, terms.Content);
        var own = DocumentTemplates.Regimes.Contains(terms.Key)
            ? Regimes.GetOrAdd(terms.Key, static key => DataFile.Read<ProcedureAdditions>($"{key}.json", typeof(ComplaintProcedures)))
            : ProcedureAdditions.None;
        return new(
            terms.Key,
            content.Name.In(language),
            $"{shared.Version}.{own.Version}.{terms.Version}",
            terms.Version,
            terms.EffectiveFrom,
            language,
            shared.Title.In(language),
            [.. shared.Sections.Select(s => new ComplaintProcedureSection(s.Id, s.Heading.In(language), ParagraphsOf(s)))],
            [.. PeriodsOf(content, language)],
            [.. content.Remedies.Select(r => new ComplaintProcedureRemedy(r.Name!.In(language), r.Text!.In(language), r.Contact, r.Countries))],
            new(contact.Name!, contact.Email, contact.Phone, contact.Address),
            new(
                shared.Form.Title.In(language),
                shared.Form.Introduction.In(language),
                [
                    .. shared.Form.Fields.Select(f => new ComplaintFormField(
                        f.Name,
                        f.Type,
                        f.Required,
                        f.Member ?? ComplaintFormFields.MemberOf(f.Name),
                        f.Label.In(language),
                        f.Help?.In(language)
                    )),
                ]
            )
        );

        IReadOnlyList<string> ParagraphsOf(ProcedureSection section)
        {
            var paragraphs = section.Paragraphs.Concat(own.Additions.GetValueOrDefault(section.Id) ?? []).Select(p => p.In(language));
            if (section.Id == "records")
                paragraphs = paragraphs.Append(ProcedureWords.Of(content.Retention).In(language));
            var languages = ProcedureWords.Of(content.Languages).In(language);
            return [.. paragraphs.Select(p => p.Replace(LanguagesPlace, languages, StringComparison.Ordinal))];
        }
    }

    // In the order of the regime; the news that is owed in between comes last.
    private static IEnumerable<ComplaintProcedurePeriod> PeriodsOf(RegimeContent content, string language)
    {
        var told = new HashSet<ComplaintStep>();
        foreach (var step in content.Steps)
        {
            var isFirst = told.Add(step.Step!.Value);
            var about =
                step.Kinds is { } kinds ? ProcedureWords.About(kinds)
                : isFirst ? null
                : ProcedureWords.AnythingElse;
            yield return Of(step.Step.Value, step.Kinds, about, step.Deadline!);
        }
        if (content.UpdateEvery is not null)
            yield return Of(ComplaintStep.Update, null, null, content.RuleFor(ComplaintStep.Update, default));

        ComplaintProcedurePeriod Of(ComplaintStep step, IReadOnlyList<ComplaintKind>? kinds, LocalizedText? about, DeadlineRule rule) =>
            new(
                step,
                Shared.Value.Periods[EnumNames<ComplaintStep>.Of(step)].In(language),
                kinds,
                about?.In(language),
                rule.Within!,
                DeadlineWords.Of(rule, content.TimeZone).In(language)
            );
    }
}
