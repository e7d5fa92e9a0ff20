using SqlGen.PostgreSql.Binding.Data;
using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Binding.Analysis;

/// <summary>Every function that a name can mean: built in, of the installed extensions, and of the catalog.</summary>
internal sealed class FunctionSpace(AnalysisScope scope)
{
    private readonly Dictionary<string, List<Signature>> _byName = new(StringComparer.Ordinal);

    public IReadOnlyList<Signature> Named(string name)
    {
        if (!_byName.TryGetValue(name, out var signatures))
        {
            _byName.Add(name, signatures = Collect(name));
        }

        return signatures;
    }

    private List<Signature> Collect(string name)
    {
        var signatures = new List<Signature>();
        Read(ObjectSet.OfFunction(name, scope.Catalog.Version), name, TypeReference.PgCatalog, signatures);
        Read(ObjectSet.BuiltIn, "information_schema." + name, "information_schema", signatures);
        foreach (var extension in scope.Catalog.Extensions)
        {
            if (ObjectSet.FindExtension(extension.Name) is { } set)
            {
                Read(set, name, extension.Schema, signatures);
            }
        }

        // A scope is made for each view and asks for few names: an index of the catalog's functions would cost more than it saves.
        signatures.AddRange(scope.Catalog.Functions.Where(f => f.Name == name && f.Kind != FunctionKind.Procedure).Select(FromCatalog));
        foreach (var range in scope.Catalog.Ranges)
        {
            AddConstructors(range, name, signatures);
        }

        return signatures;
    }

    private void Read(ObjectSet set, string name, string schema, List<Signature> signatures)
    {
        if (set.Functions.TryGetValue(name, out var lines))
        {
            signatures.AddRange(lines.Select(line => Parse(line, schema)));
        }
    }

    private Signature Parse(string line, string schema)
    {
        var words = line.Split(' ');
        SqlType? Spelled(string spelling) => scope.Types.Spelled(spelling, schema);

        var arguments = words[3] == "-" ? [] : words[3].Split(',').Select(Spelled).ToList();
        string? Option(string prefix) => words.Skip(4).FirstOrDefault(w => w.StartsWith(prefix, StringComparison.Ordinal))?.Substring(prefix.Length);

        var all = Option("o=")?.Split(',').Select(static p => p.Split(':')).ToList() ?? [];
        return new Signature
        {
            Schema = schema,
            Name = TypeSpace.SplitName(words[0], schema).Name,
            Kind = words[1][0],
            ReturnsSet = words[1].IndexOf('s') > 0,
            IsStrict = words[1].IndexOf('!') > 0,
            ReturnType = Spelled(words[2]),
            Arguments = arguments,
            IsVariadic = Option("v=") is not null,
            VariadicElement = Option("v=") is { } element ? Spelled(element) : null,
            DefaultCount = Option("d=") is { } count ? count[0] - '0' : 0,
            ArgumentNames = Option("n=")?.Split(',') ?? all.Where(static a => a[0] is "i" or "b" or "v").Select(static a => a[1]).ToArray(),
            OutColumns = all.Where(static a => a[0] is "o" or "b" or "t").Select(a => (a[1], Spelled(a[2]))).ToList(),
        };
    }

    private Signature FromCatalog(Function function)
    {
        SqlType? Type(TypeReference reference) => scope.Types.ValueOf(reference, "").Type;

        var inputs = function.InputArguments.ToList();
        var variadic = inputs.Find(static a => a.Mode == ArgumentMode.Variadic);
        var variadicType = variadic is null ? null : Type(variadic.Type);
        return new Signature
        {
            Schema = function.Schema,
            Name = function.Name,
            Kind = function.Kind switch { FunctionKind.Aggregate => 'a', FunctionKind.Window => 'w', _ => 'f' },
            ReturnsSet = function.ReturnsSet,
            IsStrict = function.IsStrict,
            ReturnType = Type(function.ReturnType),
            Arguments = inputs.Select(a => Type(a.Type)).ToList(),
            IsVariadic = variadic is not null,
            VariadicElement = variadicType is null ? null : variadicType.Name switch
            {
                "any" when variadicType.Kind == 'p' => variadicType,
                "anyarray" => TypeSpace.Named("anyelement"),
                "anycompatiblearray" => TypeSpace.Named("anycompatible"),
                _ => variadicType.ElementOrVectorElement,
            },
            DefaultCount = inputs.Count(static a => a.Default is not null),
            ArgumentNames = inputs.Select(static a => a.Name ?? "").ToList(),
            OutColumns = function.Arguments.Where(static a => a.Mode is ArgumentMode.Out or ArgumentMode.InOut or ArgumentMode.Table)
                .Select(a => (a.Name ?? "", Type(a.Type))).ToList(),
        };
    }

    /// <summary>The server makes functions of a range's and its multirange's name.</summary>
    private void AddConstructors(RangeType range, string name, List<Signature> signatures)
    {
        var type = scope.Types.Find(range.Schema, range.Name);
        if (type?.Subtype is not { } subtype || type.Multirange is not { } multirange)
        {
            return;
        }

        Signature Make(SqlType result, SqlType[] arguments, SqlType? variadicElement = null) => new()
        {
            Schema = range.Schema,
            Name = name,
            Kind = 'f',
            ReturnType = result,
            Arguments = arguments,
            IsVariadic = variadicElement is not null,
            VariadicElement = variadicElement,
        };

        if (name == range.Name)
        {
            signatures.Add(Make(type, [subtype, subtype]));
            signatures.Add(Make(type, [subtype, subtype, TypeSpace.Named("text")]));
        }
        else if (name == range.MultirangeName)
        {
            signatures.Add(Make(multirange, []));
            signatures.Add(Make(multirange, [type]));
            signatures.Add(Make(multirange, [type.Array], type));
        }
    }
}
