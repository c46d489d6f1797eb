using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using PetPro.Core.Accounts;
using PetPro.Core.Clinics;
using PetPro.Core.Shared;
using PetPro.Data.Accounts;
using PetPro.Data.Clinics;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Clinics;

public sealed partial class StaffTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly World world = new(database);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_invited_joins_with_that_role_at_that_clinic_only_and_once()
    {
        var (clinic, elsewhere) = (await ClinicAsync(), await ClinicAsync());
        var (guest, email) = await AccountAsync();
        var token = await InviteAsync(clinic, email, Roles.Reception);

        var accepted = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => AcceptAsync(guest, token)));

        accepted.Count(a => a.IsOk).ShouldBe(1);
        accepted.Where(a => !a.IsOk).ShouldAllBe(a => a.Error!.Code == "invitation-closed");
        var actor = await database.Get<GetActor>().RunAsync(guest, Cancellation);
        actor.ClinicPermissions[clinic.Id].Order().ShouldBe(Roles.Grants[Roles.Reception].Order());
        actor.MayAt(elsewhere.Id, Permissions.SeeVisits).ShouldBeFalse();
        (await AcceptAsync(guest, await InviteAsync(clinic, email, Roles.Veterinarian))).Error!.Code.ShouldBe("on-staff-already");
        (await AcceptAsync(guest, await InviteAsync(elsewhere, email, Roles.Veterinarian))).IsOk.ShouldBeTrue();
        (await database.ReadAsync(db => db.Staff.CountAsync(s => s.UserId == guest))).ShouldBe(2);
    }

    [Fact]
    public async Task An_invitation_is_good_for_its_own_address_for_seven_days_and_until_it_is_renewed_or_withdrawn()
    {
        var clinic = await ClinicAsync();
        var (guest, email) = await AccountAsync();
        var (stranger, _) = await AccountAsync();
        var token = await InviteAsync(clinic, email, Roles.Carer);

        (await AcceptAsync(stranger, token)).Error!.Code.ShouldBe("invitation-for-another");
        (await database.Get<GetInvitation>().RunAsync(Actor.Owner(stranger), token, Cancellation)).Value.IsForActor.ShouldBeFalse();
        (await AcceptAsync(guest, token + "x")).Error.ShouldBe(Error.NotFound);
        (await database.Get<AcceptInvitation>().RunAsync(Actor.Visitor, token, Cancellation)).Error.ShouldBe(Error.NotFound);
        (await database.Get<InviteStaff>().RunAsync(clinic.Manager, clinic.Id, null, "Sinta", email.ToUpperInvariant(), Roles.Carer, Cancellation))
            .Error!.Code.ShouldBe("invited-already");

        await database.ReadAsync(db => db.Users.Where(u => u.Id == guest).ExecuteUpdateAsync(u => u.SetProperty(x => x.EmailConfirmed, false)));
        (await AcceptAsync(guest, token)).Error!.Code.ShouldBe("invitation-for-another", "an address that is not proven is nobody's");
        await database.ReadAsync(db => db.Users.Where(u => u.Id == guest).ExecuteUpdateAsync(u => u.SetProperty(x => x.EmailConfirmed, true)));

        database.Clock.Advance(StaffInvitation.GoodFor);
        (await AcceptAsync(guest, token)).Error!.Code.ShouldBe("invitation-closed");
        var id = (await database.Get<ListStaff>().RunAsync(clinic.Manager, clinic.Id, Cancellation)).Value.Invited.Single().Id;
        (await database.Get<RenewInvitation>().RunAsync(clinic.Manager, clinic.Id, id, Cancellation)).IsOk.ShouldBeTrue();
        var second = await TokenAsync(email);
        second.ShouldNotBe(token);
        (await AcceptAsync(guest, token)).Error.ShouldBe(Error.NotFound, "the first link leads nowhere any more");
        (await database.Get<WithdrawInvitation>().RunAsync(clinic.Manager, clinic.Id, id, Cancellation)).IsOk.ShouldBeTrue();
        (await AcceptAsync(guest, second)).Error!.Code.ShouldBe("invitation-closed");
    }

    [Fact]
    public async Task The_answer_to_a_manager_is_the_same_whether_the_address_has_an_account()
    {
        var clinic = await ClinicAsync();
        var (_, email) = await AccountAsync();
        foreach (var address in new[] { email, "nobody@petpro.test" })
        {
            (await database.Get<InviteStaff>().RunAsync(clinic.Manager, clinic.Id, null, "Sinta", address, Roles.Carer, Cancellation)).IsOk.ShouldBeTrue();
        }

        var kept = await database.ReadAsync(db => db.MailDeliveries.Where(m => m.Template == "staff-invited").Select(m => m.Arguments).ToListAsync());
        kept.ShouldAllBe(arguments => !arguments.Values.Any(v => v.Contains('@')));
    }

    [Fact]
    public async Task A_clinic_keeps_a_manager_even_when_two_leave_at_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var clinic = await ClinicAsync();
            var (second, email) = await AccountAsync();
            (await AcceptAsync(second, await InviteAsync(clinic, email, Roles.ClinicManager))).IsOk.ShouldBeTrue();
            var other = await database.ReadAsync(db => db.Staff.Where(s => s.UserId == second).Select(s => s.Id).SingleAsync());

            var left = await Task.WhenAll(
                database.Get<DeactivateStaff>().RunAsync(clinic.Manager, clinic.Id, clinic.StaffIds[0], Cancellation),
                database.Get<ChangeStaffRole>().RunAsync(clinic.Manager, clinic.Id, other, Roles.Carer, Cancellation));

            left.Count(r => r.IsOk).ShouldBe(1);
            left.Single(r => !r.IsOk).Error!.Code.ShouldBe("last-manager");
        }
    }

    [Fact]
    public async Task Only_a_manager_of_that_clinic_touches_its_staff()
    {
        var (clinic, elsewhere) = (await ClinicAsync(), await ClinicAsync());
        var (guest, email) = await AccountAsync();
        await AcceptAsync(guest, await InviteAsync(clinic, email, Roles.Veterinarian));
        var vet = await database.Get<GetActor>().RunAsync(guest, Cancellation);
        var staffId = clinic.StaffIds[0];
        foreach (var foreign in new[] { elsewhere.Manager, vet, Actor.Owner(guest), Actor.Visitor })
        {
            Error?[] answers =
            [
                (await database.Get<ListStaff>().RunAsync(foreign, clinic.Id, Cancellation)).Error,
                (await database.Get<GetStaffMember>().RunAsync(foreign, clinic.Id, staffId, Cancellation)).Error,
                (await database.Get<ChangeStaffRole>().RunAsync(foreign, clinic.Id, staffId, Roles.Carer, Cancellation)).Error,
                (await database.Get<DeactivateStaff>().RunAsync(foreign, clinic.Id, staffId, Cancellation)).Error,
                (await database.Get<ReactivateStaff>().RunAsync(foreign, clinic.Id, staffId, Cancellation)).Error,
                (await database.Get<ChangeStaffHours>().RunAsync(foreign, clinic.Id, staffId, WeeklyHours.None, Cancellation)).Error,
                (await database.Get<InviteStaff>().RunAsync(foreign, clinic.Id, null, "X", "x@petpro.test", Roles.Carer, Cancellation)).Error,
                (await database.Get<EnterAbsence>().RunAsync(foreign, clinic.Id, staffId, new AbsenceEntry(new DateOnly(2026, 12, 1), null, null, null, "sick", null), Cancellation)).Error,
                (await database.Get<GetClinicProfile>().RunAsync(foreign, clinic.Id, Cancellation)).Error,
                (await database.Get<AddClinicPicture>().RunAsync(foreign, clinic.Id, Stream.Null, Cancellation)).Error,
            ];
            answers.ShouldAllBe(e => e == Error.NotFound);
        }

        (await database.Get<GetStaffMember>().RunAsync(elsewhere.Manager, elsewhere.Id, staffId, Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Who_has_left_is_out_at_once_and_may_come_back_as_who_they_were()
    {
        var clinic = await ClinicAsync();
        var (guest, email) = await AccountAsync();
        await AcceptAsync(guest, await InviteAsync(clinic, email, Roles.Reception));
        var staffId = await database.ReadAsync(db => db.Staff.Where(s => s.UserId == guest).Select(s => s.Id).SingleAsync());

        (await database.Get<DeactivateStaff>().RunAsync(clinic.Manager, clinic.Id, staffId, Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<GetActor>().RunAsync(guest, Cancellation)).ClinicPermissions.ShouldBeEmpty();
        (await AcceptAsync(guest, await InviteAsync(clinic, email, Roles.Carer))).IsOk.ShouldBeTrue();
        (await database.ReadAsync(db => db.Staff.Where(s => s.UserId == guest).Select(s => new { s.Id, s.Role, s.IsActive }).SingleAsync()))
            .ShouldBe(new { Id = staffId, Role = Roles.Carer, IsActive = true });
    }

    [Fact]
    public async Task Pictures_keep_their_order_and_another_name_goes_into_the_history()
    {
        var clinic = await ClinicAsync();
        var ids = new List<Guid>();
        for (var i = 0; i < 3; i++)
        {
            using var picture = new MemoryStream(Pictures.Png());
            ids.Add((await database.Get<AddClinicPicture>().RunAsync(clinic.Manager, clinic.Id, picture, Cancellation)).Value);
        }

        (await database.Get<MoveClinicPicture>().RunAsync(clinic.Manager, clinic.Id, ids[2], Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<DescribeClinicPicture>().RunAsync(clinic.Manager, clinic.Id, ids[0], "The waiting room", Cancellation)).IsOk.ShouldBeTrue();
        (await database.Get<RemoveClinicPicture>().RunAsync(clinic.Manager, clinic.Id, ids[1], Cancellation)).IsOk.ShouldBeTrue();
        var page = (await database.Get<GetClinicPage>().RunAsync(Actor.Visitor, clinic.Id.ToString(), Cancellation)).Value;
        page.Pictures.Select(p => (p.Id, p.Alternative)).ShouldBe([(ids[0], "The waiting room"), (ids[2], "")]);

        var entry = new ClinicEntry("Klinik Melati Baru", "Jl. Melati 1", "Jakarta Selatan", "DKI Jakarta", "12110", "-6.24, 106.8", "Asia/Jakarta",
            "+622155500000", "halo@klinik.test", null, "Baru.", [], new Dictionary<DayOfWeek, TypedHours>(), "503/1");
        (await database.Get<ChangeClinicProfile>().RunAsync(clinic.Manager, clinic.Id, entry, Cancellation)).IsOk.ShouldBeTrue();
        var history = await database.ReadAsync(db => db.ClinicDecisions.Where(d => d.ClinicId == clinic.Id).Select(d => new { d.Deed, d.Words }).ToListAsync());
        history.ShouldHaveSingleItem().ShouldBe(new { Deed = ClinicDeed.NameChanged, Words = (string?)"Klinik Melati → Klinik Melati Baru" });
    }

    private async Task<TestClinic> ClinicAsync()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        return await world.ClinicAsync();
    }

    private async Task<(Guid Id, string Email)> AccountAsync()
    {
        var id = await world.OwnerAsync("Sinta");
        return (id, await database.ReadAsync(db => db.Users.Where(u => u.Id == id).Select(u => u.Email!).SingleAsync()));
    }

    private async Task<string> InviteAsync(TestClinic clinic, string email, string role)
    {
        (await database.Get<InviteStaff>().RunAsync(clinic.Manager, clinic.Id, null, "Sinta", email, role, Cancellation)).IsOk.ShouldBeTrue();
        return await TokenAsync(email);
    }

    /// <summary>As it stands in the newest mail to that address.</summary>
    private async Task<string> TokenAsync(string email)
    {
        while (await database.SendMailsAsync() > 0)
        {
            // Until the queue is empty.
        }

        return Link().Match(database.Mailer.Sent.Last(m => m.To == email).Text).Groups[1].Value;
    }

    private Task<Result<Guid>> AcceptAsync(Guid userId, string token) => database.Get<AcceptInvitation>().RunAsync(Actor.Owner(userId), token, Cancellation);

    [GeneratedRegex("/invitations/([A-Za-z0-9_-]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();
}
