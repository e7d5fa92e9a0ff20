using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Printing;

// Functions, triggers, policies, and blocks that run.
public sealed partial class SqlPrinter
{
    private bool ProgramStatement(Statement statement)
    {
        switch (statement)
        {
            case CreateFunctionStatement s: CreateFunction(s); break;
            case AlterFunctionStatement s:
                Write($"alter {Word(s.Target.Kind)} ");
                Reference(s.Target);
                foreach (var option in s.Options)
                {
                    Write(" ");
                    Option(option);
                }

                break;
            case ReturnStatement s: Write("return "); Expression(s.Value); break;
            case CallStatement s: Write("call "); Expression(s.Call); break;
            case DoStatement s:
                Write("do");
                InOrder(
                    (s.Body, () => Write(" " + DollarQuoted(s.Body!.Value))),
                    (s.Language, () => Optional(" language ", s.Language, Identifier)));
                break;
            case CreateTriggerStatement s: CreateTrigger(s); break;
            case CreatePolicyStatement s: CreatePolicy(s); break;
            case AlterPolicyStatement s:
                Write("alter policy ");
                Identifier(s.Name);
                Write(" on ");
                Name(s.Table);
                if (s.Roles is { } roles)
                {
                    Write(" to ");
                    List(roles, Role);
                }

                PolicyConditions(s.Using, s.WithCheck);
                break;
            default: return false;
        }

        return true;
    }

    private void CreateFunction(CreateFunctionStatement function)
    {
        Write(function.OrReplace ? "create or replace " : "create ");
        Write(function.IsProcedure ? "procedure " : "function ");
        Name(function.Name);
        Parenthesized([.. function.Parameters.Where(static p => p.Mode != ParameterMode.Table)], Parameter);
        if (function.ReturnsTable)
        {
            Write(" returns table ");
            Parenthesized([.. function.Parameters.Where(static p => p.Mode == ParameterMode.Table)], Parameter);
        }

        Optional(" returns ", function.Returns, Type);
        foreach (var option in function.Options)
        {
            Line();
            Option(option);
        }

        if (function.Body is { } body)
        {
            Line();
            Body(body);
        }
    }

    private void Parameter(RoutineParameter parameter)
    {
        Write(parameter.Mode switch
        {
            ParameterMode.In => "in ",
            ParameterMode.Out => "out ",
            ParameterMode.InOut => "inout ",
            ParameterMode.Variadic => "variadic ",
            _ => "",
        });
        Optional("", parameter.Name, Identifier);
        WriteIf(parameter.Name is not null, " ");
        Type(parameter.Type);
        Optional(" default ", parameter.Default, Expression);
    }

    private void Option(FunctionOption option)
    {
        switch (option)
        {
            case FunctionSource o:
                Write("as ");
                Write(o.Symbol is null && o.Source.Value.IndexOf('\n') >= 0 || o.Source.Value.IndexOf('\'') >= 0 ? DollarQuoted(o.Source.Value) : Literal(o.Source.Value));
                Optional(", ", o.Symbol, String);
                break;
            case FunctionLanguage o: Write("language "); Identifier(o.Language); break;
            case FunctionVolatility o: Write(o.Word.ToString().ToLowerInvariant()); break;
            case FunctionStrictness o: Write(o.Strict ? "strict" : "called on null input"); break;
            case FunctionSecurity o: Write(o.Definer ? "security definer" : "security invoker"); break;
            case FunctionLeakproof o: Write(o.Leakproof ? "leakproof" : "not leakproof"); break;
            case FunctionWindow: Write("window"); break;
            case FunctionParallel o: Write("parallel "); Identifier(o.Word); break;
            case FunctionCost o: Write("cost "); Number(o.Cost); break;
            case FunctionRows o: Write("rows "); Number(o.Rows); break;
            case FunctionSupport o: Write("support "); Name(o.Function); break;
            case FunctionTransforms o:
                Write("transform ");
                List(o.Types, t =>
                {
                    Write("for type ");
                    Type(t);
                });
                break;
            case FunctionSetting o:
                WriteIf(o.Setting.Action is not (SettingAction.Reset or SettingAction.ResetAll), "set ");
                Setting(o.Setting);
                break;
        }
    }

    private void Body(RoutineBody body)
    {
        if (body is ReturnBody { Value: var value })
        {
            Write("return ");
            Expression(value);
            return;
        }

        Write("begin atomic");
        _indent++;
        foreach (var statement in ((AtomicBody)body).Statements)
        {
            Line();
            Statement(statement);
            Write(";");
        }

        _indent--;
        Line();
        Write("end");
    }

    private void CreateTrigger(CreateTriggerStatement trigger)
    {
        Write(trigger.OrReplace ? "create or replace " : "create ");
        Write(trigger.IsConstraint ? "constraint trigger " : "trigger ");
        Identifier(trigger.Name);
        Write(trigger.Time switch { TriggerTime.Before => " before ", TriggerTime.InsteadOf => " instead of ", _ => " after " });
        var events = Enum.GetValues(typeof(TriggerEvents)).Cast<TriggerEvents>().Where(e => e != TriggerEvents.None && (trigger.Events & e) != 0).ToList();
        List(events, e =>
        {
            Write(e.ToString().ToLowerInvariant());
            if (e == TriggerEvents.Update && trigger.UpdateColumns.Count > 0)
            {
                Write(" of ");
                List(trigger.UpdateColumns, Identifier);
            }
        }, " or ");
        Write(" on ");
        Name(trigger.Table);
        Optional(" from ", trigger.From, Name);
        Attributes(trigger.Attributes);
        if (trigger.OldTable is not null || trigger.NewTable is not null)
        {
            Write(" referencing");
            InOrder(
                (trigger.OldTable, () => Optional(" old table as ", trigger.OldTable, Identifier)),
                (trigger.NewTable, () => Optional(" new table as ", trigger.NewTable, Identifier)));
        }

        Write(trigger.ForEachRow ? " for each row" : " for each statement");
        if (trigger.When is { } when)
        {
            Write(" when (");
            Expression(when);
            Write(")");
        }

        Write(" execute function ");
        Name(trigger.Function);
        Parenthesized(trigger.Arguments, a => Write(Literal(a)));
    }

    private void CreatePolicy(CreatePolicyStatement policy)
    {
        Write("create policy ");
        Identifier(policy.Name);
        Write(" on ");
        Name(policy.Table);
        WriteIf(policy.IsRestrictive, " as restrictive");
        WriteIf(policy.Command != PolicyCommandWord.All, " for " + policy.Command.ToString().ToLowerInvariant());
        if (policy.Roles.Count > 0)
        {
            Write(" to ");
            List(policy.Roles, Role);
        }

        PolicyConditions(policy.Using, policy.WithCheck);
    }

    private void PolicyConditions(Expression? condition, Expression? check)
    {
        PolicyCondition("using", condition);
        PolicyCondition("with check", check);
    }

    private void PolicyCondition(string word, Expression? condition)
    {
        if (condition is not null)
        {
            _indent++;
            Line();
            Write(word + " (");
            Expression(condition);
            Write(")");
            _indent--;
        }
    }
}
