using Microsoft.EntityFrameworkCore;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Outbox;

public sealed class MigrationTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task The_database_is_what_the_model_says() =>
        (await database.ReadAsync(db => Task.FromResult(db.Database.HasPendingModelChanges()))).ShouldBeFalse();
}
