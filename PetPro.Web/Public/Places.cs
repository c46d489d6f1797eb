namespace PetPro.Web.Public;

internal static class Places
{
    /// <summary>Many addresses end in their city already.</summary>
    public static string Of(string address, string city) =>
        address.Contains(city, StringComparison.OrdinalIgnoreCase) ? address : $"{address}, {city}";
}
