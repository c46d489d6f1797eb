namespace PetPro.Data.Outbox;

/// <summary>
/// Reacts to an event. It works in the transaction of the context it is given, which is committed together with the row that says
/// it has been done: what is not in the database may happen twice and has no place here. Throwing means: again later.
/// </summary>
public interface IHandle<in TEvent>
    where TEvent : DomainEvent
{
    Task HandleAsync(TEvent happened, PetProDb db, CancellationToken cancellation);
}
