using SqlGen.PostgreSql.Lexing;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.Parsing;

/// <summary>CREATE TRIGGER, CREATE and ALTER EVENT TRIGGER.</summary>
public sealed partial class Parser
{
    /// <summary>CREATE [OR REPLACE] [CONSTRAINT] TRIGGER name time events ON table … EXECUTE FUNCTION name (arguments)</summary>
    private CreateTriggerStatement ParseCreateTrigger(int start, bool orReplace)
    {
        var place = Current.Range;
        var isConstraint = Accept(Keyword.Constraint);
        Expect(Keyword.Trigger);
        var name = ParseColumnId();
        if (isConstraint && !At(Keyword.After))
        {
            Fail("AFTER");
        }

        var time = ParseTriggerTime();
        var events = ParseTriggerEvents(out var updateColumns);
        Expect(Keyword.On);
        var table = ParseQualifiedName();
        var trigger = new CreateTriggerStatement(new TextRange(start, 0), name, table, table)
        {
            OrReplace = orReplace,
            IsConstraint = isConstraint,
            Time = time,
            Events = events,
            UpdateColumns = updateColumns,
        };
        trigger = isConstraint ? ParseConstraintTiming(trigger) : ParseTriggerGranularity(trigger);
        trigger = trigger with { When = ParseOptionalTriggerWhen() };
        ExpectExecuteFunction();
        trigger = trigger with { Function = ParseFunctionName(), Arguments = ParseTriggerArguments(), Range = RangeFrom(start) };
        if (isConstraint && orReplace)
        {
            FailWith("CREATE OR REPLACE CONSTRAINT TRIGGER is not supported", Is18 ? new TextRange(start, 0) : place, "DROP TRIGGER IF EXISTS, then CREATE CONSTRAINT TRIGGER");
        }

        return trigger;
    }

    private TriggerTime ParseTriggerTime()
    {
        if (Accept(Keyword.Before))
        {
            return TriggerTime.Before;
        }

        if (Accept(Keyword.After))
        {
            return TriggerTime.After;
        }

        if (!Accept(Keyword.Instead))
        {
            Fail("BEFORE, AFTER or INSTEAD OF");
        }

        Expect(Keyword.Of);
        return TriggerTime.InsteadOf;
    }

    /// <summary>event OR event …, none of them twice</summary>
    private TriggerEvents ParseTriggerEvents(out IReadOnlyList<Identifier> updateColumns)
    {
        updateColumns = NoIdentifiers;
        var events = TriggerEvents.None;
        do
        {
            var last = Current;
            var next = ParseTriggerEvent();
            if (next == TriggerEvents.Update && At(Keyword.Of))
            {
                Advance();
                updateColumns = ParseCommaList(ParseColumnId);
            }

            if ((events & next) != 0)
            {
                // The grammar has read on only where OF or a further column might have followed.
                FailNear("duplicate trigger events specified", next == TriggerEvents.Update ? Current : last);
            }

            events |= next;
        }
        while (Accept(Keyword.Or));

        return events;
    }

    private TriggerEvents ParseTriggerEvent()
    {
        var trigger = Current.Keyword switch
        {
            Keyword.Insert => TriggerEvents.Insert,
            Keyword.Delete => TriggerEvents.Delete,
            Keyword.Update => TriggerEvents.Update,
            Keyword.Truncate => TriggerEvents.Truncate,
            _ => TriggerEvents.None,
        };
        if (trigger == TriggerEvents.None)
        {
            Fail("INSERT, UPDATE, DELETE or TRUNCATE");
        }

        Advance();
        return trigger;
    }

    /// <summary>[FROM table] [attributes] FOR EACH ROW</summary>
    private CreateTriggerStatement ParseConstraintTiming(CreateTriggerStatement trigger)
    {
        trigger = trigger with
        {
            From = Accept(Keyword.From) ? ParseQualifiedName() : null,
            Attributes = ParseConstraintAttributes(AllowedAttributes.Deferrable, "TRIGGER"),
            ForEachRow = true,
        };
        Expect(Keyword.For, Keyword.Each);
        Expect(Keyword.Row);
        return trigger;
    }

    /// <summary>[REFERENCING OLD | NEW TABLE [AS] name …] [FOR [EACH] ROW | STATEMENT]</summary>
    private CreateTriggerStatement ParseTriggerGranularity(CreateTriggerStatement trigger)
    {
        if (Accept(Keyword.Referencing))
        {
            do
            {
                trigger = ParseTransition(trigger);
            }
            while (At(Keyword.Old) || At(Keyword.New));
        }

        if (!Accept(Keyword.For))
        {
            return trigger;
        }

        Accept(Keyword.Each);
        var forEachRow = Accept(Keyword.Row);
        if (!forEachRow && !Accept(Keyword.Statement))
        {
            Fail("ROW or STATEMENT");
        }

        return trigger with { ForEachRow = forEachRow };
    }

    private CreateTriggerStatement ParseTransition(CreateTriggerStatement trigger)
    {
        var isNew = Accept(Keyword.New);
        if (!isNew && !Accept(Keyword.Old))
        {
            Fail("OLD or NEW");
        }

        // The grammar takes ROW as well; the server refuses it when it executes.
        if (!Accept(Keyword.Table) && !Accept(Keyword.Row))
        {
            Fail("TABLE");
        }

        Accept(Keyword.As);
        var name = ParseColumnId();
        return isNew ? trigger with { NewTable = name } : trigger with { OldTable = name };
    }

    private Expression? ParseOptionalTriggerWhen() => Accept(Keyword.When) ? ParseParenthesizedExpression() : null;

    private void ExpectExecuteFunction()
    {
        Expect(Keyword.Execute);
        if (!Accept(Keyword.Function) && !Accept(Keyword.Procedure))
        {
            Fail("FUNCTION");
        }
    }

    /// <summary>'(' [number | string | word, …] ')'</summary>
    private IReadOnlyList<string> ParseTriggerArguments()
    {
        Expect(TokenKind.LeftParenthesis);
        var arguments = At(TokenKind.RightParenthesis) ? [] : ParseCommaList(ParseTriggerArgument);
        Expect(TokenKind.RightParenthesis);
        return arguments;
    }

    private string ParseTriggerArgument()
    {
        if (AtString())
        {
            return ParseString().Value;
        }

        return AtNumber() ? ParseNumber().Text : ParseColumnLabel().Name;
    }

    /// <summary>CREATE EVENT TRIGGER name ON event [WHEN variable IN ('value', …) AND …] EXECUTE FUNCTION name ()</summary>
    private CreateEventTriggerStatement ParseCreateEventTrigger(int start)
    {
        Expect(Keyword.Event, Keyword.Trigger);
        var name = ParseColumnId();
        Expect(Keyword.On);
        var eventName = ParseColumnLabel();
        var filters = new List<EventTriggerFilter>();
        if (Accept(Keyword.When))
        {
            do
            {
                filters.Add(ParseEventTriggerFilter());
            }
            while (Accept(Keyword.And));
        }

        ExpectExecuteFunction();
        var function = ParseFunctionName();
        Expect(TokenKind.LeftParenthesis);
        Expect(TokenKind.RightParenthesis);
        return new CreateEventTriggerStatement(RangeFrom(start), name, eventName, function) { When = filters };
    }

    private EventTriggerFilter ParseEventTriggerFilter()
    {
        var start = Start;
        var variable = ParseColumnId();
        Expect(Keyword.In);
        var values = ParseParenthesizedList(ParseString);
        return new EventTriggerFilter(RangeFrom(start), variable, values);
    }

    /// <summary>ALTER EVENT TRIGGER name ENABLE [REPLICA | ALWAYS] | DISABLE | RENAME TO | OWNER TO</summary>
    private Statement ParseAlterEventTrigger(int start)
    {
        Expect(Keyword.Event, Keyword.Trigger);
        var target = ParsePlainObject(ObjectKind.EventTrigger);
        if (Accept(Keyword.Disable))
        {
            return new AlterEventTriggerStatement(RangeFrom(start), target.Name.Parts[0], FiringState.Disabled);
        }

        if (!Accept(Keyword.Enable))
        {
            return ParseAlterObject(start, target, AlterForms.Rename | AlterForms.Owner, "ENABLE, DISABLE");
        }

        var state = Accept(Keyword.Replica) ? FiringState.Replica : Accept(Keyword.Always) ? FiringState.Always : FiringState.Enabled;
        return new AlterEventTriggerStatement(RangeFrom(start), target.Name.Parts[0], state);
    }
}
