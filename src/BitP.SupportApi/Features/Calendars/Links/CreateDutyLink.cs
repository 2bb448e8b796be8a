using BitP.SupportApi.Features.Shifts.Planned;
using BitP.SupportApi.Features.Shifts.Rotations;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A calendar program is let in by a secret address to see who is on duty.</summary>
public sealed class CreateDutyLink(SupportDbContext db, TimeProvider clock)
    : ApiEndpoint<CreateDutyLink.Request, Results<Created<IssuedDutyLinkResponse>, Error>>
{
    private const string SecretKind = "duty";

    /// <summary>A link to make.</summary>
    /// <param name="Name">Who will use it.</param>
    /// <param name="Language">BCP 47 tag of the language of its texts; the supported one that fits is kept. Absent: the one that the program asks for.</param>
    /// <param name="AgentId">The id of the active agent whose duty it shows; everybody's when absent.</param>
    /// <param name="RotationId">The id of the rotation whose duty it shows; all, with shifts beside them, when absent.</param>
    public sealed record Request(string? Name, string? Language = null, Guid? AgentId = null, Guid? RotationId = null) : IExample<Request>
    {
        public static Request Example => new(DutyLinkResponse.Example.Name, DutyLinkResponse.Example.Language, DutyLinkResponse.Example.AgentId);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Name).ShowsSomething().IsLine(SecretLink.NameMaxLength);
            RuleFor(r => r.Language).IsLanguageOfTexts();
        }
    }

    public override void Configure()
    {
        Post("/");
        Group<DutyLinksGroup>();
        RequireScope(Scope.ShiftsWrite, Actors.Leads);
        Validated<Validator>();
        Transactional();
        WithSecretAnswer();
        WithETag();
        Fails(LinkErrors.DutyTooMany);
    }

    /// <summary>Create a duty link</summary>
    /// <remarks>
    /// An address for calendar programs, which cannot send a credential: whoever knows it reads who is on duty, of one agent or one rotation or all, and
    /// nothing else, until it is revoked.
    /// </remarks>
    public override async Task<Results<Created<IssuedDutyLinkResponse>, Error>> AnswerAsync(Request request, CancellationToken ct)
    {
        if (request.AgentId is { } agentId && await ShiftRules.RefuseAgentAsync(db, "agentId", agentId, ct) is { } unknown)
            return unknown;
        if (request.RotationId is { } id && !await db.Set<Rotation>().AnyAsync(r => r.Id == id, ct))
            return Validation.Refuse("rotationId", FieldProblems.NotFound.Expecting(Expectation.ListedBy("/v1/rotations")));
        if (await db.Links<DutyLink>().CountAsync(ct) >= DutyLink.Max)
            return LinkErrors.DutyTooMany.For(DutyLink.Max);
        var secret = Secret.Generate(SecretKind);
        var link = new DutyLink(request.AgentId, request.RotationId, secret, request.Name!, request.Language, clock.GetUtcNow());
        db.Add(link);
        var url = HttpContext.Request.AddressOf("duty-links", secret);
        return TypedResults.Created("/v1/duty-links", IssuedDutyLinkResponse.From(link, url));
    }
}
