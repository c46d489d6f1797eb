using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PetPro.Core.Notifications;
using PetPro.Data.Jobs;
using PetPro.Data.Ledger;
using PetPro.Data.Mapping;
using PetPro.Data.Outbox;
using PetPro.Web.Admin;

namespace PetPro.Tests.Web.Admin;

public sealed partial class AdminTextTests
{
    private readonly ResourceManager texts = new(typeof(AdminTexts).FullName!, typeof(AdminTexts).Assembly);

    [Fact]
    public void Every_job_mail_state_and_invariant_has_a_name()
    {
        var keys = JobSchedule.All.Select(job => $"job-{job.Name}")
            .Concat(MailTemplates.All.Select(template => $"template-{template}"))
            .Concat(Enum.GetValues<OutboxStatus>().Select(s => $"outbox-{s.ToName()}"))
            .Concat(Enum.GetValues<JobOutcome>().Select(o => $"job-outcome-{o.ToName()}"))
            .Concat(Enum.GetValues<MailStatus>().Select(s => $"mail-{s.ToName()}"))
            .Concat(Invariants().Select(name => $"invariant-{name}"));
        keys.Where(key => texts.GetString(key, CultureInfo.GetCultureInfo("ja")) is null).ShouldBeEmpty();
    }

    private static IEnumerable<string> Invariants()
    {
        using var sql = new StreamReader(typeof(CheckInvariants).Assembly.GetManifestResourceStream("PetPro.Data.Ledger.Invariants.sql")!);
        return [.. InvariantName().Matches(sql.ReadToEnd()).Select(m => m.Groups[1].Value)];
    }

    [GeneratedRegex("-- name: ([a-z-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InvariantName();
}
