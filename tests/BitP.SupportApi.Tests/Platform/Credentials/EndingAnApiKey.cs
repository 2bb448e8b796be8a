using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Credentials;

namespace BitP.SupportApi.Tests.Platform.Credentials;

public sealed class EndingAnApiKey
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 8, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Guid Partner = Guid.CreateVersion7();

    private static readonly Actor Admin = new(ActorKind.Admin, null, "Operator") { Scopes = [.. Scope.All], CredentialId = Guid.CreateVersion7() };

    [Fact]
    public void Rotating_gives_a_key_with_the_same_rights_and_lets_the_old_one_run_out()
    {
        var key = PartnerKey(Start.AddDays(90));

        var (successor, error) = key.Rotate(Secret.Generate("test"), Day, Admin, Start.AddDays(30));

        Assert.Null(error);
        Assert.Equal((key.Name, key.Kind, key.PartnerId, key.Scopes), (successor!.Name, successor.Kind, successor.PartnerId, successor.Scopes));
        Assert.NotEqual(key.Hash, successor.Hash);
        Assert.Equal(Start.AddDays(120), successor.ExpiresAt);
        Assert.Equal((Start.AddDays(31), successor.Id), (key.ExpiresAt, key.ReplacedBy));
    }

    [Fact]
    public void Rotating_never_lengthens_the_life_of_the_old_key()
    {
        var key = PartnerKey(Start.AddHours(1));

        _ = key.Rotate(Secret.Generate("test"), Day, Admin, Start);

        Assert.Equal(Start.AddHours(1), key.ExpiresAt);
    }

    [Fact]
    public void A_key_without_an_end_gets_a_successor_without_one()
    {
        Assert.Null(PartnerKey(null).Rotate(Secret.Generate("test"), Day, Admin, Start).Successor!.ExpiresAt);
    }

    [Fact]
    public void A_key_is_rotated_once_and_only_while_it_works()
    {
        var (rotated, revoked, expired) = (PartnerKey(null), PartnerKey(null), PartnerKey(Start));
        _ = rotated.Rotate(Secret.Generate("test"), Day, Admin, Start);
        Assert.Null(revoked.Revoke(Admin, Start));

        foreach (var key in new[] { rotated, revoked, expired })
            Assert.Equal(ApiKeyErrors.NotActive, key.Rotate(Secret.Generate("test"), Day, Admin, Start).Error);
    }

    [Fact]
    public void Nobody_gets_a_wider_key_by_rotating_one()
    {
        var narrow = Admin with { Scopes = [Scope.AccessRead, Scope.AccessWrite] };

        Assert.Equal(ApiKeyErrors.ScopesNotHeld.Code, PartnerKey(null).Rotate(Secret.Generate("test"), Day, narrow, Start).Error?.Code);
        Assert.Equal(
            ApiKeyErrors.ScopesNotHeld.Code,
            PartnerKey(null, Scope.AccessWrite, Scope.TicketsRead).Rotate(Secret.Generate("test"), Day, narrow, Start).Error?.Code
        );
        Assert.Null(PartnerKey(null, Scope.AccessWrite).Rotate(Secret.Generate("test"), Day, narrow, Start).Error);
    }

    [Fact]
    public void An_operator_cannot_end_the_key_in_hand()
    {
        var key = ApiKey.Create(Secret.Generate("test"), "Mine", new(ActorKind.Admin, null, "Mine"), [], null, Start);
        var self = Admin with { CredentialId = key.Id };

        Assert.Equal(ApiKeyErrors.InUse, key.Revoke(self, Start));
        Assert.Equal(ApiKeyErrors.InUse, key.Rotate(Secret.Generate("test"), TimeSpan.Zero, self, Start).Error);
        Assert.Null(key.Rotate(Secret.Generate("test"), Day, self, Start).Error);
        Assert.Null(key.Revoke(Admin, Start));
    }

    [Fact]
    public void A_partner_can_end_the_key_in_hand()
    {
        var key = PartnerKey(null);
        var self = new Actor(ActorKind.Partner, Partner, "Partner")
        {
            PartnerId = Partner,
            CredentialId = key.Id,
            Scopes = [.. Scope.All],
        };

        Assert.Null(key.Revoke(self, Start));
        Assert.Equal(Start, key.RevokedAt);
        Assert.Equal(ApiKeyErrors.NotActive, key.Revoke(self, Start));
    }

    [Fact]
    public void Without_scopes_of_its_own_a_credential_has_those_of_its_maker()
    {
        Assert.Empty(Scope.InheritedFrom(Admin));
        Assert.Equal([Scope.TicketsRead], Scope.InheritedFrom(Admin with { Scopes = [Scope.TicketsRead] }));
    }

    private static ApiKey PartnerKey(DateTimeOffset? expiresAt, params string[] scopes) =>
        ApiKey.Create(Secret.Generate("test"), "Back end", new(ActorKind.Partner, Partner, "Partner") { PartnerId = Partner }, scopes, expiresAt, Start);
}
