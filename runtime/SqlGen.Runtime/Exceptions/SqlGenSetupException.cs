namespace SqlGen;

/// <summary>The database lacks something the schema needs (an extension, a role), or the login has rights it must not have.</summary>
public sealed class SqlGenSetupException : SqlGenException
{
    internal SqlGenSetupException(string message, string? remedy) : base(message) => Remedy = remedy;

    /// <summary>The SQL that mends it, to be run by an administrator; null where SQL can't.</summary>
    public string? Remedy { get; }
}
