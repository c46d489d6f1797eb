using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace PetPro.Tests.Support;

/// <summary>A mail server on the loopback: EHLO, STARTTLS, AUTH LOGIN and one mail after the other. It keeps what it was sent.</summary>
public sealed class LocalSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2 certificate = MakeCertificate();
    private readonly bool offersTls;
    private readonly Task serving;

    public LocalSmtpServer(bool offersTls = true)
    {
        this.offersTls = offersTls;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public string Thumbprint => certificate.Thumbprint;

    /// <summary>Recipients whose address contains this are refused for good.</summary>
    public string? Refused { get; set; }

    /// <summary>Says nothing after the greeting.</summary>
    public bool IsSilent { get; set; }

    public List<ReceivedMail> Received { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        certificate.Dispose();
        stop.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            using var client = await listener.AcceptTcpClientAsync(stop.Token);
            try
            {
                await TalkAsync(client.GetStream());
            }
            catch (Exception gone) when (gone is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client hung up.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        string? user = null;
        var isSecure = false;
        var recipients = new List<string>();
        await SayAsync(stream, "220 localhost");
        while (await LineAsync(stream) is { } line)
        {
            switch (line.Split(' ')[0].ToUpperInvariant())
            {
                case "EHLO" when IsSilent:
                    await Task.Delay(Timeout.Infinite, stop.Token);
                    break;
                case "EHLO":
                    await SayAsync(stream, "250-localhost", offersTls && !isSecure ? "250-STARTTLS" : "250-8BITMIME", "250 AUTH LOGIN");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go on");
                    var secure = new SslStream(stream);
                    await secure.AuthenticateAsServerAsync(certificate);
                    (stream, isSecure) = (secure, true);
                    break;
                case "AUTH":
                    user = Encoding.UTF8.GetString(Convert.FromBase64String(line.Split(' ')[^1]));
                    await SayAsync(stream, "334 UGFzc3dvcmQ6");
                    await LineAsync(stream);
                    await SayAsync(stream, "235 welcome");
                    break;
                case "RCPT" when Refused is { } refused && line.Contains(refused, StringComparison.OrdinalIgnoreCase):
                    await SayAsync(stream, "550 no such mailbox here");
                    break;
                case "RCPT":
                    recipients.Add(line);
                    await SayAsync(stream, "250 ok");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go ahead");
                    Received.Add(new ReceivedMail(await DataAsync(stream), [.. recipients], isSecure, user));
                    await SayAsync(stream, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private static async Task<string> DataAsync(Stream stream)
    {
        var data = new StringBuilder();
        while (await LineAsync(stream) is { } line && line != ".")
        {
            data.Append(line).Append("\r\n");
        }

        return data.ToString();
    }

    /// <summary>Byte by byte: nothing of what follows STARTTLS may be read ahead.</summary>
    private static async Task<string?> LineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    private static async Task SayAsync(Stream stream, params string[] lines) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Concat(lines.Select(l => l + "\r\n"))));
}

public sealed record ReceivedMail(string Data, IReadOnlyList<string> Recipients, bool WasSecure, string? User);
