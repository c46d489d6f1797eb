using PetPro.Core.Bookings;

namespace PetPro.Tests.Core.Bookings;

public sealed class OwnerNoteTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
    private readonly OwnerNote note = OwnerNote.Begin(Guid.CreateVersion7(), Guid.CreateVersion7());

    [Fact]
    public void Each_change_stands_on_the_version_that_was_seen()
    {
        note.Write(" Bring the blue carrier ", 0, Now).IsOk.ShouldBeTrue();
        (note.Text, note.Version, note.ChangedAt).ShouldBe(("Bring the blue carrier", 1, Now));

        note.Write("Overtaken", 0, Now).Error!.Code.ShouldBe("own-note-changed");
        note.Write(null, 1, Now.AddHours(1)).IsOk.ShouldBeTrue();
        (note.Text, note.Version).ShouldBe(("", 2));
    }

    [Fact]
    public void A_note_has_its_length()
    {
        note.Write(new string('x', OwnerNote.Longest + 1), 0, Now).Error!.Fields.ShouldHaveSingleItem().Code.ShouldBe("too-long");
        note.Write(new string('x', OwnerNote.Longest), 0, Now).IsOk.ShouldBeTrue();
    }
}
