namespace BitP.SupportApi.Features.Sla.Policies;

/// <summary>A policy over time.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Versions">Its versions that are in force at some time that is asked about, in the order of their numbers.</param>
internal sealed record SlaPolicyLine(Guid Id, IReadOnlyList<SlaPolicyVersion> Versions)
{
    public SlaPolicyVersion Latest => Versions[^1];

    /// <summary>The version that is in force at an instant: the one with the highest number of those that begin by then; null when none does.</summary>
    public SlaPolicyVersion? At(DateTimeOffset at)
    {
        for (var i = Versions.Count - 1; i >= 0; i--)
            if (Versions[i].BeginsBy(at))
                return Versions[i];
        return null;
    }

    /// <summary>The same with more versions.</summary>
    public SlaPolicyLine With(IEnumerable<SlaPolicyVersion> next) => this with { Versions = [.. Versions, .. next] };

    /// <summary>
    /// The version of this policy that could never match behind another one: whenever it is in force from now on, so is one of the other policy that is for all
    /// that it is for. Null when there is none.
    /// </summary>
    public SlaPolicyVersion? IsHiddenBy(SlaPolicyLine before, DateTimeOffset now) =>
        Versions
            .Concat(before.Versions)
            .Select(v => v.BeginsBy(now) ? now : v.EffectiveFrom!.Value)
            .Distinct()
            .Select(at => (Own: At(at), Other: before.At(at)))
            .Where(v => v.Own is not null)
            .GroupBy(v => v.Own!, v => v.Other)
            .FirstOrDefault(own => own.All(other => other?.Content.Match.Contains(own.Key.Content.Match) is true))
            ?.Key;
}
