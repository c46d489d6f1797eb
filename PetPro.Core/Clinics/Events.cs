namespace PetPro.Core.Clinics;

/// <summary>An application was handed in, for the first time or again.</summary>
[EventType("clinic.applied")]
public sealed record ClinicApplied(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

/// <summary>An admin wants to know more before deciding.</summary>
[EventType("clinic.more_asked")]
public sealed record ClinicMoreAsked(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

[EventType("clinic.approved")]
public sealed record ClinicApproved(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

[EventType("clinic.rejected")]
public sealed record ClinicRejected(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

/// <summary>The clinic can not be found or booked any more; what is booked stands.</summary>
[EventType("clinic.suspended")]
public sealed record ClinicSuspended(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

/// <summary>A suspension was lifted.</summary>
[EventType("clinic.reinstated")]
public sealed record ClinicReinstated(Guid ClinicId, Guid OwnerId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

/// <summary>Hours, days off, staff or services have changed: what the clinic offers follows from them anew.</summary>
[EventType("clinic.plan_changed")]
public sealed record ClinicPlanChanged(Guid ClinicId) : DomainEvent
{
    public override Guid AggregateId => ClinicId;
}

/// <summary>Somebody accepted an invitation and works at the clinic from now on.</summary>
[EventType("clinic.staff_joined")]
public sealed record StaffJoined(Guid StaffId, Guid ClinicId) : DomainEvent
{
    public override Guid AggregateId => StaffId;
}
