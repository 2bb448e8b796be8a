using BitP.SupportApi.Features.Complaints.Regimes;
using BitP.SupportApi.Platform.Periods;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using NodaTime;

namespace BitP.SupportApi.Features.Complaints.Register;

/// <summary>Which complaints a register is asked for.</summary>
internal interface IRegisterQuery : IReportQuery
{
    string? Regime { get; }
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
internal sealed record RegisterRange(DateTimeOffset From, DateTimeOffset To, DateTimeZone Zone, string? Regime) : ReportRange(From, To, Zone)
{
    public static RegisterRange Of(IRegisterQuery query)
    {
        var period = ReportRange.Of(query);
        return new(period.From, period.To, period.Zone, query.Regime);
    }
}
