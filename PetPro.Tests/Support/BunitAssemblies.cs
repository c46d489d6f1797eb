using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PetPro.Tests.Support;

internal static class BunitAssemblies
{
    /// <summary>bUnit asks for a newer AngleSharp.Diffing than the feed has; the one beside the tests is loaded by its name.</summary>
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
