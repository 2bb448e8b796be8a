using System.Text;
using BitP.SupportApi.Tests.Contract;

namespace BitP.SupportApi.Tests.Platform.Credentials;

/// <summary>
/// Every operation of the contract, as it is served: nobody gets at what is another's. An operation that is added is tried without being named here.
/// </summary>
public sealed class ReachingForAnothersData
{
    private static readonly Lazy<Task<IReadOnlyList<Described>>> Contract = new(ReadContractAsync);

    [Fact]
    public async Task Only_what_is_published_and_secret_addresses_are_open_to_strangers()
    {
        var app = await SupportApp.SharedAsync();
        var failures = new List<string>();
        foreach (var operation in await Contract.Value)
        {
            var answer = await SendAsync(
                operation,
                app.Anonymous,
                operation.Path.Replace("{", "x", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)
            );
            if (
                operation.Path.StartsWith("/v1/problems", StringComparison.Ordinal)
                || operation.Path == "/v1/complaint-procedure"
                || operation.Path.EndsWith("/{token}/calendar.ics", StringComparison.Ordinal)
                || operation.Path.StartsWith("/v1/survey-responses/", StringComparison.Ordinal)
                    ? answer.Status is not (200 or 404)
                    : !IsProblem(answer, 401, "credential_missing")
            )
                failures.Add($"{operation.Id}: {answer}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    [Fact]
    public async Task Another_partner_finds_nothing()
    {
        await EachAsync(
            async (operation, ground, path) =>
            {
                var other = await ground.App.NewPartnerAsync();
                return await TryAsync(operation, ground, path, other, ground.Partner);
            }
        );
    }

    [Fact]
    public async Task Another_customer_of_the_same_partner_finds_nothing()
    {
        await EachAsync(
            async (operation, ground, path) =>
            {
                var (other, _) = await ground.Partner.NewCustomerAsync("second");
                return await TryAsync(operation, ground, path, other, ground.Customer);
            }
        );
    }

    [Fact]
    public async Task A_customer_of_another_partner_with_the_same_name_finds_nothing()
    {
        await EachAsync(
            async (operation, ground, path) =>
            {
                var (other, _) = await (await ground.App.NewPartnerAsync()).NewCustomerAsync("first");
                return await TryAsync(operation, ground, path, other, ground.Customer);
            }
        );
    }

    [Fact]
    public async Task The_ids_that_are_tried_are_real()
    {
        await EachAsync(
            async (operation, ground, path) =>
            {
                var statuses = new List<int>();
                var callers = new List<Caller> { ground.Partner, ground.App.Admin, ground.App.Supervisor };
                // What takes somebody special says so.
                foreach (var feature in FeatureGround.All)
                    if (await feature.CallerForAsync(operation.Id, ground) is { } special)
                        callers.Add(special);
                foreach (var caller in callers)
                {
                    var answer = await SendAsync(operation, caller, path);
                    statuses.Add(answer.Status);
                    // The ticket was found, and nothing suggests that it is a complaint.
                    if ((answer.Status == 404 && answer.Code == "complaint_suggestion_not_found") || answer.Status is not (401 or 403 or 404 or 415 or >= 500))
                        return null;
                }
                return $"nobody gets to it: {string.Join(", ", statuses)}";
            }
        );
    }

    [Fact]
    public async Task No_list_shows_what_is_anothers()
    {
        var ground = await Ground.PrepareAsync();
        (await ground.Partner.PostAsync($"/v1/tickets/{ground.Ticket}/messages", new { body = "Ours." })).ShouldBe(201);
        var other = await Ground.PrepareAsync();
        var (secondCustomer, _) = await ground.Partner.NewCustomerAsync("second");
        string[] ours = [ground.Ticket, ground.CustomerId, ground.ApiKey, ground.Partner.PartnerId.ToString()];
        foreach (var operation in (await Contract.Value).Where(o => o.Method == "GET" && !o.Path.Contains('{')))
        {
            foreach (var caller in new[] { other.Partner, other.Customer })
            {
                var answer = await SendAsync(operation, caller, operation.Path);
                Assert.True(answer.Status is 200 or 400 or 403 or 404, $"{operation.Id}: {answer}");
                Assert.All(ours, id => Assert.DoesNotContain(id, answer.Raw, StringComparison.OrdinalIgnoreCase));
            }
            var own = await SendAsync(operation, secondCustomer, operation.Path);
            Assert.All(ours[..3], id => Assert.DoesNotContain(id, own.Raw, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static async Task<string?> TryAsync(Described operation, Ground ground, string path, Caller stranger, Caller owner)
    {
        var before = await ground.SnapshotAsync();
        var answer = await SendAsync(operation, stranger, path);
        if (answer.Status is not (403 or 404) || answer.ContentType != "application/problem+json")
            return $"a stranger gets {answer}";
        // A refusal for all callers of that kind gives nothing away; one for strangers only would tell that there is something.
        if (answer.Status == 403 && (await SendAsync(operation, owner, path)).Status != 403)
            return $"a stranger gets {answer}, the owner does not";
        return before == await ground.SnapshotAsync() || answer.Status == 403 ? null : "something was written";
    }

    /// <summary>Tries each operation with an id in its path on a ground of its own.</summary>
    private static async Task EachAsync(Func<Described, Ground, string, Task<string?>> attempt)
    {
        var app = await SupportApp.SharedAsync();
        var failures = new List<string>();
        var tried = 0;
        foreach (var operation in await Contract.Value)
        {
            if (operation.PathParameters.All(p => Thing.Of(operation.Path, p).IsEverybodys))
                continue;
            tried++;
            var ground = await Ground.PrepareAsync(app);
            var path = await ground.FillAsync(operation.Aim);
            if (await attempt(operation, ground, path) is { } failure)
                failures.Add($"{operation.Id}: {failure}");
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(tried >= 25, $"Only {tried} operations have an id in their path.");
    }

    private static bool IsProblem(Answer answer, int status, string code) =>
        answer.Status == status && answer.ContentType == "application/problem+json" && answer.Code == code;

    private static async Task<IReadOnlyList<Described>> ReadContractAsync()
    {
        var app = await SupportApp.SharedAsync();
        var document = await app.Anonymous.GetAsync("/openapi/v1.json");
        document.ShouldBe(200);
        var operations = Document.Operations(document.Json.AsObject()).ToArray();
        Assert.True(operations.Length >= 40, $"The contract has only {operations.Length} operations.");
        return operations;
    }

    /// <summary>Sends it with the example of the contract as its body.</summary>
    private static Task<Answer> SendAsync(Described operation, Caller caller, string path)
    {
        var method = HttpMethod.Parse(operation.Method);
        if (operation.Request is not var (mediaType, example))
            return caller.SendAsync(method, path, null, ("If-Match", "*"));
        Assert.True(example is not null, $"{operation.Id} has no example of its body.");
        return caller.SendRawAsync(method, path, Encoding.UTF8.GetBytes(Document.Text(example)), mediaType, ("If-Match", "*"));
    }
}
