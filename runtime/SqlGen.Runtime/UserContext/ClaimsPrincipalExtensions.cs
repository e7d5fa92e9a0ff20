using System.Globalization;
using System.Security.Claims;
using SqlGen.Internal;

namespace SqlGen;

/// <summary>Values of a token that a scope's method asks for, because policies read them.</summary>
public static class ClaimsPrincipalExtensions
{
    /// <summary>The one value of a claim of a signed-in principal: <c>db.AsAuthenticated(user, user.RequiredClaim&lt;Guid&gt;("tenant_id"))</c>.</summary>
    /// <typeparam name="T">What the value is read as, by its invariant form: <see cref="Guid"/>, <see cref="long"/>, <see cref="string"/>.</typeparam>
    /// <param name="principal">For example <c>HttpContext.User</c>.</param>
    /// <param name="name">The claim's name in the token.</param>
    /// <returns>The value; never null.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or one of the arguments is null.</exception>
    /// <exception cref="SqlUnauthenticatedException">Nobody is signed in, or the claim is missing, has several values, or one that is no <typeparamref name="T"/>.</exception>
    public static T RequiredClaim<T>(this ClaimsPrincipal principal, string name)
        where T : IParsable<T>
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var values = SqlPrincipal.Values(principal, name);
        if (values.Count == 0)
            throw new SqlUnauthenticatedException($"claim \"{name}\" is missing from the principal; let the token carry it");
        if (values.Count > 1)
            throw new SqlUnauthenticatedException($"claim \"{name}\" of the principal has {values.Count} different values; let one identity say it");
        return T.TryParse(values[0], CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new SqlUnauthenticatedException($"claim \"{name}\" of the principal is no {typeof(T).Name}; let the token carry one");
    }
}
