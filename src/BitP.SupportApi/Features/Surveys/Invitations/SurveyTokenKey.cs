using System.Security.Cryptography;
using BitP.SupportApi.Platform.Events;

namespace BitP.SupportApi.Features.Surveys.Invitations;

/// <summary>A key under which the tokens of invitations are made. It is never altered: another takes its place, and what was made under it works until it is revoked.</summary>
public sealed class SurveyTokenKey : AggregateRoot
{
    private const int SecretLength = 32;

    /// <summary>For how long tokens are made under a key.</summary>
    internal static readonly TimeSpan LongestUse = TimeSpan.FromDays(90);

    private SurveyTokenKey() { }

    /// <summary>Its number, which stands in the tokens.</summary>
    public int Number { get; private init; }

    public byte[] Secret { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When all tokens under it ceased to work; null while they do.</summary>
    public DateTimeOffset? RevokedAt { get; private set; }

    internal override EventSubject About => new("survey_token_key");

    /// <param name="number">Its number.</param>
    /// <param name="now">When.</param>
    /// <param name="isOfItself">Whether its time had come, rather than that somebody asked for it.</param>
    internal static SurveyTokenKey Generate(int number, DateTimeOffset now, bool isOfItself)
    {
        var key = new SurveyTokenKey
        {
            Id = Guid.CreateVersion7(now),
            Number = number,
            Secret = RandomNumberGenerator.GetBytes(SecretLength),
            CreatedAt = now,
        };
        key.Raise(new SurveyTokenKeyCreated(number), now, isOfItself);
        return key;
    }

    /// <summary>Ends all tokens under it. Nothing happens when they have ended.</summary>
    internal void Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null)
            return;
        RevokedAt = now;
        Raise(new SurveyTokenKeyRevoked(Number), now);
    }
}
