using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>An SLA policy: what is to be reached for certain tickets.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="Name">What it is called.</param>
/// <param name="Order">Its place among the policies now, from 1; null when it is retired.</param>
/// <param name="Match">Which tickets it is for.</param>
/// <param name="Targets">What is to be reached: of each clock the first target that fits the ticket counts.</param>
/// <param name="ScheduleId">The id of the schedule whose working time counts; null when all targets count all time.</param>
/// <param name="WarnAt">When warnings are given: at shares of the target that are used up (<c>80%</c>), and at times left (<c>PT30M</c>).</param>
/// <param name="EscalateTo">The id of the escalation policy that warnings and breaches start; null for none.</param>
/// <param name="PausesOn">In which statuses the resolution clock stands.</param>
/// <param name="ReopenedWith">With how much time the resolution clock goes on when a solved ticket is reopened, and with it what else was owed when it was solved.</param>
/// <param name="EffectiveFrom">From when this version is in force (UTC), until a later one is; null for ever since.</param>
/// <param name="RetiredAt">Since when it matches nothing any more (UTC); null while it does.</param>
/// <param name="CreatedAt">When the policy was made (UTC); of an older version, when that was.</param>
/// <param name="UpdatedAt">When it last changed (UTC); of an older version, when that was made.</param>
/// <param name="Version">Rises with each change; also the first part of the <c>ETag</c>. Of an older version, its number.</param>
public sealed record SlaPolicyResponse(
    Guid Id,
    string Name,
    int? Order,
    SlaMatch Match,
    IReadOnlyList<SlaTarget> Targets,
    Guid? ScheduleId,
    IReadOnlyList<string> WarnAt,
    Guid? EscalateTo,
    IReadOnlyList<PauseReason> PausesOn,
    ReopenedWith ReopenedWith,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? RetiredAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    long Version
) : IVersioned, IExample<SlaPolicyResponse>
{
    public static SlaPolicyResponse Example => Of(Examples.SlaPolicy, ExampleContent, 1, Examples.At, null, Examples.At, Examples.At, 1);

    internal static SlaPolicyContent ExampleContent =>
        new(
            "Login and failed transactions, Aurora Wallet",
            new([TicketCategory.Login, TicketCategory.TransactionFailed], Partner: [Examples.Partner]),
            [
                new(ClockName.FirstResponse, TimeSpan.FromMinutes(5), ClockCalendar.Business, Channel: Channel.Chat),
                new(ClockName.FirstResponse, TimeSpan.FromHours(1), ClockCalendar.Business, OuterLimit: TimeSpan.FromHours(4)),
                new(ClockName.Resolution, TimeSpan.FromHours(24), ClockCalendar.Elapsed),
            ],
            Examples.Schedule,
            [new(80, null), new(null, TimeSpan.FromMinutes(30))],
            null,
            [PauseReason.Pending, PauseReason.OnHold],
            ReopenedWith.Remaining
        );

    internal static SlaPolicyResponse From(SlaPolicy p, SlaPolicyOrder order) =>
        Of(p.Id, p.Content, order.PlaceOf(p.Id), p.EffectiveFrom, p.RetiredAt, p.CreatedAt, p.UpdatedAt, p.Version);

    internal static SlaPolicyResponse From(SlaPolicyVersion v, SlaPolicy p, SlaPolicyOrder order) =>
        Of(p.Id, v.Content, order.PlaceOf(p.Id), v.EffectiveFrom, p.RetiredAt, v.CreatedAt, v.CreatedAt, v.Number);

    private static SlaPolicyResponse Of(
        Guid id,
        SlaPolicyContent c,
        int? order,
        DateTimeOffset? effectiveFrom,
        DateTimeOffset? retiredAt,
        DateTimeOffset createdAt,
        DateTimeOffset updatedAt,
        long version
    ) =>
        new(
            id,
            c.Name,
            order,
            c.Match,
            c.Targets,
            c.ScheduleId,
            [.. c.WarnAt.Select(w => w.Text)],
            c.EscalateTo,
            c.PausesOn,
            c.ReopenedWith,
            effectiveFrom,
            retiredAt,
            createdAt,
            updatedAt,
            version
        );
}

/// <summary>In which order SLA policies are asked.</summary>
/// <param name="Order">The ids of the policies that are not retired.</param>
/// <param name="Version">Rises when a policy is made, moved or retired, and when the order is set; also the first part of the <c>ETag</c>.</param>
public sealed record SlaPolicyOrderResponse(IReadOnlyList<Guid> Order, long Version) : IVersioned, IExample<SlaPolicyOrderResponse>
{
    public static SlaPolicyOrderResponse Example => new([Examples.OtherSlaPolicy, Examples.SlaPolicy], 3);

    internal static SlaPolicyOrderResponse From(SlaPolicyOrder order) => new(order.Policies, order.Version);
}
