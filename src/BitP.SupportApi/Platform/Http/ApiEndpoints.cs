using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using FluentValidation.Results;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;

namespace BitP.SupportApi.Platform.Http;

/// <summary>Sets the library up for the conventions of the API, and its endpoints into the routes.</summary>
internal static class ApiEndpoints
{
    private const string TestRoute = "_test_url_cache_";

    public static void AddApiEndpoints(this IServiceCollection services, IEnumerable<Type> endpoints)
    {
        services.AddSingleton(typeof(IRequestBinder<>), typeof(ApiBinder<>));
        services.AddSingleton<IEndpointFactory, EndpointMaker>();
        services.AddFastEndpoints([.. endpoints]);
    }

    public static void MapApiEndpoints(this RouteGroupBuilder api)
    {
        ((IEndpointConventionBuilder)api).Finally(endpoint =>
        {
            // The library lists all its routes to anybody who asks there.
            if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path } || !path.EndsWith(TestRoute, StringComparison.Ordinal))
                return;
            endpoint.RequestDelegate = PlatformErrors.NotFound.ExecuteAsync;
            foreach (var method in endpoint.Metadata.OfType<IHttpMethodMetadata>().ToArray())
                endpoint.Metadata.Remove(method);
        });
        // Kept for the whole process, whichever host comes first: nothing here may be a host's own.
        api.MapFastEndpoints(c =>
        {
            c.Validation.UsePropertyNamingPolicy = false; // it would name nested members otherwise than we do
            c.Serializer.CharacterEncoding = null;
            c.Errors.ContentType = Problem.ContentType;
            c.Errors.ProducesMetadataType = null;
            c.Errors.ResponseBuilder = (failures, http, _) => new ValidationResult(failures.Select(failure => Told(failure, http))).ToError().ToProblem(http);
            c.Binding.UseDefaultValuesForNullableProps = false; // an empty number would be 0
            c.Endpoints.NameGenerator = context => context.EndpointType.Name;
            c.Endpoints.Configurator = Configure;
        });
    }

    // What the binder could not read has no code of a rule.
    private static ValidationFailure Told(ValidationFailure failure, HttpContext http)
    {
        if (failure.ErrorCode is null)
            failure.CustomState =
                http.GetEndpoint()?.Metadata.GetMetadata<KnownParametersMetadata>()?.Unreadable(failure.PropertyName) ?? FieldProblems.WrongType;
        return failure;
    }

    private static void Configure(EndpointDefinition definition)
    {
        definition.AllowAnonymous(); // RequireScope says who may; the library would ask for a policy of its own beside it
        definition.Options(route =>
            route.Finally(endpoint =>
            {
                Describe((RouteEndpointBuilder)endpoint, definition);
                Failures.Declare(endpoint.Metadata);
            })
        );
    }

    // Says what the framework's own routes say: for the document, and for the checks before the endpoint.
    private static void Describe(RouteEndpointBuilder endpoint, EndpointDefinition definition)
    {
        var metadata = endpoint.Metadata;
        for (var i = metadata.Count - 1; i >= 0; i--)
            if (metadata[i] is MethodInfo or IAllowAnonymous or IParameterBindingMetadata or IAcceptsMetadata)
                metadata.RemoveAt(i);
        var handler = HandlerOf(definition.EndpointType);
        metadata.Add(handler);

        var keys = metadata.OfType<PathKeyMetadata>().ToArray();
        foreach (var part in endpoint.RoutePattern.Parameters)
            metadata.Add(new DescribedParameter(new PathParameter(part.Name, TypeOf(part.Name, keys), handler), IsOptional: false));
        var isGet = definition.Verbs is ["GET"];
        var query = RequestShape.QueryOf(definition.ReqDtoType, isGet).ToArray();
        foreach (var member in query)
            metadata.Add(new DescribedParameter(new QueryParameter(member), IsOptional: true));
        metadata.Add(
            new KnownParametersMetadata(
                query.ToFrozenDictionary(NameOf, member => member.PropertyType, StringComparer.Ordinal),
                query.Where(member => member.IsDefined(typeof(CommaSeparatedAttribute))).Select(NameOf).ToFrozenSet(StringComparer.Ordinal)
            )
        );
        if (!isGet && definition.ReqDtoType != typeof(EmptyRequest))
            metadata.Add(AcceptsOf(RequestShape.BodyOf(definition.ReqDtoType)?.PropertyType ?? definition.ReqDtoType, metadata));
    }

    private static string NameOf(PropertyInfo member) => JsonNamingPolicy.CamelCase.ConvertName(member.Name);

    // Its documentation is that of the operation.
    private static MethodInfo HandlerOf(Type endpoint) =>
        endpoint
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Single(method => method.Name is nameof(ApiEndpoint<>.AnswerAsync) or nameof(ImmediateEndpoint<>.Answer));

    private static Type TypeOf(string part, PathKeyMetadata[] keys) =>
        Array.Find(keys, key => key.Name == part)?.Type ?? (part.EndsWith("Id", StringComparison.Ordinal) ? typeof(ResourceId) : typeof(string));

    private static IAcceptsMetadata AcceptsOf(Type body, IEnumerable<object> metadata) =>
        body.IsAssignableTo(typeof(IOwnBody))
            ? (IAcceptsMetadata)body.GetProperty(nameof(IOwnBody.Accepts), BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!
            : new AcceptsMetadata(["application/json"], body, isOptional: metadata.OfType<OptionalBodyMetadata>().Any());

    private sealed record DescribedParameter(ParameterInfo ParameterInfo, bool IsOptional) : IParameterBindingMetadata
    {
        public string Name => ParameterInfo.Name!;

        public bool HasTryParse => ParameterInfo.ParameterType != typeof(string);

        public bool HasBindAsync => false;
    }

    private sealed class PathParameter : ParameterInfo
    {
        public PathParameter(string name, Type type, MemberInfo member) => (NameImpl, ClassImpl, MemberImpl, PositionImpl) = (name, type, member, -1);

        public override object[] GetCustomAttributes(Type attributeType, bool inherit) => (object[])Array.CreateInstance(attributeType, 0);

        public override object[] GetCustomAttributes(bool inherit) => [];

        public override IList<CustomAttributeData> GetCustomAttributesData() => [];

        public override bool HasDefaultValue => false;

        public override object? DefaultValue => null;
    }

    private sealed class QueryParameter : ParameterInfo
    {
        private readonly PropertyInfo _property;

        public QueryParameter(PropertyInfo property)
        {
            _property = property;
            (NameImpl, ClassImpl, MemberImpl, PositionImpl) = (property.Name, property.PropertyType, property, -1);
        }

        public override object[] GetCustomAttributes(Type attributeType, bool inherit) => _property.GetCustomAttributes(attributeType, inherit);

        public override object[] GetCustomAttributes(bool inherit) => _property.GetCustomAttributes(inherit);

        public override IList<CustomAttributeData> GetCustomAttributesData() => _property.GetCustomAttributesData();

        public override bool IsDefined(Type attributeType, bool inherit) => _property.IsDefined(attributeType, inherit);

        public override bool HasDefaultValue => false;

        public override object? DefaultValue => null;

        public override int MetadataToken => _property.MetadataToken;
    }
}
