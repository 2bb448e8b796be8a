using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BitP.SupportApi.Platform.Json;
using FluentValidation;

namespace BitP.SupportApi.Platform.Problems;

/// <summary>
/// Everything in a JSON body that its type cannot hold. The serializer stops at the first, and a caller would mend one after the other. Looked for only once it has
/// refused a body.
/// </summary>
internal sealed class JsonFaults
{
    // Few are told, and each costs an exception: whoever sends many hears of those that were found by then.
    private const int MaxFaults = 100;

    private readonly List<Fault> _faults = [];
    private readonly Type _type;

    private JsonFaults(JsonElement body, Type type)
    {
        _type = type;
        LookAt(body, type, null, new(null, null));
    }

    /// <summary>The refusal of a body that cannot be read as <typeparamref name="T"/>.</summary>
    /// <param name="body">An object.</param>
    /// <param name="validator">Its rules: what they refuse is told as well, as far as it does not hang on what could not be read. Null when they are for another time.</param>
    /// <returns>Null when there is nothing to refuse.</returns>
    public static Error? Refuse<T>(JsonElement body, IValidator? validator = null)
    {
        var found = new JsonFaults(body, typeof(T));
        if (found._faults is [])
            return null;
        var ofRules =
            validator is null || found._faults.Count > Validation.MaxErrors
                ? []
                : found.OfRules(instance => validator.Validate(new ValidationContext<T>((T)instance)).Errors, body);
        return Validation.Refuse(found._faults.Select(f => (f.Place.Name, f.Problem.ToError())).Concat(ofRules));
    }

    private void LookAt(JsonElement value, Type type, JsonConverter? converter, Place place)
    {
        if (IsEnough)
            return;
        var info = ApiJson.Options.GetTypeInfo(type);
        if (converter is IOneOrListConverter list && value.ValueKind is not JsonValueKind.Null)
            LookAtOneOrList(value, list.ItemType, place);
        else if (value.ValueKind is JsonValueKind.Null || info.Kind is JsonTypeInfoKind.None || converter is not null)
            LookAtWhole(value, info, place);
        else if (info.Kind is JsonTypeInfoKind.Enumerable && value.ValueKind is JsonValueKind.Array)
            LookAtItems(value, info.ElementType!, place);
        else if (info.Kind is JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary && value.ValueKind is JsonValueKind.Object)
            LookAtMembers(value, info, place);
        else
            Refuse(place, type, FieldProblems.WrongType.Expecting(Expectation.Of(type)));
    }

    private bool IsEnough => _faults.Count == MaxFaults;

    private void LookAtOneOrList(JsonElement value, Type type, Place place)
    {
        if (value.ValueKind is not JsonValueKind.Array)
            LookAt(value, type, null, place);
        else
            foreach (var (i, item) in value.EnumerateArray().Index().TakeWhile(_ => !IsEnough))
                if (item.ValueKind is JsonValueKind.Null)
                    Refuse(new(place, i), type, FieldProblems.WrongType.Expecting(Expectation.Of(type)));
                else
                    LookAt(item, type, null, new(place, i));
    }

    private void LookAtItems(JsonElement list, Type type, Place place)
    {
        foreach (var (i, item) in list.EnumerateArray().Index().TakeWhile(_ => !IsEnough))
            LookAt(item, type, null, new(place, i));
    }

    private void LookAtMembers(JsonElement value, JsonTypeInfo info, Place place)
    {
        var known = info.Kind is JsonTypeInfoKind.Dictionary ? null : info.Properties.ToDictionary(p => p.Name, StringComparer.Ordinal);
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject().TakeWhile(_ => !IsEnough))
        {
            var name = CleanText.NameOf(member);
            var property = known?.GetValueOrDefault(name ?? "");
            if (name is null)
                Refuse(new(place, "?"), null, FieldProblems.ControlCharacter);
            else if (!given.Add(name))
                Refuse(new(place, name), null, FieldProblems.Duplicate);
            else if (known is null)
                LookAt(member.Value, info.ElementType!, null, new(place, name));
            else if (property is not null)
                LookAt(member.Value, property.PropertyType, property.CustomConverter, new(place, name));
            else
                Refuse(new(place, name), null, FieldProblems.Unknown.OneOf(known.Keys));
        }
    }

    private void LookAtWhole(JsonElement value, JsonTypeInfo info, Place place)
    {
        if (!CleanText.IsClean(value))
            Refuse(place, info.Type, FieldProblems.ControlCharacter);
        else if (!CanRead(value, info))
            Refuse(place, info.Type, FieldProblems.WrongType.Expecting(Expectation.Of(info.Type)));
    }

    // There is no way to ask a converter without the exception.
    private static bool CanRead(JsonElement value, JsonTypeInfo info)
    {
        try
        {
            value.Deserialize(info);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private void Refuse(Place place, Type? type, FieldProblem problem) => _faults.Add(new(place, type, problem));

    // What does not hang on a value that could not be read is refused when the value is left out as well as when one is given that could be read.
    private IEnumerable<(string Member, FieldError Error)> OfRules(Func<object, List<FluentValidation.Results.ValidationFailure>> check, JsonElement body)
    {
        if (
            Read(body, (copy, fault) => fault.Place.LeaveOut(copy)) is not { } without
            || Read(body, (copy, fault) => fault.Place.Set(copy, fault.Type is null ? null : Sample(fault.Type))) is not { } given
        )
            return [];
        var certain = check(given).Select(failure => (failure.PropertyName, failure.ErrorCode)).ToHashSet();
        return check(without)
            .Where(failure => certain.Contains((failure.PropertyName, failure.ErrorCode)) && !_faults.Exists(f => f.Place.Holds(failure.PropertyName)))
            .Select(failure => (failure.PropertyName, Validation.ErrorOf(failure)));
    }

    private object? Read(JsonElement body, Action<JsonNode, Fault> mend)
    {
        // A member that is there twice, or whose name cannot be read, cannot be taken out.
        if (_faults.Exists(f => f.Problem == FieldProblems.Duplicate || f.Place.Key is "?"))
            return null;
        try
        {
            var copy = JsonObject.Create(body)!;
            foreach (var fault in _faults)
                mend(copy, fault);
            return copy.Deserialize(_type, ApiJson.Options);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static JsonNode? Sample(Type type) =>
        Nullable.GetUnderlyingType(type) is { } value ? Sample(value)
        : type.IsEnum ? EnumNames.Of(type).First()
        : type == typeof(string) ? "x"
        : type == typeof(DateTimeOffset) ? Instants.Format(Examples.At)
        : type == typeof(DateOnly) ? "2026-11-22"
        : type == typeof(TimeSpan) ? "PT1H"
        : type == typeof(Guid) ? Examples.Ticket
        : type == typeof(bool) ? false
        : type.IsPrimitive || type == typeof(decimal) ? 1
        : ApiJson.Options.GetTypeInfo(type).Kind is JsonTypeInfoKind.Enumerable ? new JsonArray()
        : new JsonObject();

    /// <param name="Type">What was expected there; null for what should not be there.</param>
    private sealed record Fault(Place Place, Type? Type, FieldProblem Problem);

    /// <summary>Where something is.</summary>
    /// <param name="In">What it is in; null for the body itself.</param>
    /// <param name="Key">The name of a member or the index of an item.</param>
    private sealed record Place(Place? In, object? Key)
    {
        /// <summary>As callers write it, as in <c>items[2].name</c>, but for what is very long of a name.</summary>
        public string Name =>
            (In, Key) switch
            {
                (null, _) => "",
                (_, int index) => $"{In.Name}[{index}]",
                ({ In: null }, _) => Texts.Shown((string)Key!),
                _ => $"{In.Name}.{Texts.Shown((string)Key!)}",
            };

        /// <summary>Whether something is this or in it.</summary>
        public bool Holds(string name) =>
            Name is var own && name.StartsWith(own, StringComparison.Ordinal) && (name.Length == own.Length || name[own.Length] is '.' or '[');

        /// <summary>Takes it out of a body; an item with all of its list, in which the others would get another index.</summary>
        public void LeaveOut(JsonNode body)
        {
            if (Key is string name)
                (In!.Find(body) as JsonObject)?.Remove(name);
            else
                In?.LeaveOut(body);
        }

        /// <summary>Puts a value in its place; without one it is taken out.</summary>
        public void Set(JsonNode body, JsonNode? value)
        {
            if (value is null)
                LeaveOut(body);
            else if (Key is int index)
                In!.Find(body)!.AsArray()[index] = value;
            else if (Key is string name)
                In!.Find(body)!.AsObject()[name] = value;
        }

        private JsonNode? Find(JsonNode body) =>
            (In, Key) switch
            {
                (null, _) => body,
                (_, int index) => (In.Find(body) as JsonArray)?[index],
                _ => (In.Find(body) as JsonObject)?[(string)Key!],
            };
    }
}
