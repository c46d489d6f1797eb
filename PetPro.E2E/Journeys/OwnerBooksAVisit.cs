using Microsoft.Playwright;
using PetPro.Data.Bookings;
using PetPro.E2E.Pages;
using PetPro.E2E.Support;
using PetPro.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace PetPro.E2E.Journeys;

/// <summary>An owner's way from a new account to a visit, and what may happen on it.</summary>
public sealed class OwnerBooksAVisit(PetProServer server, Chromium chromium) : IClassFixture<PetProServer>
{
    [Fact]
    public async Task A_new_owner_registers_adds_a_pet_finds_a_clinic_pays_and_is_expected()
    {
        var clinic = await server.World.ClinicAsync();
        await using var sari = await chromium.SitDownAsync(server);
        var email = $"sari{Guid.NewGuid():N}@petpro.test";
        var account = new AccountPages(sari);
        await account.RegisterAsync("Sari Wijaya", email, "0812 3456 7890", PetProServer.Password);
        await account.VerifyAsync(await server.Mails.CodeAsync(email));
        if (sari.Page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
        {
            await sari.SignInAsync(email);
        }

        await sari.GoAsync("/owner");
        await sari.ShouldBeFitToSeeAsync("home-empty");
        await AddPetAsync(sari);
        await FindAsync(sari, clinic);
        await sari.Page.WaitForURLAsync("**/book/*");
        await sari.AliveAsync();

        var book = new BookPage(sari);
        await Expect(sari.Page.Locator(".book-summary")).ToContainTextAsync("WIB");
        await book.ChoosePetAsync("Kopi");
        await sari.ShouldBeFitToSeeAsync("book");
        await book.HoldAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        var hold = new HoldPage(sari);
        var before = await hold.LeftAsync();
        await sari.ReloadAsync();
        (await hold.LeftAsync()).ShouldBeInRange(before - TimeSpan.FromSeconds(20), before);
        await sari.ShouldBeFitToSeeAsync("hold");

        var gateway = await hold.PayAsync("Card");
        var booking = await gateway.AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");
        await sari.ShouldBeFitToSeeAsync("booking-confirmed");
        var reference = await booking.ReferenceAsync();
        await Expect(booking.Receipt).ToContainTextAsync("Rp 150.000");
        await Expect(booking.Receipt).ToContainTextAsync("Card");

        var file = await sari.Page.APIRequest.GetAsync($"/owner/bookings/{booking.Id}/calendar.ics");
        (await file.TextAsync()).ShouldContain(reference);
        var mail = await server.Mails.FindAsync(email, "Kopi");
        mail.Calendar.ShouldNotBeNull().ShouldContain(reference);
        await Expect(sari.Page.Locator(".portal-header")).ToContainTextAsync("1");
        await sari.GoAsync("/owner/notifications");
        await Expect(sari.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(reference);
        await sari.GoAsync("/owner");
        await Expect(sari.Page.Locator(".booking-card")).ToContainTextAsync("Confirmed");
        await sari.ShouldBeFitToSeeAsync("home");
    }

    [Fact]
    public async Task A_declined_payment_is_made_again_while_the_seat_is_held()
    {
        var (sari, clinic, _) = await SignedInAsync();
        await using var disposing = sari;
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo");
        var booking = await (await hold.PayAsync()).AnswerAsync("decline");
        await booking.ShouldSayAsync("The payment was declined");
        await sari.ShouldBeFitToSeeAsync("booking-declined");
        hold = await booking.PayAgainAsync();
        booking = await (await hold.PayAsync("Card")).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");
    }

    [Fact]
    public async Task A_time_that_is_taken_meanwhile_leaves_the_rest_of_the_choice()
    {
        var (sari, clinic, _) = await SignedInAsync();
        await using var disposing = sari;
        var book = new BookPage(sari);
        await book.OpenAsync(clinic.ServiceId);
        await book.ChooseDayAsync(2);
        await book.ChoosePetAsync("Milo");
        var time = await book.ChooseTimeAsync(4);
        var slot = (await server.World.FreeAsync(clinic.ServiceId, TimeSpan.FromDays(1)))
            .First(s => sari.Page.Url.Contains($"day={s.StartsAt:yyyy-MM-dd}&time={s.StartsAt:HHmm}", StringComparison.Ordinal));
        (await server.TakeAsync(slot.SlotId)).IsOk.ShouldBeTrue();

        await book.HoldAsync();
        await Expect(book.Alert).ToContainTextAsync("Somebody else has just taken this time");
        await Expect(book.Times.Filter(new() { HasText = time })).ToHaveCountAsync(0);
        await Expect(sari.Page.Locator(".book-summary")).ToContainTextAsync("Milo");
        await book.ChooseTimeAsync(4);
        await book.HoldAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
    }

    [Fact]
    public async Task A_visit_is_cancelled_after_the_refund_was_shown()
    {
        var (sari, clinic, _) = await SignedInAsync();
        await using var disposing = sari;
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo", day: 4);
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");
        await booking.AskToCancelAsync();
        await Expect(booking.Dialog).ToContainTextAsync("Rp 150.000");
        await Expect(booking.Dialog).ToContainTextAsync("100%");
        await sari.ShouldBeFitToSeeAsync("booking-cancel");
        await booking.Dialog.GetByRole(AriaRole.Button, new() { Name = "Keep the visit" }).ClickAsync();
        await Expect(booking.Dialog).ToHaveCountAsync(0);
        await booking.AskToCancelAsync();
        await booking.Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the visit and get" }).ClickAsync();
        await booking.ShouldSayAsync("The visit is cancelled");
        await Expect(booking.Status).ToContainTextAsync("Rp 150.000 has been given back to you", new() { Timeout = 30_000 });
        await Expect(booking.Receipt).ToContainTextAsync("-Rp 150.000");
        await sari.ShouldBeFitToSeeAsync("booking-cancelled");
        await sari.GoAsync("/owner/bookings?tab=cancelled");
        await Expect(sari.Page.Locator(".booking-card")).ToContainTextAsync("Cancelled");
        await sari.ShouldBeFitToSeeAsync("bookings-past");
        await sari.GoAsync("/owner/bookings");
        await sari.ShouldBeFitToSeeAsync("bookings-none");
    }

    [Fact]
    public async Task A_completed_visit_is_reviewed_once()
    {
        var (sari, clinic, _) = await SignedInAsync();
        await using var disposing = sari;
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo");
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");
        (await server.Now<StartVisit>().RunAsync(clinic.Manager, booking.Id, CancellationToken.None)).IsOk.ShouldBeTrue();
        await booking.ShouldSayAsync("The visit is under way");
        (await server.Now<CompleteVisit>().RunAsync(clinic.Manager, booking.Id, CancellationToken.None)).IsOk.ShouldBeTrue();
        await booking.ShouldSayAsync("The visit is completed");

        await sari.Page.GetByRole(AriaRole.Link, new() { Name = "Write a review" }).ClickAsync();
        await sari.Page.WaitForURLAsync("**/review");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Publish review" }).ClickAsync();
        await Expect(sari.Page.GetByText("Choose one to five stars.")).ToBeVisibleAsync();
        await sari.Page.GetByRole(AriaRole.Radio, new() { Name = "4" }).CheckAsync(new() { Force = true });
        await sari.Page.GetByLabel("Your words").FillAsync("Kind and on time.");
        await sari.ShouldBeFitToSeeAsync("review");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Publish review" }).ClickAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you" })).ToBeVisibleAsync();
        var page = $"/clinics/{await server.SlugAsync(clinic)}";
        await Eventually.SeeAsync(
            async () =>
            {
                await sari.GoAsync(page);
                return await sari.Page.GetByRole(AriaRole.Main).InnerTextAsync();
            },
            text => text.Contains("Kind and on time.", StringComparison.Ordinal));
        await sari.GoAsync($"/owner/bookings/{booking.Id}/review");
        await Expect(sari.Page.GetByRole(AriaRole.Button, new() { Name = "Publish review" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_visit_is_booked_by_keyboard_alone()
    {
        var (sari, clinic, _) = await SignedInAsync();
        await using var disposing = sari;
        await new BookPage(sari).OpenAsync(clinic.ServiceId);
        var keys = sari.Page.Keyboard;
        await TabToAsync(sari, ".day[aria-pressed=true]");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await TabToAsync(sari, ".time input");
        await keys.PressAsync("Space");
        await Expect(sari.Page.Locator(".time input:checked")).ToHaveCountAsync(1);
        await TabToAsync(sari, ".pet-choice input");
        await Expect(sari.Page.Locator(".pet-choice input:checked")).ToHaveCountAsync(1);
        await TabToAsync(sari, ".book button[type=submit]");
        await keys.PressAsync("Enter");
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        await Expect(new HoldPage(sari).Countdown).ToBeVisibleAsync();
        await TabToAsync(sari, "input[name=method]");
        await keys.PressAsync("ArrowDown");
        await Expect(sari.Page.Locator("input[value=card]")).ToBeCheckedAsync();
        await TabToAsync(sari, ".book button[type=submit]");
        await keys.PressAsync("Enter");
        await sari.Page.WaitForURLAsync("**/sandbox/pay/*");
        await TabToAsync(sari, "button[value=success]");
        await keys.PressAsync("Enter");
        await sari.Page.WaitForURLAsync("**/owner/bookings/*");
        await new BookingPage(sari).ShouldSayAsync("The visit is confirmed");
    }

    [Fact]
    public async Task Who_has_not_signed_in_does_so_on_the_way_and_keeps_the_choice()
    {
        var clinic = await server.World.ClinicAsync();
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        await using var sari = await chromium.SitDownAsync(server);
        await FindAsync(sari, clinic);
        await sari.Page.WaitForURLAsync("**/account/sign-in?*");
        await sari.SignInAsync(email);

        sari.Page.Url.ShouldContain($"/book/{clinic.ServiceId}?day=");
        await Expect(sari.Page.Locator(".time input:checked")).ToHaveCountAsync(1);
        await new BookPage(sari).HoldAsync();
        await sari.Page.WaitForURLAsync("**/book/hold/*");
        await sari.Page.GoBackAsync();
        await sari.AliveAsync();
        await Expect(new BookPage(sari).Times.First).ToBeVisibleAsync();
        await sari.Page.GoForwardAsync();
        await sari.AliveAsync();
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Give this time back" }).ClickAsync();
        await Expect(new HoldPage(sari).Heading).ToHaveTextAsync("You have given the time back");
        await sari.ShouldBeFitToSeeAsync("hold-released");
    }

    [Fact]
    public async Task What_is_somebody_elses_is_not_there()
    {
        var (sari, clinic, _) = await SignedInAsync();
        await using var disposing = sari;
        var hold = await new BookPage(sari).HoldAsync(clinic.ServiceId, "Milo");
        var held = sari.Page.Url;
        var booking = await (await hold.PayAsync()).AnswerAsync("success");
        await booking.ShouldSayAsync("The visit is confirmed");
        var pet = await server.Database.ReadAsync(db => Task.FromResult(db.Bookings.Where(b => b.Id == booking.Id).Select(b => b.PetId).Single()));

        var (_, email) = await server.OwnerAsync("Budi");
        await using var budi = await chromium.SitDownAsync(server);
        await budi.SignInAsync(email);
        string[] hers = [held, $"/owner/bookings/{booking.Id}", $"/owner/bookings/{booking.Id}/review", $"/owner/bookings/{booking.Id}/calendar.ics", $"/owner/pets/{pet}", $"/pets/{pet}/photo"];
        foreach (var address in hers)
        {
            (await budi.Page.GotoAsync(address))!.Status.ShouldBe(404, address);
        }
    }

    /// <summary>Presses Tab until the focus is there; a keyboard that cannot get there never stops, and the test says so.</summary>
    private static async Task TabToAsync(Person person, string selector)
    {
        for (var i = 0; i < 80; i++)
        {
            if (await person.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await person.Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"Tab does not lead to {selector}.");
    }

    private static async Task AddPetAsync(Person sari)
    {
        await sari.GoAsync("/owner/pets/new");
        await sari.ShouldBeFitToSeeAsync("pet-new");
        await sari.Page.GetByLabel("Name").FillAsync("Kopi");
        await sari.Page.GetByLabel("Species").SelectOptionAsync("dog");
        await sari.Page.GetByLabel("Weight").FillAsync("11.5");
        await sari.ChooseFileAsync(sari.Page.GetByLabel("Photo"), new FilePayload { Name = "kopi.jpg", MimeType = "image/jpeg", Buffer = Pictures.Jpeg() });
        await Expect(sari.Page.Locator(".photo-preview.photo-chosen")).ToBeVisibleAsync();
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Kopi" })).ToBeVisibleAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("11.5 kg");
        await Expect(sari.Page.Locator(".photo-preview img")).ToBeVisibleAsync();
        await sari.Page.Locator("#kilograms").FillAsync("12.25");
        await sari.Page.GetByRole(AriaRole.Button, new() { Name = "Add weight" }).ClickAsync();
        await Expect(sari.Page.GetByText("The weight is written down.")).ToBeVisibleAsync();
        await Expect(sari.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("12.25 kg");
        await sari.ShouldBeFitToSeeAsync("pet");
        await sari.GoAsync("/owner/pets");
        await sari.ShouldBeFitToSeeAsync("pets");
    }

    private async Task FindAsync(Person sari, TestClinic clinic)
    {
        await sari.GoAsync("/clinics?q=melati");
        await sari.Page.Locator($"main a[href*='{await server.SlugAsync(clinic)}']").First.ClickAsync();
        await sari.Page.Locator("main a[href^='/book/'].chip").First.ClickAsync();
    }

    private async Task<(Person Sari, TestClinic Clinic, Guid Owner)> SignedInAsync()
    {
        var clinic = await server.World.ClinicAsync();
        var (id, email) = await server.OwnerAsync();
        await server.World.PetAsync(id);
        var sari = await chromium.SitDownAsync(server);
        await sari.SignInAsync(email);
        return (sari, clinic, id);
    }
}
