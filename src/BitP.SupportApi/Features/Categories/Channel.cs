namespace BitP.SupportApi.Features.Categories;

/// <summary>How a case reached support.</summary>
public enum Channel
{
    Web,
    App,
    Chat,
    Phone,
    Email,
    Wechat,
    Weibo,
    X,
    Facebook,
    Api,
}
