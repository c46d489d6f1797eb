using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace PetPro.Data.Accounts;

/// <summary>Keeps the keys that cookies and tokens are protected with, so that every instance and every restart has the same.</summary>
public sealed class KeysInDatabase(IDbContextFactory<PetProDb> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.DataProtectionKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = contexts.CreateDbContext();
        db.DataProtectionKeys.Add(new DataProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

public sealed class DataProtectionKey
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    public string Xml { get; set; } = "";
}
