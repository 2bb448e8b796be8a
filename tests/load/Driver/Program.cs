// Everything about the benchmark that is not load: seeding, cursors, checks, cold starts, the table. run.sh says how it goes together.
using System.Globalization;
using BitP.SupportApi.Load.Driver;

var options = args.Skip(1).TakeWhile(a => a != "--").Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
string Text(string name) => options.TryGetValue(name, out var value) ? value : throw new ArgumentException($"--{name} is missing");
long Number(string name) => long.Parse(Text(name), CultureInfo.InvariantCulture);

switch (args.FirstOrDefault())
{
    case "template":
        await Template.CreateAsync(new Uri(Text("url")), Number("tickets"), Text("file"));
        return 0;
    case "multiply":
        await using (var database = Database.Open(Text("store"), Text("connection")))
            await Multiplication.RunAsync(database, Number("tickets"));
        return 0;
    case "check":
        await Check.RunAsync(new Uri(Text("url")), Number("first"), Number("tickets"));
        return 0;
    case "same-answers":
        await SameAnswers.CheckAsync(new Uri(Text("url")), Text("file"));
        return 0;
    case "cursors":
        await Cursors.CollectAsync(new Uri(Text("url")), Number("first"), Number("tickets"), Text("file"));
        return 0;
    case "created":
        await using (var database = Database.Open(Text("store"), Text("connection")))
            Console.WriteLine(await database.NumberAsync($"SELECT count(*) FROM {Text("table")} WHERE number >= {Number("from")}"));
        return 0;
    case "due":
        await using (var database = Database.Open(Text("store"), Text("connection")))
            await DueRows.AddAsync(database, Text("prefix"), Number("rows"), TimeSpan.FromSeconds(Number("in")));
        return 0;
    case "undone":
        await using (var database = Database.Open(Text("store"), Text("connection")))
            Console.WriteLine(await database.NumberAsync($"SELECT count(*) FROM due_work WHERE subject LIKE '{Text("prefix")}-%'"));
        return 0;
    case "complaints":
        await RegisterRows.CreateAsync(new Uri(Text("url")));
        return 0;
    case "multiply-complaints":
        await using (var database = Database.Open(Text("store"), Text("connection")))
            await RegisterRows.MultiplyAsync(database, Number("rows"));
        return 0;
    case "read-complaints":
        await using (var database = Database.Open(Text("store"), Text("connection")))
            await RegisterRows.ReadAsync(database);
        return 0;
    case "survey":
        await SurveyRows.CreateAsync(new Uri(Text("url")), Text("file"));
        return 0;
    case "survey-answers":
        await using (var database = Database.Open(Text("store"), Text("connection")))
            await SurveyRows.FillAsync(database, Text("file"), Number("rows"));
        return 0;
    case "starts":
        await ColdStart.MeasureAsync(new Uri(Text("url")), (int)Number("runs"), Text("name"), [.. args.SkipWhile(a => a != "--").Skip(1)]);
        return 0;
    case "table":
        return Table.Print(Text("file"));
    default:
        Console.Error.WriteLine(
            "template | multiply | check | same-answers | cursors | created | due | undone | complaints | multiply-complaints | read-complaints | survey | survey-answers | starts | table"
        );
        return 2;
}
