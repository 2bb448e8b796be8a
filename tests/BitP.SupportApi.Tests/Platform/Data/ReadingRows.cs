using System.Collections;
using System.Reflection;
using BitP.SupportApi.Features.Sla.EscalationPolicies;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace BitP.SupportApi.Tests.Platform.Data;

/// <summary>Entities are read by Entity Framework's queries and, where that is too slow, from rows. Both have to find the same.</summary>
public sealed class ReadingRows
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 8, 30, 0, 123, TimeSpan.Zero);

    [Fact]
    public async Task Every_entity_is_the_same_by_both_ways_with_and_without_what_may_be_absent()
    {
        await using var database = await TestDatabase.CreateMigratedAsync();
        await using var app = await SupportApp.StartAsync(database);
        // Nothing of what is made up falls due.
        await app.StopClockAsync("2026-11-01T00:00:00Z");
        var provider = app.Services.GetRequiredService<DatabaseProvider>();
        var databases = app.Services.GetRequiredService<SupportDbContextFactory>();
        await using var db = databases.CreateFor(Actor.System);
        var types = db.Model.GetEntityTypes().OrderBy(DepthOf).ToArray();
        // There may be one of each purpose, and the one that comes with the database has it.
        await db.Set<EscalationPolicy>().ExecuteDeleteAsync();

        Assert.True(types.Length > 20);
        foreach (var full in new[] { true, false })
        {
            var rows = new Dictionary<IEntityType, object>();
            foreach (var type in types)
            {
                rows[type] = Row(type, full, db, rows);
                await db.SaveChangesAsync();
            }
            db.Forget();
            foreach (var (type, row) in rows)
            {
                var read = typeof(ReadingRows).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType);
                var (queried, fromRow) = await (Task<(object, object)>)read.Invoke(null, [db, provider, type, row])!;
                Assert.All(
                    type.GetProperties(),
                    p =>
                    {
                        var (stored, expected, actual) = (Get(p, row), Get(p, queried), Get(p, fromRow));
                        var name = $"{type.DisplayName()}.{p.Name}";
                        // What has no field is told by other members.
                        Assert.True(
                            p.FieldInfo is null || (full || !p.IsNullable ? expected is not null : expected is null),
                            $"{name} was read as {expected}."
                        );
                        Assert.True(p.GetValueComparer().Equals(stored, expected), $"{name} is {expected}, and {stored} was written.");
                        Assert.True(p.GetValueComparer().Equals(expected, actual), $"{name} is {expected}, and {actual} when read from the row.");
                    }
                );
            }
        }
    }

    private static async Task<(object, object)> ReadAsync<T>(SupportDbContext db, DatabaseProvider provider, IEntityType type, object row)
        where T : class
    {
        var keys = type.FindPrimaryKey()!.Properties.ToArray();
        bool IsSought(T found) => keys.All(k => Equals(Get(k, found), Get(k, row)));
        var queried = (await db.Set<T>().AsNoTracking().ToListAsync()).Single(IsSought);
        var query = new SqlQuery(provider).Select<T>("x").AddText($" FROM {type.GetTableName()} x");
        var fromRow = (await provider.ReadAsync<T>(query, CancellationToken.None)).Single(IsSought);
        return (queried, fromRow);
    }

    private static int DepthOf(IEntityType type) =>
        type.GetForeignKeys().Where(key => key.PrincipalEntityType != type).Select(key => DepthOf(key.PrincipalEntityType) + 1).DefaultIfEmpty(0).Max();

    private static object? Get(IProperty property, object entity) => property.GetGetter().GetClrValue(entity);

    private static object Row(IEntityType type, bool full, SupportDbContext db, Dictionary<IEntityType, object> principals)
    {
        var entry = db.Entry(Activator.CreateInstance(type.ClrType, nonPublic: true)!);
        foreach (var property in type.GetProperties().Where(p => p.ValueGenerated is ValueGenerated.Never || p.FindFirstPrincipal() is not null))
            entry.Property(property).CurrentValue = property switch
            {
                { IsNullable: true } when !full => null,
                // Its own, which has its key by then.
                _ when property.FindFirstPrincipal() is { } own && own.DeclaringType == type => entry.Property(own).CurrentValue,
                _ when property.FindFirstPrincipal() is { } principal && principals.TryGetValue((IEntityType)principal.DeclaringType, out var other) => Get(
                    principal,
                    other
                ),
                _ => Value(property.ClrType, property.Name, property.GetMaxLength()),
            };
        entry.State = EntityState.Added;
        return entry.Entity;
    }

    // A value that no default is.
    private static object Value(Type type, string name, int? maxLength = null)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return name == "TimeZone" ? "Europe/Berlin" : Cut($"{Random.Shared.Next():x8}-{name}", maxLength);
        if (type == typeof(Guid))
            return Guid.CreateVersion7();
        if (type == typeof(DateTimeOffset))
            return At;
        if (type == typeof(bool))
            return true;
        if (type == typeof(byte[]))
            return Guid.NewGuid().ToByteArray();
        if (type.IsEnum)
            return Enum.GetValues(type).Cast<object>().Last();
        if (type.IsPrimitive)
            return Convert.ChangeType(Random.Shared.Next(1000, 30_000), type, null);
        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) && type.GetGenericArguments() is [var element])
        {
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            list.Add(Value(element, name));
            list.Add(Value(element, name));
            return list;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
        {
            var members = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(type.GetGenericArguments()))!;
            members.Add(name, Value(type.GetGenericArguments()[1], name));
            return members;
        }
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType, p.Name!))]);
        // An instant that no constructor is given.
        foreach (var at in type.GetProperties().Where(p => p.CanWrite && p.GetValue(made) is DateTimeOffset was && was == default))
            at.SetValue(made, At);
        return made;
    }

    private static string Cut(string text, int? maxLength) => maxLength < text.Length ? text[..maxLength.Value] : text;
}
