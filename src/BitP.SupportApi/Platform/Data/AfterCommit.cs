namespace BitP.SupportApi.Platform.Data;

/// <summary>
/// What a handler wants done in this process once its change is committed, such as ending what was remembered. A handler may be run several
/// times; only the wishes of the run that was committed are carried out. For what must not be lost there are events.
/// </summary>
public sealed class AfterCommit
{
    private List<Action>? _wishes;

    /// <summary>Asks for something quick that cannot fail.</summary>
    public void Do(Action action) => (_wishes ??= []).Add(action);

    public void Clear() => _wishes = null;

    public void Run()
    {
        var wishes = _wishes;
        _wishes = null;
        wishes?.ForEach(action => action());
    }
}
