using BitP.SupportApi.Platform.Credentials;
using BitP.SupportApi.Platform.Data;
using BitP.SupportApi.Platform.Localization;
using BitP.SupportApi.Platform.Problems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BitP.SupportApi.Features.Customers;

internal sealed class CustomerMapping : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> builder)
    {
        builder.ToTable("customers");
        builder.HasKey(c => c.Id);
        builder.ComesInOrderOf(c => c.CreatedAt);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.ExternalId).HasMaxLength(Customer.ExternalIdMaxLength);
        builder.Property(c => c.Name).HasMaxLength(Customer.NameMaxLength);
        builder.Property(c => c.Email).HasMaxLength(ValueRules.EmailMaxLength);
        builder.Property(c => c.Phone).HasMaxLength(ValueRules.PhoneMaxLength);
        builder.Property(c => c.Language).HasMaxLength(Languages.MaxLength);
        builder.Property(c => c.TimeZone).HasMaxLength(ValueRules.TimeZoneMaxLength);
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Property(c => c.CasesOpened).IsConcurrencyToken();
        builder.Ignore(c => c.About).Ignore(c => c.Details);
        builder.HasOne<Partner>().WithMany().HasForeignKey(c => c.PartnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.PartnerId, c.ExternalId }).IsUnique();
        builder.HasIndex(c => new
        {
            c.PartnerId,
            c.CreatedAt,
            c.Id,
        });
        builder.HasIndex(c => new { c.CreatedAt, c.Id });
        builder.HasIndex(c => c.Email);
    }
}
