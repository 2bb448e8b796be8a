using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform;

var features = new FeatureSet().Add<AgentsFeature>().Add<CustomersFeature>();

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(features);

var app = builder.Build();
app.UsePlatform();
app.MapApi(features);
app.Run();
