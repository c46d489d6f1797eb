using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using PetPro.Core.Notifications;
using PetPro.Data.Mapping;
using PetPro.Data.Outside;

namespace PetPro.Data.Notifications;

/// <summary>Links in mails that end that kind of mail without signing in (RFC 8058). They are sealed: nobody can make one for somebody else, or read whose it is.</summary>
public sealed class UnsubscribeLinks(IDataProtectionProvider protection, PublicAddress address)
{
    public const string Path = "/mail/unsubscribe";

    private readonly IDataProtector protector = protection.CreateProtector("PetPro.Unsubscribe");

    public Uri Of(Guid userId, NotificationKind kind) => address.Of($"{Path}/{protector.Protect($"{userId:N}.{kind.ToName()}")}");

    /// <returns>Null for what we have not sealed.</returns>
    public (Guid UserId, NotificationKind Kind)? Read(string? token)
    {
        try
        {
            var parts = protector.Unprotect(token ?? "").Split('.');
            return (Guid.ParseExact(parts[0], "N"), EnumNameConverter<NotificationKind>.FromName(parts[1]));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
