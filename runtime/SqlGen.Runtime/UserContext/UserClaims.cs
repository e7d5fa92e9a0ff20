using System.Text.Json;

namespace SqlGen;

/// <summary>
/// Claims of a user's token beyond <c>sub</c> and <c>role</c>, which the scope itself sets and which can't be given here.
/// Immutable: each <c>With</c> returns new claims. PostgreSQL sees them as the JSON in <c>request.jwt.claims</c>.
/// </summary>
public sealed class UserClaims
{
    private readonly UserClaims? _previous;
    private readonly string _name = "";
    private readonly JsonElement _value;

    private UserClaims()
    {
    }

    private UserClaims(UserClaims previous, string name, JsonElement value)
    {
        _previous = previous;
        _name = name;
        _value = value;
    }

    /// <summary>No further claims.</summary>
    public static UserClaims Empty { get; } = new();

    /// <summary>Adds or replaces a text claim.</summary>
    /// <exception cref="ArgumentException">The name is <c>sub</c> or <c>role</c>, or name or value hold what PostgreSQL's text can't: NUL or half a surrogate pair.</exception>
    public UserClaims With(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        ClaimText.Check(value, nameof(value), name);
        return Add(name, JsonSerializer.SerializeToElement(value, ClaimsJsonContext.Default.String));
    }

    /// <summary>Adds or replaces a boolean claim.</summary>
    /// <exception cref="ArgumentException">The name is <c>sub</c> or <c>role</c>, or holds what PostgreSQL's text can't.</exception>
    public UserClaims With(string name, bool value) => Add(name, JsonSerializer.SerializeToElement(value, ClaimsJsonContext.Default.Boolean));

    /// <summary>Adds or replaces a number claim.</summary>
    /// <exception cref="ArgumentException">The name is <c>sub</c> or <c>role</c>, or holds what PostgreSQL's text can't.</exception>
    public UserClaims With(string name, long value) => Add(name, JsonSerializer.SerializeToElement(value, ClaimsJsonContext.Default.Int64));

    /// <summary>Adds or replaces a claim that is any JSON, for example <c>app_metadata</c>.</summary>
    /// <exception cref="ArgumentException">The name is <c>sub</c> or <c>role</c>, the element is undefined, or a text in it holds what PostgreSQL's text can't.</exception>
    public UserClaims With(string name, JsonElement value)
    {
        ClaimText.Check(value, nameof(value), name);
        return Add(name, value.Clone());
    }

    private UserClaims Add(string name, JsonElement value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ClaimText.Check(name, nameof(name), name);
        if (name is "sub" or "role")
            throw new ArgumentException($"claim \"{name}\" is set by the scope, so that it always agrees with the role the call runs as; choose the scope instead", nameof(name));
        return new(this, name, value);
    }

    internal JsonElement? Find(string name)
    {
        for (var claim = this; claim._previous is not null; claim = claim._previous)
            if (claim._name == name)
                return claim._value;
        return null;
    }

    internal void WriteTo(Utf8JsonWriter json)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        for (var claim = this; claim._previous is not null; claim = claim._previous)
        {
            // The latest value of a name wins; JSON with a name twice would leave the choice to the reader.
            if (!written.Add(claim._name))
                continue;
            json.WritePropertyName(claim._name);
            claim._value.WriteTo(json);
        }
    }
}
