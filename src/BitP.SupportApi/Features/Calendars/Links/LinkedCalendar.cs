using System.Globalization;
using BitP.SupportApi.Features.Calendars.Feeds;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Http;
using BitP.SupportApi.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BitP.SupportApi.Features.Calendars.Links;

/// <summary>A calendar program reads at a secret address.</summary>
public abstract class LinkedCalendar<TLink, TGroup>(SupportDbContext db, Error notFound) : ApiEndpoint<Results<CalendarAnswer, Error>>
    where TLink : SecretLink
    where TGroup : ApiGroup, new()
{
    protected SupportDbContext Db => db;

    public override void Configure()
    {
        Get("/{token}/calendar.ics");
        Group<TGroup>();
        DescribeKey("token", "The secret of the link.");
        WithSecretPath();
        Options(route => route.AnswersCalendar());
        Fails(notFound);
    }

    /// <summary>Answers with what is written for the link of the path, in the language of the link.</summary>
    protected async Task<Results<CalendarAnswer, Error>> AnswerAsync(Func<TLink, Task<string>> write, CancellationToken ct)
    {
        var token = Route<string>("token")!;
        if (!Secret.IsWellFormed(token))
            return notFound;
        // Found by its hash: how long that takes tells nothing about the secret.
        var hash = Secret.HashOf(token);
        if (await db.Links<TLink>().AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash, ct) is not { } link)
            return notFound;
        if (link.Language is { } language)
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return new CalendarAnswer(await write(link));
    }
}
