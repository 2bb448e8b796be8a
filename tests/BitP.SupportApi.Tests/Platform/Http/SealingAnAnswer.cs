using System.Security.Cryptography;
using System.Text;
using BitP.SupportApi.Platform.Callers;
using BitP.SupportApi.Platform.Http;

namespace BitP.SupportApi.Tests.Platform.Http;

public sealed class SealingAnAnswer
{
    private static readonly byte[] Body = """{"key":"bitp_live_secret"}"""u8.ToArray();
    private static readonly byte[] Request = RandomNumberGenerator.GetBytes(32);

    private readonly Secret caller = Secret.Generate("test");

    [Fact]
    public void The_caller_gets_it_again()
    {
        var closed = new AnswerSeal(caller.Text).Close(Body, Request);

        Assert.Equal(Body, new AnswerSeal(caller.Text).Open(closed, Request));
    }

    [Fact]
    public void What_is_stored_shows_nothing_and_is_never_the_same_twice()
    {
        var seal = new AnswerSeal(caller.Text);

        var closed = seal.Close(Body, Request);

        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(closed), StringComparison.Ordinal);
        Assert.NotEqual(closed, seal.Close(Body, Request));
    }

    [Fact]
    public void Another_credential_does_not_open_it()
    {
        var closed = new AnswerSeal(caller.Text).Close(Body, Request);

        Assert.Null(new AnswerSeal(Secret.Generate("test").Text).Open(closed, Request));
    }

    [Fact]
    public void The_stored_hash_of_the_credential_does_not_open_it()
    {
        var closed = new AnswerSeal(caller.Text).Close(Body, Request);

        Assert.Null(new AnswerSeal(Convert.ToHexString(caller.Hash)).Open(closed, Request));
        Assert.Null(new AnswerSeal(Encoding.Latin1.GetString(caller.Hash)).Open(closed, Request));
    }

    [Fact]
    public void The_answer_to_another_request_cannot_be_put_in_its_place()
    {
        var seal = new AnswerSeal(caller.Text);

        Assert.Null(seal.Open(seal.Close(Body, Request), RandomNumberGenerator.GetBytes(32)));
    }

    [Fact]
    public void An_altered_or_cut_or_open_text_is_refused()
    {
        var seal = new AnswerSeal(caller.Text);
        var closed = seal.Close(Body, Request);
        closed[^1] ^= 1;

        Assert.Null(seal.Open(closed, Request));
        Assert.Null(seal.Open(closed[..10], Request));
        Assert.Null(seal.Open(Body, Request));
    }
}
