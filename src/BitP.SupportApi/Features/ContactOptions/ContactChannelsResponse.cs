using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>The ways to reach support, as they are kept.</summary>
/// <param name="Web">A form or a help centre in the browser; null when there is none, and so with all.</param>
/// <param name="App">The app of the partner.</param>
/// <param name="Chat">Live chat.</param>
/// <param name="Phone">The telephone.</param>
/// <param name="Email">E-mail.</param>
/// <param name="Wechat">WeChat.</param>
/// <param name="Weibo">Weibo.</param>
/// <param name="X">X.</param>
/// <param name="Facebook">Facebook.</param>
/// <param name="Api">Programs of partners.</param>
/// <param name="UpdatedAt">When they last changed (UTC); null when they are those that come with the program.</param>
/// <param name="Version">Rises with each change, from 0; also the first part of the <c>ETag</c>.</param>
public sealed record ContactChannelsResponse(
    ContactChannel? Web,
    ContactChannel? App,
    ContactChannel? Chat,
    ContactChannel? Phone,
    ContactChannel? Email,
    ContactChannel? Wechat,
    ContactChannel? Weibo,
    ContactChannel? X,
    ContactChannel? Facebook,
    ContactChannel? Api,
    DateTimeOffset? UpdatedAt,
    long Version
) : IVersioned, IExample<ContactChannelsResponse>
{
    public static ContactChannelsResponse Example => Of(ContactChannelSet.Example, Examples.At, 1);

    internal static ContactChannelsResponse From(ContactChannels channels) => Of(channels.Content, channels.UpdatedAt, channels.Version);

    private static ContactChannelsResponse Of(ContactChannelSet c, DateTimeOffset? updatedAt, long version) =>
        new(c.Web, c.App, c.Chat, c.Phone, c.Email, c.Wechat, c.Weibo, c.X, c.Facebook, c.Api, updatedAt, version);
}
