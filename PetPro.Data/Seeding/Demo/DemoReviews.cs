using PetPro.Core.Bookings;
using PetPro.Core.Clinics;

namespace PetPro.Data.Seeding.Demo;

/// <summary>What owners said, in their languages and in keeping with the stars; and the ratings that it adds up to.</summary>
internal sealed class DemoReviews(DemoFacts facts, DemoRows rows, DateTimeOffset now)
{
    private readonly DemoRandom random = new(6);
    private readonly Dictionary<Guid, int[]> ratings = [];
    private readonly HashSet<(Guid Clinic, string Text)> said = [];

    public void Add(DemoClinic clinic, DemoPet pet, ClinicService service, Booking booking)
    {
        var writtenAt = booking.CompletedAt!.Value + random.Minutes(90, 3 * 24 * 60);
        if (writtenAt > now)
        {
            return;
        }

        var rating = (int)Math.Clamp(Math.Round(clinic.Quality + (double)random.Between(-1.3m, 1.1m), MidpointRounding.AwayFromZero), 1, 5);
        var review = Review.Write(booking, rating, Comment(clinic, pet, service, rating)).Value;
        rows.Add(review, writtenAt);
        if (!ratings.TryGetValue(clinic.Clinic.Id, out var counts))
        {
            ratings[clinic.Clinic.Id] = counts = new int[5];
        }

        counts[rating - 1]++;
    }

    public void AddRatings(IEnumerable<DemoClinic> clinics)
    {
        foreach (var clinic in clinics.Where(c => ratings.ContainsKey(c.Clinic.Id)))
        {
            var rating = new ClinicRating(clinic.Clinic.Id);
            rating.Recount(ratings[clinic.Clinic.Id], now);
            rows.Add(rating, now);
        }
    }

    /// <summary>No clinic hears the same twice; where nothing new is left to say, or now and then, only stars.</summary>
    private string? Comment(DemoClinic clinic, DemoPet pet, ClinicService service, int rating)
    {
        var fitting = facts.Reviews
            .Where(r => r.Language == pet.Owner.Language && r.Rating == rating && (r.Category is null || r.Category == service.Category)
                && !said.Contains((clinic.Clinic.Id, r.Text)))
            .ToList();
        if (fitting.Count == 0 || random.Chance(0.15))
        {
            return null;
        }

        var text = random.Weighted(fitting, r => r.Category is null ? 1 : 4).Text;
        said.Add((clinic.Clinic.Id, text));
        return text.Replace("{pet}", pet.Pet.Name, StringComparison.Ordinal);
    }
}
