using PetPro.Bench;

int[] clients = [1, 8, 32];

await using var database = await BenchDatabase.StartAsync();
if (args is not ["seats"])
{
    await Growth.MeasureAsync(database);
}

if (args is ["search"])
{
    return;
}

Console.WriteLine();
await database.FillAsync();
await using var server = await Server.StartAsync(database);
var owners = await server.SignInAsync(clients.Max());
var slots = new FreeSlots(await database.FreeSlotsAsync());
var pgbench = new Pgbench(database, slots);

var reservations = new Comparison("Reservations: POST /api/v1/reservations, beside take the seat + reservation + outbox row in one transaction");
var availability = new Comparison("Availability: GET /api/v1/bookings/availability, one service on one day, beside the same SELECT");
foreach (var count in clients)
{
    var api = await Load.MeasureAsync(count, client => Requests.Reserve(owners[client], slots));
    reservations.Add(count, api, await server.PausedAsync(() => pgbench.TakeSeatsAsync(count)));
}

foreach (var count in clients)
{
    var api = await Load.MeasureAsync(count, client => Requests.Availability(owners[client], database.Services));
    availability.Add(count, api, await server.PausedAsync(() => pgbench.ReadAvailabilityAsync(count)));
}

Console.WriteLine();
reservations.Print();
availability.Print();
