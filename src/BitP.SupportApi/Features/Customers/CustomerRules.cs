using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Problems;
using FluentValidation;

namespace BitP.SupportApi.Features.Customers;

/// <summary>What every request that describes a customer has to keep to.</summary>
internal static class CustomerRules
{
    public static readonly FieldProblem OwnCasesOnly = new(
        "own_cases_only",
        new(
            "With a customer token the customer is the token's; leave this out.",
            "使用客户令牌时，客户即令牌所属客户；请勿提供此项。",
            "Avec un jeton client, le client est celui du jeton ; n’indiquez rien ici.",
            "Mit einem Kundentoken ist der Kunde der des Tokens; lassen Sie dies weg."
        )
    );

    private static readonly FieldProblem OwnCustomersOnly = new(
        "own_customers_only",
        new(
            "A partner's customers are its own; leave this out.",
            "合作方只能处理自己的客户；请勿提供此项。",
            "Un partenaire n’agit que pour ses propres clients ; n’indiquez rien ici.",
            "Ein Partner handelt nur für seine eigenen Kunden; lassen Sie dies weg."
        )
    );

    /// <summary>Why a partner may not say that a customer is another partner's; null when nothing speaks against it.</summary>
    public static Error? RefusePartner(Guid? partnerId, Actor actor, string member) =>
        partnerId is { } other && actor.PartnerId is { } own && other != own ? Validation.Refuse(member, OwnCustomersOnly) : null;

    public static IRuleBuilderOptions<T, string?> IsExternalId<T>(this IRuleBuilder<T, string?> rule) =>
        rule.ShowsSomething().IsLine(Customer.ExternalIdMaxLength).HasNoBlanksAround();

    public static IRuleBuilderOptions<T, string?> IsPersonName<T>(this IRuleBuilder<T, string?> rule) => rule.IsLine(Customer.NameMaxLength);
}
