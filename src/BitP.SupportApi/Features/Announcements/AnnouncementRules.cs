using System.Globalization;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using NodaTime;

namespace BitP.SupportApi.Features.Announcements;

/// <summary>What an announcement says, as callers send it.</summary>
internal interface IAnnouncementDetails
{
    AnnouncementKind? Kind { get; }

    IReadOnlyDictionary<string, string>? Title { get; }

    IReadOnlyDictionary<string, string>? Body { get; }

    IReadOnlyList<Channel>? Channels { get; }

    IReadOnlyList<string>? Regions { get; }

    DateTimeOffset? ValidFrom { get; }

    DateTimeOffset? ValidUntil { get; }
}

/// <summary>What every request that describes an announcement has to keep to.</summary>
internal abstract class AnnouncementValidator<T> : AbstractValidator<T>
    where T : IAnnouncementDetails
{
    protected AnnouncementValidator()
    {
        RuleFor(a => a.Kind).NotNull();
        RuleFor(a => a.Title).NotEmpty();
        RuleFor(a => a.Title).Custom((texts, context) => AnnouncementRules.CheckTexts("title", texts, Announcement.TitleMaxLength, isLine: true, context));
        RuleFor(a => a.Body).NotEmpty();
        RuleFor(a => a.Body).Custom((texts, context) => AnnouncementRules.CheckTexts("body", texts, Announcement.BodyMaxLength, isLine: false, context));
        RuleFor(a => a).Custom((details, context) => AnnouncementRules.CheckLanguages(details, context));
        RuleFor(a => a.Channels)
            .HasAtMost(Enum.GetValues<Channel>().Length)
            .Must(channels => channels is not { Count: 0 })
            .Otherwise(FieldProblems.Missing)
            .Must(channels => channels is null || channels.Distinct().Count() == channels.Count)
            .Otherwise(FieldProblems.Duplicate);
        RuleFor(a => a.Regions).HasAtMost(Announcement.MaxRegions).Must(regions => regions is not { Count: 0 }).Otherwise(FieldProblems.Missing);
        RuleForEach(a => a.Regions).ShowsSomething().IsComparedLine(Schedule.RegionMaxLength).When(a => a.Regions?.Count <= Announcement.MaxRegions);
        RuleFor(a => a.ValidUntil).Must((a, until) => !(until <= a.ValidFrom)).Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.After("validFrom")));
    }
}

internal sealed class AnnouncedDatesValidator : AbstractValidator<AnnouncedDates>
{
    public AnnouncedDatesValidator()
    {
        RuleFor(d => d.ScheduleId).NotNull();
        RuleFor(d => d.Date).NotEmpty().IsDate();
        RuleFor(d => d.LastDate).IsDate();
        RuleFor(d => d.LastDate)
            .Must((d, _) => d.Last >= d.First && Period.DaysBetween(d.First, d.Last) <= Announcement.MaxAnnouncedDays)
            .Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.UpTo(TimeSpan.FromDays(Announcement.MaxAnnouncedDays), "date")))
            .When(d => ScheduleRules.Date(d.Date) is not null && d.LastDate is not null && ScheduleRules.Date(d.LastDate) is not null);
    }
}

internal static class AnnouncementRules
{
    /// <summary>The form in which a valid request is stored.</summary>
    public static AnnouncementContent ContentOf(IAnnouncementDetails details, DateTimeOffset now) =>
        new(
            details.Kind!.Value,
            Canonical(details.Title!),
            Canonical(details.Body!),
            details.Channels,
            details.Regions,
            details.ValidFrom ?? now,
            details.ValidUntil
        );

    /// <summary>Which of several languages to show to who wants one: that one, else a variety of it, else English, else any.</summary>
    public static string Choose(IEnumerable<string> languages, string wanted)
    {
        var all = languages.ToArray();
        return Array.Find(all, l => l == wanted)
            ?? Array.Find(all, l => l.Split('-')[0] == wanted.Split('-')[0])
            ?? Array.Find(all, l => l.Split('-')[0] == "en")
            ?? all[0];
    }

    /// <summary>Refuses texts in what is no language, and those that show nothing, are too long or should be one line.</summary>
    public static void CheckTexts<T>(string member, IReadOnlyDictionary<string, string>? texts, int maxLength, bool isLine, ValidationContext<T> context)
    {
        if (texts?.Count > Announcement.MaxLanguages)
        {
            context.Refuse(member, FieldProblems.TooMany.Expecting(Expectation.Items(Announcement.MaxLanguages)));
            return;
        }
        var seen = new HashSet<string>();
        foreach (var (tag, text) in texts ?? new Dictionary<string, string>())
            if (!Languages.IsTag(tag))
                context.Refuse(member, FieldProblems.Language);
            else if (!seen.Add(Languages.Canonical(tag)))
                context.Refuse($"{member}.{tag}", FieldProblems.Duplicate);
            else if (ValueRules.ProblemWithText(text, maxLength, isLine) is { } problem)
                context.Refuse($"{member}.{tag}", problem);
    }

    /// <summary>Refuses a title or a body that lacks a language of the other.</summary>
    public static void CheckLanguages<T>(IAnnouncementDetails details, ValidationContext<T> context)
    {
        if (details is not { Title: { } title, Body: { } body })
            return;
        foreach (var missing in Tags(title).Except(Tags(body)))
            context.Refuse($"body.{missing}", FieldProblems.Missing);
        foreach (var missing in Tags(body).Except(Tags(title)))
            context.Refuse($"title.{missing}", FieldProblems.Missing);

        static IEnumerable<string> Tags(IReadOnlyDictionary<string, string> texts) => texts.Keys.Where(Languages.IsTag).Select(Languages.Canonical);
    }

    /// <summary>The language of the request, unless it names another.</summary>
    public static string LanguageOf(string? tag) => tag is null ? CultureInfo.CurrentUICulture.Name : Languages.Canonical(tag);

    private static Dictionary<string, string> Canonical(IReadOnlyDictionary<string, string> texts) =>
        texts.ToDictionary(t => Languages.Canonical(t.Key), t => t.Value);
}
