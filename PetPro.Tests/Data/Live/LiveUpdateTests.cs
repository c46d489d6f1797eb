using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PetPro.Data.Live;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Live;

public sealed class LiveUpdateTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task A_subscriber_is_told_in_its_own_language_and_not_after_it_has_left()
    {
        var live = database.Get<LiveUpdates>();
        var topic = LiveUpdates.User(Guid.CreateVersion7());
        var heard = new List<string>();
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ja");
        var subscription = live.Subscribe(topic, () => heard.Add(CultureInfo.CurrentUICulture.Name));
        CultureInfo.CurrentUICulture = before;

        await live.StartAsync(CancellationToken.None);
        await Eventually.SeeAsync(() => Task.FromResult(heard.Count), count => count > 0);
        await TellAsync(topic);
        await Eventually.SeeAsync(() => Task.FromResult(heard.Count), count => count > 1);
        subscription.Dispose();
        var told = heard.Count;
        await TellAsync(topic);
        await live.StopAsync(CancellationToken.None);

        heard.ShouldAllBe(language => language == "ja");
        heard.Count.ShouldBe(told);
    }

    private Task TellAsync(string topic) => database.ReadAsync(db => db.Database.ExecuteSqlAsync($"SELECT pg_notify('petpro', {topic})"));
}
