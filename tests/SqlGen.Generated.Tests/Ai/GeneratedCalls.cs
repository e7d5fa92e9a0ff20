using System.Reflection;
using System.Text.Json;
using Npgsql;
using Pgvector;

namespace SqlGen.Generated.Tests.Ai;

/// <summary>Every call that a scope has, found by reflection so that a verb that is new can't be forgotten, each with arguments that aim at somebody's rows.</summary>
internal static class GeneratedCalls
{
    /// <summary>Calls of the scope itself (functions) and of its accessors (verbs), by their names.</summary>
    public static IEnumerable<(string Name, Func<Task<IReadOnlyList<object?>>> Invoke)> Of(SqlScope scope, Target target)
    {
        foreach (var method in Methods(scope.GetType()))
        {
            yield return (method.Name, () => InvokeAsync(scope, method, target));
        }

        foreach (var property in scope.GetType().GetProperties().Where(static p => p.PropertyType is { IsValueType: true, IsNested: true }))
        {
            foreach (var method in Methods(property.PropertyType))
            {
                yield return ($"{property.Name}.{method.Name}", () => InvokeAsync(property.GetValue(scope)!, method, target with { Relation = property.Name }));
            }
        }
    }

    // What begins or ends a transaction touches no row, nor does what chooses a server or connection; what the base of scopes brings is for generated code.
    private static IEnumerable<MethodInfo> Methods(Type type) => type
        .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Concat(typeof(SqlScope).IsAssignableFrom(type.BaseType) && type.BaseType != typeof(SqlScope)
            ? type.BaseType!.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            : [])
        .Where(static m => !m.IsSpecialName && m.Name is not ("BeginTransactionAsync" or "CreateBatch" or "On" or "PreferReplica" or "CommitAsync" or "RollbackAsync" or "DisposeAsync"));

    private static async Task<IReadOnlyList<object?>> InvokeAsync(object instance, MethodInfo method, Target target)
    {
        object? returned;
        try
        {
            returned = method.Invoke(instance, [.. method.GetParameters().Select(p => Argument(p, method, target))]);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            throw e.InnerException;
        }

        switch (returned)
        {
            case Task task:
                await task;
                return [task.GetType().GetProperty("Result")?.GetValue(task)];
            case SqlVectors<string> vectors:
                // A vector is another one by the next; its key, which says whose it is, stays.
                var keys = new List<object?>();
                await foreach (var vector in vectors)
                {
                    keys.Add(vector.Key);
                }

                return keys;
            default:
                var list = (Task)returned!.GetType().GetMethod("ToListAsync")!.Invoke(returned, [CancellationToken.None])!;
                await list;
                return [.. ((System.Collections.IEnumerable)list.GetType().GetProperty("Result")!.GetValue(list)!).Cast<object?>()];
        }
    }

    private static object? Argument(ParameterInfo parameter, MethodInfo method, Target target)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(SqlArgument<>))
        {
            return Activator.CreateInstance(type);
        }

        return type switch
        {
            _ when type == typeof(CancellationToken) => TestContext.Current.CancellationToken,
            _ when type == typeof(Guid) => target.UserId,
            _ when type == typeof(string) && parameter.Name is "id" => target.Id,
            _ when type == typeof(string) => "mark",
            _ when type == typeof(Vector) => AiFixture.Axis(7),
            _ when type == typeof(JsonElement) => AiFixture.Json("""{ "mark": "b" }"""),
            _ when type == typeof(int) => 1000,
            _ when parameter.HasDefaultValue => parameter.DefaultValue,
            _ when type == typeof(AiConversationPatch) => new AiConversationPatch { Title = "taken", UserId = target.CallerId },
            _ when type == typeof(EmbeddingRowPatch) => new EmbeddingRowPatch { Content = "taken", UserId = target.CallerId },
            _ when type == typeof(AiUsagePatch) => new AiUsagePatch { Model = "taken", UserId = target.CallerId },
            _ when New(type, target) is { } row => row,
            _ when type.IsGenericType && New(type.GetGenericArguments()[0], target) is { } row => Sequence(type, row),
            _ => throw new NotSupportedException($"{method.Name} has a parameter of type {type}: say here what aims it at another user's row"),
        };
    }

    // In the caller's name onto the other's key, which is the only way in that a policy on user_id leaves.
    private static object? New(Type type, Target target) => type switch
    {
        _ when type == typeof(NewAiConversation) => new NewAiConversation { Id = target.Id, Title = "taken" },
        _ when type == typeof(NewEmbeddingRow) => new NewEmbeddingRow { Id = target.Id, Content = "taken", Embedding = AiFixture.Axis(7) },
        _ when type == typeof(NewAiUsage) => new NewAiUsage { Id = target.Id, OperationType = "taken", Model = "taken" },
        _ => null,
    };

    private static object Sequence(Type type, object row)
    {
        var rows = Array.CreateInstance(row.GetType(), 2);
        rows.SetValue(row, 0);
        rows.SetValue(row, 1);
        return type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? rows
            : typeof(AsyncEnumerable).GetMethod(nameof(AsyncEnumerable.ToAsyncEnumerable))!.MakeGenericMethod(row.GetType()).Invoke(null, [rows])!;
    }

    /// <summary>Whose row a call is aimed at, and who calls.</summary>
    public sealed record Target(Guid CallerId, Guid UserId, string Id, string Relation = "");

    /// <summary>What the database may answer to an attempt.</summary>
    public static bool IsRefusal(Exception error) => error is SqlAccessDeniedException or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
