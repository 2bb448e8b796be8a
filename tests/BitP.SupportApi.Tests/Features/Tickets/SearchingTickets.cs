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

    // By Unicode's full case folding, without format characters, by whole characters, and by the words' own letters.
    [Theory]
    [InlineData("Größe", "GRÖSSE", true)]
    [InlineData("STRASSE", "straße", true)]
    [InlineData("STRAẞE", "strasse", true)]
    [InlineData("ΟΔΟΣ", "οδος", true)]
    [InlineData("οδός", "ΟΔΟΣ", true)]
    [InlineData("\u1FBC\u1FB3", "αιαι", true)]
    [InlineData("DİYARBAKIR", "diyarbakir", true)]
    [InlineData("ırmak", "irmak", false)]
    [InlineData("ﬁnal oﬃce", "FINAL OFFICE", true)]
    [InlineData("ſtill", "STILL", true)]
    [InlineData("\u1C80ода", "Вода", true)]
    [InlineData("ⅷ", "VIII", true)]
    [InlineData("\uD835\uDC9Cpple", "apple", true)]
    [InlineData("\uD801\uDC00\uD801\uDC01", "\uD801\uDC28\uD801\uDC29", true)]
    [InlineData("\u0264x", "\uA7CBx", true)]
    [InlineData("\uA7DCx", "\u019Bx", true)]
    [InlineData("\uA7CC\uA7DA\u1C89", "\uA7CD\uA7DB\u1C8A", true)]
    [InlineData("\uD803\uDD50\uD803\uDD65", "\uD803\uDD70\uD803\uDD85", true)]
    [InlineData("张\uD872\uDF5A", "\uD872\uDF5A", true)]
    [InlineData("张某", "张\uD872\uDF5A", false)]
    [InlineData("张\uD872\uDF5A", "\uD872\uDF5B", false)]
    [InlineData("\uD880\uDC00\uD880\uDC01", "\uD880\uDC00\uD880\uDC01", true)]
    [InlineData("\uD880\uDC00\uD880\uDC01", "\uD880\uDC01\uD880\uDC00", false)]
    [InlineData("二〇二六年", "〇", true)]
    [InlineData("二〇二六年", "二〇", true)]
    [InlineData("二六年", "二〇", false)]
    [InlineData("佐々木", "々", true)]
    [InlineData("pass\u00ADword", "password", true)]
    [InlineData("password", "pass\u200Dword", true)]
    [InlineData("\uFEFFpass\u200Cword", "password", true)]
    [InlineData("pass\u200Bword", "password", false)]
    [InlineData("pass\u200Bword", "word", true)]
    [InlineData("ｶﾞｿﾘﾝ", "ガソリン", true)]
    [InlineData("ガソリン", "カソリン", false)]
    [InlineData("ﾡﾢ", "ㄱㄲ", true)]
    [InlineData("\u1112\u1161\u11AB글", "한글", true)]
    [InlineData("ＡＢＣ１２３", "abc123", true)]
    [InlineData("हिन्दी", "हिन्दी", true)]
    [InlineData("मेला", "मुला", false)]
    [InlineData("कल", "कला", false)]
    [InlineData("সিলেট", "সুলেট", false)]
    [InlineData("தமிழ்", "தமுழ்", false)]
    [InlineData("తెలుగు", "తిలుగు", false)]
    [InlineData("ޖާންވޭ", "ޖިންވޭ", false)]
    [InlineData("ดี", "ดู", false)]
    [InlineData("ถอนเงินไม่ได้", "เงิน", true)]
    [InlineData("ถอนเงินไม่ได้", "ไม่ได้", true)]
    [InlineData("ถอนเงินไม่ได้", "เงนิ", false)]
    [InlineData("ถอนเงิน500บาท", "500 บาท", true)]
    [InlineData("ກະເປົາເງິນ", "ເງິນ", true)]
    [InlineData("ກະເປົາເງິນ", "ເງັນ", false)]
    [InlineData("ដកប្រាក់មិនបាន", "ប្រាក់", true)]
    [InlineData("ដក\u200Bប្រាក់", "ដកប្រាក់", true)]
    [InlineData("ដកប្រាក់", "ដក\u200Bប្រាក់", true)]
    [InlineData("ដកប្រាក់", "ប្រិក់", false)]
    [InlineData("ငွေထုတ်မရပါ", "ထုတ်", true)]
    [InlineData("ငွေထုတ်မရပါ", "ထိတ်", false)]
    [InlineData("שָׁלוֹם", "שלום", true)]
    [InlineData("بيت־בית", "בית", true)]
    [InlineData("مُحَمَّد", "محمد", true)]
    [InlineData("محمـــد", "محمد", true)]
    [InlineData("\uFCF2محمد", "محمد", true)]
    [InlineData("\u0451лка\u0301", "елка", true)]
    [InlineData("Z\u0351\u036Ba\u1AB0l\u1DC4g\u20D0o\uFE20", "zalgo", true)]
    [InlineData("❤\uFE0Flove\uDB40\uDD00", "love", true)]
    [InlineData("pass\u115Fw\u1160or\u3164d\uFFA0", "password", true)]
    [InlineData("password", "pass\u3164word", true)]
    [InlineData("ᠮᠣᠩᠭᠣᠯ\u180B", "ᠮᠣᠩᠭᠣᠯ", true)]
    [InlineData("5½", "51", false)]
    [InlineData("5½", "5", true)]
    [InlineData("5½", "1/2", true)]
    [InlineData("1⅓ 2⅘", "11", false)]
    [InlineData("x² m³", "x2 m3", true)]
    public async Task A_word_is_the_same_in_all_its_spellings_and_no_other(string subject, string q, bool found)
    {
        var desk = await Desk.SetAsync();
        (await desk.OpenAsync(new { subject })).ShouldBe(201);

        Assert.Equal(found ? [subject] : [], await FindAsync(desk.Partner, q));
    }

    [Theory]
    [InlineData("0x", "", true)]
    [InlineData("", "0x", true)]
    [InlineData("0X", "", true)]
    [InlineData("0x", "0X", true)]
    [InlineData("0x0x", "", false)]
    public async Task A_hash_is_the_same_with_and_without_its_prefix_in_evidence_and_in_every_text(string stored, string sought, bool found)
    {
        const string Digits = "ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12ab12";
        var desk = await Desk.SetAsync();
        var text = stored + Digits;
        await desk.OpenAsync(new { subject = "Subject", description = $"It is ({text})." });
        var answered = await desk.OpenAsync(new { subject = "Message" });
        (await desk.Partner.PostAsync($"/v1/tickets/{answered.Text("id")}/messages", new { body = $"tx:{text}" })).ShouldBe(201);
        if (stored != "0x0x")
            await desk.OpenAsync(
                new
                {
                    subject = "Evidence",
                    evidence = new[]
                    {
                        new
                        {
                            kind = "transaction",
                            network = "my own chain",
                            txHash = text.ToUpperInvariant().Replace('X', 'x'),
                        },
                    },
                }
            );

        Assert.Equal(found ? ["Subject", "Message", "Evidence"] : [], await FindAsync(desk.Partner, sought + Digits));
    }

    [Fact]
    public async Task An_address_is_found_with_and_without_its_prefix_in_evidence_and_in_every_text()
    {
        const string Address = "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe";
        var desk = await Desk.SetAsync();
        await desk.OpenAsync(new { subject = "Subject", description = $"It is ({Address})." });
        await desk.OpenAsync(new { subject = "Bare", description = Address[2..].ToLowerInvariant() });
        await desk.OpenAsync(
            new
            {
                subject = "Evidence",
                evidence = new[]
                {
                    new
                    {
                        kind = "transaction",
                        network = "ethereum",
                        txHash = "0x" + Hash,
                        address = Address,
                    },
                },
            }
        );
        await desk.OpenAsync(new { subject = "Shorter", description = Address[..^1] });

        foreach (var q in new[] { Address, Address[2..], Address.ToUpperInvariant(), Address.ToLowerInvariant()[2..] })
            Assert.Equal(["Subject", "Bare", "Evidence"], await FindAsync(desk.Partner, q));
    }

    [Fact]
    public async Task The_longest_texts_are_found_by_their_last_words()
    {
        var desk = await Desk.SetAsync();
        var words = string.Join(' ', Enumerable.Range(0, 2857).Select(n => $"w{n:00000}"));
        var ideographs = string.Concat(Enumerable.Range(0, 20_000).Select(n => (char)(0x4E00 + n)));
        var opened = await desk.OpenAsync(new { subject = "Many words", description = words });
        (await desk.Partner.PostAsync($"/v1/tickets/{opened.Text("id")}/messages", new { body = ideographs })).ShouldBe(201);
        (await desk.Partner.PostAsync($"/v1/tickets/{opened.Text("id")}/messages", new { body = new string('x', 20_000) })).ShouldBe(201);

        foreach (var q in new[] { "w02850", ideographs[^2..], ideographs[^1..] + " w00000", string.Join(' ', words.Split(' ')[..28]), new string('x', 128) })
            Assert.Equal(["Many words"], await FindAsync(desk.Partner, q));
        Assert.Empty(await FindAsync(desk.Partner, string.Join(' ', words.Split(' ')[..27]) + " w99999"));
        Assert.Empty(await FindAsync(desk.Partner, ideographs[..98] + ideographs[^98..]));
        Assert.Empty(await FindAsync(desk.Partner, new string('y', 130)));
    }

    // The words may be in any of the ticket's texts, in which there are as many words as fit in.
    [Fact]
    public async Task A_ticket_holds_all_of_many_words_or_is_not_found()
    {
        var desk = await Desk.SetAsync();
        var text = string.Concat(Enumerable.Range(0, 3_000).Select(n => (char)(0x4E00 + n)));
        for (var n = 0; n < 12; n++)
            (
                await desk.OpenAsync(
                    new
                    {
                        subject = $"Whole {n}",
                        description = text,
                        allowDuplicate = true,
                    }
                )
            ).ShouldBe(201);
        var halves = await desk.OpenAsync(
            new
            {
                subject = "Halves",
                description = text[..1_500],
                allowDuplicate = true,
            }
        );
        (await desk.Customer.PostAsync($"/v1/tickets/{halves.Text("id")}/messages", new { body = text[1_500..] })).ShouldBe(201);
        await desk.OpenAsync(
            new
            {
                subject = "Half",
                description = text[..1_500],
                allowDuplicate = true,
            }
        );
        await desk.OpenAsync(
            new
            {
                subject = "Without one",
                description = text.Replace("" + text[1_450], ""),
                allowDuplicate = true,
            }
        );
        string[] whole = [.. Enumerable.Range(0, 12).Select(n => $"Whole {n}")];
        string[] withHalves = [.. whole, "Halves"];
        string[] withTwo = [.. whole, "Halves", "Without one"];

        foreach (var caller in new[] { desk.Partner, desk.Customer, desk.Agent })
        {
            Assert.Equal(whole, await FindOwnAsync(caller, text[1_400..1_600]));
            Assert.Equal(withTwo, await FindOwnAsync(caller, $"{text[1_400..1_450]} {text[1_550..1_600]}"));
            Assert.Equal(withHalves, await FindOwnAsync(caller, $"{text[1_440..1_490]} {text[1_500..1_540]}"));
            Assert.Equal(withHalves, await FindOwnAsync(caller, string.Join(' ', text[1_450..1_549].AsEnumerable())));
            Assert.Empty(await FindOwnAsync(caller, text[1_400..1_599] + "龥"));
        }

        async Task<string[]> FindOwnAsync(Caller caller, string q)
        {
            var answer = await caller.GetAsync($"/v1/tickets?sort=createdAt&limit=200&customerId={desk.CustomerId}&q={Uri.EscapeDataString(q)}");
            answer.ShouldBe(200);
            return [.. answer.Items.Select(i => i.Str("subject")!)];
        }
    }

    [Fact]
    public async Task Messages_are_searched_together_with_the_ticket_and_internal_notes_for_staff_alone()
    {
        var desk = await Desk.SetAsync();
        var other = await Desk.SetAsync();
        var mark = $"m{Guid.NewGuid():N}";
        var path = (await desk.OpenAsync(new { subject = $"Elephant {mark}" })).Header("Location")!;
        (await desk.Customer.PostAsync($"{path}/messages", new { body = "Giraffe in the garden" })).ShouldBe(201);
        (await desk.Agent.PostAsync($"{path}/messages", new { body = "Zebra, garden, suspected fraud", visibility = "internal" })).ShouldBe(201);
        await desk.OpenAsync(new { subject = $"Another {mark}", description = "Giraffe" });
        string[] found = [$"Elephant {mark}"];

        foreach (var caller in new[] { desk.Partner, desk.Customer, desk.Agent, desk.Admin })
        foreach (var q in new[] { "garden", "GIRAFFE elephant", "elephant garden giraffe" })
            Assert.Equal(found, await FindAsync(caller, $"{q} {mark}"));
        foreach (var q in new[] { "zebra", "fraud elephant", "zebra giraffe elephant" })
        {
            Assert.Equal(found, await FindAsync(desk.Agent, $"{q} {mark}"));
            foreach (var caller in new[] { desk.Partner, desk.Customer })
            foreach (var attempt in new[] { q, $"!{q}", $"\"!zebra\" OR {q}", "elephant !fraud", "!garden zebra" })
                Assert.Empty(await FindAsync(caller, $"{attempt} {mark}"));
        }
        foreach (var caller in new[] { other.Partner, other.Customer })
        foreach (var q in new[] { "giraffe", "elephant", mark })
            Assert.Empty(await FindAsync(caller, q));
        // Whose it is stands among its words, but nobody can ask for that.
        Assert.Empty(await FindAsync(desk.Agent, $"@{Guid.Parse(desk.CustomerId):N}"));
    }

    [Fact]
    public async Task What_one_node_wrote_the_other_finds_at_once()
    {
        await using var app = await SupportApp.StartAsync();
        await using var second = TestDatabase.IsSqlite ? null : await app.StartSecondNodeAsync();
        var desk = await Desk.SetAsync(app);
        var there = second is null ? desk.Agent : second.Agent;
        for (var n = 0; n < 40; n++)
        {
            var path = (await desk.OpenAsync(new { subject = $"first{n}" })).Header("Location")!;
            Assert.Equal([$"first{n}"], await FindAsync(there, $"first{n}"));
            for (var m = 0; m < 5; m++)
            {
                (await desk.Agent.PostAsync($"{path}/messages", new { body = $"reply{n}x{m}", visibility = m == 2 ? "internal" : "public" })).ShouldBe(201);
                Assert.Equal([$"first{n}"], await FindAsync(there, $"reply{n}x{m} first{n} reply{n}x0"));
            }
        }
        foreach (var n in Enumerable.Range(0, 40))
            Assert.Equal([$"first{n}"], await FindAsync(there, $"reply{n}x4 reply{n}x2 first{n}"));
    }

    // Waiting for what somebody has locked counts as looking for it.
    [PostgreSqlFact]
    public async Task A_search_that_takes_too_long_is_given_up_and_told_how_to_ask()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var app = await SupportApp.StartAsync(database);
        var desk = await Desk.SetAsync(app);
        await desk.OpenAsync(new { subject = "Whale" });

        await using (var sql = await database.ConnectAsync())
        {
            await sql.AskAsync("BEGIN; LOCK TABLE search_entries IN ACCESS EXCLUSIVE MODE");
            var answer = await desk.Partner.GetAsync("/v1/tickets?q=whale");
            answer.ShouldBeProblem(400, "search_too_broad");
            Assert.Contains("customerId", answer.Text("detail"), StringComparison.Ordinal);
            (await desk.Partner.GetAsync("/v1/tickets")).ShouldBe(200);
        }

        Assert.Equal(["Whale"], await FindAsync(desk.Partner, "whale"));
    }

    [Fact]
    public async Task A_frequent_word_is_read_in_pages_of_every_order()
    {
        var desk = await Desk.SetAsync();
        for (var n = 0; n < 30; n++)
            await desk.OpenAsync(new { subject = $"Whale {n}", priority = n % 3 == 0 ? "urgent" : "low" });

        foreach (var sort in new[] { "createdAt", "-createdAt", "-updatedAt", "dueAt", "-priority" })
        {
            var all = (await desk.Partner.GetAsync($"/v1/tickets?sort={sort}&limit=200")).Items.Select(i => i.Str("subject"));
            var pages = new List<string?>();
            for (string? cursor = ""; cursor is not null; )
            {
                var page = await desk.Partner.GetAsync($"/v1/tickets?q=whale&sort={sort}&limit=7{(cursor == "" ? "" : $"&cursor={cursor}")}");
                pages.AddRange(page.Items.Select(i => i.Str("subject")));
                cursor = page["nextCursor"] is null ? null : page.Text("nextCursor");
            }
            Assert.Equal(all, pages);
        }
    }
}
