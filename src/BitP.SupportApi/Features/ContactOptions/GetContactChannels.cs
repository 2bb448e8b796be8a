using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>The ways to reach support are looked at.</summary>
public sealed class GetContactChannels(SupportDbContext db) : ApiEndpoint<Ok<ContactChannelsResponse>>
{
    public override void Configure()
    {
        Get("/");
        Group<ContactChannelsGroup>();
        RequireScope(Scope.ContactRead, Actors.Partner | Actors.Staff);
        WithETag();
    }

    /// <summary>Get the contact channels</summary>
    /// <remarks>As they are kept, also those that are not offered. What to offer whom now is told by <c>GET /v1/contact-options</c>.</remarks>
    public override async Task<Ok<ContactChannelsResponse>> AnswerAsync(CancellationToken ct) =>
        TypedResults.Ok(ContactChannelsResponse.From(await db.Set<ContactChannels>().AsNoTracking().SingleOrDefaultAsync(ct) ?? ContactChannels.Shipped()));
}
