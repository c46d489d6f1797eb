using PetPro.Core.Shared;

namespace PetPro.Web.Api;

/// <summary>
/// Who calls an endpoint. As a parameter of an endpoint it is what the database says for this request; whoever has no valid
/// token is <see cref="Actor.Visitor"/>.
/// </summary>
public sealed record Caller(Actor Actor)
{
    private static readonly Caller Visitor = new(Actor.Visitor);

    public static ValueTask<Caller> BindAsync(HttpContext context) =>
        ValueTask.FromResult(context.Items[typeof(Caller)] as Caller ?? Visitor);

    internal static void Remember(HttpContext context, Actor actor) => context.Items[typeof(Caller)] = new Caller(actor);
}
