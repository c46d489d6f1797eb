using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PetPro.Data.Outside;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Outside;

public sealed class WeasyPrintTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_comes_out_with_Japanese_and_Indonesian_in_it()
    {
        using var printer = Printer(new DocumentOptions());

        var pdf = await printer.PrintAsync(Page("Kucing bernama タマ, dokter hewan 山田 花子 — sehat walafiat"), Cancellation);

        pdf.IsOk.ShouldBeTrue(pdf.Error?.Code);
        Encoding.ASCII.GetString(pdf.Value, 0, 5).ShouldBe("%PDF-");
        var text = PdfText.Of(pdf.Value);
        text.ShouldContain("Kucing bernama");
        text.ShouldContain("タマ");
        text.ShouldContain("山田");
        text.ShouldContain("sehat walafiat");
    }

    [Fact]
    public async Task Nothing_is_fetched_from_the_network_whatever_a_style_names()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        using var printer = Printer(new DocumentOptions());

        var pdf = await printer.PrintAsync(
            Page($"<p style=\"background: url(http://127.0.0.1:{port}/spy.png)\">Rahasia</p><style>@import 'http://localhost:{port}/a.css';</style>"), Cancellation);

        pdf.IsOk.ShouldBeTrue();
        listener.Pending().ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("'")]
    public async Task A_picture_in_the_page_itself_is_printed(string quote)
    {
        using var printer = Printer(new DocumentOptions());
        var picture = Convert.ToBase64String(Pictures.Png());

        (await printer.PrintAsync(Page($"<img alt=\"\" src={quote}data:image/png;base64,{picture}{quote}>"), Cancellation)).IsOk.ShouldBeTrue();
    }

    [Theory]
    [InlineData("<img alt='' src='file:///etc/passwd'>")]
    [InlineData("<IMG SRC=http://petpro.test/x.png>")]
    [InlineData("<link rel='attachment' href='file:///etc/passwd'>")]
    [InlineData("<iframe src='data:text/html,x'></iframe>")]
    [InlineData("<base href='file:///'>")]
    public async Task A_page_that_names_something_outside_of_itself_is_a_defect(string markup)
    {
        using var printer = Printer(new DocumentOptions());

        await Should.ThrowAsync<ArgumentException>(() => printer.PrintAsync(Page(markup), Cancellation));
    }

    [Fact]
    public async Task A_missing_program_is_said_so()
    {
        using var printer = Printer(new DocumentOptions { Program = "/no/such/weasyprint" });

        (await printer.PrintAsync(Page("x"), Cancellation)).Error!.Code.ShouldBe("printing-missing");
    }

    [Fact]
    public async Task A_program_that_fails_is_said_so()
    {
        using var printer = Printer(new DocumentOptions { Program = "/bin/false" });

        (await printer.PrintAsync(Page("x"), Cancellation)).Error!.Code.ShouldBe("printing-failed");
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_at_the_time_limit_and_the_next_has_its_turn()
    {
        using var program = new Script("echo $$ >\"$0.pid\"; exec tail -f /dev/null");
        using var printer = Printer(new DocumentOptions { Program = program.Path, TimeLimit = TimeSpan.FromSeconds(2), MostAtOnce = 1 });

        (await printer.PrintAsync(Page("x"), Cancellation)).Error!.Code.ShouldBe("printing-failed");

        Should.Throw<ArgumentException>(() => Process.GetProcessById(program.StartedProcess));
        (await printer.PrintAsync(Page("x"), Cancellation)).Error!.Code.ShouldBe("printing-failed");
    }

    [Fact]
    public async Task Who_no_longer_wants_the_document_ends_the_printing()
    {
        using var program = new Script("echo $$ >\"$0.pid\"; exec tail -f /dev/null");
        using var printer = Printer(new DocumentOptions { Program = program.Path });
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var printing = printer.PrintAsync(Page("x"), leaving.Token);
        await Eventually.SeeAsync(() => Task.FromResult(program.HasStarted), started => started);

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => printing);
        Should.Throw<ArgumentException>(() => Process.GetProcessById(program.StartedProcess));
    }

    [Fact]
    public async Task The_process_is_told_none_of_the_servers_settings()
    {
        using var program = new Script("cat >/dev/null; env");
        Environment.SetEnvironmentVariable("ConnectionStrings__Secret", "petpro-secret");
        try
        {
            using var printer = Printer(new DocumentOptions { Program = program.Path });

            var told = Encoding.UTF8.GetString((await printer.PrintAsync(Page("x"), Cancellation)).Value);

            told.ShouldNotContain("petpro-secret");
            told.ShouldContain("http_proxy=http://127.0.0.1:9");
        }
        finally
        {
            Environment.SetEnvironmentVariable("ConnectionStrings__Secret", null);
        }
    }

    private static WeasyPrint Printer(DocumentOptions options) => new(Options.Create(options), NullLogger<WeasyPrint>.Instance);

    private static string Page(string body) =>
        $"<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\"></head><body style=\"font-family: 'Liberation Sans', 'Noto Sans CJK JP', sans-serif\">{body}</body></html>";

    /// <summary>A program of our own in the printer's place.</summary>
    private sealed class Script : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("petpro-printer");

        public Script(string line)
        {
            File.WriteAllText(Path, $"#!/bin/sh\n{line}\n");
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        public string Path => System.IO.Path.Combine(folder.FullName, "printer");

        public bool HasStarted => File.Exists(Path + ".pid") && new FileInfo(Path + ".pid").Length > 0;

        public int StartedProcess => int.Parse(File.ReadAllText(Path + ".pid"), System.Globalization.CultureInfo.InvariantCulture);

        public void Dispose() => folder.Delete(recursive: true);
    }
}
