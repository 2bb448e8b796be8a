using BitP.SupportApi.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Surveys.Definitions;

/// <summary>
/// Whose turn it is to say which surveys are active, of which there is one. Whoever changes an active survey or switches one on takes it, so that two on two nodes never miss each other.
/// </summary>
internal sealed class SurveyTurn
{
    public const int NameMaxLength = 32;

    /// <summary>The name of the only one, by which it is found.</summary>
    public const string TheName = "surveys";

    public string Name { get; private init; } = TheName;

    /// <summary>How often it was taken.</summary>
    public long Number { get; private set; }

    /// <summary>Takes it, before the surveys are read that are active.</summary>
    public static async Task TakeAsync(SupportDbContext db, CancellationToken ct)
    {
        var turn = await db.Set<SurveyTurn>().SingleOrDefaultAsync(t => t.Name == TheName, ct);
        if (turn is null)
            db.Add(turn = new());
        turn.Number++;
    }
}

internal sealed class SurveyTurnMapping : IEntityTypeConfiguration<SurveyTurn>
{
    public void Configure(EntityTypeBuilder<SurveyTurn> builder)
    {
        builder.ToTable("survey_turn");
        builder.HasKey(t => t.Name);
        builder.Property(t => t.Name).HasMaxLength(SurveyTurn.NameMaxLength);
        builder.Property(t => t.Number).IsConcurrencyToken();
    }
}
