using Microsoft.Extensions.Configuration;
using PetPro.Data.Outside;

namespace PetPro.Tests.Data.Outside;

public sealed class FileStoreOnDiskTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("petpro-files").FullName;
    private readonly FileStoreOnDisk files;

    public FileStoreOnDiskTests() => files = new FileStoreOnDisk(
        new ConfigurationBuilder().AddInMemoryCollection([new("Files:Path", Path.Combine(folder, "kept"))]).Build());

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_saved_is_opened_with_its_type()
    {
        var key = await files.SaveAsync(new MemoryStream([1, 2, 3]), "image/png", Cancellation);

        var file = await files.OpenAsync(key, Cancellation);

        file!.ContentType.ShouldBe("image/png");
        await using (file.Content)
        {
            using var read = new MemoryStream();
            await file.Content.CopyToAsync(read, Cancellation);
            read.ToArray().ShouldBe([1, 2, 3]);
        }

        Directory.GetFiles(folder, "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_deleting_again_does_no_harm()
    {
        var key = await files.SaveAsync(new MemoryStream([1]), "image/jpeg", Cancellation);

        await files.DeleteAsync(key, Cancellation);
        await files.DeleteAsync(key, Cancellation);

        (await files.OpenAsync(key, Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("../../secret.png")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcdef.png\n")]
    [InlineData("0123456789abcdef0123456789abcdef.svg")]
    [InlineData("0123456789abcdef0123456789abcdef.png")]
    public async Task A_key_that_is_none_of_ours_opens_nothing(string key)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "secret.png"), "x", Cancellation);

        (await files.OpenAsync(key, Cancellation)).ShouldBeNull();
        await files.DeleteAsync(key, Cancellation);
        File.Exists(Path.Combine(folder, "secret.png")).ShouldBeTrue();
    }
}
