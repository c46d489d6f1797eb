using Microsoft.EntityFrameworkCore;
using PetPro.Core.Outside;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Outside.Sandbox;
using PetPro.Data.Payments;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Payments;

/// <summary>A booking in payment at the real sandbox, and what the sandbox then sends, delivered by hand.</summary>
internal sealed class SandboxMerchant(TestDatabase database)
{
    public BookingJourney Journey { get; } = new(database);

    public async Task<(Actor Owner, Guid BookingId, Guid PaymentId)> OpenPaymentAsync(TestClinic? at = null)
    {
        var clinic = at ?? await Journey.World.ClinicAsync();
        var (owner, pet) = await Journey.OwnerWithPetAsync();
        var slot = (await Journey.World.FreeAsync(clinic.ServiceId, TimeSpan.FromHours(3)))[0];
        var begun = await Journey.BeginAsync(owner, (await Journey.HoldAsync(owner, slot.SlotId, pet)).Value.Id);
        var payment = await Journey.PaymentAsync(begun.PaymentId);
        await database.Get<SandboxGateway>().OpenAsync(
            new GatewayCharge(payment.Id, payment.Amount, payment.PaymentMethod, "PetPro", payment.PayBefore, new Uri("https://petpro.test/")),
            CancellationToken.None);
        return (owner, begun.BookingId, begun.PaymentId);
    }

    public async Task<List<string>> BodiesAsync(Guid paymentId, SandboxAnswer answer)
    {
        (await database.Get<SandboxTill>().AnswerAsync(paymentId, answer, CancellationToken.None)).IsOk.ShouldBeTrue();
        return await database.ReadAsync(db => db.SandboxWebhooks.Where(w => w.PaymentId == paymentId).OrderBy(w => w.Id).Select(w => w.Body).ToListAsync());
    }

    public GatewayWebhook Signed(string body)
    {
        var (signature, timestamp) = database.Get<SandboxSignature>().Sign(body);
        return new GatewayWebhook(body, signature, timestamp);
    }

    public Task<Result<bool>> DeliverAsync(GatewayWebhook webhook, string gateway = "sandbox") =>
        new ReceivePaymentNotice(database.Get<IDbContextFactory<PetProDb>>(), database.Get<SandboxGateway>(), database.Clock)
            .RunAsync(Actor.Visitor, gateway, webhook, CancellationToken.None);

    public Task<Result<bool>> DeliverAsync(string body) => DeliverAsync(Signed(body));
}
