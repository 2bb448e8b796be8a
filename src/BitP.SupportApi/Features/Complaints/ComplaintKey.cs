using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A complaint's id or reference in a path. Text that is neither is bound as well, to what no complaint has.</summary>
public readonly record struct ComplaintKey(Guid Id, long Number) : IParsable<ComplaintKey>
{
    public static ComplaintKey Parse(string s, IFormatProvider? provider) =>
        s.StartsWith(Complaint.ReferencePrefix, StringComparison.OrdinalIgnoreCase)
        && long.TryParse(s.AsSpan(Complaint.ReferencePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(Guid.Empty, number)
            : new(s.Length == 36 && Guid.TryParseExact(s, "D", out var id) ? id : Guid.Empty, 0);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ComplaintKey result)
    {
        result = Parse(s ?? "", provider);
        return true;
    }

    /// <summary>The complaint of this key among those given.</summary>
    internal IQueryable<Complaint> In(IQueryable<Complaint> complaints)
    {
        var (id, number) = this;
        return number == 0 ? complaints.Where(c => c.Id == id) : complaints.Where(c => c.Number == number);
    }
}
