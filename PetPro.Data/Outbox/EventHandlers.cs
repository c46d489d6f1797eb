using Microsoft.Extensions.DependencyInjection;

namespace PetPro.Data.Outbox;

/// <summary>Which handlers react to which event. A handler's name in the database is its type's name: renaming one is a migration.</summary>
public sealed class EventHandlers
{
    private readonly ILookup<Type, Subscription> subscriptions;

    public EventHandlers()
        : this(typeof(EventHandlers).Assembly.GetTypes())
    {
    }

    private EventHandlers(IEnumerable<Type> types) => subscriptions = types
        .Where(type => type is { IsClass: true, IsAbstract: false })
        .SelectMany(type => type.GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHandle<>))
            .Select(i => new Subscription(type.Name, type, i.GetGenericArguments()[0], i)))
        .ToLookup(s => s.Event);

    /// <summary>Only those among these types.</summary>
    public static EventHandlers Among(params Type[] types) => new(types);

    public IEnumerable<Type> Types => subscriptions.SelectMany(s => s).Select(s => s.Handler).Distinct();

    public IEnumerable<string> NamesFor(Type happened) => subscriptions[happened].Select(s => s.Name);

    internal IEnumerable<(string Name, Func<IServiceProvider, PetProDb, CancellationToken, Task> Handle)> For(DomainEvent happened) =>
        subscriptions[happened.GetType()].Select(s => (
            s.Name,
            (Func<IServiceProvider, PetProDb, CancellationToken, Task>)((services, db, cancellation) =>
                (Task)s.Interface.GetMethod(nameof(IHandle<DomainEvent>.HandleAsync))!
                    .Invoke(services.GetRequiredService(s.Handler), [happened, db, cancellation])!)));

    private sealed record Subscription(string Name, Type Handler, Type Event, Type Interface);
}
