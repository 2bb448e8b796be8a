using BitP.SupportApi.Platform;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>
/// The addresses at which customers answer, for whoever may bring them there: the partner whose customer it is, and admins. They begin with <c>Surveys:PublicUrl</c>;
/// where that is not set, with the address at which the API was called.
/// </summary>
public sealed class SurveyLinks
{
    private const string Setting = "Surveys:PublicUrl";

    private readonly string? _publicUrl;
    private readonly TimeProvider _clock;

    public SurveyLinks(IConfiguration configuration, TimeProvider clock)
    {
        _clock = clock;
        _publicUrl = configuration[Setting] is { Length: > 0 } url ? url.TrimEnd('/') : null;
        if (_publicUrl is not null && !(Uri.TryCreate(_publicUrl, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
            throw new StartRefusedException($"{Setting} cannot be used: it has to be an address that begins with https:// or http://.");
    }

    /// <summary>The links of those invitations that can be answered, by their ids; none for others than may have them.</summary>
    /// <param name="invitations">The invitations.</param>
    /// <param name="actor">For whom.</param>
    /// <param name="calledAt">At which address the API was called; null when it was not.</param>
    /// <param name="db">Reads the keys.</param>
    /// <param name="ct">Ends it.</param>
    internal async Task<IReadOnlyDictionary<Guid, string>> OfAsync(
        IEnumerable<SurveyInvitation> invitations,
        Actor actor,
        string? calledAt,
        SupportDbContext db,
        CancellationToken ct
    )
    {
        if ((_publicUrl ?? calledAt) is not { } address)
            return new Dictionary<Guid, string>();
        var now = _clock.GetUtcNow();
        var tokens = await SurveyTokens.WorkingAsync([.. invitations.Where(i => MayHave(actor, i) && i.IsAnswerable(now))], db, ct);
        return tokens.ToDictionary(t => t.Key, t => $"{address}/s/{t.Value}");
    }

    private static bool MayHave(Actor actor, SurveyInvitation invitation) =>
        actor.Kind is ActorKind.Admin || (actor.Kind is ActorKind.Partner && actor.PartnerId == invitation.PartnerId);
}
