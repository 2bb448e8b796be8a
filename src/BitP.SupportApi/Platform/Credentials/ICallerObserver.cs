using BitP.SupportApi.Platform.Callers;

namespace BitP.SupportApi.Platform.Credentials;

/// <summary>Is told of every request whose credential is good, once it is known who calls. All requests go through it: it waits for nothing.</summary>
internal interface ICallerObserver
{
    void Note(Actor actor, HttpContext http);
}
