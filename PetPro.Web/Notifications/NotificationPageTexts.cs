namespace PetPro.Web.Notifications;

/// <summary>The texts around notices; what a notice itself says was written in its reader's language when it came.</summary>
public sealed class NotificationPageTexts;
