using PetPro.Web.Account;
using PetPro.Web.Api;
using PetPro.Web.Clinic.Reports;
using PetPro.Web.Dev;
using PetPro.Web.Joining;
using PetPro.Web.Owner;
using PetPro.Web.Public;
using PetPro.Web.Records;
using PetPro.Web.Sandbox;
using PetPro.Web.Startup;

if (Order.Parse(args) is not { } order)
{
    Console.Error.WriteLine("PetPro.Web [run] | migrate | seed demo|reference");
    return 2;
}

using var interruption = new Interruption();
var builder = WebApplication.CreateBuilder(args);
await using var database = await Database.OpenAsync(builder, order, interruption.Token);
if (database is null)
{
    return 1;
}

builder.AddPetPro(database.ConnectionString);
builder.AddLanguages();
builder.AddAccess();
builder.AddApi();
builder.AddPages();
builder.AddRecords();
builder.AddDevPages();

var app = builder.Build();
if (!await app.PrepareDatabaseAsync(order, interruption.Token) || order.Kind != OrderKind.Run)
{
    return 0;
}

app.UseSafeHeaders();
app.UseErrorPages();
app.UseLanguages();
app.UseApiErrors();
app.UseAccess();
app.MapPreferences();
app.MapSignOut();
app.MapMailUnsubscribing();
app.MapPasskeys();
app.MapMyPicture();
app.MapPetProApi();
app.MapPages();
app.MapSitemap();
app.MapReviewPhotos();
app.MapReportFile();
app.MapOwnerFiles();
app.MapCalendarFeeds();
app.MapJoiningFiles();
app.MapRecordPapers();
app.MapSandbox();
app.MapDevPages();
app.AnnounceWhenStarted();
return await app.ServeAsync();
