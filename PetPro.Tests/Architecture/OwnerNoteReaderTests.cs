namespace PetPro.Tests.Architecture;

/// <summary>What owners write down for themselves reaches nobody else: neither by a query of a clinic's or an admin's, nor by the API.</summary>
public sealed class OwnerNoteReaderTests
{
    private static readonly string[] Readers = ["PetPro.Data/Bookings/BookingTables.cs", "PetPro.Data/Bookings/GetOwnerNote.cs", "PetPro.Data/Bookings/KeepOwnerNote.cs"];

    [Fact]
    public void Two_use_cases_know_the_table() =>
        Sources.Of("PetPro.Data", ".cs", ".sql")
            .Where(file => !file.Name.Contains("/Migrations/", StringComparison.Ordinal))
            .Where(file => file.Text.Contains("OwnerNotes", StringComparison.Ordinal) || file.Text.Contains("owner_notes", StringComparison.Ordinal))
            .Select(file => file.Name).ShouldBeSubsetOf(Readers);

    [Fact]
    public void The_owners_portal_alone_uses_them() =>
        Sources.Of("PetPro.Web", ".cs", ".razor")
            .Where(file => file.Text.Contains("OwnerNote", StringComparison.Ordinal) || file.Text.Contains("OwnNote", StringComparison.Ordinal))
            .Select(file => file.Module).Distinct().ShouldBe(["Owner"]);
}
