using System.Security.Claims;

namespace SqlGen;

/// <summary>The name that a claim had in the token, before ASP.NET Core put its own in its place (<c>MapInboundClaims</c>).</summary>
internal static class ClaimName
{
    // Where the token handlers of Microsoft.IdentityModel keep it.
    private const string ShortName = "http://schemas.xmlsoap.org/ws/2005/05/identity/claimproperties/ShortTypeName";

    internal static string Of(Claim claim)
    {
        if (claim.Properties.TryGetValue(ShortName, out var name) && name.Length > 0)
            return name;
        return claim.Type switch
        {
            ClaimTypes.NameIdentifier => "sub",
            ClaimTypes.Role => "role",
            ClaimTypes.Email => "email",
            ClaimTypes.Name => "name",
            ClaimTypes.GivenName => "given_name",
            ClaimTypes.Surname => "family_name",
            ClaimTypes.MobilePhone => "phone_number",
            ClaimTypes.DateOfBirth => "birthdate",
            ClaimTypes.Gender => "gender",
            ClaimTypes.Webpage => "website",
            _ => claim.Type,
        };
    }
}
