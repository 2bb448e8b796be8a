using System.Text.Json;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>What customers are asked when a case has ended. Each change of its content makes a version, and those before stay: an invitation keeps the one that it was made with.</summary>
public sealed class Survey : AggregateRoot
{
    public const int NameMaxLength = 100;
    public const int CodeMaxLength = 32;
    public const int TextMaxLength = 500;
    public const int AnswerTextMaxLength = 4000;
    public const int MaxLanguages = 20;
    public const int MaxQuestions = 20;
    public const int MaxOptions = 20;
    public const int MaxReasons = 20;
    public const int MaxListed = 50;
    public const int MaxPartners = 100;
    public const int MaxDaysBetween = 365;

    /// <summary>The longest delay, and the longest time to answer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    private readonly List<SurveyVersion> _versions = [];

    private Survey() { }

    /// <summary>What the latest version says.</summary>
    public SurveyContent Content { get; private set; } = null!;

    /// <summary>The partners whose customers any of its versions could be about.</summary>
    internal IReadOnlyList<SurveySight> Sights { get; private set; } = [];

    /// <summary>The number of the latest version.</summary>
    public long ContentVersion { get; private set; }

    /// <summary>Whether cases that end ask for it.</summary>
    public bool Active { get; private set; }

    /// <summary>When it was last switched on or off. What ended before is none of its affairs.</summary>
    public DateTimeOffset SwitchedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Not loaded with the survey, but for those that were just made.</summary>
    public IReadOnlyList<SurveyVersion> Versions => _versions;

    /// <summary>The number of the latest version of which somebody may know; null when there is none. A partner may when it can be about its customers.</summary>
    internal long? VersionFor(Actor actor) =>
        actor.IsStaff ? ContentVersion : Sights.Where(s => s.PartnerId is null || s.PartnerId == actor.PartnerId).Max(s => (long?)s.Version);

    internal override EventSubject About => new("survey");

    internal static Survey Create(SurveyContent content, bool active, DateTimeOffset now, Guid? id = null)
    {
        var survey = new Survey
        {
            Id = id ?? Guid.CreateVersion7(now),
            CreatedAt = now,
            Active = active,
            SwitchedAt = now,
        };
        survey.Raise(new SurveyCreated(content.Name, content.Kind, content.Trigger.Event!.Value, active), now);
        survey.Take(content, now);
        return survey;
    }

    /// <summary>Takes another content, which makes a version, and is switched on or off. Nothing happens when all is as it was.</summary>
    internal void Change(SurveyContent content, bool active, DateTimeOffset now)
    {
        var changed = Changed(Content, content);
        var switched = Platform.Events.Change.Between(Active, active);
        if (changed.Count == 0 && switched is null)
            return;
        Raise(new SurveyUpdated(changed, switched), now);
        UpdatedAt = now;
        if (switched is not null)
            (Active, SwitchedAt) = (active, now);
        if (changed.Count > 0)
            Take(content, now);
    }

    private void Take(SurveyContent content, DateTimeOffset now)
    {
        (Content, ContentVersion, UpdatedAt) = (content, Version, now);
        Guid?[] partners = content.Trigger.When?.Partner is { } named ? [.. named] : [null];
        Sights = [.. Sights.Where(s => !partners.Contains(s.PartnerId)), .. partners.Select(p => new SurveySight(p, Version))];
        _versions.Add(new(Id, Version, content, now));
    }

    private static List<string> Changed(SurveyContent a, SurveyContent b)
    {
        var (before, after) = (Members(a), Members(b));
        return [.. after.EnumerateObject().Where(m => m.Value.GetRawText() != before.GetProperty(m.Name).GetRawText()).Select(m => m.Name)];
    }

    private static JsonElement Members(SurveyContent content) => JsonSerializer.SerializeToElement(content, ApiJson.Options);
}

/// <summary>That a survey can be, or once could be, about the customers of a partner.</summary>
/// <param name="PartnerId">The partner; null for all.</param>
/// <param name="Version">The number of the latest version that can.</param>
internal sealed record SurveySight(Guid? PartnerId, long Version);

/// <summary>What a survey said from some time on. It is never altered.</summary>
public sealed class SurveyVersion
{
    private SurveyVersion() { }

    internal SurveyVersion(Guid surveyId, long number, SurveyContent content, DateTimeOffset createdAt) =>
        (SurveyId, Number, Content, CreatedAt) = (surveyId, number, content, createdAt);

    public Guid SurveyId { get; private init; }

    /// <summary>The version of the survey that it made.</summary>
    public long Number { get; private init; }

    public SurveyContent Content { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }
}
