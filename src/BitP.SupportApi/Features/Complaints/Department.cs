using BitP.SupportApi.Platform.Json;
using BitP.SupportApi.Platform.Localization;

namespace BitP.SupportApi.Features.Complaints;

/// <summary>A part of the firm that complaints are given to.</summary>
/// <param name="Key">What complaints and requests call it.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Concerns">What it sees to.</param>
internal sealed record Department(string Key, LocalizedText Name, LocalizedText Concerns)
{
    public const int KeyMaxLength = 32;

    /// <summary>The key of the one that complaints are escalated to.</summary>
    public const string Management = "management";

    /// <summary>All of them, in the order in which to offer them.</summary>
    public static readonly IReadOnlyList<Department> All =
    [
        new(
            "operations",
            new("Operations", "运营", "Opérations", "Betrieb"),
            new(
                "How accounts and services work.",
                "账户与服务的运行。",
                "Le fonctionnement des comptes et des services.",
                "Wie Konten und Dienste funktionieren."
            )
        ),
        new(
            "trading",
            new("Trading", "交易", "Négociation", "Handel"),
            new("Orders, prices and fees.", "订单、价格与费用。", "Ordres, prix et frais.", "Aufträge, Preise und Gebühren.")
        ),
        new(
            "funds",
            new("Funds", "资金", "Fonds", "Gelder"),
            new("Deposits, withdrawals and balances.", "充值、提现与余额。", "Dépôts, retraits et soldes.", "Ein- und Auszahlungen, Guthaben.")
        ),
        new(
            "security",
            new("Security", "安全", "Sécurité", "Sicherheit"),
            new(
                "Access, fraud and the protection of data.",
                "访问、欺诈与数据保护。",
                "Accès, fraude et protection des données.",
                "Zugang, Betrug und Schutz von Daten."
            )
        ),
        new(
            "compliance",
            new("Compliance", "合规", "Conformité", "Compliance"),
            new("Law, rules and authorities.", "法律、规则与主管机关。", "Lois, règles et autorités.", "Gesetze, Regeln und Behörden.")
        ),
        new(
            Management,
            new("Management", "管理层", "Direction", "Leitung"),
            new("What the others cannot settle.", "其他部门无法解决的事项。", "Ce que les autres ne peuvent régler.", "Was die anderen nicht klären können.")
        ),
    ];
}

/// <summary>A part of the firm that complaints are given to.</summary>
/// <param name="Key">What complaints and requests call it.</param>
/// <param name="Name">What it is called, in the language of the request.</param>
/// <param name="Concerns">What it sees to, in the language of the request.</param>
public sealed record DepartmentResponse(string Key, string Name, string Concerns) : IExample<DepartmentResponse>
{
    public static DepartmentResponse Example => From(Department.All[2]);

    internal static DepartmentResponse From(Department department) => new(department.Key, department.Name.Current, department.Concerns.Current);
}
