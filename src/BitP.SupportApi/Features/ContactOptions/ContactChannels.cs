using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Events;
using BitP.SupportApi.Platform.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>
/// The one place where the addresses of support are kept. There is no row before the first change: until then it says what comes with the program.
/// </summary>
public sealed class ContactChannels : AggregateRoot
{
    /// <summary>There is only one.</summary>
    public static readonly Guid OnlyId = new("00000000-0000-7000-8000-000000000001");

    private ContactChannels() { }

    public ContactChannelSet Content { get; private set; } = null!;

    public DateTimeOffset? UpdatedAt { get; private set; }

    internal override EventSubject About => new("contact_channels");

    /// <summary>What it is before the first change.</summary>
    public static ContactChannels Shipped() => new() { Id = OnlyId, Content = ContactDefaults.Channels };

    /// <summary>Says something else. Nothing happens when it is the same.</summary>
    public void Change(ContactChannelSet content, DateTimeOffset now)
    {
        var changed = Enum.GetValues<Channel>().Where(kind => JsonColumn.Write(Content.Of(kind)) != JsonColumn.Write(content.Of(kind))).ToArray();
        if (changed.Length == 0)
            return;
        (Content, UpdatedAt) = (content, now);
        Raise(new ContactChannelsUpdated([.. changed.Select(EnumNames<Channel>.Of)]), now);
    }
}

/// <summary>Ways to reach support changed.</summary>
/// <param name="Changed">The names of the channels that changed.</param>
public sealed record ContactChannelsUpdated(IReadOnlyList<string> Changed) : EventData("contact_channels.updated", EventVisibility.Staff);

internal sealed class ContactChannelsMapping : IEntityTypeConfiguration<ContactChannels>
{
    public void Configure(EntityTypeBuilder<ContactChannels> builder)
    {
        builder.ToTable("contact_channels");
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Content).HasJsonConversion();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.About);
    }
}
