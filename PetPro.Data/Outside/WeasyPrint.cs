using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PetPro.Core.Outside;

namespace PetPro.Data.Outside;

/// <summary>Settings under `Documents`.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>The program's name on the PATH, or its whole path.</summary>
    public string Program { get; set; } = "weasyprint";

    /// <summary>Waiting for its turn included.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How many are printed side by side; each takes one core.</summary>
    public int MostAtOnce { get; set; } = Math.Max(1, Environment.ProcessorCount / 2);
}

/// <summary>
/// Prints with WeasyPrint, a process for each document: the page goes in and the PDF comes out by pipes, so no file stays behind.
/// What the page names outside of itself is a defect; nothing could be fetched anyway, for the process finds no way into the network.
/// </summary>
public sealed partial class WeasyPrint(IOptions<DocumentOptions> options, ILogger<WeasyPrint> log) : IDocumentPrinter, IDisposable
{
    /// <summary>A port on which nobody listens, so whatever would be fetched is refused at once.</summary>
    private const string Nowhere = "http://127.0.0.1:9";

    private static readonly string[] Inherited = ["PATH", "HOME", "TMPDIR", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "XDG_CACHE_HOME", "DYLD_FALLBACK_LIBRARY_PATH"];

    private readonly SemaphoreSlim turns = new(options.Value.MostAtOnce);

    public void Dispose() => turns.Dispose();

    public async Task<Result<byte[]>> PrintAsync(string html, CancellationToken cancellation)
    {
        if (Outward().IsMatch(html))
        {
            throw new ArgumentException("The document names something outside of itself.", nameof(html));
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.Value.TimeLimit);
        try
        {
            await turns.WaitAsync(limit.Token);
            try
            {
                return await RunAsync(html, limit.Token);
            }
            finally
            {
                turns.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            TookTooLong(log, options.Value.TimeLimit);
            return Error.Unavailable("printing-failed");
        }
    }

    private async Task<Result<byte[]>> RunAsync(string html, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = StartInfo() };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            IsMissing(log, options.Value.Program, missing.Message);
            return Error.Unavailable("printing-missing");
        }

        try
        {
            using var pdf = new MemoryStream();
            var read = process.StandardOutput.BaseStream.CopyToAsync(pdf, cancellation);
            var complaints = process.StandardError.ReadToEndAsync(cancellation);
            await WriteAsync(process, html, cancellation);
            await Task.WhenAll(read, complaints, process.WaitForExitAsync(cancellation));
            if (process.ExitCode == 0 && pdf.Length > 0)
            {
                return pdf.ToArray();
            }

            Failed(log, process.ExitCode, Last(await complaints));
            return Error.Unavailable("printing-failed");
        }
        finally
        {
            await EndAsync(process);
        }
    }

    /// <summary>A program that gives up before it has read everything closes the pipe; its exit code says why.</summary>
    private static async Task WriteAsync(Process process, string html, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(html), cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // Nothing to add: see the exit code.
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private ProcessStartInfo StartInfo()
    {
        var info = new ProcessStartInfo(options.Value.Program, ["-q", "-e", "utf-8", "-u", "about:blank", "-", "-"])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // The process gets nothing of this one's settings, among which are secrets.
        var mine = Inherited.Select(name => (Name: name, Value: Environment.GetEnvironmentVariable(name))).Where(v => v.Value is not null).ToList();
        info.Environment.Clear();
        foreach (var (name, value) in mine)
        {
            info.Environment[name] = value;
        }

        info.Environment["LC_ALL"] = "C.UTF-8";
        foreach (var scheme in (string[])["http_proxy", "https_proxy", "ftp_proxy"])
        {
            info.Environment[scheme] = Nowhere;
        }

        return info;
    }

    private static string Last(string complaints) => complaints.Length > 500 ? complaints[^500..] : complaints;

    [GeneratedRegex("""<(?:base|link|script|iframe|frame|object|embed)\b|<(?:img|image|source|input|video|audio)\b[^>]*\s(?:src|href|xlink:href|srcset)\s*=(?!\s*["']?data:)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Outward();

    [LoggerMessage(LogLevel.Warning, "{Program} cannot be started, so no document can be printed: {Reason}")]
    private static partial void IsMissing(ILogger log, string program, string reason);

    [LoggerMessage(LogLevel.Warning, "A document was not printed within {Limit}")]
    private static partial void TookTooLong(ILogger log, TimeSpan limit);

    [LoggerMessage(LogLevel.Error, "Printing a document ended with {Code}: {Complaints}")]
    private static partial void Failed(ILogger log, int code, string complaints);
}
