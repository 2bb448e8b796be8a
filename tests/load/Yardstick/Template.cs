using System.Text.Json;

namespace BitP.SupportApi.Load.Yardstick;

/// <summary>Fills the yardstick with the tickets that the product answered, over and over, as many as the product has.</summary>
internal static class Template
{
    private const int GroupSize = 20_000;

    /// <summary>The tickets in groups, each to be written in one transaction.</summary>
    public static IEnumerable<TicketJson[]> Multiply(string? file, long tickets)
    {
        if (file is null || tickets == 0)
            yield break;
        using var stream = File.OpenRead(file);
        var template = JsonSerializer.Deserialize(stream, Json.Relaxed.ListTicketJson)!;
        var interval = TimeSpan.FromMilliseconds(Math.Floor(TimeSpan.FromDays(365).TotalMilliseconds / tickets));
        var number = Tickets.Number(template[0].Reference);
        for (var made = 0L; made < tickets; )
        {
            var group = new TicketJson[Math.Min(GroupSize, tickets - made)];
            for (var i = 0; i < group.Length; i++, made++, number++)
            {
                var from = template[(int)(made % template.Count)];
                var copy = made / template.Count;
                group[i] = Copy(from, number, copy, interval * (copy * template.Count));
            }
            yield return group;
        }
    }

    private static TicketJson Copy(TicketJson ticket, long number, long copy, TimeSpan shift) =>
        ticket with
        {
            Id = Guid.CreateVersion7(ticket.CreatedAt + shift),
            Reference = Tickets.Reference(number),
            Customer = ticket.Customer with { ExternalId = ticket.Customer.ExternalId.Replace("k0", $"k{copy}", StringComparison.Ordinal) },
            Promise = ticket.Promise with { By = ticket.Promise.By + shift, StatedAt = ticket.Promise.StatedAt + shift },
            CreatedAt = ticket.CreatedAt + shift,
            UpdatedAt = ticket.UpdatedAt + shift,
            FirstRepliedAt = ticket.FirstRepliedAt + shift,
            DueAt = ticket.DueAt + shift,
            SolvedAt = ticket.SolvedAt + shift,
            ClosedAt = ticket.ClosedAt + shift,
        };
}
