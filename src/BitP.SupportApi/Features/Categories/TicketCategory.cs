namespace BitP.SupportApi.Features.Categories;

/// <summary>What a ticket is about.</summary>
public enum TicketCategory
{
    AccountLocked,
    Login,
    WithdrawalPending,
    WithdrawalNotReceived,
    WithdrawalFailed,
    Deposit,
    TransactionFailed,
    AccountSecurity,
    Phishing,
    TransactionDispute,
    TechnicalFault,
    FeatureQuestion,
    Other,
}
