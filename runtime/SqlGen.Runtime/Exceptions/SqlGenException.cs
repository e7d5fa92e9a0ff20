namespace SqlGen;

/// <summary>
/// Something that SqlGen can say more about than Npgsql does. The exception of Npgsql, where there is one, is the
/// <see cref="Exception.InnerException"/>; all other exceptions of Npgsql reach the caller unchanged.
/// </summary>
public class SqlGenException : Exception
{
    /// <summary>An error with a message that says what to do.</summary>
    public SqlGenException(string message) : base(message)
    {
    }

    /// <summary>An error with a message that says what to do, and its cause.</summary>
    public SqlGenException(string message, Exception? innerException) : base(message, innerException)
    {
    }
}
