using System.Globalization;
using System.Text.Json;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>A customer looks up how far a case has come.</summary>
public sealed class GetProgress(SupportDbContext db, TimeProvider clock) : ApiEndpoint<Results<Ok<GetProgress.Response>, Error>>
{
    private const int MaxSteps = 50;

    /// <summary>How far a ticket has come, as a customer may see it.</summary>
    /// <param name="Reference">The ticket's human reference.</param>
    /// <param name="Stage">Where it stands.</param>
    /// <param name="StageText">The stage in a sentence, in the language of the request.</param>
    /// <param name="NextStep">What happens next, or what the customer is to do, in the language of the request.</param>
    /// <param name="Promise">Until when the customer was told that it would be handled.</param>
    /// <param name="PromiseText">The promise in a sentence, in the language of the ticket and the customer's time zone.</param>
    /// <param name="NextUpdateBy">By when the customer is to hear of it again (UTC), by an update or by the explanation that is owed; null when neither is, and when no policy says by when.</param>
    /// <param name="LastAction">What was done last.</param>
    /// <param name="Steps">What was done, newest first; at most 50.</param>
    public new sealed record Response(
        string Reference,
        TicketStatus Stage,
        string StageText,
        string NextStep,
        TicketPromise Promise,
        string PromiseText,
        DateTimeOffset? NextUpdateBy,
        ProgressStep LastAction,
        IReadOnlyList<ProgressStep> Steps
    ) : IExample<Response>
    {
        public static Response Example =>
            new(
                "BP-100001",
                TicketStatus.Open,
                ProgressTexts.StageOf(TicketStatus.Open).En,
                ProgressTexts.NextOf(TicketStatus.Open).En,
                new(Examples.At.AddDays(3), Examples.At, false, []),
                "We expect to have it done by 2026-11-25 09:30 (Europe/Berlin).",
                Examples.At.AddDays(1),
                new("ticket.replied", Examples.At.AddMinutes(4), AuthorKind.Staff),
                [new("ticket.replied", Examples.At.AddMinutes(4), AuthorKind.Staff), new("ticket.opened", Examples.At, AuthorKind.Customer)]
            );
    }

    /// <summary>Something that was done.</summary>
    /// <param name="Type">The type of the event that tells of it.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="By">By which side.</param>
    /// <param name="Reason">The reason that was given for it.</param>
    public sealed record ProgressStep(string Type, DateTimeOffset At, AuthorKind By, string? Reason = null);

    public override void Configure()
    {
        Get("/{ticketId}/progress");
        Group<TicketsGroup>();
        RequireScope(Scope.TicketsRead);
        Fails(TicketErrors.NotFound);
    }

    /// <summary>Get the progress of a ticket</summary>
    /// <remarks>What a customer may know at any time: the stage, the promise, what was done last and what comes next. Nothing internal is in it.</remarks>
    public override async Task<Results<Ok<Response>, Error>> AnswerAsync(CancellationToken ct)
    {
        var ticketId = Key<TicketKey>("ticketId");
        var ticket = await ticketId.In(db.Visible<Ticket>()).AsNoTracking().SingleOrDefaultAsync(ct);
        if (ticket is null)
            return TicketErrors.NotFound;
        var steps = await db.Visible<StoredEvent>()
            .Where(e => e.SubjectId == ticket.Id && e.Visibility == EventVisibility.Customer)
            .OrderByDescending(e => e.Sequence)
            .Take(MaxSteps)
            .Select(e => new
            {
                e.Type,
                e.At,
                e.ActorKind,
                e.Data,
            })
            .ToListAsync(ct);
        var shown = steps.ConvertAll(s => new ProgressStep(
            s.Type,
            s.At,
            s.ActorKind is ActorKind.Partner or ActorKind.Customer ? AuthorKind.Customer : AuthorKind.Staff,
            ReasonIn(s.Data)
        ));
        var promise = TicketPromise.Of(ticket, clock.GetUtcNow());
        var zone = db.Visible<Customer>().Where(c => c.Id == ticket.CustomerId).Select(c => c.TimeZone);
        return TypedResults.Ok(
            new Response(
                ticket.Reference,
                ticket.Status,
                ProgressTexts.StageOf(ticket.Status).Current,
                ProgressTexts.NextOf(ticket.Status).Current,
                promise,
                ProgressTexts.Of(ticket, promise, await zone.SingleAsync(ct)),
                Earlier(ticket.Clocks?.Clock(ClockName.ProgressUpdate)?.Open?.DueAt, ticket.OwedExplanation?.By),
                // What was promised, and whether it is late, is told beside it.
                shown.Find(s => s.Type.StartsWith("ticket.", StringComparison.Ordinal)) ?? shown[0],
                shown
            )
        );
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;

    private static string? ReasonIn(string data) =>
        JsonSerializer.Deserialize<JsonElement>(data, ApiJson.Options).TryGetProperty("reason", out var reason) ? reason.GetString() : null;
}

internal static class ProgressTexts
{
    private static readonly LocalizedText Promised = new(
        "We expect to have it done by {0}.",
        "我们预计在 {0} 之前处理完毕。",
        "Nous pensons avoir terminé d’ici le {0}.",
        "Wir rechnen damit, bis {0} fertig zu sein."
    );

    private static readonly LocalizedText LateUnexplained = new(
        "We wanted to have it done by {0}. We are late, and will explain why.",
        "我们原计划在 {0} 之前处理完毕，现已延迟，我们会向您说明原因。",
        "Nous voulions avoir terminé d’ici le {0}. Nous sommes en retard et vous expliquerons pourquoi.",
        "Wir wollten bis {0} fertig sein. Wir sind in Verzug und erklären Ihnen, warum."
    );

    private static readonly LocalizedText Late = new(
        "We wanted to have it done by {0}, and are late.",
        "我们原计划在 {0} 之前处理完毕，现已延迟。",
        "Nous voulions avoir terminé d’ici le {0} et sommes en retard.",
        "Wir wollten bis {0} fertig sein und sind in Verzug."
    );

    private static readonly LocalizedText PromisedAnewUnexplained = new(
        "We now expect to have it done by {0}, and will explain why it takes longer.",
        "我们现在预计在 {0} 之前处理完毕，并会向您说明延迟的原因。",
        "Nous pensons désormais avoir terminé d’ici le {0} et vous expliquerons pourquoi cela prend plus de temps.",
        "Wir rechnen jetzt damit, bis {0} fertig zu sein, und erklären Ihnen, warum es länger dauert."
    );

    private static readonly LocalizedText Done = new(
        "We had promised it by {0}; it was done on {1}.",
        "我们承诺在 {0} 之前处理完毕，实际完成时间为 {1}。",
        "Nous l’avions promis pour le {0} ; c’était terminé le {1}.",
        "Wir hatten es bis {0} zugesagt; fertig war es am {1}."
    );

    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    /// <summary>The promise in words. Dates are written in the same way in all languages.</summary>
    public static string Of(Ticket ticket, TicketPromise promise, string? timeZone)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(timeZone ?? "") ?? DateTimeZone.Utc;
        var text =
            ticket.SolvedAt is not null ? Done
            : promise.Late
                ? promise.ExplanationOwed ? LateUnexplained
                    : Late
            : promise.ExplanationOwed ? PromisedAnewUnexplained
            : Promised;
        return string.Format(CultureInfo.InvariantCulture, text.In(ticket.Language), Local(ticket.CountingPromise.By), Local(ticket.SolvedAt));

        string? Local(DateTimeOffset? at) =>
            at is { } known ? $"{Minute.Format(Instant.FromDateTimeOffset(known).InZone(zone).LocalDateTime)} ({zone.Id})" : null;
    }

    public static LocalizedText StageOf(TicketStatus status) =>
        status switch
        {
            TicketStatus.New => new(
                "We have received your request.",
                "我们已收到您的工单。",
                "Nous avons reçu votre demande.",
                "Wir haben Ihre Anfrage erhalten."
            ),
            TicketStatus.Open => new("We are working on it.", "我们正在处理。", "Nous la traitons.", "Wir bearbeiten sie."),
            TicketStatus.Pending => new(
                "We need something from you.",
                "我们需要您补充信息。",
                "Nous avons besoin d’un élément de votre part.",
                "Wir brauchen etwas von Ihnen."
            ),
            TicketStatus.OnHold => new(
                "We are waiting for a third party.",
                "我们正在等待第三方。",
                "Nous attendons un tiers.",
                "Wir warten auf einen Dritten."
            ),
            TicketStatus.Solved => new(
                "We consider it solved.",
                "我们认为问题已解决。",
                "Nous la considérons comme résolue.",
                "Wir betrachten sie als gelöst."
            ),
            _ => new("It is closed.", "工单已关闭。", "Elle est close.", "Sie ist abgeschlossen."),
        };

    public static LocalizedText NextOf(TicketStatus status) =>
        status switch
        {
            TicketStatus.New => new(
                "An agent will take it up.",
                "客服人员将接手处理。",
                "Un agent va la prendre en charge.",
                "Jemand aus dem Support wird sie übernehmen."
            ),
            TicketStatus.Open => new("You will hear from us.", "我们会与您联系。", "Vous aurez de nos nouvelles.", "Sie hören von uns."),
            TicketStatus.Pending => new(
                "Please answer our last message.",
                "请回复我们的最后一条消息。",
                "Merci de répondre à notre dernier message.",
                "Bitte antworten Sie auf unsere letzte Nachricht."
            ),
            TicketStatus.OnHold => new(
                "We will go on as soon as we have their answer.",
                "收到对方答复后我们会继续处理。",
                "Nous reprendrons dès que nous aurons sa réponse.",
                "Wir machen weiter, sobald die Antwort da ist."
            ),
            TicketStatus.Solved => new(
                "If it is not, answer and we will open it again.",
                "如未解决，请回复，我们会重新打开。",
                "Sinon, répondez et nous la rouvrirons.",
                "Falls nicht, antworten Sie, und wir öffnen sie wieder."
            ),
            _ => new(
                "An answer opens a new, linked request.",
                "回复将开立一个新的关联工单。",
                "Une réponse ouvre une nouvelle demande liée.",
                "Eine Antwort eröffnet eine neue, verknüpfte Anfrage."
            ),
        };
}
