namespace PetPro.Web.Components;

/// <summary>What a colour says. Never the colour alone: the words beside it say the same.</summary>
public enum Tone
{
    Neutral,
    Info,
    Ok,
    Warn,
    Bad,
}

internal static class Tones
{
    public static string Name(this Tone tone) => tone.ToString().ToLowerInvariant();

    public static string Icon(this Tone tone) => tone switch
    {
        Tone.Ok => "check",
        Tone.Warn or Tone.Bad => "alert",
        _ => "info",
    };
}
