using System.ComponentModel.DataAnnotations.Schema;
using Pgvector;

namespace HelpDesk;

/// <summary>What C# says of the tables apart from SQL.</summary>
public static class Tickets
{
    // Before "solved" there were three.
    public static string Describe(TicketStatus status) => status switch
    {
        TicketStatus.Open => "somebody will look at it",
        TicketStatus.Waiting => "waiting for your answer",
        TicketStatus.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    // The model before this one had four dimensions.
    public static NewTicket Welcome(Guid customer) => new() { CustomerId = customer, Subject = "Welcome", Embedding = new Vector(new float[4]) };
}

/// <summary>A record for an older mapper.</summary>
[Table("tickets")]
public sealed record TicketRow([property: Column("id")] long Id, [property: Column("titel")] string Subject);

[Table("ticket_archive")]
public sealed record ArchivedTicket([property: Column("id")] long Id);
