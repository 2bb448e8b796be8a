using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BitP.SupportApi.Platform.Data;

/// <summary>Keeps compiled queries. Each belongs to the model it was first run with, and a process may have several models, such as one per database.</summary>
internal sealed class PerModel<T>
    where T : class, new()
{
    private readonly ConditionalWeakTable<IModel, T> _values = [];

    public T For(DbContext db) => _values.GetValue(db.Model, static _ => new());
}
