namespace BitP.SupportApi.Tests.Features.Tickets;

public sealed class SearchingTickets
{
    private const string Hash = "853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263a13ae1";

    private static readonly Lazy<Task<Desk>> Prepared = new(PrepareAsync);

    private static async Task<Desk> PrepareAsync()
    {
        var desk = await Desk.SetAsync();
        await desk.OpenAsync(
            new
            {
                subject = "Withdrawal stuck",
                description = "Two-factor code never arrives; order W-4711.",
                customer = new { externalId = "user-81723" },
            }
        );
        await desk.OpenAsync(new { subject = "Überweisung fehlt", description = "Die Zahlung an das Café ist weg." });
        await desk.OpenAsync(new { subject = "登录时提示账户异常", description = "今天早上无法进入，验证码123456收不到。" });
        await desk.OpenAsync(new { subject = "提现未到账", description = "提现已完成，但钱包没有收到。" });
        await desk.OpenAsync(new { subject = "Ça ne marche pas", description = "Le dépôt n’arrive pas à l’adresse." });
        await desk.OpenAsync(new { subject = "로그인문제", description = "パスワードが違います" });
        await desk.OpenAsync(
            new
            {
                subject = "Hash case",
                evidence = new[]
                {
                    new
                    {
                        kind = "transaction",
                        network = "tron",
                        txHash = Hash,
                        address = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
                    },
                },
            }
        );
        return desk;
    }

    private static async Task<string[]> FindAsync(Caller caller, string q)
    {
        var answer = await caller.GetAsync($"/v1/tickets?sort=createdAt&q={Uri.EscapeDataString(q)}");
        answer.ShouldBe(200);
        return [.. answer.Items.Select(i => i.Str("subject")!)];
    }

    [Theory]
    [InlineData("withdrawal", "Withdrawal stuck")]
    [InlineData("WITHDRAWAL stuck", "Withdrawal stuck")]
    [InlineData("stuck, withdrawal!", "Withdrawal stuck")]
    [InlineData("factor code", "Withdrawal stuck")]
    [InlineData("W-4711", "Withdrawal stuck")]
    [InlineData("user-81723", "Withdrawal stuck")]
    [InlineData("uberweisung", "Überweisung fehlt")]
    [InlineData("ÜBERWEISUNG", "Überweisung fehlt")]
    [InlineData("cafe", "Überweisung fehlt")]
    [InlineData("ca depot", "Ça ne marche pas")]
    [InlineData("l'adresse", "Ça ne marche pas")]
    [InlineData("账户", "登录时提示账户异常")]
    [InlineData("账户异常", "登录时提示账户异常")]
    [InlineData("登录 验证码", "登录时提示账户异常")]
    [InlineData("验证码123456", "登录时提示账户异常")]
    [InlineData("123456", "登录时提示账户异常")]
    [InlineData("到账", "提现未到账")]
    [InlineData("钱", "提现未到账")]
    [InlineData("문제", "로그인문제")]
    [InlineData("로그인 문제", "로그인문제")]
    [InlineData("パスワード", "로그인문제")]
    [InlineData(Hash, "Hash case")]
    [InlineData("853793D552635F533AA982B92B35B00E63A1C14E526154563A56315263A13AE1", "Hash case")]
    [InlineData("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "Hash case")]
    [InlineData("withdrawal nonsense", null)]
    [InlineData("户账", null)]
    [InlineData("现提", null)]
    [InlineData("\"withdrawal\" OR 1=1 --", null)]
    [InlineData("with*", null)]
    [InlineData("' \" ) ( * zz", null)]
    public async Task All_words_are_found_however_they_are_written(string q, string? subject)
    {
        var desk = await Prepared.Value;

        foreach (var caller in new Caller[] { desk.Partner, desk.Customer })
            if (q != "user-81723" && subject != "Withdrawal stuck" || caller == desk.Partner)
                Assert.Equal(subject is null ? [] : [subject], await FindAsync(caller, q));
    }

    [Fact]
    public async Task A_reference_finds_its_ticket()
    {
        var desk = await Prepared.Value;
        var opened = await desk.OpenAsync(new { subject = "By reference" });

        foreach (var q in new[] { opened.Text("reference"), opened.Text("reference").ToLowerInvariant(), opened.Text("reference")[3..] })
            Assert.Equal(["By reference"], await FindAsync(desk.Agent, q));
    }

    [Fact]
    public async Task Nobody_finds_what_is_not_theirs()
    {
        var (desk, other) = (await Prepared.Value, await Desk.SetAsync());

        Assert.Empty(await FindAsync(other.Partner, "withdrawal"));
        Assert.Empty(await FindAsync(desk.Customer, "withdrawal"));
        Assert.Contains("Withdrawal stuck", await FindAsync(desk.Agent, "user-81723 W-4711"));
    }

    [Fact]
    public async Task A_search_is_narrowed_by_filters_and_read_in_pages()
    {
        var desk = await Desk.SetAsync();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
            ids.Add((await desk.OpenAsync(new { subject = $"Blue whale {i}", channel = i == 2 ? "app" : "web" })).Text("id"));
        await desk.OpenAsync(new { subject = "Red whale" });

        var first = await desk.Partner.GetAsync("/v1/tickets?q=blue%20whale&channel=web&sort=createdAt&limit=3");
        var second = await desk.Partner.GetAsync($"/v1/tickets?q=blue%20whale&channel=web&sort=createdAt&limit=3&cursor={first.Text("nextCursor")}");

        Assert.Equal([ids[0], ids[1], ids[3], ids[4]], first.Items.Concat(second.Items).Select(i => i.Str("id")!));
        Assert.Null(second["nextCursor"]);
    }

    [Fact]
    public async Task A_ticket_is_found_by_what_it_is_called_and_was_called()
    {
        var desk = await Desk.SetAsync();
        var path = (await desk.OpenAsync(new { subject = "Elephant" })).Header("Location")!;

        (await desk.Partner.PatchAsync(path, new { subject = "Giraffe" }, ("If-Match", "*"))).ShouldBe(200);

        Assert.Equal(["Giraffe"], await FindAsync(desk.Partner, "giraffe"));
        Assert.Equal(["Giraffe"], await FindAsync(desk.Partner, "elephant"));
    }
}
