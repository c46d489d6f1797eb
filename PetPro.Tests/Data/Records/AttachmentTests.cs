using System.Text;
using PetPro.Core.Shared;
using PetPro.Data.Records;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Records;

public sealed class AttachmentTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n");

    private readonly RecordWorld world = new(database);

    public static TheoryData<string, byte[]> Hostile => new()
    {
        { "a page under a picture's name", "<html><script>alert(1)</script>"u8.ToArray() },
        { "a program", [0x7F, .. "ELF"u8, .. new byte[100]] },
        { "an archive", [.. "PK"u8, 3, 4, .. new byte[100]] },
        { "an SVG", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8.ToArray() },
        { "a PDF behind a page", [.. "<html>"u8, .. Pdf] },
        { "a cut PNG", Pictures.Png()[..30] },
        { "a PNG of a size to choke on", Pictures.Png(60_000, 60_000) },
        { "a WebP, which nobody prints", Pictures.Webp() },
        { "nothing", [] },
        { "a PDF with a script", Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Pdf).Replace("/Type /Catalog", "/Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >>", StringComparison.Ordinal)) },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_is_no_document_is_refused_whatever_it_is_called(string what, byte[] bytes)
    {
        var visit = await world.VisitAsync();

        var refused = await PutAsync(visit, what, bytes);

        refused.Error!.Fields.ShouldHaveSingleItem().Field.ShouldBe("document");
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_it_is_read_whole()
    {
        var visit = await world.VisitAsync();
        await using var endless = new Endless();

        var refused = await database.Get<PutAttachment>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, "Besar", endless, Cancellation);

        refused.Error!.Fields.ShouldHaveSingleItem().Code.ShouldBe("document-too-large");
        endless.Position.ShouldBeLessThan(11 * 1024 * 1024);
    }

    [Fact]
    public async Task A_picture_loses_what_is_hidden_in_it_and_behind_it()
    {
        var visit = await world.VisitAsync();
        byte[] polyglot = [.. Pictures.Jpeg(8, 8, Pictures.Exif(1)), .. "<script>alert(1)</script>PK"u8];

        var id = (await PutAsync(visit, "../../etc/passwd\0.html", polyglot)).Value;

        var file = (await database.Get<OpenAttachment>().RunAsync(visit.Owner, null, id, Cancellation)).Value;
        await using var content = file.Content;
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept, Cancellation);
        var text = Encoding.Latin1.GetString(kept.ToArray());
        file.ContentType.ShouldBe("image/jpeg");
        text.ShouldNotContain("script");
        text.ShouldNotContain("GPS");
    }

    [Fact]
    public async Task A_PDF_is_kept_as_it_is()
    {
        var visit = await world.VisitAsync();

        var id = (await PutAsync(visit, "Hasil laboratorium", Pdf)).Value;

        var file = (await database.Get<OpenAttachment>().RunAsync(visit.Clinic.Manager, visit.Clinic.Id, id, Cancellation)).Value;
        await using var content = file.Content;
        using var kept = new MemoryStream();
        await content.CopyToAsync(kept, Cancellation);
        file.ContentType.ShouldBe("application/pdf");
        kept.ToArray().ShouldBe(Pdf);
    }

    [Fact]
    public async Task A_file_needs_words_that_say_what_it_is()
    {
        var visit = await world.VisitAsync();

        (await PutAsync(visit, " ", Pdf)).Error!.Fields.ShouldHaveSingleItem().Field.ShouldBe("title");
        (await PutAsync(visit, new string('x', 121), Pdf)).Error!.Fields.ShouldHaveSingleItem().Field.ShouldBe("title");
    }

    private Task<Result<Guid>> PutAsync(RecordVisit visit, string title, byte[] bytes) => database.Get<PutAttachment>().RunAsync(
        visit.Clinic.Manager, visit.Clinic.Id, visit.BookingId, title, new MemoryStream(bytes), Cancellation);

    /// <summary>Zeros without end, behind the head of a PDF.</summary>
    private sealed class Endless : Stream
    {
        private long given;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => given;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Clear();
            if (given == 0)
            {
                "%PDF-1.4"u8.CopyTo(buffer.AsSpan(offset));
            }

            given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
