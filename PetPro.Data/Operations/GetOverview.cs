using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Notifications;
using PetPro.Core.Payments;
using PetPro.Data.Jobs;
using PetPro.Data.Outbox;

namespace PetPro.Data.Operations;

/// <param name="ClinicApplications">None where the actor does not decide on them; the rest none where the actor does not operate.</param>
/// <param name="LateEvents">Events that have waited for more than a minute.</param>
/// <param name="FailedJobs">Jobs whose latest run failed.</param>
/// <param name="FailedRefunds">Refunds that the gateway refused for good.</param>
public sealed record Overview(
    int? ClinicApplications, int? DeadLetters, int? LateEvents, int? FailedMails, int? FailedJobs, int? FailedRefunds);

/// <summary>What waits for somebody who runs the platform.</summary>
public sealed class GetOverview(IDbContextFactory<PetProDb> contexts, TimeProvider clock)
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    public async Task<Result<Overview>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        var (reviews, operates) = (actor.May(Permissions.ReviewClinics), actor.May(Permissions.Operate));
        if (!reviews && !operates)
        {
            return Error.Forbidden;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var applications = reviews ? await db.Clinics.CountAsync(c => c.Status == ClinicStatus.Pending, cancellation) : (int?)null;
        if (!operates)
        {
            return new Overview(applications, null, null, null, null, null);
        }

        var before = clock.GetUtcNow() - Late;
        return new Overview(
            applications,
            await db.OutboxMessages.CountAsync(m => m.Status == OutboxStatus.Dead, cancellation),
            await db.OutboxMessages.CountAsync(m => m.Status == OutboxStatus.Pending && m.OccurredAt < before, cancellation),
            await db.MailDeliveries.CountAsync(m => m.Status == MailStatus.Failed && m.LastError != MailDelivery.TooLate, cancellation),
            await db.JobRuns.CountAsync(
                r => r.Outcome == JobOutcome.Failed && !db.JobRuns.Any(later => later.Job == r.Job && later.ScheduledAt > r.ScheduledAt), cancellation),
            await db.Refunds.CountAsync(r => r.Status == RefundStatus.Failed, cancellation));
    }
}
