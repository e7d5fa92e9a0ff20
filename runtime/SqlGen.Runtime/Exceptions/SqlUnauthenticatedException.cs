namespace SqlGen;

/// <summary>
/// A principal can't be turned into a user's context: nobody is signed in, or the token's user or role is not one the scope can stand for. To a
/// client it is 401. No value of a claim is in the message.
/// </summary>
public sealed class SqlUnauthenticatedException : SqlGenException
{
    internal SqlUnauthenticatedException(string message) : base(message)
    {
    }
}
