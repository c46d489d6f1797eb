using PetPro.Core.Notifications;

namespace PetPro.Tests.Core.Notifications;

public sealed class NotificationKindTests
{
    [Theory]
    [InlineData(NotificationKind.Account)]
    [InlineData(NotificationKind.Bookings)]
    public void What_money_and_safety_need_comes_by_mail_and_in_the_app_whatever_was_chosen(NotificationKind kind)
    {
        NotificationKinds.IsWanted(kind, NotificationChannel.Mail, chosen: false).ShouldBeTrue();
        NotificationKinds.IsWanted(kind, NotificationChannel.InApp, chosen: false).ShouldBeTrue();
        NotificationKinds.IsWanted(kind, NotificationChannel.Sms, chosen: null).ShouldBeFalse();
    }

    [Fact]
    public void All_else_comes_until_somebody_does_not_want_it_but_nothing_that_costs_comes_unasked()
    {
        foreach (var kind in Enum.GetValues<NotificationKind>().Except([NotificationKind.Account, NotificationKind.Bookings]))
        {
            NotificationKinds.IsWanted(kind, NotificationChannel.Mail, null).ShouldBeTrue();
            NotificationKinds.IsWanted(kind, NotificationChannel.Mail, false).ShouldBeFalse();
            NotificationKinds.IsWanted(kind, NotificationChannel.InApp, false).ShouldBeFalse();
            NotificationKinds.IsWanted(kind, NotificationChannel.Sms, null).ShouldBeFalse();
            NotificationKinds.IsWanted(kind, NotificationChannel.Sms, true).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("vaccination-due", NotificationKind.Vaccinations)]
    [InlineData("waitlist-offered", NotificationKind.Waitlist)]
    [InlineData("visit-reminder", NotificationKind.Reminders)]
    [InlineData(NotificationTypes.ReviewInvited, NotificationKind.Reviews)]
    [InlineData(NotificationTypes.ClinicBooked, NotificationKind.ClinicWork)]
    [InlineData(NotificationTypes.ClinicRejected, NotificationKind.Account)]
    [InlineData(MailTemplates.ResetPassword, NotificationKind.Account)]
    [InlineData("what-nobody-has-thought-of", NotificationKind.Bookings)]
    public void A_type_is_filed_by_its_name_and_told_rather_than_lost(string type, NotificationKind kind) =>
        NotificationKinds.Of(type).ShouldBe(kind);

    [Fact]
    public void Only_what_may_be_switched_off_can_be_left_by_a_link() =>
        Enum.GetValues<NotificationKind>().Where(NotificationKinds.CanLeaveByLink)
            .ShouldAllBe(kind => NotificationKinds.RuleOf(kind, NotificationChannel.Mail) != ChoiceRule.Always);

    [Fact]
    public void No_mail_is_offered_where_none_is_ever_sent()
    {
        NotificationKinds.IsOffered(NotificationKind.Reviews, NotificationChannel.Mail).ShouldBeTrue();
        foreach (var kind in Enum.GetValues<NotificationKind>())
        {
            NotificationKinds.IsOffered(kind, NotificationChannel.Mail).ShouldBe(MailTemplates.All.Any(t => NotificationKinds.Of(t) == kind));
        }
    }
}
