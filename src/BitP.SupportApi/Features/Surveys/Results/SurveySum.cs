using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using BitP.SupportApi.Features.Surveys.Results.Statistics;

namespace BitP.SupportApi.Features.Surveys.Results;

/// <summary>
/// What invitations come to, each counted as one thing. All are whole numbers under a name, so that what is added and taken away again leaves what was there before,
/// whatever the order.
/// </summary>
internal sealed class SurveySum
{
    public const string Scheduled = "scheduled";
    public const string Open = "open";
    public const string Expired = "expired";
    public const string Revoked = "revoked";
    public const string Excluded = "excluded";
    public const string Answered = "answered";
    public const string CancelledFor = "cancelled:";
    public const string SuppressedFor = "suppressed:";

    private const string Answers = "answers:";
    private const string Parts = "parts:";
    private const string Weight = "weight:";
    private const string Square = "square:";
    private const string Reason = "reason:";

    // Longer than any of these with the code of a reason.
    private const int LongestName = 64;

    private static readonly string[] AnswersOfRatings = Named(Answers);
    private static readonly string[] PartsOfRatings = Named(Parts);
    private static readonly string[] WeightsOfRatings = Named(Weight);
    private static readonly string[] SquaresOfRatings = Named(Square);

    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long this[string name] => _counts.GetValueOrDefault(name);

    public bool IsEmpty => _counts.Values.All(count => count == 0);

    /// <summary>Answers that are credited whole.</summary>
    public static string AnswersOf(int rating) => AnswersOfRatings[rating];

    /// <summary>Answers that are credited in part.</summary>
    public static string PartsOf(int rating) => PartsOfRatings[rating];

    /// <summary>The weights of those, as in <see cref="Credit"/>.</summary>
    public static string WeightOf(int rating) => WeightsOfRatings[rating];

    /// <summary>The squares of the weights.</summary>
    public static string SquareOf(int rating) => SquaresOfRatings[rating];

    public static string ReasonOf(string code) => Reason + code;

    public Tally TallyOf(Scale scale) =>
        new(
            scale,
            Enumerable
                .Range(scale.Lowest, scale.Highest - scale.Lowest + 1)
                .Select(rating =>
                    (rating, Credit.Whole(this[AnswersOf(rating)]) + new Credit(this[PartsOf(rating)], this[WeightOf(rating)], this[SquareOf(rating)]))
                )
        );

    public IReadOnlyDictionary<string, long> Reasons => Of(Reason);

    public IReadOnlyDictionary<string, long> Suppressed => Of(SuppressedFor);

    public IReadOnlyDictionary<string, long> Cancelled => Of(CancelledFor);

    public void Add(string name, long by) => CollectionsMarshal.GetValueRefOrAddDefault(_counts, name, out _) += by;

    public void Add(SurveySum other)
    {
        foreach (var (name, count) in other._counts)
            Add(name, count);
    }

    /// <summary>Adds what <see cref="WriteTo"/> has written; the reader is at its beginning, and is left at its end.</summary>
    public void Add(ref Utf8JsonReader reader)
    {
        var counts = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> name = stackalloc char[LongestName];
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var length = reader.CopyString(name);
            reader.Read();
            CollectionsMarshal.GetValueRefOrAddDefault(counts, name[..length], out _) += reader.GetInt64();
        }
    }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, count) in _counts.Where(c => c.Value != 0).OrderBy(c => c.Key, StringComparer.Ordinal))
            writer.WriteNumber(name, count);
        writer.WriteEndObject();
    }

    private SortedDictionary<string, long> Of(string kind) =>
        new(
            _counts.Where(c => c.Value != 0 && c.Key.StartsWith(kind, StringComparison.Ordinal)).ToDictionary(c => c.Key[kind.Length..], c => c.Value),
            StringComparer.Ordinal
        );

    private static string[] Named(string kind) => [.. Enumerable.Range(0, Scale.Nps.Highest + 1).Select(rating => $"{kind}{rating}")];
}

/// <summary>Sums as JSON: one, and those of the quarter hours of a day under their numbers. Most of what is read is added up at once and never kept.</summary>
internal static class SurveySumJson
{
    public const string Nothing = "{}";

    public static string Write(SurveySum sum) => Written(sum.WriteTo);

    public static string Write(IReadOnlyDictionary<int, SurveySum> quarters) =>
        Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var (quarter, sum) in quarters.Where(q => !q.Value.IsEmpty).OrderBy(q => q.Key))
            {
                writer.WritePropertyName(quarter.ToString(System.Globalization.CultureInfo.InvariantCulture));
                sum.WriteTo(writer);
            }
            writer.WriteEndObject();
        });

    /// <summary>Adds what is written to a sum.</summary>
    public static void AddTo(SurveySum sum, string text) =>
        Read(
            text,
            (ref Utf8JsonReader reader) =>
            {
                reader.Read();
                sum.Add(ref reader);
            }
        );

    /// <summary>Adds each quarter hour that is written to the sum that is meant for it; one without is passed over.</summary>
    public static void AddQuarters(string text, Func<int, SurveySum?> sumOf) =>
        Read(
            text,
            (ref Utf8JsonReader reader) =>
            {
                reader.Read();
                while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
                {
                    _ = System.Buffers.Text.Utf8Parser.TryParse(reader.ValueSpan, out int quarter, out _);
                    reader.Read();
                    if (sumOf(quarter) is { } sum)
                        sum.Add(ref reader);
                    else
                        reader.Skip();
                }
            }
        );

    private delegate void Reading(ref Utf8JsonReader reader);

    private static void Read(string text, Reading read)
    {
        if (text == Nothing)
            return;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var reader = new Utf8JsonReader(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)));
            read(ref reader);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
