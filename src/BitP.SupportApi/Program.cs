using BitP.SupportApi.Commands;
using BitP.SupportApi.Demo;
using BitP.SupportApi.Features.Access;
using BitP.SupportApi.Features.Agents;
using BitP.SupportApi.Features.Announcements;
using BitP.SupportApi.Features.Calendars;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Complaints;
using BitP.SupportApi.Features.ContactOptions;
using BitP.SupportApi.Features.Customers;
using BitP.SupportApi.Features.DueWork;
using BitP.SupportApi.Features.Escalations;
using BitP.SupportApi.Features.Events;
using BitP.SupportApi.Features.Problems;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Features.Shifts;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Features.Surveys;
using BitP.SupportApi.Features.Testing;
using BitP.SupportApi.Features.Tickets;
using BitP.SupportApi.Platform;
using BitP.SupportApi.Platform.Hosting;

var features = new FeatureSet
{
    // As the life of a case goes; then what is around it, what it is handled by, and administration.
    Groups =
    [
        .. (string[])["Tickets", "Escalations", "Complaints", "Complaint procedure"],
        .. (string[])["Surveys", "Survey invitations", "Survey responses", "Survey follow-ups", "Survey erasures"],
        .. (string[])["Events", "Customers", "Categories", "Contact options", "Announcements"],
        .. (string[])["On duty", "Shifts", "Time off", "Rotations", "Duty links", "Schedules", "Holiday sets", "Calendar links"],
        .. (string[])["SLA policies", "Escalation policies", "Complaint regimes", "Contact channels"],
        .. (string[])["Agents", "Teams", "Partners", "API keys", "Due work", "Problems", "Test"],
    ],
}
    .Add<ProblemsFeature>()
    .Add<EventsFeature>()
    .Add<DueWorkFeature>()
    .Add<TestingFeature>()
    .Add<ResettingFeature>()
    .Add<AccessFeature>()
    .Add<CategoriesFeature>()
    .Add<AgentsFeature>()
    .Add<CustomersFeature>()
    .Add<SchedulesFeature>()
    .Add<ShiftsFeature>()
    .Add<SlaFeature>()
    .Add<CalendarsFeature>()
    .Add<AnnouncementsFeature>()
    .Add<ContactOptionsFeature>()
    .Add<EscalationsFeature>()
    .Add<ComplaintsFeature>()
    .Add<SurveysFeature>()
    .Add<TicketsFeature>();

try
{
    var (command, settings) = Command.Of(args);

    await using var app = StartRefusal.OfSettings(() =>
    {
        // Settings stand beside the program, from wherever it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.AddPlatform(features);
        builder.AddDemoData();
        var app = builder.Build();
        if (command is null)
            app.UsePlatform();
        return app;
    });
    if (command is not null)
        return await app.WithDatabaseAsync(() => command.RunAsync(app.Services));

    await app.WithDatabaseAsync(async () =>
    {
        // Endpoints are made with what their first request will be given: a context, and so a connection.
        StartRefusal.OfSettings(app.MapApi);
        await app.PrepareAsync();
        await app.SeedDemoDataAsync();
        return 0;
    });
    await app.ListenAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 2;
}
