using BitP.SupportApi.Features.Tickets.Evidence;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Why a piece of evidence is refused.</summary>
internal static class EvidenceProblems
{
    public static readonly FieldProblem Amount = new(
        "amount",
        new(
            "Give the amount as a decimal number, such as 250.00.",
            "请以十进制数给出金额，例如 250.00。",
            "Donnez le montant en nombre décimal, par exemple 250.00.",
            "Geben Sie den Betrag als Dezimalzahl an, zum Beispiel 250.00."
        )
    );

    private static readonly FieldProblem Checksum = new(
        "checksum",
        new(
            "The checksum does not fit: there is a typing error in it.",
            "校验和不匹配：输入有误。",
            "La somme de contrôle ne correspond pas : il y a une faute de frappe.",
            "Die Prüfsumme passt nicht: Es ist ein Tippfehler darin."
        )
    );

    private static readonly FieldProblem WrongNetwork = new(
        "wrong_network",
        new(
            "This belongs to another network than the one given.",
            "这属于另一个网络，与所填网络不符。",
            "Cela appartient à un autre réseau que celui indiqué.",
            "Das gehört zu einem anderen Netzwerk als dem angegebenen."
        )
    );

    private static readonly FieldProblem TestNetwork = new(
        "test_network",
        new("This belongs to a test network.", "这属于测试网络。", "Cela appartient à un réseau de test.", "Das gehört zu einem Testnetzwerk.")
    );

    private static readonly FieldProblem Malformed = new(
        "malformed",
        new(
            "This does not have the form it has on that network.",
            "不符合该网络的格式。",
            "Cela n’a pas la forme attendue sur ce réseau.",
            "Das hat nicht die Form, die es in diesem Netzwerk hat."
        )
    );

    public static FieldProblem Of(EvidenceVerdict verdict) =>
        verdict.Reason switch
        {
            InvalidReason.Checksum => Checksum,
            InvalidReason.WrongNetwork => WrongNetwork,
            InvalidReason.TestNetwork => TestNetwork,
            _ => Malformed,
        };
}
