// What the product's start is compared with: a minimal API that does nothing.
var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "ready");
app.Run();
