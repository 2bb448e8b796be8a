using System.Security.Cryptography;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>A key under which origins of answers are hashed for ten days. It is deleted once nothing that was hashed under it is of use, and with it the way back to anybody.</summary>
public sealed class SurveyOriginKey
{
    /// <summary>For how long it is remembered that somebody used a device.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromDays(30);

    private const int SecretLength = 32;
    private static readonly TimeSpan Period = TimeSpan.FromDays(10);

    private SurveyOriginKey() { }

    /// <summary>Of which ten days it is.</summary>
    public int Number { get; private init; }

    public byte[] Secret { get; private init; } = [];

    internal static SurveyOriginKey Generate(int number) => new() { Number = number, Secret = RandomNumberGenerator.GetBytes(SecretLength) };

    /// <summary>The number of the key for an instant.</summary>
    internal static int NumberAt(DateTimeOffset at) => (int)((at - DateTimeOffset.UnixEpoch).Ticks / Period.Ticks);

    /// <summary>The number of the eldest key that may be asked for.</summary>
    internal static int EldestAt(DateTimeOffset at) => NumberAt(at - Remembered);
}
