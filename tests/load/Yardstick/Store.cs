using System.Security.Cryptography;
using System.Text;

namespace BitP.SupportApi.Load.Yardstick;

/// <summary>The operations that are measured.</summary>
internal interface IStore : IAsyncDisposable
{
    /// <summary>Makes the tables, and fills them when they are empty.</summary>
    Task PrepareAsync(IEnumerable<TicketJson[]> groups);

    ValueTask<TicketJson> CreateAsync(NewTicket ticket);

    ValueTask<TicketJson?> GetAsync(long number);

    ValueTask<MessageJson?> ReplyAsync(long number, string body);

    /// <summary>Newest first; one more than asked for when there are more.</summary>
    ValueTask<List<TicketJson>> ListAsync(long before, string? status, int limit);
}

internal static class Tickets
{
    public const long First = 100_001;

    public const string Columns =
        "number, uid, subject, description, category, channel, status, priority, priority_reason, priority_source, language, team, assignee_id, "
        + "assignee_name, customer_id, customer_external_id, customer_name, fields, evidence, tags, promise_by, promise_stated_at, follow_up_of, "
        + "created_at, updated_at, first_replied_at, due_at, solved_at, closed_at, version";

    private static readonly TimeSpan Promised = TimeSpan.FromDays(2);

    // A partner's.
    private static readonly Dictionary<string, string[]> Steps = new()
    {
        ["new"] = ["solve"],
        ["open"] = ["solve"],
        ["pending"] = ["solve"],
        ["on_hold"] = ["solve"],
        ["solved"] = ["close", "reopen"],
        ["closed"] = [],
    };

    public static string Reference(long number) => $"BP-{number}";

    public static long Number(string? reference) => reference is { Length: > 3 } && long.TryParse(reference.AsSpan(3), out var number) ? number : 0;

    public static string[] StepsFrom(string status) => Steps[status];

    public static DateTime Now()
    {
        var now = DateTime.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>A ticket as it is answered when it was just opened; everything the product decides by rules is the same for all.</summary>
    public static TicketJson Opened(NewTicket from, long number, DateTime now)
    {
        var externalId = from.Customer!.ExternalId!;
        return new(
            Guid.CreateVersion7(now),
            Reference(number),
            from.Subject!,
            from.Description!,
            from.Category!,
            from.Channel!,
            "new",
            "normal",
            "A withdrawal under way is looked at in the order of arrival.",
            "category",
            "en",
            null,
            null,
            new(new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(externalId)).AsSpan(0, 16)), externalId, null),
            "{}",
            "[]",
            "[]",
            new(now + Promised, now, false, []),
            null,
            StepsFrom("new"),
            now,
            now,
            null,
            now + Promised,
            null,
            null,
            1
        );
    }

    public static MessageJson Message(Guid ticket, Guid customer, string body, long sequence, DateTime now) =>
        new(Guid.CreateVersion7(now), ticket, new("customer", customer, null), body, "public", now, sequence);
}
