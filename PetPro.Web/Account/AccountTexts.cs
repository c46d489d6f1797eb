namespace PetPro.Web.Account;

/// <summary>The texts of this area.</summary>
public sealed class AccountTexts;
