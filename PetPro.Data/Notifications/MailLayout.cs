using System.Globalization;
using System.Net;
using System.Text;

namespace PetPro.Data.Notifications;

/// <summary>
/// One mail as text and as HTML. Styles stand on the elements (mail programs drop the rest); the colours keep their contrast in
/// programs that invert them for dark mode.
/// </summary>
internal sealed record MailLayout(
    string Language,
    string Title,
    string Greeting,
    IReadOnlyList<string> Paragraphs,
    string? Code,
    (string Label, string Address)? Button,
    string Closing,
    string Footer,
    (string Label, string Address)? Unsubscribe = null)
{
    private const string Font = "font-family:-apple-system,'Segoe UI',Roboto,'Noto Sans','Hiragino Sans',Arial,sans-serif";

    public string ToText()
    {
        var text = new StringBuilder().Append(Greeting).Append("\n\n");
        foreach (var paragraph in Paragraphs)
        {
            text.Append(paragraph).Append("\n\n");
        }

        if (Code is not null)
        {
            text.Append("    ").Append(Code).Append("\n\n");
        }

        if (Button is { } button)
        {
            text.Append(button.Label).Append(":\n").Append(button.Address).Append("\n\n");
        }

        text.Append(Closing).Append("\n\n-- \n").Append(Footer).Append('\n');
        return Unsubscribe is { } leave ? text.Append(leave.Label).Append(": ").Append(leave.Address).Append('\n').ToString() : text.ToString();
    }

    public string ToHtml()
    {
        var body = new StringBuilder().Append(Paragraph(Greeting));
        foreach (var paragraph in Paragraphs)
        {
            body.Append(Paragraph(paragraph));
        }

        if (Code is not null)
        {
            body.Append(CultureInfo.InvariantCulture, $"""<p style="margin:24px 0;text-align:center"><span style="display:inline-block;padding:14px 24px;border:2px solid #0f766e;border-radius:12px;font:700 30px/1 ui-monospace,Menlo,Consolas,monospace;letter-spacing:8px">{Encode(Code)}</span></p>""");
        }

        if (Button is { } button)
        {
            body.Append(CultureInfo.InvariantCulture, $"""<p style="margin:28px 0"><a href="{Encode(button.Address)}" style="display:inline-block;padding:13px 26px;border-radius:10px;background:#0f766e;color:#ffffff;font-weight:600;text-decoration:none">{Encode(button.Label)}</a></p>""");
        }

        body.Append(Paragraph(Closing));
        return $"""
            <!doctype html>
            <html lang="{Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>{Encode(Title)}</title>
            </head>
            <body style="margin:0;padding:0;background:#f2f6f5;{Font};color:#16302c">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f2f6f5"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;background:#ffffff;border:1px solid #d5e2df;border-radius:16px">
            <tr><td style="padding:24px 28px 0;{Font};font-size:20px;font-weight:700;color:#0f766e">PetPro</td></tr>
            <tr><td style="padding:8px 28px 12px;{Font};font-size:16px;line-height:1.6;color:#16302c">
            {body}
            </td></tr></table>
            <p style="max-width:560px;margin:16px auto 0;{Font};font-size:13px;line-height:1.5;color:#52706a">{Encode(Footer)}{Leave()}</p>
            </td></tr></table>
            </body>
            </html>
            """;
    }

    private string Leave() => Unsubscribe is { } leave
        ? $"""<br><a href="{Encode(leave.Address)}" style="color:#52706a">{Encode(leave.Label)}</a>"""
        : "";

    private static string Paragraph(string text) =>
        $"""<p style="margin:16px 0">{Encode(text).Replace("\n", "<br>", StringComparison.Ordinal)}</p>""";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
