using System.Net;
using BitP.SupportApi.Features.Surveys.Invitations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Surveys.Guards;

/// <summary>Keeps staff from answering for customers, and notes of answers by whom they may have been given instead.</summary>
public sealed class AnswerGuard(SurveyGuardSettings settings, StaffDevices staffDevices, SurveyOriginKeys keys, SupportDbContextFactory databases)
{
    /// <summary>Answers for so many others from one device are as many as a household gives.</summary>
    public const int MaxOthersOnDevice = 1;

    private const int MaxRemembered = 100;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Why a request may answer no survey, whichever it is; null when it may.</summary>
    public Error? Refuse(HttpContext http) =>
        Actor.Of(http) is { IsStaff: true }
        || IsInStaffNetwork(http.Connection.RemoteIpAddress)
        || RequestOrigin.Of(http) is { } origin && staffDevices.Include(origin)
            ? SurveyGuardErrors.ByStaff
            : null;

    /// <summary>Notes where an answer that was taken came from, and what is to be said of that.</summary>
    public async Task NoteAsync(SurveyInvitation invitation, HttpContext http, SupportDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        // What a partner hands on comes from its own computers, whoever answered.
        if (Actor.Of(http) is { Kind: ActorKind.Partner, PartnerId: var partner } && partner == invitation.PartnerId)
            return;
        if (RequestOrigin.Of(http) is not { } origin)
            return;
        var known = await keys.AtAsync(now, ct);
        Guid[] networks = [.. known.Select(origin.NetworkUnder)];
        Guid[] devices = origin.Agent is null ? [] : [.. known.Select(origin.DeviceUnder)];
        Guid[] hashes = [.. networks, .. devices];
        var origins = await db.Set<SurveyOrigin>().Where(o => hashes.Contains(o.Hash)).ToDictionaryAsync(o => o.Hash, ct);

        var inHour = OthersAnsweredSince(now - Hour, networks);
        if (inHour is not null && inHour.Count >= settings.VelocityPerHour)
            invitation.Flag(SurveySuspicion.Velocity, now);
        if (
            OthersAnsweredSince(now - SurveyOriginKey.Remembered, devices) is { Count: > MaxOthersOnDevice } onDevice
            && await CountOthersAsync(onDevice, ct) > MaxOthersOnDevice
        )
            invitation.Flag(SurveySuspicion.SharedDevice, now);

        Origin(networks[0]).Note(invitation.Id, now, Hour, Math.Max(MaxRemembered, settings.VelocityPerHour));
        if (devices.Length > 0)
            Origin(devices[0]).Note(invitation.Id, now, SurveyOriginKey.Remembered, MaxRemembered);

        // Null when this one is among them: it was looked at then.
        HashSet<Guid>? OthersAnsweredSince(DateTimeOffset since, Guid[] of)
        {
            var answered = of.Where(origins.ContainsKey)
                .SelectMany(hash => origins[hash].Answers)
                .Where(a => a.At > since)
                .Select(a => a.InvitationId)
                .ToHashSet();
            return answered.Contains(invitation.Id) ? null : answered;
        }

        SurveyOrigin Origin(Guid hash)
        {
            if (!origins.TryGetValue(hash, out var found))
                db.Add(found = origins[hash] = SurveyOrigin.Of(hash));
            return found;
        }

        // Whoever answers may see nothing of others.
        async Task<int> CountOthersAsync(HashSet<Guid> invitations, CancellationToken ct)
        {
            await using var all = databases.CreateFor(Actor.System);
            return await all.Visible<SurveyInvitation>()
                .Where(i => invitations.Contains(i.Id) && i.CustomerId != null && i.CustomerId != invitation.CustomerId)
                .Select(i => i.CustomerId)
                .Distinct()
                .CountAsync(ct);
        }
    }

    private bool IsInStaffNetwork(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        return address is not null && settings.StaffNetworks.Any(network => network.Contains(address));
    }
}
