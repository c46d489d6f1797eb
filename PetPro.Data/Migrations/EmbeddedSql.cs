using System.Reflection;

namespace PetPro.Data.Migrations;

internal static class EmbeddedSql
{
    public static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no embedded file {name}."));
        return reader.ReadToEnd();
    }
}
