using System.Text.Json;
using System.Text.Json.Serialization;

namespace BitP.SupportApi.Load.Yardstick;

// The product's answers, member for member.

internal sealed record TicketJson(
    Guid Id,
    string Reference,
    string Subject,
    string Description,
    string Category,
    string Channel,
    string Status,
    string Priority,
    string PriorityReason,
    string PrioritySource,
    string Language,
    string? Team,
    AssigneeJson? Assignee,
    CustomerJson Customer,
    [property: JsonConverter(typeof(RawJson))] string Fields,
    [property: JsonConverter(typeof(RawJson))] string Evidence,
    [property: JsonConverter(typeof(RawJson))] string Tags,
    PromiseJson Promise,
    Guid? FollowUpOf,
    string[] AllowedTransitions,
    DateTime CreatedAt,
    DateTime UpdatedAt,
    DateTime? FirstRepliedAt,
    DateTime? DueAt,
    DateTime? SolvedAt,
    DateTime? ClosedAt,
    long Version
);

internal sealed record AssigneeJson(Guid Id, string? Name);

internal sealed record CustomerJson(Guid Id, string ExternalId, string? Name);

internal sealed record PromiseJson(DateTime By, DateTime StatedAt, bool Late, string[] History);

internal sealed record PageJson(List<TicketJson> Items, string? NextCursor);

internal sealed record MessageJson(Guid Id, Guid TicketId, AuthorJson Author, string Body, string Visibility, DateTime CreatedAt, long Sequence);

internal sealed record AuthorJson(string Kind, Guid? Id, string? Name);

internal sealed record NewTicket(string? Subject, string? Description, string? Category, string? Channel, NewCustomer? Customer, bool? AllowDuplicate);

internal sealed record NewCustomer(string? ExternalId);

internal sealed record NewMessage(string? Body);

/// <summary>Text that is JSON already: written as it is.</summary>
internal sealed class RawJson : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.GetRawText();
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value, skipInputValidation: true);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TicketJson))]
[JsonSerializable(typeof(PageJson))]
[JsonSerializable(typeof(MessageJson))]
[JsonSerializable(typeof(NewTicket))]
[JsonSerializable(typeof(NewMessage))]
[JsonSerializable(typeof(List<TicketJson>))]
internal sealed partial class Json : JsonSerializerContext
{
    /// <summary>The options of the product: nothing is escaped that need not be.</summary>
    public static readonly Json Relaxed = new(
        new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );
}
