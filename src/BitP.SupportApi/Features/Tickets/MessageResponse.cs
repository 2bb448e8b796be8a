using System.Linq.Expressions;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Something said in a ticket.</summary>
/// <param name="Id">Its id (UUIDv7).</param>
/// <param name="TicketId">The ticket it is in.</param>
/// <param name="Author">Who said it.</param>
/// <param name="Body">What was said.</param>
/// <param name="Visibility">Who may read it.</param>
/// <param name="CreatedAt">When (UTC).</param>
/// <param name="Sequence">The sequence of the event that tells of it, as the caller sees it; it orders the messages of a ticket.</param>
/// <param name="Automatic">Whether no person wrote it; such a message is no answer.</param>
/// <param name="Explains">Whether it explains why a promise is late.</param>
public sealed record MessageResponse(
    Guid Id,
    Guid TicketId,
    MessageAuthor Author,
    string Body,
    MessageVisibility Visibility,
    DateTimeOffset CreatedAt,
    long Sequence,
    bool Automatic,
    bool Explains
) : IExample<MessageResponse>
{
    public static MessageResponse Example =>
        new(
            Examples.Message,
            Examples.Ticket,
            new(AuthorKind.Staff, Examples.Agent, "Mei Lin"),
            ReplyToTicket.Request.Example.Body!,
            MessageVisibility.Public,
            Examples.At.AddMinutes(4),
            3,
            false,
            false
        );

    private static readonly Expression<Func<TicketMessage, MessageResponse>> ForStaff = m =>
        new(m.Id, m.TicketId, new(m.AuthorKind, m.AuthorId, m.AuthorName), m.Body, m.Visibility, m.CreatedAt, m.Sequence, m.Automatic, m.Explains);

    private static readonly Expression<Func<TicketMessage, MessageResponse>> ForOthers = m =>
        new(
            m.Id,
            m.TicketId,
            new(m.AuthorKind, m.AuthorId, m.AuthorName),
            m.Body,
            m.Visibility,
            m.CreatedAt,
            m.PublicSequence ?? m.Sequence,
            m.Automatic,
            m.Explains
        );

    private static readonly Func<TicketMessage, MessageResponse> FromForStaff = ForStaff.Compile();

    private static readonly Func<TicketMessage, MessageResponse> FromForOthers = ForOthers.Compile();

    internal static Expression<Func<TicketMessage, MessageResponse>> ProjectionFor(Actor actor) => actor.IsStaff ? ForStaff : ForOthers;

    internal static MessageResponse From(TicketMessage message, Actor actor) => (actor.IsStaff ? FromForStaff : FromForOthers)(message);
}

/// <summary>Who wrote a message.</summary>
/// <param name="Kind">On which side of the conversation they are.</param>
/// <param name="Id">The customer or the agent; null for an operator's key.</param>
/// <param name="Name">The name shown for staff; null for customers.</param>
public sealed record MessageAuthor(AuthorKind Kind, Guid? Id, string? Name);

internal static class MessageProblems
{
    public static readonly FieldProblem ByStaffOnly = new FieldProblem(
        "staff_only",
        new("Only staff can say this.", "只有工作人员可以这样标记。", "Seul le personnel peut l’indiquer.", "Nur Mitarbeitende können das angeben.")
    ).Expecting(Expectation.Nothing);

    public static readonly FieldProblem AnswersOnly = new FieldProblem(
        "answers_only",
        new(
            "Only a public message by a person of the staff can say this.",
            "只有工作人员本人的公开消息可以这样标记。",
            "Seul un message public d’un membre du personnel peut l’indiquer.",
            "Nur eine öffentliche Nachricht von Mitarbeitenden kann das angeben."
        )
    ).Expecting(Expectation.Nothing);

    public static readonly FieldProblem InternalByStaffOnly = new FieldProblem(
        "internal_by_staff_only",
        new(
            "Only staff can write internal notes.",
            "只有工作人员可以写内部备注。",
            "Seul le personnel peut écrire des notes internes.",
            "Nur Mitarbeitende können interne Notizen schreiben."
        )
    ).OneOf([EnumNames<MessageVisibility>.Of(MessageVisibility.Public)]);
}
