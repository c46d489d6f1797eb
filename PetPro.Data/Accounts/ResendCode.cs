using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Mails another code to an address that is still to be proven, a minute after the last one at the earliest. The answer is always the same.</summary>
public sealed class ResendCode(IDbContextFactory<PetProDb> contexts, CodesByMail codes)
{
    public Task<Result> RunAsync(Actor _, string? email, CancellationToken cancellation) =>
        codes.AnswerAsync(contexts, email, CodePurpose.VerifyEmail, user => !user.EmailConfirmed, cancellation);
}
