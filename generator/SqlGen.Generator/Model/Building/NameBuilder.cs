using SqlGen.Generator.Diagnostics;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.Generator.Model.Building;

/// <summary>Gives the namespace's types and the class's members their names, each once.</summary>
public sealed class NameBuilder(string className, FindingList findings)
{
    // Types that files with implicit usings name all the time: a record called Task would hide System.Threading.Tasks.Task from its whole namespace.
    private static readonly HashSet<string> WellKnownTypes = new(StringComparer.Ordinal)
    {
        "Action", "Array", "Attribute", "Boolean", "Buffer", "Byte", "CancellationToken", "Char", "Console", "Convert", "DateOnly", "DateTime", "DateTimeOffset",
        "Decimal", "Delegate", "Dictionary", "Directory", "Double", "Enum", "Environment", "Exception", "File", "Func", "Guid", "HashSet", "HttpClient", "Index",
        "Lazy", "List", "Math", "Nullable", "Object", "Parallel", "Path", "Queue", "Random", "Range", "Stack", "Stream", "String", "Task", "Thread", "TimeOnly",
        "TimeSpan", "Timer", "Tuple", "Type", "Uri", "ValueTask", "Version",
    };

    private static readonly string[] ScopeMembers =
    [
        "BeginTransaction", "BeginTransactionAsync", "Call", "Commit", "CommitAsync", "CreateBatch", "CreateDataSource", "Describe", "Dispose", "DisposeAsync", "Equals", "Finalize",
        "GetHashCode", "GetType", "InsertMany", "InsertManyAsync", "MemberwiseClone", "On", "PreferReplica", "ReferenceEquals", "Rollback", "RollbackAsync", "Session", "Sql", "ToString",
        "VerifySchema", "VerifySchemaAsync",
    ];

    private readonly DatabaseNames _names = new()
    {
        // Classes nested in a relation's statements would hide a record of their name there.
        Types = new NameScope(className, "WriteStatements", "BulkStatements"),
        Members = new NameScope([className, .. ScopeMembers]),
    };

    public DatabaseNames Names => _names;

    public void Add(Relation relation)
    {
        var subject = $"relation \"{relation.Name}\"";
        var columns = PropertyNames.Of(relation.Columns.Select(static c => c.Name), (column, name, takenBy) => findings.Add(
            GeneratorRules.NameTaken,
            relation.FindColumn(column)?.Origin ?? relation.Origin,
            $"column \"{column}\" of {subject} is called {name} in C#, because {takenBy} has the name that it would get; rename one of them in SQL"));

        var accessorSuffix = relation.Kind is RelationKind.View or RelationKind.MaterializedView ? "View" : "Table";
        var singular = CSharpName.Singular(relation.Name);
        // Not made plural: all rows are called what the schema calls them (ai_usage is AiUsage, not AiUsages).
        var rows = CSharpName.Pascal(relation.Name);
        if (relation.Schema != "public" && !(IsRecordFree(singular, columns) && IsPropertyFree(rows, accessorSuffix)))
        {
            var schema = CSharpName.Pascal(relation.Schema);
            (singular, rows) = (schema + singular, schema + rows);
        }

        var record = Number(RecordName(singular, columns), name => IsRecordFree(name, columns));
        var property = Number(rows, name => IsPropertyFree(name, accessorSuffix));
        if (record != RecordName(singular, columns) || property != rows)
        {
            findings.Add(GeneratorRules.NameTaken, relation.Origin,
                $"{subject} is called {record} and {property} in C#, because the names that it would get are taken; rename it in SQL, or leave one out with [SqlGenIgnore(\"{relation}\")]");
        }

        var names = new RelationNames(property, record, "New" + record, record + "Patch", property + accessorSuffix, property + "Sql", columns);
        foreach (var type in (string[])[names.Record, names.New, names.Patch, names.NewAsService])
        {
            _names.Types.Reserve(type, subject);
        }

        _names.Members.Reserve(names.Property, subject);
        foreach (var type in (string[])[names.Accessor, names.ServiceAccessor, names.Sql])
        {
            _names.ReserveNestedType(type, subject);
        }

        _names.Relations.Add(relation, names);
    }

    public void Add(EnumType type) => _names.Enums.Add(type, ClaimType(type, "enum", CSharpName.Pascal(type.Name)));

    public void Add(CompositeType type)
    {
        var properties = PropertyNames.Of(type.Attributes.Select(static a => a.Name));
        _names.Composites.Add(type, ClaimType(type, "composite type", RecordName(CSharpName.Pascal(type.Name), properties)));
    }

    private string ClaimType(CatalogObject type, string kind, string wanted)
    {
        var subject = $"{kind} \"{type.Name}\"";
        wanted = WellKnownTypes.Contains(wanted) ? wanted + "Value" : wanted;
        if (type.Schema != "public" && !_names.Types.IsFree(wanted))
        {
            wanted = CSharpName.Pascal(type.Schema) + wanted;
        }

        var name = _names.Types.Claim(wanted, subject, out var takenBy);
        if (takenBy is not null)
        {
            findings.Add(GeneratorRules.NameTaken, type.Origin,
                $"{subject} is called {name} in C#, because {takenBy} has the name that it would get; rename one of them in SQL");
        }

        // Beside it stands the class that turns labels into members, or reads the attributes.
        _names.ReserveNestedType(name + "Sql", subject);
        return name;
    }

    /// <summary>With <c>Row</c> behind it where the record would share its name with a property of its own, with the class, or with a type everybody uses.</summary>
    private string RecordName(string singular, IReadOnlyList<string> columns)
    {
        var name = singular;
        while (name == className || WellKnownTypes.Contains(name) || columns.Any(c => c == name || c == "New" + name || c == name + "Patch" || c == "New" + name + "AsService"))
        {
            name += "Row";
        }

        return name;
    }

    private bool IsRecordFree(string singular, IReadOnlyList<string> columns)
    {
        var name = RecordName(singular, columns);
        return _names.Types.IsFree(name) && _names.Types.IsFree("New" + name) && _names.Types.IsFree(name + "Patch") && _names.Types.IsFree("New" + name + "AsService");
    }

    private bool IsPropertyFree(string rows, string suffix) =>
        _names.Members.IsFree(rows) && _names.IsNestedTypeFree(rows + suffix) && _names.IsNestedTypeFree("Service" + rows + suffix)
        && _names.IsNestedTypeFree(rows + "Sql");

    private static string Number(string name, Func<string, bool> isFree)
    {
        var result = name;
        for (var i = 2; !isFree(result); i++)
        {
            result = name + i;
        }

        return result;
    }
}
