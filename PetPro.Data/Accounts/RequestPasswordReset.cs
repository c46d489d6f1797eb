using PetPro.Core.Accounts;

namespace PetPro.Data.Accounts;

/// <summary>Mails a code to who has forgotten the password. The answer is the same for an address without an account.</summary>
public sealed class RequestPasswordReset(IDbContextFactory<PetProDb> contexts, CodesByMail codes)
{
    public Task<Result> RunAsync(Actor _, string? email, CancellationToken cancellation) =>
        codes.AnswerAsync(contexts, email, CodePurpose.ResetPassword, user => user.IsActive, cancellation);
}
