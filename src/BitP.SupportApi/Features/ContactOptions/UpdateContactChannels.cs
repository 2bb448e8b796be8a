using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>Ways to reach support change.</summary>
public sealed class UpdateContactChannels(SupportDbContext db, AfterCommit afterCommit, ContactKnowledge knowledge, TimeProvider clock)
    : ApiEndpoint<MergePatch<ContactChannelSet>, Results<Ok<ContactChannelsResponse>, Error>>
{
    public override void Configure()
    {
        Patch("/");
        Group<ContactChannelsGroup>();
        RequireScope(Scope.ContactWrite, Actors.Leads);
        ValidatedPatch(() => new ContactChannelSetValidator());
        RequireIfMatch();
        Transactional();
        WithETag();
    }

    /// <summary>Update the contact channels</summary>
    /// <remarks>
    /// A JSON Merge Patch (RFC 7396): absent members stay, null clears; a channel that is null goes. It holds at once on the node that made it, and a second
    /// later on all.
    /// </remarks>
    public override async Task<Results<Ok<ContactChannelsResponse>, Error>> AnswerAsync(MergePatch<ContactChannelSet> patch, CancellationToken ct)
    {
        var kept = await db.Set<ContactChannels>().SingleOrDefaultAsync(ct);
        var channels = kept ?? ContactChannels.Shipped();
        if (IfMatch.Refuses(channels) is { } stale)
            return stale;

        var (changed, error) = patch.ApplyTo(channels.Content, new ContactChannelSetValidator());
        if (changed is null)
            return error!;
        if (await RefuseSchedulesAsync(changed, ct) is { } unknown)
            return unknown;
        channels.Change(ContactChannelRules.Canonical(changed), clock.GetUtcNow());
        if (kept is null && channels.Version > 0)
            db.Add(channels);
        afterCommit.Do(knowledge.Forget);
        return TypedResults.Ok(ContactChannelsResponse.From(channels));
    }

    private async Task<Error?> RefuseSchedulesAsync(ContactChannelSet channels, CancellationToken ct)
    {
        var named = channels.Given().Where(c => c.Channel.ScheduleId is not null).Select(c => (c.Kind, Id: c.Channel.ScheduleId!.Value)).ToArray();
        var ids = named.Select(n => n.Id).Distinct().ToArray();
        var known = await db.Set<Schedule>().Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(ct);
        foreach (var (kind, id) in named)
            if (!known.Contains(id))
                return Validation.Refuse(
                    $"{EnumNames<Categories.Channel>.Of(kind)}.scheduleId",
                    FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/schedules"))
                );
        return null;
    }
}
