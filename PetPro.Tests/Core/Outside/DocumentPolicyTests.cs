using System.Text;
using PetPro.Core.Outside;
using PetPro.Tests.Support;

namespace PetPro.Tests.Core.Outside;

public sealed class DocumentPolicyTests
{
    [Fact]
    public void A_PDF_a_JPEG_and_a_PNG_are_what_their_bytes_say()
    {
        DocumentPolicy.Clean(Papers.Pdf()).Value.ContentType.ShouldBe("application/pdf");
        DocumentPolicy.Clean(Pictures.Jpeg()).Value.ContentType.ShouldBe("image/jpeg");
        DocumentPolicy.Clean(Pictures.Png()).Value.ContentType.ShouldBe("image/png");
    }

    [Theory]
    [InlineData("<html><script>alert(1)</script></html>", "document-type")]
    [InlineData("MZ\u0090 a program", "document-type")]
    [InlineData("", "document-type")]
    [InlineData(" %PDF-1.7 not at the beginning %%EOF", "document-type")]
    [InlineData("GIF89a", "document-type")]
    [InlineData("%PDF-1.7 cut off", "document-unreadable")]
    [InlineData("%PDF-1.7\nstartxref\n9\n%%EOF\nPK\u0003\u0004 an archive behind it", "document-unreadable")]
    [InlineData("%PDF-1.7\n%%EOF", "document-unreadable")]
    [InlineData("%PDF-1.7\n<</S/JavaScript/JS(app.alert(1))>>\nstartxref\n9\n%%EOF", "document-active")]
    [InlineData("%PDF-1.7\n<</S/J#61va#53cript/JS(app.alert(1))>>\nstartxref\n9\n%%EOF", "document-active")]
    [InlineData("%PDF-1.7\n<</S /Launch /F(cmd.exe)>>\nstartxref\n9\n%%EOF", "document-active")]
    [InlineData("%PDF-1.7\n<</Type/EmbeddedFile>>\nstartxref\n9\n%%EOF", "document-active")]
    [InlineData("%PDF-1.7\ntrailer<</Encrypt 5 0 R>>\nstartxref\n9\n%%EOF", "document-locked")]
    public void What_only_pretends_to_be_a_paper_is_refused_by_name(string content, string code) =>
        DocumentPolicy.Clean(Encoding.Latin1.GetBytes(content)).Error!.Fields.Single().Code.ShouldBe(code);

    [Fact]
    public void What_hides_behind_a_picture_is_left_out()
    {
        var hidden = Encoding.ASCII.GetBytes("<?php system($_GET['x']); ?>");
        var kept = DocumentPolicy.Clean([.. Pictures.Png(), .. hidden]).Value.Content;
        kept.AsSpan().IndexOf(hidden).ShouldBe(-1);
    }

    /// <summary>A few bytes may claim gigabytes of pixels: the claim is read, and nothing is ever unpacked.</summary>
    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(10_001, 1)]
    [InlineData(10_000, 10_000)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    public void A_picture_that_claims_a_giant_size_is_refused_unopened(uint width, uint height)
    {
        var bomb = Pictures.Png(width, height);
        bomb.Length.ShouldBeLessThan(1024);
        DocumentPolicy.Clean(bomb).IsOk.ShouldBeFalse();
        PhotoPolicy.Clean(bomb).IsOk.ShouldBeFalse();
    }

    /// <summary>Packed texts and colour profiles would be unpacked by whoever shows the picture.</summary>
    [Fact]
    public void Packed_parts_that_draw_nothing_are_left_out() =>
        DocumentPolicy.Clean(Pictures.Png(4, 4, ("zTXt", new byte[5000]), ("iCCP", new byte[5000]), ("iTXt", new byte[5000]))).Value.Content.ShouldBe(Pictures.Png());

    [Fact]
    public async Task Nothing_is_read_beyond_the_limit()
    {
        await using var endless = new MemoryStream([.. "%PDF-1.7"u8, .. new byte[DocumentPolicy.MostBytes]]);
        (await DocumentPolicy.ReadAsync(endless, CancellationToken.None)).Error!.Fields.Single().Code.ShouldBe("document-too-large");
        endless.Position.ShouldBeLessThan(endless.Length + 1);
    }
}
