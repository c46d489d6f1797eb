using Microsoft.EntityFrameworkCore;
using PetPro.Core.Pets;
using PetPro.Core.Shared;
using PetPro.Data.Pets;
using PetPro.Data.Seeding;
using PetPro.Tests.Data.Bookings;
using PetPro.Tests.Support;

namespace PetPro.Tests.Data.Pets;

public sealed class PetTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly PetProfile Milo =
        new("Milo", "dog", "dog-kintamani", new DateOnly(2023, 5, 1), PetGender.Male, "900123456789012");

    private readonly World world = new(database);
    private Actor owner = Actor.Visitor;
    private Actor stranger = Actor.Visitor;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private DateOnly Today => DateOnly.FromDateTime(database.Clock.Now.UtcDateTime);

    public async ValueTask InitializeAsync()
    {
        await database.Get<SeedReference>().RunAsync(Actor.System, Cancellation);
        owner = Actor.Owner(await world.OwnerAsync());
        stranger = Actor.Owner(await world.OwnerAsync());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_pet_is_added_with_its_weight_and_read_in_the_language_of_the_reader()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, 12.345m, Cancellation)).Value;

        var pet = (await database.Get<GetMyPet>().RunAsync(owner, id, "ja", Cancellation)).Value;
        pet.Pet.SpeciesName.ShouldBe("犬");
        pet.Pet.BreedName.ShouldBe("キンタマーニ");
        pet.Pet.Weight.ShouldBe(12.35m);
        pet.MicrochipId.ShouldBe("900123456789012");
        pet.Weights.ShouldHaveSingleItem().Kilograms.ShouldBe(12.35m);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var wrong = new PetProfile(" ", "dragon", null, Today.AddDays(3), PetGender.Unknown, "12");

        var refused = await database.Get<AddPet>().RunAsync(owner, wrong, -1, Cancellation);

        refused.Error!.Fields.Select(f => f.Field).ShouldBe(["name", "species", "birthdate", "microchipId", "weight"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("cat", "dog-kintamani")]
    [InlineData("dog", "dog-that-is-not")]
    public async Task A_breed_must_be_one_of_the_species(string species, string breed)
    {
        var refused = await database.Get<AddPet>().RunAsync(owner, Milo with { Species = species, Breed = breed }, null, Cancellation);

        refused.Error!.Fields.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Field.ShouldBe("breed"), f => f.Code.ShouldBe("breed-unknown"));
    }

    [Fact]
    public async Task A_visitor_adds_no_pet() =>
        (await database.Get<AddPet>().RunAsync(Actor.Visitor, Milo, null, Cancellation)).Error.ShouldBe(Error.Forbidden);

    [Fact]
    public async Task What_is_not_yours_is_not_found()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, null, Cancellation)).Value;
        await database.Get<SetPetPhoto>().RunAsync(owner, id, new MemoryStream(Pictures.Png()), Cancellation);

        Error?[] answers =
        [
            (await database.Get<GetMyPet>().RunAsync(stranger, id, "en", Cancellation)).Error,
            (await database.Get<ChangePet>().RunAsync(stranger, id, Milo, Cancellation)).Error,
            (await database.Get<WeighPet>().RunAsync(stranger, id, 3, Today, Cancellation)).Error,
            (await database.Get<ArchivePet>().RunAsync(stranger, id, true, Cancellation)).Error,
            (await database.Get<SetPetPhoto>().RunAsync(stranger, id, new MemoryStream(Pictures.Png()), Cancellation)).Error,
            (await database.Get<GetPetPhoto>().RunAsync(stranger, id, Cancellation)).Error,
            (await database.Get<GetPetPhoto>().RunAsync(Actor.Visitor, id, Cancellation)).Error,
            (await database.Get<RecordVaccination>().RunAsync(stranger, id, "Rabies", Today, null, Cancellation)).Error,
        ];

        answers.ShouldAllBe(error => error == Error.NotFound);
        (await database.Get<ListMyPets>().RunAsync(stranger, new MyPetsWanted(), "en", Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pets_are_listed_by_name_page_by_page_and_archived_ones_only_on_request()
    {
        foreach (var name in (string[])["Coco", "Abu", "Bruno", "Abu"])
        {
            await database.Get<AddPet>().RunAsync(owner, Milo with { Name = name }, null, Cancellation);
        }

        var first = await database.Get<ListMyPets>().RunAsync(owner, new MyPetsWanted(Most: 2), "en", Cancellation);
        var rest = await database.Get<ListMyPets>().RunAsync(owner, new MyPetsWanted(After: first[^1].Key), "en", Cancellation);
        first.Concat(rest).Select(p => p.Name).ShouldBe(["Abu", "Abu", "Bruno", "Coco"]);

        await database.Get<ArchivePet>().RunAsync(owner, first[0].Id, true, Cancellation);
        (await database.Get<ListMyPets>().RunAsync(owner, new MyPetsWanted(), "en", Cancellation)).Count.ShouldBe(3);
        var all = await database.Get<ListMyPets>().RunAsync(owner, new MyPetsWanted(WithArchived: true), "en", Cancellation);
        all[^1].Id.ShouldBe(first[0].Id);
        await database.Get<ArchivePet>().RunAsync(owner, first[0].Id, false, Cancellation);
        (await database.Get<ListMyPets>().RunAsync(owner, new MyPetsWanted(), "en", Cancellation)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_second_weighing_of_a_day_takes_the_place_of_the_first_and_the_latest_day_counts()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, 10, Cancellation)).Value;
        var day = (await database.Get<GetMyPet>().RunAsync(owner, id, "en", Cancellation)).Value.Weights.Single().On;

        (await WeighAsync(11, day)).IsOk.ShouldBeTrue();
        (await WeighAsync(8, day.AddDays(-30))).IsOk.ShouldBeTrue();

        var pet = (await database.Get<GetMyPet>().RunAsync(owner, id, "en", Cancellation)).Value;
        pet.Weights.Select(w => w.Kilograms).ShouldBe([8, 11]);
        pet.Pet.Weight.ShouldBe(11);
        (await WeighAsync(0.004m, day)).Error!.Fields.Single().Field.ShouldBe("weight");
        (await WeighAsync(5, day.AddDays(2))).Error!.Fields.Single().Field.ShouldBe("date");

        Task<Result> WeighAsync(decimal kilograms, DateOnly on) => database.Get<WeighPet>().RunAsync(owner, id, kilograms, on, Cancellation);
    }

    [Fact]
    public async Task Two_weighings_of_one_day_at_once_both_succeed()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, null, Cancellation)).Value;

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => database.Get<WeighPet>().RunAsync(owner, id, i, Today, Cancellation)));

        results.ShouldAllBe(r => r.IsOk);
        (await database.Get<GetMyPet>().RunAsync(owner, id, "en", Cancellation)).Value.Weights.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_changed_pet_is_read_as_it_was_changed()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, null, Cancellation)).Value;

        (await database.Get<ChangePet>().RunAsync(owner, id, new PetProfile("Mimi", "cat", "cat-persian", null, PetGender.Female, null), Cancellation))
            .IsOk.ShouldBeTrue();

        var pet = (await database.Get<GetMyPet>().RunAsync(owner, id, "id", Cancellation)).Value;
        (pet.Pet.Name, pet.Pet.SpeciesName, pet.Pet.BreedName, pet.MicrochipId).ShouldBe(("Mimi", "Kucing", "Persia", null));
    }

    [Fact]
    public async Task A_new_photo_takes_the_place_of_the_old_one()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, null, Cancellation)).Value;
        await SetAsync(Pictures.Png());
        var before = await KeyAsync();

        await SetAsync(Pictures.Jpeg(8, 8, Pictures.Exif(6)));

        var photo = (await database.Get<GetPetPhoto>().RunAsync(owner, id, Cancellation)).Value;
        photo.ContentType.ShouldBe("image/jpeg");
        await photo.Content.DisposeAsync();
        (await KeyAsync()).ShouldNotBe(before);
        (await database.Get<PetPro.Core.Outside.IFileStore>().OpenAsync(before!, Cancellation)).ShouldBeNull();

        Task SetAsync(byte[] bytes) => database.Get<SetPetPhoto>().RunAsync(owner, id, new MemoryStream(bytes), Cancellation);
        Task<string?> KeyAsync() => database.ReadAsync(db => db.Pets.Where(p => p.Id == id).Select(p => p.PhotoKey).SingleAsync());
    }

    [Fact]
    public async Task A_file_that_is_no_picture_leaves_the_pet_as_it_was()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, null, Cancellation)).Value;

        var refused = await database.Get<SetPetPhoto>().RunAsync(owner, id, new MemoryStream("<svg onload='alert(1)'/>"u8.ToArray()), Cancellation);

        refused.Error!.Fields.Single().Field.ShouldBe("photo");
        (await database.Get<GetPetPhoto>().RunAsync(owner, id, Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task Staff_see_the_photo_of_a_pet_that_is_booked_at_their_clinic_and_of_no_other()
    {
        var clinic = await world.ClinicAsync();
        var other = await world.ClinicAsync();
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, null, Cancellation)).Value;
        await database.Get<SetPetPhoto>().RunAsync(owner, id, new MemoryStream(Pictures.Png()), Cancellation);
        (await database.Get<GetPetPhoto>().RunAsync(clinic.Manager, id, Cancellation)).Error.ShouldBe(Error.NotFound);

        await new BookingJourney(database).BookAsync(owner, (await world.FreeAsync(clinic.ServiceId))[0].SlotId, id);

        var photo = (await database.Get<GetPetPhoto>().RunAsync(clinic.Manager, id, Cancellation)).Value;
        await photo.Content.DisposeAsync();
        (await database.Get<GetPetPhoto>().RunAsync(other.Manager, id, Cancellation)).Error.ShouldBe(Error.NotFound);
    }

    [Fact]
    public async Task A_vaccination_given_elsewhere_is_written_down()
    {
        var id = (await database.Get<AddPet>().RunAsync(owner, Milo, null, Cancellation)).Value;

        (await database.Get<RecordVaccination>().RunAsync(owner, id, " Rabies ", Today.AddDays(-10), Today.AddDays(355), Cancellation)).IsOk.ShouldBeTrue();
        var refused = await database.Get<RecordVaccination>().RunAsync(owner, id, "", Today.AddDays(5), Today.AddDays(4), Cancellation);

        refused.Error!.Fields.Select(f => f.Field).ShouldBe(["vaccineName", "date", "expires"]);
        var given = (await database.Get<GetMyPet>().RunAsync(owner, id, "en", Cancellation)).Value.Vaccinations.ShouldHaveSingleItem();
        (given.VaccineName, given.On, given.ClinicName).ShouldBe(("Rabies", Today.AddDays(-10), null));
    }

    [Fact]
    public async Task Species_come_with_their_breeds_in_the_language_that_is_asked_for()
    {
        var species = await database.Get<ListSpecies>().RunAsync(Actor.Visitor, "id", Cancellation);

        species.Count.ShouldBe(8);
        species[0].Name.ShouldBe("Anjing");
        species[0].Breeds.ShouldContain(b => b.Name == "Gembala Jerman");
        species.ShouldAllBe(s => s.Breeds.Count > 1);
    }
}
