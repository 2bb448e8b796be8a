using BitP.SupportApi.Features.Complaints.Deadlines;
using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>Which complaints a register is asked for.</summary>
internal interface IRegisterQuery
{
    string? From { get; }
    string? To { get; }
    string? Regime { get; }
    string? TimeZone { get; }
}

internal class RegisterQueryValidator<T> : AbstractValidator<T>
    where T : IRegisterQuery
{
    public RegisterQueryValidator()
    {
        RuleFor(r => r.From).NotEmpty().IsInstantOrDate();
        RuleFor(r => r.To).NotEmpty().IsInstantOrDate();
        RuleFor(r => r.Regime).IsRegimeKey();
        RuleFor(r => r.TimeZone).IsTimeZone();
    }
}

/// <summary>The complaints that a register tells of: those received in a time, in the order of their receipt.</summary>
/// <param name="From">The first instant.</param>
/// <param name="To">The first instant after it.</param>
/// <param name="Zone">The time zone of dates.</param>
/// <param name="Regime">Only complaints under the regime with this key, whose limits alone are told; null for all.</param>
internal sealed record RegisterRange(DateTimeOffset From, DateTimeOffset To, DateTimeZone Zone, string? Regime)
{
    public const string DefaultZone = "Etc/UTC";

    public static RegisterRange Of(IRegisterQuery query)
    {
        var zone = DateTimeZoneProviders.Tzdb[query.TimeZone ?? DefaultZone];
        return new(InstantOf(query.From!, zone), InstantOf(query.To!, zone), zone, query.Regime);
    }

    public LocalDate DateOf(DateTimeOffset at) => Instant.FromDateTimeOffset(at).InZone(Zone).Date;

    public DateTimeOffset StartOf(LocalDate date) => Midnights.Before(date, Zone).ToDateTimeOffset();

    private static DateTimeOffset InstantOf(string text, DateTimeZone zone) =>
        Instants.TryParse(text, out var instant) ? instant
        : Instants.TryParseDate(text, out var date) ? Midnights.Before(LocalDate.FromDateOnly(date), zone).ToDateTimeOffset()
        : throw new ArgumentException("It is neither an instant nor a date.", nameof(text));
}
