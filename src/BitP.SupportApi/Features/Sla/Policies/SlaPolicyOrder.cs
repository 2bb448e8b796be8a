using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>
/// In which order policies are asked, of which there is one. Whoever changes a policy changes it too, so that two changes never miss each other, and whoever keeps
/// policies sees by one number whether any of them changed.
/// </summary>
public sealed class SlaPolicyOrder : AggregateRoot
{
    public const int NameMaxLength = 32;

    /// <summary>The name of the only one, by which it is found.</summary>
    public const string TheName = "sla_policies";

    private SlaPolicyOrder() { }

    public string Name { get; private init; } = TheName;

    /// <summary>The ids of the policies that are not retired.</summary>
    public IReadOnlyList<Guid> Policies { get; private set; } = [];

    /// <summary>Rises with each change of the order and of any policy.</summary>
    public long Stamp { get; private set; }

    internal override EventSubject About => new("sla_policies");

    /// <summary>What stands for the order when there is none yet.</summary>
    internal static SlaPolicyOrder None => new();

    internal static SlaPolicyOrder Of(IReadOnlyList<Guid> policies, DateTimeOffset now)
    {
        var order = new SlaPolicyOrder { Id = Guid.CreateVersion7(now) };
        order.Take(policies, now);
        return order;
    }

    /// <summary>The order as it is, for whoever reads it.</summary>
    internal static async Task<SlaPolicyOrder> ReadAsync(SupportDbContext db, CancellationToken ct) =>
        await db.Set<SlaPolicyOrder>().AsNoTracking().SingleOrDefaultAsync(o => o.Name == TheName, ct) ?? None;

    /// <summary>The order for whoever changes it, which is added when there is none yet.</summary>
    internal static async Task<SlaPolicyOrder> OfAsync(SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<SlaPolicyOrder>().SingleOrDefaultAsync(o => o.Name == TheName, ct) is { } there)
            return there;
        var order = Of([], now);
        db.Add(order);
        return order;
    }

    /// <summary>The place of a policy, from 1; null when it is retired.</summary>
    public int? PlaceOf(Guid policyId) => Policies.Index().Where(p => p.Item == policyId).Select(p => (int?)p.Index + 1).FirstOrDefault();

    /// <summary>Gives a policy its place.</summary>
    /// <param name="place">The place, from 1; null for where it is, and for the last when it has none.</param>
    public Error? Place(Guid policyId, int? place, DateTimeOffset now)
    {
        var others = Policies.Where(id => id != policyId).ToList();
        var at = place ?? PlaceOf(policyId) ?? others.Count + 1;
        if (at < 1 || at > others.Count + 1)
            return Validation.Refuse("order", FieldProblems.OutOfRange.Expecting(Expectation.Between(1, others.Count + 1)));
        others.Insert(at - 1, policyId);
        Take(others, now);
        return null;
    }

    /// <summary>Takes away the place of a policy that is retired.</summary>
    public void Remove(Guid policyId, DateTimeOffset now) => Take([.. Policies.Where(id => id != policyId)], now);

    /// <summary>Sets the whole order.</summary>
    public Error? Arrange(IReadOnlyList<Guid> policies, DateTimeOffset now)
    {
        var missing = Policies.ToHashSet();
        foreach (var (i, id) in policies.Index())
            if (!missing.Remove(id))
                return Validation.Refuse(
                    $"order[{i}]",
                    Policies.Contains(id) ? FieldProblems.Duplicate : FieldProblems.NotFound.OneOf(Policies.Select(policy => policy.ToString()))
                );
        if (missing.Count > 0)
            return Validation.Refuse("order", SlaPolicyRules.Incomplete, [.. missing.Select(id => id.ToString())]);
        Take(policies, now);
        return null;
    }

    /// <summary>Notes that a policy changed.</summary>
    public void NoteChange() => Stamp++;

    /// <summary>Notes that old tickets are to get the policies of now.</summary>
    public void NoteRecalculation(DateTimeOffset since, string reason, DateTimeOffset now) => Raise(new SlaPoliciesRecalculated(since, reason), now);

    private void Take(IReadOnlyList<Guid> policies, DateTimeOffset now)
    {
        if (Policies.SequenceEqual(policies))
            return;
        Policies = policies;
        NoteChange();
        Raise(new SlaPoliciesOrdered(policies), now);
    }
}
