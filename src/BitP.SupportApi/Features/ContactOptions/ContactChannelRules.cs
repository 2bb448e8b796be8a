using BitP.SupportApi.Features.Announcements;
using BitP.SupportApi.Features.Categories;
using BitP.SupportApi.Features.Schedules;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.ContactOptions;

/// <summary>What the ways to reach support have to keep to.</summary>
internal sealed class ContactChannelSetValidator : AbstractValidator<ContactChannelSet>
{
    public ContactChannelSetValidator()
    {
        RuleFor(c => c.Web).SetValidator(new ContactChannelValidator(Channel.Web)!);
        RuleFor(c => c.App).SetValidator(new ContactChannelValidator(Channel.App)!);
        RuleFor(c => c.Chat).SetValidator(new ContactChannelValidator(Channel.Chat)!);
        RuleFor(c => c.Phone).SetValidator(new ContactChannelValidator(Channel.Phone)!);
        RuleFor(c => c.Email).SetValidator(new ContactChannelValidator(Channel.Email)!);
        RuleFor(c => c.Wechat).SetValidator(new ContactChannelValidator(Channel.Wechat)!);
        RuleFor(c => c.Weibo).SetValidator(new ContactChannelValidator(Channel.Weibo)!);
        RuleFor(c => c.X).SetValidator(new ContactChannelValidator(Channel.X)!);
        RuleFor(c => c.Facebook).SetValidator(new ContactChannelValidator(Channel.Facebook)!);
        RuleFor(c => c.Api).SetValidator(new ContactChannelValidator(Channel.Api)!);
    }
}

internal sealed class ContactChannelValidator : AbstractValidator<ContactChannel>
{
    public ContactChannelValidator(Channel kind)
    {
        var ofKind = new ContactAddressValidator(kind);
        RuleFor(c => c.Address).IsLine(ContactChannel.AddressMaxLength);
        RuleFor(c => c.Address).Custom((address, context) => Check(address, ofKind, context, context.PropertyPath));
        RuleFor(c => c.Address).NotNull().When(c => c.Active is not false && c.Addresses is not { Count: > 0 } && ContactChannelRules.NeedsAddress(kind));
        RuleFor(c => c.Addresses).Custom((addresses, context) => CheckAddresses(addresses, ofKind, context));
        RuleFor(c => c.Label).NotEmpty().Custom((texts, context) => CheckTexts(texts, ContactChannel.LabelMaxLength, context));
        RuleFor(c => c.Suits).NotEmpty().Custom((texts, context) => CheckTexts(texts, ContactChannel.SuitsMaxLength, context));
        RuleFor(c => c.Languages).NotEmpty().HasAtMost(ContactChannel.MaxLanguages);
        RuleForEach(c => c.Languages).IsListedLanguage().When(c => c.Languages?.Count <= ContactChannel.MaxLanguages);
        RuleFor(c => c.StatedReply).SetValidator(new StatedReplyValidator()!);
        RuleFor(c => c.Ranks).NotNull().SetValidator(new ContactRanksValidator()!);
    }

    private static void Check<T>(string? address, ContactAddressValidator ofKind, ValidationContext<T> context, string member)
    {
        if (address is null)
            return;
        foreach (var failure in ofKind.Validate(new ContactAddress(address)).Errors)
            context.Refuse(member, Validation.ErrorOf(failure));
    }

    private static void CheckAddresses<T>(IReadOnlyDictionary<string, string>? addresses, ContactAddressValidator ofKind, ValidationContext<T> context)
    {
        if (addresses?.Count > ContactChannel.MaxAddresses)
        {
            context.Refuse(context.PropertyPath, FieldProblems.TooMany.Expecting(Expectation.Items(ContactChannel.MaxAddresses)));
            return;
        }
        var seen = new HashSet<string>();
        foreach (var (region, address) in addresses ?? new Dictionary<string, string>())
        {
            var problem =
                ValueRules.ProblemWithText(region, Schedule.RegionMaxLength, isLine: true)
                ?? (
                    Texts.Length(Texts.Key(region)) > Schedule.RegionMaxLength
                        ? FieldProblems.TooLongComposed.Expecting(Expectation.Characters(0, Schedule.RegionMaxLength))
                        : null
                )
                ?? (seen.Add(Texts.Key(region)) ? null : FieldProblems.Duplicate);
            // What cannot be shown as a name is told of all of them.
            if (problem is not null)
                context.Refuse(context.PropertyPath, problem);
            else
                Check(address ?? "", ofKind, context, $"{context.PropertyPath}.{region}");
        }
    }

    private static void CheckTexts<T>(IReadOnlyDictionary<string, string>? texts, int maxLength, ValidationContext<T> context)
    {
        AnnouncementRules.CheckTexts(context.PropertyPath, texts, maxLength, isLine: true, context);
        if (texts is not { Count: > 0 })
            return;
        foreach (var missing in Languages.Supported.Except(texts.Keys.Where(Languages.IsTag).Select(Languages.Canonical)))
            context.Refuse($"{context.PropertyPath}.{missing}", FieldProblems.Missing);
    }
}

internal sealed record ContactAddress(string? Address);

/// <summary>What an address has to be, by the kind of channel.</summary>
internal sealed class ContactAddressValidator : AbstractValidator<ContactAddress>
{
    public ContactAddressValidator(Channel kind)
    {
        RuleFor(a => a.Address).ShowsSomething();
        switch (kind)
        {
            case Channel.Email:
                RuleFor(a => a.Address).IsEmail();
                break;
            case Channel.Phone:
                RuleFor(a => a.Address).IsPhone();
                break;
            default:
                RuleFor(a => a.Address).IsWebAddress(ContactChannel.AddressMaxLength);
                break;
        }
    }
}

internal sealed class StatedReplyValidator : AbstractValidator<StatedReply>
{
    public StatedReplyValidator()
    {
        RuleFor(r => r.Max).NotNull().InclusiveBetween(TimeSpan.Zero, StatedReply.Longest);
        RuleFor(r => r.Min).InclusiveBetween(TimeSpan.Zero, StatedReply.Longest);
        RuleFor(r => r.Min).Must((r, min) => !(min > r.Max)).Otherwise(FieldProblems.OutOfRange.Expecting(Expectation.AtMost("max")));
    }
}

internal sealed class ContactRanksValidator : AbstractValidator<ContactRanks>
{
    public ContactRanksValidator()
    {
        RuleFor(r => r.Urgent).InclusiveBetween(1, ContactRanks.Last);
        RuleFor(r => r.Usual).InclusiveBetween(1, ContactRanks.Last);
        RuleFor(r => r.Complex).InclusiveBetween(1, ContactRanks.Last);
    }
}

internal static class ContactChannelRules
{
    /// <summary>Whether it is of no use without an address: not where the customer is already when a way to reach support is looked for.</summary>
    public static bool NeedsAddress(Channel kind) => kind is not (Channel.Web or Channel.App or Channel.Chat or Channel.Api);

    /// <summary>The form in which valid channels are kept.</summary>
    public static ContactChannelSet Canonical(ContactChannelSet channels) =>
        channels.Select(c =>
            c with
            {
                Label = Canonical(c.Label!),
                Suits = Canonical(c.Suits!),
                Languages = [.. c.Languages!.Select(Languages.Canonical).Distinct()],
                StatedReply = c.StatedReply is { } reply ? reply with { Calendar = reply.Calendar ?? Sla.ClockCalendar.Elapsed } : null,
                Active = c.Active ?? true,
            }
        );

    private static Dictionary<string, string> Canonical(IReadOnlyDictionary<string, string> texts) =>
        texts.ToDictionary(t => Languages.Canonical(t.Key), t => t.Value);
}
