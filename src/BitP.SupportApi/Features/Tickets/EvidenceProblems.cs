using BitP.SupportApi.Features.Tickets.Evidence;
using BitP.SupportApi.Platform.Problems;

namespace BitP.SupportApi.Features.Tickets;

/// <summary>Why a piece of evidence is refused.</summary>
internal static class EvidenceProblems
{
    public static readonly FieldProblem Amount = new FieldProblem(
        "amount",
        new("This is not an amount.", "这不是金额。", "Ce n’est pas un montant.", "Das ist kein Betrag.")
    ).Expecting(
        Expectation.Words(
            "a decimal number with a point and without a currency, such as 250.00",
            "使用小数点且不含币种的十进制数，例如 250.00",
            "un nombre décimal avec un point et sans devise, par exemple 250.00",
            "eine Dezimalzahl mit Punkt und ohne Währung, zum Beispiel 250.00"
        )
    );

    private static readonly Expectation Copy = Expectation.Words(
        "the whole text, copied from the wallet or the explorer of the network",
        "从钱包或该网络的浏览器中完整复制的文本",
        "le texte entier, copié du portefeuille ou de l’explorateur du réseau",
        "der ganze Text, kopiert aus der Wallet oder dem Explorer des Netzwerks"
    );

    private static readonly Expectation OfNetwork = Expectation.Words(
        "one of the network that network names, or the other network there",
        "属于 network 所填网络的内容，或在 network 中填写另一个网络",
        "un élément du réseau que network nomme, ou l’autre réseau dans network",
        "etwas aus dem Netzwerk, das network nennt, oder das andere Netzwerk in network"
    );

    private static readonly Expectation OfMainNetwork = Expectation.Words(
        "one of the main network",
        "属于主网的内容",
        "un élément du réseau principal",
        "etwas aus dem Hauptnetzwerk"
    );

    private static readonly FieldProblem Checksum = new FieldProblem(
        "checksum",
        new(
            "The checksum does not fit: there is a typing error in it.",
            "校验和不匹配：输入有误。",
            "La somme de contrôle ne correspond pas : il y a une faute de frappe.",
            "Die Prüfsumme passt nicht: Es ist ein Tippfehler darin."
        )
    ).Expecting(Copy);

    private static readonly FieldProblem WrongNetwork = new FieldProblem(
        "wrong_network",
        new(
            "This belongs to another network than the one given.",
            "这属于另一个网络，与所填网络不符。",
            "Cela appartient à un autre réseau que celui indiqué.",
            "Das gehört zu einem anderen Netzwerk als dem angegebenen."
        )
    ).Expecting(OfNetwork);

    private static readonly FieldProblem TestNetwork = new FieldProblem(
        "test_network",
        new("This belongs to a test network.", "这属于测试网络。", "Cela appartient à un réseau de test.", "Das gehört zu einem Testnetzwerk.")
    ).Expecting(OfMainNetwork);

    private static readonly FieldProblem Malformed = new FieldProblem(
        "malformed",
        new(
            "This does not have the form it has on that network.",
            "不符合该网络的格式。",
            "Cela n’a pas la forme attendue sur ce réseau.",
            "Das hat nicht die Form, die es in diesem Netzwerk hat."
        )
    ).Expecting(Copy);

    public static FieldProblem Of(EvidenceVerdict verdict) =>
        verdict.Reason switch
        {
            InvalidReason.Checksum => Checksum,
            InvalidReason.WrongNetwork => WrongNetwork,
            InvalidReason.TestNetwork => TestNetwork,
            _ => Malformed,
        };
}
