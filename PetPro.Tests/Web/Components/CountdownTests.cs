using Bunit;
using PetPro.Web.Components;

namespace PetPro.Tests.Web.Components;

public sealed class CountdownTests : ComponentTest
{
    private readonly TickingClock clock = new();
    private int lapsed;

    [Fact]
    public void It_counts_to_an_instant_so_that_a_reload_changes_nothing()
    {
        var first = Show(clock.Now.AddMinutes(10));
        clock.Pass(TimeSpan.FromSeconds(75));
        first.WaitForAssertion(() => Text(first).ShouldBe("8:45 left"));
        Text(Show(clock.Now.AddMinutes(8).AddSeconds(45))).ShouldBe("8:45 left");
    }

    [Fact]
    public void A_minute_before_the_end_it_says_so_once()
    {
        var countdown = Show(clock.Now.AddSeconds(61));
        countdown.Find("[aria-live]").TextContent.ShouldBeEmpty();
        clock.Pass(TimeSpan.FromSeconds(2));
        countdown.WaitForAssertion(() => countdown.Find("[aria-live]").TextContent.ShouldBe("One minute left"));
        countdown.Find("[role=timer]").ClassList.ShouldContain("countdown-soon");
    }

    [Fact]
    public void The_end_is_told_once_and_never_goes_below_zero()
    {
        var countdown = Show(clock.Now.AddSeconds(2));
        clock.Pass(TimeSpan.FromSeconds(5));
        clock.Pass(TimeSpan.FromSeconds(5));
        countdown.WaitForAssertion(() => Text(countdown).ShouldBe("0:00 left"));
        lapsed.ShouldBe(1);
    }

    [Fact]
    public void It_stops_with_the_page()
    {
        var countdown = Show(clock.Now.AddMinutes(1));
        countdown.Instance.Dispose();
        clock.Timers.ShouldBe(0);
    }

    private IRenderedComponent<Countdown> Show(DateTimeOffset until) => Render<Countdown>(p => p
        .Add(c => c.Until, until)
        .Add(c => c.Text, "{0} left")
        .Add(c => c.SoonText, "One minute left")
        .Add(c => c.OnLapsed, () => lapsed++)
        .Add(c => c.Clock, clock));

    private static string Text(IRenderedComponent<Countdown> countdown) => countdown.Find("[role=timer]").TextContent;

    /// <summary>A clock whose timers fire when the test lets time pass.</summary>
    private sealed class TickingClock : TimeProvider
    {
        private readonly List<Ticker> tickers = [];

        public DateTimeOffset Now { get; private set; } = new(2026, 11, 24, 5, 0, 0, TimeSpan.Zero);

        public int Timers => tickers.Count;

        public override DateTimeOffset GetUtcNow() => Now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var ticker = new Ticker(this, () => callback(state));
            tickers.Add(ticker);
            return ticker;
        }

        public void Pass(TimeSpan time)
        {
            Now += time;
            foreach (var ticker in tickers.ToArray())
            {
                ticker.Tick();
            }
        }

        private sealed class Ticker(TickingClock clock, Action tick) : ITimer
        {
            public void Tick() => tick();

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => clock.tickers.Remove(this);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
