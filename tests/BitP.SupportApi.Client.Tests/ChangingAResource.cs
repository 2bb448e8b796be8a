using System.Text.Json;

namespace BitP.SupportApi.Client.Tests;

public sealed class ChangingAResource
{
    [Fact]
    public async Task A_change_of_what_somebody_else_changed_is_refused()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var read = await partner.Tickets.OpenAsync(Callers.Case());
        var changed = await partner.Tickets.UpdateAsync(read, new() { Subject = "First" });

        var refused = await Assert.ThrowsAsync<PreconditionFailedException>(() => partner.Tickets.UpdateAsync(read, new() { Subject = "Second" }));
        var step = await Assert.ThrowsAsync<PreconditionFailedException>(() =>
            partner.Tickets.SolveAsync(read.Id, options: new() { IfVersion = read.Version })
        );
        var forced = await partner.Tickets.UpdateAsync(read.Id, new() { Subject = "Third" }, ResourceVersion.Any);

        Assert.Equal(("First", changed.Version), (changed.Subject, refused.CurrentVersion));
        Assert.Equal("version_mismatch", step.Code);
        Assert.Equal("Third", forced.Subject);
    }

    [Fact]
    public async Task A_patch_leaves_alone_clears_and_sets()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var customer = await partner.Customers.SaveAsync(
            new()
            {
                ExternalId = "anna",
                Name = "Anna",
                Phone = "+49 30 123456",
                Language = "de",
            }
        );

        var changed = await partner.Customers.UpdateAsync(customer, new() { Name = "Anna Wagner", Phone = null });

        Assert.Equal(("Anna Wagner", null, "de"), (changed.Name, changed.Phone, changed.Language));
    }

    [Fact]
    public async Task Only_what_is_set_is_sent()
    {
        using var api = new FakeApi(FakeApi.Refusal(404, "ticket_not_found"));
        using var client = api.Client();
        TicketPatch patch = new()
        {
            Priority = Priority.High,
            Tags = null,
            Promise = new TicketPromiseChange { By = new DateTimeOffset(2026, 11, 22, 8, 30, 0, TimeSpan.Zero) },
        };

        await Assert.ThrowsAsync<NotFoundException>(() => client.Tickets.UpdateAsync("BP-1", patch, 3));
        await Assert.ThrowsAsync<NotFoundException>(() => client.Tickets.UpdateAsync("BP-1", new(), ResourceVersion.Any));

        Assert.Equal(
            """{"priority":"high","tags":null,"promise":{"by":"2026-11-22T08:30:00+00:00"}}""",
            api.Requests[0].Body!.Replace("\\u002B", "+", StringComparison.Ordinal)
        );
        Assert.Equal(("\"3\"", "application/merge-patch+json"), (api.Requests[0].Header("If-Match"), api.Requests[0].Header("Content-Type")));
        Assert.Equal(("{}", "*"), (api.Requests[1].Body, api.Requests[1].Header("If-Match")));
    }

    [Fact]
    public async Task Lists_are_set_emptied_and_cleared()
    {
        var app = await SupportApp.SharedAsync();
        using var partner = await app.NewPartnerClientAsync();
        var ticket = await partner.Tickets.OpenAsync(Callers.Case());

        var two = await partner.Tickets.UpdateAsync(ticket, new() { Tags = ["a", "b"] });
        var three = await partner.Tickets.UpdateAsync(two, new() { Tags = [.. two.Tags, "c"] });
        var same = await partner.Tickets.UpdateAsync(three, new() { Subject = "Another" });
        var none = await partner.Tickets.UpdateAsync(same, new() { Tags = [] });
        var listed = await partner.Tickets.UpdateAsync(none, new() { Tags = new List<string> { "d" } });
        var cleared = await partner.Tickets.UpdateAsync(listed, new() { Tags = null });

        Assert.Equal(["a,b", "a,b,c", "a,b,c", "", "d", ""], new[] { two, three, same, none, listed, cleared }.Select(t => string.Join(',', t.Tags)));
    }

    [Fact]
    public void A_list_in_a_patch_survives_being_stored()
    {
        TicketPatch set = new() { Tags = ["a"] };
        TicketPatch cleared = new() { Tags = null };

        var again = JsonSerializer.Deserialize<TicketPatch>(JsonSerializer.Serialize(set))!;

        Assert.Equal(["a"], again.Tags.Value!);
        Assert.Equal("""{"tags":null}""", JsonSerializer.Serialize(cleared));
        Assert.True(JsonSerializer.Deserialize<TicketPatch>(JsonSerializer.Serialize(cleared))!.Tags is { IsSet: true, Value: null });
        Assert.False(new TicketPatch().Tags.IsSet);
        Assert.Throws<InvalidOperationException>(() => new TicketPatch().Tags.Value);
        Assert.Equal(("[a]", "null", "not set"), (again.Tags.ToString(), cleared.Tags.ToString(), new TicketPatch().Tags.ToString()));
        foreach (var tags in new[] { cleared.Tags, new TicketPatch().Tags })
        foreach (var tag in tags)
            Assert.Fail($"There is {tag}.");
    }

    [Fact]
    public void A_patch_survives_being_stored()
    {
        CustomerPatch patch = new() { Name = "Anna", Phone = null };

        var again = JsonSerializer.Deserialize<CustomerPatch>(JsonSerializer.Serialize(patch))!;

        Assert.Equal((patch.Name, patch.Phone, patch.Email), (again.Name, again.Phone, again.Email));
        Assert.True(again.Phone is { IsSet: true, Value: null });
        Assert.False(again.Email.IsSet);
        Assert.Throws<InvalidOperationException>(() => again.Email.Value);
        Assert.Equal(("Anna", "null", "not set"), (again.Name.ToString(), again.Phone.ToString(), again.Email.ToString()));
    }
}
