using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Sla;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>The ways to reach support, one for each channel that there is.</summary>
/// <param name="Web">A form or a help centre in the browser; addresses are <c>https</c>.</param>
/// <param name="App">The app of the partner; addresses are <c>https</c>.</param>
/// <param name="Chat">Live chat; addresses are <c>https</c>.</param>
/// <param name="Phone">The telephone; addresses are numbers with their country code.</param>
/// <param name="Email">E-mail; addresses are e-mail addresses.</param>
/// <param name="Wechat">WeChat; addresses are <c>https</c>.</param>
/// <param name="Weibo">Weibo; addresses are <c>https</c>.</param>
/// <param name="X">X; addresses are <c>https</c>.</param>
/// <param name="Facebook">Facebook; addresses are <c>https</c>.</param>
/// <param name="Api">Programs of partners; addresses are <c>https</c>.</param>
public sealed record ContactChannelSet(
    ContactChannel? Web = null,
    ContactChannel? App = null,
    ContactChannel? Chat = null,
    ContactChannel? Phone = null,
    ContactChannel? Email = null,
    ContactChannel? Wechat = null,
    ContactChannel? Weibo = null,
    ContactChannel? X = null,
    ContactChannel? Facebook = null,
    ContactChannel? Api = null
) : IExample<ContactChannelSet>
{
    public static ContactChannelSet Example => new(Phone: ContactChannel.Example);

    /// <summary>Those that there are, in the order of <see cref="Channel"/>.</summary>
    internal IEnumerable<(Channel Kind, ContactChannel Channel)> Given() =>
        Enum.GetValues<Channel>().Select(kind => (kind, Of(kind)!)).Where(c => c.Item2 is not null);

    internal ContactChannel? Of(Channel kind) =>
        kind switch
        {
            Channel.Web => Web,
            Channel.App => App,
            Channel.Chat => Chat,
            Channel.Phone => Phone,
            Channel.Email => Email,
            Channel.Wechat => Wechat,
            Channel.Weibo => Weibo,
            Channel.X => X,
            Channel.Facebook => Facebook,
            Channel.Api => Api,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such channel."),
        };

    internal ContactChannelSet Select(Func<ContactChannel, ContactChannel> change)
    {
        return new(Of(Web), Of(App), Of(Chat), Of(Phone), Of(Email), Of(Wechat), Of(Weibo), Of(X), Of(Facebook), Of(Api));

        ContactChannel? Of(ContactChannel? channel) => channel is null ? null : change(channel);
    }
}

/// <summary>One way to reach support. Texts are by BCP 47 language tag, each at least in <c>en</c>, <c>zh-CN</c>, <c>fr</c> and <c>de</c>.</summary>
/// <param name="Address">Where it is, for all regions that have no address of their own. A number, an e-mail address or an <c>https</c> address, of at most 2,000 characters. Web, app, chat and api may have none: there the customer is already.</param>
/// <param name="Addresses">Where it is in some regions, at most 50, as schedules name them. Elsewhere it is not advised when it has no <c>address</c> and needs one.</param>
/// <param name="Label">What it is called; 100 characters each, in at most 20 languages.</param>
/// <param name="Suits">What it is for; 500 characters each.</param>
/// <param name="Languages">BCP 47 tags of the languages in which it is served, at most 20.</param>
/// <param name="ScheduleId">The schedule by which it is staffed; null when it always is.</param>
/// <param name="StatedReply">How soon an answer comes, as customers are told; null when nothing is stated. It is shown for as long as too little is measured.</param>
/// <param name="Ranks">Where it stands among the others when one is to be advised.</param>
/// <param name="Active">Whether it is offered; true when absent.</param>
public sealed record ContactChannel(
    string? Address = null,
    IReadOnlyDictionary<string, string>? Addresses = null,
    IReadOnlyDictionary<string, string>? Label = null,
    IReadOnlyDictionary<string, string>? Suits = null,
    IReadOnlyList<string>? Languages = null,
    Guid? ScheduleId = null,
    StatedReply? StatedReply = null,
    ContactRanks? Ranks = null,
    bool? Active = null
)
{
    public const int AddressMaxLength = 2000;
    public const int LabelMaxLength = 100;
    public const int SuitsMaxLength = 500;
    public const int MaxAddresses = 50;
    public const int MaxLanguages = 20;

    internal static ContactChannel Example =>
        new(
            "+44 20 7946 0958",
            new Dictionary<string, string> { ["EU"] = "+49 30 1234567" },
            Texts("Phone", "电话", "Téléphone", "Telefon"),
            Texts("Urgent matters.", "紧急事项。", "Les urgences.", "Dringende Anliegen."),
            ["en", "de"],
            Examples.Schedule,
            new(TimeSpan.Zero, TimeSpan.FromMinutes(1), ClockCalendar.Business),
            new(2, 3, 2),
            true
        );

    private static Dictionary<string, string> Texts(string en, string zh, string fr, string de) =>
        new()
        {
            ["en"] = en,
            ["zh-CN"] = zh,
            ["fr"] = fr,
            ["de"] = de,
        };
}

/// <summary>How soon an answer comes, as customers are told.</summary>
/// <param name="Min">The shortest time, an ISO 8601 duration; nothing shorter is told when absent.</param>
/// <param name="Max">The longest time, an ISO 8601 duration of at most 90 days; <c>PT0S</c> for at once.</param>
/// <param name="Calendar">Whether this is all time or working time; <c>elapsed</c> when absent.</param>
public sealed record StatedReply(TimeSpan? Min, TimeSpan? Max, ClockCalendar? Calendar = null)
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(90);
}

/// <summary>Where a channel stands among the others, from 1, which is advised first, to 100. What is absent comes after all others.</summary>
/// <param name="Urgent">For what is of high or urgent priority.</param>
/// <param name="Usual">For what is of low or normal priority.</param>
/// <param name="Complex">For what takes long to explain, or has attachments.</param>
public sealed record ContactRanks(int? Urgent = null, int? Usual = null, int? Complex = null)
{
    public const int Last = 100;
}
