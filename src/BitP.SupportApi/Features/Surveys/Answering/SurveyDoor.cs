using BitP.SupportApi.Features.Surveys.Definitions;
using BitP.SupportApi.Features.Surveys.Guards;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Answering;

/// <summary>A survey that can be answered.</summary>
internal sealed record OpenSurvey(SurveyInvitation Invitation, SurveyContent Content, Partner Partner)
{
    /// <summary>What was answered before, when its words are kept from whoever has the link: the partner handed it on, and may not read them.</summary>
    public SurveyAnswer? Kept => Content.CommentsToPartner is true ? null : Invitation.Answer;

    /// <summary>What whoever has the link sees of what was answered before.</summary>
    public SurveyAnswer? Shown => Kept is null ? Invitation.Answer : Kept.OfChoices();

    /// <summary>Whether something was written before that is not shown.</summary>
    public bool KeepsWords => Kept?.HasTexts is true;
}

/// <summary>
/// The one way from a secret link to its survey, for programs and for people. The secret is all that is asked for: whoever has it acts as the customer, whatever
/// credential is shown besides.
/// </summary>
public sealed class SurveyDoor
{
    private readonly SupportDbContext _db;
    private readonly SupportDbContextFactory _contexts;
    private readonly SurveyTokens _tokens;
    private readonly SurveyVersions _versions;
    private readonly AnswerGuard _guard;
    private readonly RateLimiting _limits;
    private readonly TimeProvider _clock;

    private SurveyDoor(IServiceProvider services)
    {
        _db = services.GetRequiredService<SupportDbContext>();
        _contexts = services.GetRequiredService<SupportDbContextFactory>();
        _tokens = services.GetRequiredService<SurveyTokens>();
        _versions = services.GetRequiredService<SurveyVersions>();
        _guard = services.GetRequiredService<AnswerGuard>();
        _limits = services.GetRequiredService<RateLimiting>();
        _clock = services.GetRequiredService<TimeProvider>();
    }

    /// <summary>The one of a request.</summary>
    internal static SurveyDoor Of(IServiceProvider services) => new(services);

    /// <summary>The survey of the link for somebody who looks at it, which is noted.</summary>
    internal async Task<(OpenSurvey?, Error?)> LookAsync(HttpContext http, CancellationToken ct)
    {
        var (open, error) = await OpenAsync(http, ct);
        if (open is not null)
            await NoteLookAsync(open.Invitation, http, ct);
        return (open, error);
    }

    /// <summary>Takes an answer, or another one instead of it. It may be run several times.</summary>
    /// <param name="http">The request.</param>
    /// <param name="read">Reads the answer by what is asked.</param>
    internal async Task<(OpenSurvey?, Error?)> AnswerAsync(
        HttpContext http,
        Func<OpenSurvey, DateTimeOffset, (SurveyAnswer?, Error?)> read,
        CancellationToken ct
    )
    {
        if (_guard.Refuse(http) is { } refused)
            return (null, refused);
        var (open, error) = await OpenAsync(http, ct);
        if (open is null)
            return (null, error);
        var now = _clock.GetUtcNow();
        var (answer, invalid) = read(open, now);
        if (answer is null)
            return (open, invalid);
        var invitation = open.Invitation;
        var before = invitation.Version;
        if (invitation.Take(answer, now) is { } closed)
            return (open, closed);
        if (invitation.Version > before)
            await _guard.NoteAsync(invitation, http, _db, now, ct);
        _db.ActAs(Holder(invitation));
        return (open, null);
    }

    /// <summary>The survey of the link.</summary>
    internal async Task<(OpenSurvey?, Error?)> OpenAsync(HttpContext http, CancellationToken ct)
    {
        if (await _tokens.ReadAsync((string)http.Request.RouteValues["token"]!, ct) is not { } id)
            return (null, SurveyInvitationErrors.LinkUnknown);
        if (_limits.Refuse(http, id) is { } tooOften)
            return (null, tooOften);
        _db.ActAs(Actor.System);
        var invitation = await _db.Visible<SurveyInvitation>().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (invitation is null or { WasSent: false } or { State: SurveyInvitationState.Cancelled, ErasedAt: null })
            return (null, SurveyInvitationErrors.LinkUnknown);
        if (invitation.RefuseAnswer(_clock.GetUtcNow()) is { } closed)
            return (null, closed);
        var version = await _versions.VersionAsync(invitation.SurveyId, invitation.SurveyVersion, ct);
        var partner = await _db.Set<Partner>().AsNoTracking().SingleAsync(p => p.Id == invitation.PartnerId, ct);
        return (new(invitation, version.Content, partner), null);
    }

    // Apart from the request, which only reads: that somebody else noted something at the same moment, or that nothing can be written now, is no reason to show nothing.
    private async Task NoteLookAsync(SurveyInvitation seen, HttpContext http, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var isPerson = Visitor.IsPerson(http, seen.SentAt!.Value, now);
        if (isPerson && seen.State is not SurveyInvitationState.Sent)
            return;
        await using var db = _contexts.CreateFor(Holder(seen));
        try
        {
            var invitation = await db.Visible<SurveyInvitation>().SingleAsync(i => i.Id == seen.Id, ct);
            if (isPerson)
                invitation.NoteOpened(now);
            else
                invitation.NoteEarlyHit();
            await db.Provider.CommitAsync(db);
        }
        catch (Exception exception) when (db.Provider.MayTryAgain(exception) || db.Provider.IsUnavailable(exception)) { }
    }

    private static Actor Holder(SurveyInvitation invitation) =>
        new(ActorKind.Customer, invitation.CustomerId, null) { PartnerId = invitation.PartnerId, CustomerId = invitation.CustomerId };
}
