using System.Text;
using PetPro.Core.Outside;
using PetPro.Tests.Support;

namespace PetPro.Tests.Core.Outside;

public sealed class PhotoPolicyTests
{
    public static TheoryData<string, byte[], string> Good => new()
    {
        { "jpeg", Pictures.Jpeg(), "image/jpeg" },
        { "png", Pictures.Png(), "image/png" },
        { "webp", Pictures.Webp(flags: 0), "image/webp" },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void A_picture_without_metadata_is_kept_as_it_is(string name, byte[] bytes, string contentType)
    {
        var photo = PhotoPolicy.Clean(bytes);

        photo.IsOk.ShouldBeTrue(name);
        photo.Value.ContentType.ShouldBe(contentType);
        photo.Value.Content.ShouldBe(bytes);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("GIF89a............")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("%PDF-1.7 ......")]
    [InlineData("RIFF....AVI ....")]
    [InlineData("")]
    public void What_is_no_picture_of_ours_is_refused(string content) =>
        Refusal(Encoding.UTF8.GetBytes(content)).ShouldBe("photo-type");

    [Fact]
    public void A_position_goes_and_the_way_up_stays()
    {
        var clean = PhotoPolicy.Clean(Pictures.Jpeg(8, 8, Pictures.Exif(6))).Value.Content;

        Text(clean).ShouldNotContain("GPS");
        Text(clean).ShouldContain("Exif");
        ExifOrientationOf(clean).ShouldBe((byte)6);
        PhotoPolicy.Clean(clean).Value.Content.ShouldBe(clean);
    }

    [Fact]
    public void A_photo_that_stands_upright_carries_no_exif_at_all() =>
        Text(PhotoPolicy.Clean(Pictures.Jpeg(8, 8, Pictures.Exif(1))).Value.Content).ShouldNotContain("Exif");

    [Fact]
    public void A_comment_and_what_hides_behind_the_picture_go()
    {
        var script = "<script>alert(1)</script>"u8.ToArray();
        byte[] polyglot = [.. Pictures.Jpeg(8, 8, Pictures.Segment(0xFE, script), Pictures.Segment(0xED, script)), .. "PK\u0003\u0004"u8, .. script];

        var clean = PhotoPolicy.Clean(polyglot).Value.Content;

        Text(clean).ShouldNotContain("script");
        clean.ShouldBe(Pictures.Jpeg());
    }

    [Fact]
    public void Texts_in_a_png_go()
    {
        byte[] carrying = [.. Pictures.Png(4, 4, ("tEXt", "Comment\0Jl. Melati 3"u8.ToArray()), ("eXIf", "GPS"u8.ToArray()), ("zzZz", [1])), .. "<html>"u8];

        PhotoPolicy.Clean(carrying).Value.Content.ShouldBe(Pictures.Png());
    }

    [Fact]
    public void Exif_in_a_webp_goes_and_its_flags_with_it()
    {
        byte[] carrying = [.. Pictures.Webp(3, 2, 0x0C, ("EXIF", "GPS"u8.ToArray()), ("XMP ", "<x:xmpmeta>"u8.ToArray())), .. "<html>"u8];

        PhotoPolicy.Clean(carrying).Value.Content.ShouldBe(Pictures.Webp(flags: 0));
    }

    [Theory]
    [InlineData(10_001, 10)]
    [InlineData(9_000, 9_000)]
    public void Huge_dimensions_are_refused_however_small_the_file(int width, int height)
    {
        Refusal(Pictures.Jpeg((ushort)width, (ushort)height)).ShouldBe("photo-dimensions");
        Refusal(Pictures.Png((uint)width, (uint)height)).ShouldBe("photo-dimensions");
        Refusal(Pictures.Webp(width, height, 0)).ShouldBe("photo-dimensions");
    }

    [Fact]
    public void Dimensions_beyond_every_number_are_refused() =>
        Refusal(Pictures.Png(uint.MaxValue, uint.MaxValue)).ShouldBe("photo-unreadable");

    [Fact]
    public void An_animation_is_refused() => Refusal(Pictures.Webp(3, 2, 0x02)).ShouldBe("photo-unreadable");

    [Fact]
    public async Task An_upload_is_read_to_the_limit_and_no_further()
    {
        var endless = new Endless();

        var photo = await PhotoPolicy.ReadAsync(endless, TestContext.Current.CancellationToken);

        photo.Error!.Fields.Single().Code.ShouldBe("photo-too-large");
        endless.Given.ShouldBeLessThan(PhotoPolicy.MostBytes + 100_000);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void A_picture_cut_off_anywhere_is_refused(string name, byte[] bytes, string contentType)
    {
        contentType.ShouldStartWith("image/");
        for (var length = 0; length < bytes.Length; length++)
        {
            PhotoPolicy.Clean(bytes.AsSpan(0, length)).IsOk.ShouldBeFalse($"{name} cut at {length}");
        }
    }

    [Fact]
    public void No_bytes_whatever_make_the_reader_fail()
    {
        var random = new Random(20260101);
        byte[][] seeds = [Pictures.Jpeg(8, 8, Pictures.Exif(6)), Pictures.Png(), Pictures.Webp(3, 2, 0x0C, ("EXIF", [1, 2, 3]))];
        for (var i = 0; i < 30_000; i++)
        {
            var bytes = seeds[i % 3].ToArray();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var clean = PhotoPolicy.Clean(bytes);
            if (clean.IsOk)
            {
                PhotoPolicy.Clean(clean.Value.Content).Value.Content.ShouldBe(clean.Value.Content);
            }
        }
    }

    private static string Refusal(byte[] bytes) => PhotoPolicy.Clean(bytes).Error!.Fields.ShouldHaveSingleItem().Code;

    private static string Text(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte ExifOrientationOf(byte[] jpeg)
    {
        var at = Text(jpeg).IndexOf("Exif", StringComparison.Ordinal);
        return jpeg[at + 6 + 8 + 2 + 9];
    }

    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
