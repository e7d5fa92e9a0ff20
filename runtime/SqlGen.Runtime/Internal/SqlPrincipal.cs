using System.ComponentModel;
using System.Security.Claims;
using System.Text.Json;

namespace SqlGen.Internal;

/// <summary>The user and the claims of a signed-in principal, as PostgreSQL is to see them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SqlPrincipal
{
    private const string Subject = "sub";
    private const string Role = "role";
    private const string Roles = "roles";

    /// <summary>The user's id: claim <c>sub</c>.</summary>
    /// <exception cref="SqlUnauthenticatedException">Nobody is signed in, or there is no claim <c>sub</c>, several, or one that is no uuid.</exception>
    public static Guid UserId(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var subjects = Values(principal, Subject);
        if (subjects.Count == 0)
            throw new SqlUnauthenticatedException(
                $"claim \"{Subject}\" ({ClaimTypes.NameIdentifier}) is missing from the principal, so there is no user; let the token carry the user's id");
        if (subjects.Count > 1)
            throw new SqlUnauthenticatedException($"claim \"{Subject}\" of the principal has {subjects.Count} different values; let one identity say who the user is");
        // Only the one form: a user's id that PostgreSQL would read in another way must not be somebody else's.
        return Guid.TryParseExact(subjects[0], "D", out var id) && id != Guid.Empty
            ? id
            : throw new SqlUnauthenticatedException($"claim \"{Subject}\" of the principal is no uuid; let the token carry the user's id as 00000000-0000-0000-0000-000000000000");
    }

    /// <summary>All claims beyond <c>sub</c> and <c>role</c>.</summary>
    /// <exception cref="SqlUnauthenticatedException">Nobody is signed in, or the token is another database role's.</exception>
    public static UserClaims Claims(ClaimsPrincipal principal, string role, DatabaseDescription description)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(description);
        var byName = new Dictionary<string, List<Claim>>(StringComparer.Ordinal);
        foreach (var claim in Claims(principal))
        {
            var name = ClaimName.Of(claim);
            if (name == Subject || (name == Role && claim.Value == role))
                continue;
            if (name == Role)
            {
                DemandNoOther(claim.Value, role, description);
                name = Roles;
            }
            if (!byName.TryGetValue(name, out var claims))
                byName.Add(name, claims = []);
            claims.Add(claim);
        }

        return byName.Aggregate(UserClaims.Empty, static (all, entry) => all.With(entry.Key, ClaimJson.Of(entry.Value, isArray: entry.Key == Roles || entry.Value.Count > 1)));
    }

    /// <summary>The different values of a claim.</summary>
    internal static List<string> Values(ClaimsPrincipal principal, string name) =>
        [.. Claims(principal).Where(claim => ClaimName.Of(claim) == name).Select(static claim => claim.Value).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<Claim> Claims(ClaimsPrincipal principal)
    {
        // What an identity claims that nobody has verified is not the user's.
        var signedIn = principal.Identities.Where(static identity => identity.IsAuthenticated).ToList();
        return signedIn.Count > 0
            ? signedIn.SelectMany(static identity => identity.Claims)
            : throw new SqlUnauthenticatedException("the principal is not signed in; demand authorization before the call, or use the scope of those who are not");
    }

    private static void DemandNoOther(string value, string role, DatabaseDescription description)
    {
        if (description.Roles.Contains(value, StringComparer.Ordinal) || description.BypassingRoles.Contains(value, StringComparer.Ordinal))
            throw new SqlUnauthenticatedException($"claim \"{Role}\" of the principal names another role of {description.Name} than {role}, which this scope stands for; choose the scope by the claim");
    }
}
