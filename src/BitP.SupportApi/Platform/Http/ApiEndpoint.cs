using System.Text.Json;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Problems;
using FastEndpoints;
using FluentValidation;
using Microsoft.AspNetCore.Http.Features;

namespace BitP.SupportApi.Platform.Http;

/// <summary>
/// One use case of the API: its request, its validator, what its route says and its handler stand in one file. What all use cases have in common around the
/// handler is here, since the framework's filters end before an endpoint of the library begins.
/// </summary>
/// <typeparam name="TRequest">Its body, or its query parameters when it is a GET; a type with a <see cref="FromBodyAttribute"/> member has both.</typeparam>
/// <typeparam name="TAnswer">Every answer that it can give.</typeparam>
public abstract class ApiEndpoint<TRequest, TAnswer> : Endpoint<TRequest, TAnswer>
    where TRequest : notnull
    where TAnswer : IResult
{
    /// <summary>Who calls.</summary>
    protected Actor Actor => Actor.Of(HttpContext) ?? throw new InvalidOperationException("This route asks for no credential.");

    /// <summary>The <c>If-Match</c> header, on a route that takes it.</summary>
    protected IfMatch IfMatch =>
        Word<IfMatchMetadata>() is not null ? IfMatch.Of(HttpContext) : throw new InvalidOperationException("This route does not say that it takes If-Match.");

    /// <summary>Loads, decides, and answers. It may be run several times, when somebody else was faster.</summary>
    public abstract Task<TAnswer> AnswerAsync(TRequest request, CancellationToken ct);

    /// <summary>Tells how things stand, without a change: of a route that says <see cref="IsToldAnew"/>.</summary>
    protected virtual Task<TAnswer> TellAsync(CancellationToken ct) => throw new NotSupportedException("Its answers are stored.");

    public sealed override async Task HandleAsync(TRequest req, CancellationToken ct)
    {
        object? answer;
        if (Word<IfMatchMetadata>() is { Required: true } && HttpContext.Request.Headers.IfMatch.Count == 0)
            answer = PlatformErrors.IfMatchRequired;
        else if (Word<TransactionalMetadata>() is null)
            answer = await UnitOfWork.ReadAsync(HttpContext, () => ShapeAsync(AnswerAsync(req, ct)));
        else
            answer = await UnitOfWork.RunAsync(
                HttpContext,
                BodyOf(req),
                () => ShapeAsync(AnswerAsync(req, ct)),
                Word<ToldAnewMetadata>() is null ? null : () => ShapeAsync(TellAsync(ct))
            );
        await ((IResult)answer!).ExecuteAsync(HttpContext);
        HttpContext.MarkResponseStart();
    }

    private async Task<object?> ShapeAsync(Task<TAnswer> answering)
    {
        object answer;
        try
        {
            answer = await answering;
        }
        catch (JsonException unreadable)
        {
            // The body has been read by now. The library would tell the caller of it all the same.
            throw new InvalidDataException("JSON that is stored cannot be read.", unreadable);
        }
        if (Word<PagingMetadata>() is not null)
            Page.Link(HttpContext, answer);
        return Word<ETagMetadata>() is null || ResultUnion.Unwrap(answer) is Error ? answer : new TaggedAnswer((IResult)answer);
    }

    private object? BodyOf(TRequest request) =>
        request is EmptyRequest || HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false } ? null
        : RequestShape<TRequest>.Body is { } member ? member.GetValue(request)
        : request;

    private TWord? Word<TWord>()
        where TWord : class => HttpContext.GetEndpoint()!.Metadata.GetMetadata<TWord>();

    /// <summary>A part of the path. Text that is no key is one that nothing has.</summary>
    protected TKey Key<TKey>(string name)
        where TKey : IParsable<TKey> => TKey.Parse((string)HttpContext.Request.RouteValues[name]!, null);

    /// <summary>An id in the path.</summary>
    protected Guid Key(string name) => Key<ResourceId>(name).Value;

    /// <summary>Says what a part of the path is that is neither an id nor known to the group.</summary>
    /// <param name="name">Its name in the route.</param>
    /// <param name="text">What it is.</param>
    /// <param name="type">What the contract says that it is; text when absent. Other text is bound as well, to what nothing has.</param>
    protected void DescribeKey(string name, string text, Type? type = null) => Say(new PathKeyMetadata(name, type ?? typeof(string), text));

    /// <summary>What somebody must be, and may, to call it.</summary>
    protected void RequireScope(string scope, Actors actors = Actors.Everyone) => Options(route => route.RequireScope(scope, actors));

    /// <summary>Commits what the handler changes: see <see cref="UnitOfWork"/>.</summary>
    protected void Transactional() => Say(new TransactionalMetadata());

    /// <summary>Sends an <c>ETag</c>; a GET whose <c>If-None-Match</c> names it gets 304 without a body.</summary>
    protected void WithETag() => Say(new ETagMetadata());

    /// <summary>Takes <c>If-Match</c>; the handler looks at <see cref="IfMatch"/> once it has the resource.</summary>
    protected void TakesIfMatch() => Say(new IfMatchMetadata(Required: false));

    /// <summary>Takes <c>If-Match</c>, and answers 428 when it is absent.</summary>
    protected void RequireIfMatch() => Say(new IfMatchMetadata(Required: true));

    /// <summary>Sends <c>Link: …; rel="next"</c> (RFC 8288) beside <c>nextCursor</c>.</summary>
    protected void Paged() => Say(new PagingMetadata());

    /// <summary>Keeps the answer out of caches, and encrypts what is stored of it for retries with the same <c>Idempotency-Key</c>.</summary>
    protected void WithSecretAnswer() => Say(new SecretAnswerMetadata());

    /// <summary>
    /// Stores nothing of the answer for retries with the same <c>Idempotency-Key</c>, since it holds what may have to be erased, such as words of a customer. A retry
    /// changes nothing either, and gets what <see cref="TellAsync"/> says by then.
    /// </summary>
    protected void IsToldAnew() => Say(new ToldAnewMetadata());

    /// <summary>Keeps the path out of traces, which show the route instead.</summary>
    protected void WithSecretPath() => Say(new SecretPathMetadata());

    /// <summary>Lets the body be left out, which then says nothing.</summary>
    protected void OptionalBody() => Say(new OptionalBodyMetadata());

    /// <summary>The refusals that the handler can answer with.</summary>
    protected void Fails(params Error[] errors) => Say(new FailsMetadata(errors));

    /// <summary>Checks the request before the handler sees it; what is wrong is answered with 400 and a reason for each member.</summary>
    protected void Validated<TValidator>()
        where TValidator : AbstractValidator<TRequest>, new()
    {
        Validator<TValidator>();
        // For the contract. Making one compiles its expressions, which the start does not wait for.
        Say(new ValidatorMetadata(typeof(TRequest), () => new TValidator()));
    }

    /// <summary>Says what a patched resource has to keep to. The handler checks it, once it has the resource: see <see cref="MergePatch{T}.ApplyTo"/>.</summary>
    protected void ValidatedPatch<TChanges>(Func<AbstractValidator<TChanges>> make)
        where TChanges : class => Say(new ValidatorMetadata(typeof(TChanges), make, OfPatch: true));

    /// <summary>Adds a word to what the route says.</summary>
    protected void Say(object word) => Options(route => route.WithMetadata(word));
}

/// <summary>A use case without a body or query parameters.</summary>
/// <typeparam name="TAnswer">Every answer that it can give.</typeparam>
public abstract class ApiEndpoint<TAnswer> : ApiEndpoint<EmptyRequest, TAnswer>
    where TAnswer : IResult
{
    /// <summary>Loads, decides, and answers. It may be run several times, when somebody else was faster.</summary>
    public abstract Task<TAnswer> AnswerAsync(CancellationToken ct);

    public sealed override Task<TAnswer> AnswerAsync(EmptyRequest request, CancellationToken ct) => AnswerAsync(ct);
}

/// <summary>A use case that waits for nothing.</summary>
public abstract class ImmediateEndpoint<TRequest, TAnswer> : ApiEndpoint<TRequest, TAnswer>
    where TRequest : notnull
    where TAnswer : IResult
{
    /// <summary>Decides, and answers.</summary>
    public abstract TAnswer Answer(TRequest request);

    public sealed override Task<TAnswer> AnswerAsync(TRequest request, CancellationToken ct) => Task.FromResult(Answer(request));
}

/// <summary>A use case without a body or query parameters that waits for nothing.</summary>
public abstract class ImmediateEndpoint<TAnswer> : ApiEndpoint<EmptyRequest, TAnswer>
    where TAnswer : IResult
{
    /// <summary>Decides, and answers.</summary>
    public abstract TAnswer Answer();

    public sealed override Task<TAnswer> AnswerAsync(EmptyRequest request, CancellationToken ct) => Task.FromResult(Answer());
}
