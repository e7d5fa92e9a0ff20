using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Diagnostics;

/// <summary>What is found on the way to one database's model. What has no place in a file is said at the class.</summary>
public sealed class FindingList(string className)
{
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Items => _findings;

    public bool HasErrors => _findings.Exists(static f => f.Rule.Severity == SqlSeverity.Error);

    public void Add(SqlDiagnosticDescriptor rule, Origin? origin, string message) => _findings.Add(origin is null
        ? new Finding(rule, message, null, className)
        : new Finding(rule, message, FilePlace.Of(origin.File, origin.Range)));

    public void AddAtClass(SqlDiagnosticDescriptor rule, string message) => Add(rule, null, message);

    public void Add(Finding finding) => _findings.Add(finding);

    public void AddRange(IEnumerable<SqlDiagnostic> diagnostics) => _findings.AddRange(diagnostics.Select(Finding.From));
}
