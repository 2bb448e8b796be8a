using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Agents;

internal sealed class AgentMapping : IEntityTypeConfiguration<Agent>
{
    public void Configure(EntityTypeBuilder<Agent> builder)
    {
        builder.ToTable("agents");
        builder.HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Name).HasMaxLength(Agent.NameMaxLength);
        builder.Property(a => a.Email).HasMaxLength(ValueRules.EmailMaxLength);
        builder.Property(a => a.ExternalId).HasMaxLength(Agent.ExternalIdMaxLength);
        // A list that queries can look into. No index helps them: a desk has hundreds of agents, not millions, and reading all costs less than upkeep.
        builder.PrimitiveCollection(a => a.Languages).ElementType(tag => tag.HasMaxLength(Languages.MaxLength));
        builder.PrimitiveCollection(a => a.FormerNames).ElementType(name => name.HasMaxLength(Agent.NameMaxLength));
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.Property(a => a.LinesChanged).IsConcurrencyToken();
        builder.Ignore(a => a.About).Ignore(a => a.Details).Ignore(a => a.Names);
        builder.HasOne(a => a.Team).WithMany().HasForeignKey(a => a.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Agent>().WithMany().HasForeignKey(a => a.ReportsToId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(a => a.Team).AutoInclude();
        builder.HasIndex(a => a.ExternalId).IsUnique();
        builder.HasIndex(a => new { a.CreatedAt, a.Id });
    }
}
