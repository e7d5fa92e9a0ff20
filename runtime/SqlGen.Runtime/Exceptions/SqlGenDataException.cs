namespace SqlGen;

/// <summary>The database answered with something the generated code can't hold: no row where one was promised, an unknown enum label, a date of infinity.</summary>
public sealed class SqlGenDataException : SqlGenException
{
    /// <summary>An error with a message that says which value of which column or statement it was.</summary>
    public SqlGenDataException(string message) : base(message)
    {
    }

    /// <summary>An error with a message that says which value of which column or statement it was, and its cause.</summary>
    public SqlGenDataException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
