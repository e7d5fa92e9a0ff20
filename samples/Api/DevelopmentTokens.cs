using System.Security.Claims;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ApiSample;

/// <summary>Tokens as Supabase makes them, signed with a key of the configuration. In production the identity provider makes them.</summary>
public static class DevelopmentTokens
{
    public const string Issuer = "https://api-sample.example/auth/v1";
    public const string Audience = "authenticated";

    public static SymmetricSecurityKey Key(IConfiguration configuration) =>
        new(Encoding.UTF8.GetBytes(configuration["Jwt:Secret"] ?? throw new InvalidOperationException("Jwt:Secret is missing from the configuration; give it at least 32 characters")));

    public static string Create(SymmetricSecurityKey key, params Claim[] claims) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Audience,
        Expires = DateTime.UtcNow.AddHours(1),
        Subject = new(claims),
        SigningCredentials = new(key, SecurityAlgorithms.HmacSha256),
    });
}
