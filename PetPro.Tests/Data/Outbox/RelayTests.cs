using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PetPro.Core.Bookings;
using PetPro.Data;
using PetPro.Data.Outbox;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Outbox;

public sealed class RelayTests(PostgresCluster cluster) : IAsyncLifetime
{
    private readonly TestDatabase database = new(cluster);
    private readonly Troubles troubles = new();
    private RelayBatch relay = null!;
    private HandleEvent handleEvent = null!;

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await database.ReadAsync(db => db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE public.effects (position bigint GENERATED ALWAYS AS IDENTITY, handler text, booking uuid, number int)"));
        (relay, handleEvent) = MakeRelay();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Events_of_one_aggregate_are_handled_in_the_order_in_which_they_happened()
    {
        var bookings = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToArray();
        for (var number = 1; number <= 8; number++)
        {
            foreach (var booking in bookings)
            {
                await HappenAsync(booking, number);
            }
        }

        await Task.WhenAll(RelayAllAsync(MakeRelay().Relay), RelayAllAsync(MakeRelay().Relay), RelayAllAsync(relay));

        foreach (var booking in bookings)
        {
            (await EffectsAsync<First>(booking)).ShouldBe(Enumerable.Range(1, 8));
        }
    }

    [Fact]
    public async Task Several_relays_side_by_side_lose_nothing_and_do_nothing_twice()
    {
        for (var number = 1; number <= 150; number++)
        {
            await HappenAsync(Guid.CreateVersion7(), number);
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RelayAllAsync(MakeRelay().Relay)));

        (await EffectsAsync<First>()).Order().ShouldBe(Enumerable.Range(1, 150));
        (await EffectsAsync<Second>()).Order().ShouldBe(Enumerable.Range(1, 150));
        (await database.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.Status != OutboxStatus.Done))).ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_event_is_tried_again_after_growing_pauses_and_then_laid_aside()
    {
        var booking = Guid.CreateVersion7();
        await HappenAsync(booking, 1);
        troubles.Fail = (_, _) => true;
        var pauses = new List<double>();
        for (var attempt = 1; attempt <= RelayBatch.MaxAttempts; attempt++)
        {
            (await relay.RunAsync(CancellationToken.None)).ShouldBe(1);
            (await relay.RunAsync(CancellationToken.None)).ShouldBe(0, "it is not due again at once");
            var message = await OnlyAsync();
            message.Attempts.ShouldBe(attempt);
            pauses.Add((message.NextAttemptAt - database.Clock.Now).TotalSeconds);
            database.Clock.Now = message.NextAttemptAt;
        }

        pauses.ShouldBeInOrder(SortDirection.Ascending);
        var dead = await OnlyAsync();
        dead.Status.ShouldBe(OutboxStatus.Dead);
        dead.LastError.ShouldBe("TimeoutException: no luck");
        (await relay.RunAsync(CancellationToken.None)).ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_event_holds_up_only_what_follows_it_in_its_own_aggregate()
    {
        var (bad, good) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await HappenAsync(bad, 1);
        await HappenAsync(bad, 2);
        await HappenAsync(good, 1);
        await HappenAsync(good, 2);
        troubles.Fail = (booking, number) => booking == bad && number == 1;

        await RelayAllAsync(relay);
        (await EffectsAsync<First>(good)).ShouldBe([1, 2]);
        (await EffectsAsync<First>(bad)).ShouldBeEmpty();

        for (var attempt = 1; attempt < RelayBatch.MaxAttempts; attempt++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(10));
            await RelayAllAsync(relay);
        }

        (await EffectsAsync<First>(bad)).ShouldBe([2], "the dead letter does not block what follows for ever");
    }

    [Fact]
    public async Task An_effect_that_was_committed_before_the_relay_died_is_not_repeated()
    {
        var booking = Guid.CreateVersion7();
        await HappenAsync(booking, 1);
        await handleEvent.RunAsync(await OnlyAsync(), CancellationToken.None);
        (await OnlyAsync()).Status.ShouldBe(OutboxStatus.Pending, "the relay died before it could write down that it is done");

        await RelayAllAsync(relay);

        (await EffectsAsync<First>(booking)).ShouldBe([1]);
        (await EffectsAsync<Second>(booking)).ShouldBe([1]);
        (await OnlyAsync()).Status.ShouldBe(OutboxStatus.Done);
    }

    [Fact]
    public async Task When_one_handler_fails_the_others_do_not_work_twice()
    {
        var booking = Guid.CreateVersion7();
        await HappenAsync(booking, 1);
        troubles.FailSecond = true;
        await RelayAllAsync(relay);
        (await EffectsAsync<First>(booking)).ShouldBe([1]);
        (await EffectsAsync<Second>(booking)).ShouldBeEmpty("what a failing handler wrote is rolled back");

        troubles.FailSecond = false;
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await RelayAllAsync(relay);

        (await EffectsAsync<First>(booking)).ShouldBe([1]);
        (await EffectsAsync<Second>(booking)).ShouldBe([1]);
    }

    [Fact]
    public async Task A_relay_that_is_shut_down_leaves_the_event_as_it_was()
    {
        await HappenAsync(Guid.CreateVersion7(), 1);
        using var stop = new CancellationTokenSource();
        troubles.Fail = (_, _) =>
        {
            stop.Cancel();
            stop.Token.ThrowIfCancellationRequested();
            return true;
        };

        await Should.ThrowAsync<OperationCanceledException>(() => relay.RunAsync(stop.Token));

        var message = await OnlyAsync();
        (message.Status, message.Attempts).ShouldBe((OutboxStatus.Pending, 0));
    }

    private (RelayBatch Relay, HandleEvent HandleEvent) MakeRelay()
    {
        var contexts = database.Get<IDbContextFactory<PetProDb>>();
        var services = new ServiceCollection().AddSingleton(troubles).AddTransient<First>().AddTransient<Second>().BuildServiceProvider();
        var handle = new HandleEvent(
            contexts, services.GetRequiredService<IServiceScopeFactory>(), EventHandlers.Among(typeof(First), typeof(Second)), database.Clock);
        return (new RelayBatch(contexts, handle, database.Clock, NullLogger<RelayBatch>.Instance), handle);
    }

    private static async Task RelayAllAsync(RelayBatch relay)
    {
        while (await relay.RunAsync(CancellationToken.None) > 0)
        {
            // There may be more.
        }
    }

    private Task HappenAsync(Guid booking, int number)
    {
        var happened = new BookingReviewed(Guid.CreateVersion7(), booking, Guid.CreateVersion7(), Guid.CreateVersion7(), number);
        return database.AddAsync(new OutboxMessage
        {
            Type = EventCatalog.TypeOf(happened).Name,
            Version = 1,
            AggregateId = booking,
            Payload = EventCatalog.Write(happened),
            OccurredAt = database.Clock.Now,
            NextAttemptAt = database.Clock.Now,
        });
    }

    private Task<OutboxMessage> OnlyAsync() => database.ReadAsync(db => db.OutboxMessages.AsNoTracking().SingleAsync());

    private Task<List<int>> EffectsAsync<THandler>(Guid? booking = null) => database.ReadAsync(db => db.Database.SqlQuery<int>(
        $"SELECT number AS \"Value\" FROM public.effects WHERE handler = {typeof(THandler).Name} AND ({booking}::uuid IS NULL OR booking = {booking}) ORDER BY position")
        .ToListAsync());

    private sealed class Troubles
    {
        public Func<Guid, int, bool> Fail { get; set; } = (_, _) => false;

        public bool FailSecond { get; set; }
    }

    private sealed class First(Troubles troubles) : IHandle<BookingReviewed>
    {
        public Task HandleAsync(BookingReviewed happened, PetProDb db, CancellationToken cancellation) =>
            WriteAsync<First>(happened, db, troubles.Fail(happened.BookingId, happened.Rating));
    }

    private sealed class Second(Troubles troubles) : IHandle<BookingReviewed>
    {
        public Task HandleAsync(BookingReviewed happened, PetProDb db, CancellationToken cancellation) =>
            WriteAsync<Second>(happened, db, troubles.FailSecond);
    }

    private static async Task WriteAsync<THandler>(BookingReviewed happened, PetProDb db, bool fails)
    {
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO public.effects (handler, booking, number) VALUES ({typeof(THandler).Name}, {happened.BookingId}, {happened.Rating})");
        if (fails)
        {
            throw new TimeoutException("no luck");
        }
    }
}
