using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PetPro.Core.Bookings;
using PetPro.Core.Payments;
using PetPro.Core.Shared;
using PetPro.Data;
using PetPro.Data.Bookings;
using PetPro.Data.Ledger;
using PetPro.Data.Seeding;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Migrations;

/// <summary>
/// A database of the first release comes to this version with all that is in it, and an instance of the first release that still runs
/// goes on writing: what it writes stands as SQL here, for its code is gone.
/// </summary>
public sealed class FirstReleaseTests(PostgresCluster cluster)
{
    [Fact]
    public async Task What_the_first_release_wrote_before_and_writes_after_the_migration_is_whole()
    {
        var connection = await cluster.CreateDatabaseAsync(isMigrated: false);
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddPetProData(connection)
            .BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<PetProDb>>();
        await using (var db = await contexts.CreateDbContextAsync())
        {
            await db.GetService<IMigrator>().MigrateAsync("20261121000001_Facts");
            await db.Database.ExecuteSqlRawAsync(Visit("a"));
            await db.Database.MigrateAsync();
            await services.GetRequiredService<SeedReference>().RunAsync(Actor.System, CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync(Visit("b"));
        }

        await services.GetRequiredService<RebuildBookingSummary>().RunAsync(Actor.System, CancellationToken.None);
        await services.GetRequiredService<RebuildUserBookings>().RunAsync(Actor.System, CancellationToken.None);
        (await services.GetRequiredService<CheckInvariants>().RunAsync(Actor.System, CancellationToken.None)).Value.Where(i => i.Violations > 0)
            .Select(i => $"{i.Name}: {string.Join(", ", i.Examples)}").ShouldBeEmpty();
        await using var after = await contexts.CreateDbContextAsync();
        foreach (var booking in await after.Bookings.AsNoTracking().OrderBy(b => b.Id).ToListAsync())
        {
            (booking.Status, booking.ToPayOnline, booking.GroupId, booking.TimesMoved).ShouldBe((BookingStatus.Confirmed, Money.Idr(150_000), null, 0));
            (await after.Payments.AsNoTracking().SingleAsync(p => p.Id == booking.PaymentId)).Status.ShouldBe(PaymentStatus.Success);
            (await services.GetRequiredService<GetCancellationTerms>().RunAsync(Actor.Owner(booking.UserId), booking.Id, CancellationToken.None)).Value.Refund
                .ShouldBe(Money.Idr(150_000));
        }

        (await after.Services.AsNoTracking().ToListAsync()).ShouldAllBe(s => s.DepositPercent == 100 && s.BufferAfterMinutes == 0 && !s.RequiresApproval);
        (await after.Staff.AsNoTracking().ToListAsync()).ShouldAllBe(s => s.IsActive);
    }

    /// <summary>A clinic, its vet and service, an owner with a pet, and a visit that is paid and booked in journals: all columns that the first release named.</summary>
    private static string Visit(string which) => $$"""
        INSERT INTO accounts.users (id, is_active, created_at, user_name, normalized_user_name, email, normalized_email, email_confirmed, phone_number_confirmed,
                                    two_factor_enabled, lockout_enabled, access_failed_count)
        SELECT md5(who || '{{which}}')::uuid, true, now(), who || '{{which}}@petpro.test', upper(who || '{{which}}@petpro.test'), who || '{{which}}@petpro.test',
               upper(who || '{{which}}@petpro.test'), true, false, false, true, 0 FROM unnest(ARRAY['owner', 'manager']) AS who;
        INSERT INTO accounts.user_profiles (user_id, full_name, phone_number, language)
        SELECT id, 'Sari', '+6281200000000', 'en' FROM accounts.users WHERE id IN (md5('owner{{which}}')::uuid, md5('manager{{which}}')::uuid);
        INSERT INTO pets.species (code, name_en, name_id, name_ja, display_order, is_active) VALUES ('dog', 'Dog', 'Anjing', '犬', 1, true) ON CONFLICT DO NOTHING;
        INSERT INTO pets.pets (id, user_id, name, species, gender, is_archived, created_at, updated_at)
        VALUES (md5('pet{{which}}')::uuid, md5('owner{{which}}')::uuid, 'Milo', 'dog', 'unknown', false, now(), now());
        INSERT INTO clinics.clinics (id, owner_id, name, slug, address, city, province, postal_code, latitude, longitude, time_zone, phone_number, email, description,
                                     operating_hours, facilities, status, commission_rate, booking_rules, created_at, updated_at)
        VALUES (md5('clinic{{which}}')::uuid, md5('manager{{which}}')::uuid, 'Klinik Melati', 'klinik-{{which}}', 'Jl. Melati 1', 'Jakarta', 'DKI Jakarta', '12110', -6.2, 106.8,
                'Asia/Jakarta', '+622155500000', 'halo@klinik.test', '', '{}', '{}', 'approved', 10,
                '{"notice_minutes": 60, "horizon_days": 30, "refund_steps": [{"hours_before": 24, "percent": 100}]}', now(), now());
        INSERT INTO clinics.staff (id, clinic_id, user_id, name, email, role, working_hours, qualifications, created_at, updated_at)
        VALUES (md5('staff{{which}}')::uuid, md5('clinic{{which}}')::uuid, md5('manager{{which}}')::uuid, 'drh. Ani', 'ani@klinik.test', 'clinic-manager', '{}', '{}', now(), now());
        INSERT INTO clinics.services (id, clinic_id, name, description, category, price, duration_minutes, capacity, species, tax_class, is_available,
                                      availability_exceptions, created_at, updated_at)
        VALUES (md5('service{{which}}')::uuid, md5('clinic{{which}}')::uuid, 'Konsultasi', '', 'consultation', 150000, 30, 1, '{}', 'exempt', true, '[]', now(), now());
        INSERT INTO clinics.service_staff (service_id, staff_id) VALUES (md5('service{{which}}')::uuid, md5('staff{{which}}')::uuid);
        INSERT INTO bookings.slots (id, clinic_id, service_id, staff_id, slot_date, slot_start_time, slot_end_time, starts_at, ends_at, status, capacity, booked_count,
                                    created_at, updated_at)
        SELECT md5('slot{{which}}')::uuid, md5('clinic{{which}}')::uuid, md5('service{{which}}')::uuid, md5('staff{{which}}')::uuid, day, '09:00', '09:30',
               (day + time '09:00') AT TIME ZONE 'Asia/Jakarta', (day + time '09:30') AT TIME ZONE 'Asia/Jakarta', 'booked', 1, 1, now(), now()
        FROM (SELECT (now() AT TIME ZONE 'Asia/Jakarta')::date + 5 AS day) AS coming;
        INSERT INTO bookings.reservations (id, user_id, pet_id, service_id, slot_id, lock_id, status, expires_at, created_at, updated_at)
        VALUES (md5('hold{{which}}')::uuid, md5('owner{{which}}')::uuid, md5('pet{{which}}')::uuid, md5('service{{which}}')::uuid, md5('slot{{which}}')::uuid,
                'lock{{which}}', 'confirmed', now() + interval '10 minutes', now(), now());
        INSERT INTO payments.payments (id, subject_type, subject_id, user_id, gateway, external_reference, amount, payment_method, status, pay_before, paid_at, created_at, updated_at)
        VALUES (md5('payment{{which}}')::uuid, 'booking', md5('booking{{which}}')::uuid, md5('owner{{which}}')::uuid, 'sandbox', 'ref{{which}}', 150000, 'qris', 'success',
                now() + interval '10 minutes', now(), now(), now());
        INSERT INTO bookings.bookings (id, reservation_id, user_id, pet_id, clinic_id, service_id, slot_id, payment_id, reference_code, amount, status, created_at, updated_at)
        VALUES (md5('booking{{which}}')::uuid, md5('hold{{which}}')::uuid, md5('owner{{which}}')::uuid, md5('pet{{which}}')::uuid, md5('clinic{{which}}')::uuid,
                md5('service{{which}}')::uuid, md5('slot{{which}}')::uuid, md5('payment{{which}}')::uuid, upper('P34679C{{which}}'), 150000, 'confirmed', now(), now());
        INSERT INTO ledger.financial_entries (id, booking_id, clinic_id, payment_id, type, total_amount, platform_fee, clinic_amount, tax_amount, service_tax, fee_tax,
                                              commission_rate, tax_class, status, created_at, updated_at)
        VALUES (md5('entry{{which}}')::uuid, md5('booking{{which}}')::uuid, md5('clinic{{which}}')::uuid, md5('payment{{which}}')::uuid, 'booking_fee', 150000, 15000, 133350,
                1650, 0, 1650, 10, 'exempt', 'pending', now(), now());
        INSERT INTO ledger.journals (id, kind, source_id, payment_id, posted_at, created_at, updated_at)
        VALUES (md5('journal{{which}}')::uuid, 'payment', md5('payment{{which}}')::uuid, md5('payment{{which}}')::uuid, now(), now(), now());
        INSERT INTO ledger.journal_lines (journal_id, line_no, account, party, amount)
        VALUES (md5('journal{{which}}')::uuid, 1, 'gateway-clearing', NULL, 150000), (md5('journal{{which}}')::uuid, 2, 'clinic-payable', md5('clinic{{which}}')::uuid, -133350),
               (md5('journal{{which}}')::uuid, 3, 'platform-revenue', NULL, -15000), (md5('journal{{which}}')::uuid, 4, 'tax-payable', NULL, -1650);
        """.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
