using PetPro.Core.Notifications;
using PetPro.Data.Jobs;
using PetPro.Data.Outbox;
using PetPro.Web.Components;

namespace PetPro.Web.Admin;

/// <summary>Which tone the states of events, jobs and mails have; their words stand in the texts as `outbox-dead`, `job-failed`, `mail-sent`.</summary>
internal static class OperationStates
{
    public static Tone Tone(this OutboxStatus status) => status switch
    {
        OutboxStatus.Done => Components.Tone.Ok,
        OutboxStatus.Pending => Components.Tone.Info,
        OutboxStatus.Dead => Components.Tone.Bad,
        _ => Components.Tone.Neutral,
    };

    public static Tone Tone(this JobOutcome outcome) => outcome switch
    {
        JobOutcome.Done => Components.Tone.Ok,
        JobOutcome.Running => Components.Tone.Info,
        _ => Components.Tone.Bad,
    };

    public static Tone Tone(this MailStatus status) => status switch
    {
        MailStatus.Sent => Components.Tone.Ok,
        MailStatus.Pending => Components.Tone.Info,
        _ => Components.Tone.Bad,
    };
}
