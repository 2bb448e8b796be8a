using BitP.SupportApi.Features.Access;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform;

var features = new FeatureSet().Add<AccessFeature>().Add<CustomersFeature>();

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(features);

var app = builder.Build();
app.UsePlatform();
app.MapApi(features);
app.Run();
