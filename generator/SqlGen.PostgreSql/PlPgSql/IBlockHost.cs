using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;
using SqlGen.PostgreSql.Text;

namespace SqlGen.PostgreSql.PlPgSql;

/// <summary>What a block runs in: the catalog as it is, the session, and the one who applies statements.</summary>
internal interface IBlockHost
{
    DatabaseCatalog Catalog { get; }

    KnownRows Rows { get; }

    string? CurrentSchema { get; }

    IEnumerable<string> SearchPath { get; }

    /// <summary>A setting that the session made; null where it made none.</summary>
    string? FindSetting(string name);

    /// <summary>A table, view, index or sequence by a name as text: its schema and name; null if there is none.</summary>
    (string Schema, string Name)? FindRelation(string name);

    /// <summary>What stands for a type's oid; null if there is none.</summary>
    SqlValue? FindType(string name);

    /// <summary>Whether objects of a schema may exist although no file makes them.</summary>
    bool IsForeignSchema(string schema);

    SqlValue? FindVariable(ColumnReference reference);

    SqlValue? FindVariable(string name);

    Relation? FindTable(QualifiedName name);

    /// <summary>Tables and views of this name, in whatever schemas.</summary>
    IReadOnlyList<Relation> FindTables(string name);

    /// <summary>Applies a statement. A SQLSTATE if the server would refuse it and <paramref name="isCaught"/> says somebody handles that.</summary>
    string? Run(Statement statement, Func<string, bool> isCaught);

    /// <summary>Reads text that was computed; what is wrong with it is said at the place that runs it.</summary>
    IReadOnlyList<Statement> ParseDynamic(string text, TextRange place);

    /// <summary>Does something with a computed text as the one that statements stand in.</summary>
    bool AtPlace(string text, TextRange place, Func<bool> action);

    /// <summary>Says what the server alone can decide, and that the names of a text may be touched by it.</summary>
    void Undecided(TextRange range, string message, string text);
}
