using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Platform;

var features = new FeatureSet().Add<CustomersFeature>().Add<CategoriesFeature>();

var builder = WebApplication.CreateBuilder(args);
builder.AddPlatform(features);

var app = builder.Build();
app.UsePlatform();
app.MapApi(features);
app.Run();
