namespace SqlGen;

/// <summary>
/// An argument that may be left out. <c>default</c> means left out, so that PostgreSQL uses the parameter's DEFAULT; a value, also
/// null, converts implicitly and is sent.
/// </summary>
/// <typeparam name="T">The argument's type.</typeparam>
public readonly record struct SqlArgument<T>
{
    private readonly T _value;

    /// <summary>An argument that is sent.</summary>
    public SqlArgument(T value)
    {
        _value = value;
        IsSet = true;
    }

    /// <summary>Whether the argument is sent.</summary>
    public bool IsSet { get; }

    /// <summary>The value that is sent.</summary>
    /// <exception cref="InvalidOperationException">The argument was left out.</exception>
    public T Value => IsSet ? _value : throw new InvalidOperationException("the argument was left out and has no value; ask IsSet first");

    /// <summary>The value that is sent, or the type's default where the argument was left out.</summary>
    public T? GetValueOrDefault() => _value;

    /// <summary>An argument that is sent.</summary>
    public static implicit operator SqlArgument<T>(T value) => new(value);
}
