using PetPro.Core.Outside;

namespace PetPro.Tests.Support;

/// <summary>Keeps what would have been sent; refuses everything while a test tells it to.</summary>
public sealed class CollectingMailer : IMailer
{
    private readonly List<Mail> sent = [];

    public bool Refuse { get; set; }

    public IReadOnlyList<Mail> Sent
    {
        get
        {
            lock (sent)
            {
                return [.. sent];
            }
        }
    }

    public Task SendAsync(Mail mail, CancellationToken cancellation)
    {
        if (Refuse)
        {
            throw new InvalidOperationException($"no such mailbox {mail.To}");
        }

        lock (sent)
        {
            sent.Add(mail);
        }

        return Task.CompletedTask;
    }
}
