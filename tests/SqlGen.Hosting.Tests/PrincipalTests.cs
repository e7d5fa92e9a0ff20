using System.Security.Claims;
using System.Text.Json;
using ApiSample;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SqlGen.Internal;

namespace SqlGen.Hosting.Tests;

/// <summary>What of a token's payload PostgreSQL sees again, after ASP.NET Core has made a principal of it.</summary>
public sealed class PrincipalTests
{
    private const string User = "8f7b0c9e-5a5a-4d63-9f0a-3d4f7a1b2c3d";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_payload_arrives_as_it_was_in_the_token_whether_or_not_its_names_were_mapped(bool mapInboundClaims)
    {
        const string Payload = $$"""
            {"iss":"i","aud":"a","sub":"{{User}}","role":"authenticated","email":"anna@example.org","exp":4102444800,"aal":"aal1","is_anonymous":false,"level":7,"share":0.25,
             "app_metadata":{"provider":"email","providers":["email","github"]},"user_metadata":{},"amr":[{"method":"password","timestamp":1}],"tags":["a","b"],"name":"Anna","phone":""}
            """;
        var key = new SymmetricSecurityKey("a key of these tests, long enough for HMAC"u8.ToArray());
        var handler = new JsonWebTokenHandler { MapInboundClaims = mapInboundClaims };
        var result = await handler.ValidateTokenAsync(
            handler.CreateToken(Payload, new SigningCredentials(key, SecurityAlgorithms.HmacSha256)), new() { ValidIssuer = "i", ValidAudience = "a", IssuerSigningKey = key });
        Assert.True(result.IsValid, result.Exception?.Message);
        var principal = new ClaimsPrincipal(result.ClaimsIdentity);

        var context = ContextOf(principal);
        Assert.Equal(User, context.Subject);
        using var expected = JsonDocument.Parse(Payload);
        using var actual = JsonDocument.Parse(context.ClaimsJson);
        foreach (var claim in expected.RootElement.EnumerateObject())
        {
            // An array of one element is one claim to ASP.NET Core, which keeps no sign of the array.
            var value = claim.Name == "amr" ? claim.Value[0] : claim.Value;
            Assert.True(JsonElement.DeepEquals(value, actual.RootElement.GetProperty(claim.Name)), $"{claim.Name}: {actual.RootElement.GetProperty(claim.Name)}");
        }

        Assert.Equal(expected.RootElement.EnumerateObject().Select(static c => c.Name).Order(), actual.RootElement.EnumerateObject().Select(static c => c.Name).Order().Where(static n => n is not "iat" and not "nbf"));
    }

    [Fact]
    public void Text_that_looks_like_json_or_a_number_stays_text()
    {
        var context = ContextOf(Principal(new Claim("sub", User), new Claim("code", "007"), new Claim("note", """{"role":"service_role"}"""), new Claim("flag", "true")));
        using var claims = JsonDocument.Parse(context.ClaimsJson);
        Assert.Equal("007", claims.RootElement.GetProperty("code").GetString());
        Assert.Equal("""{"role":"service_role"}""", claims.RootElement.GetProperty("note").GetString());
        Assert.Equal("true", claims.RootElement.GetProperty("flag").GetString());
        Assert.Equal("authenticated", claims.RootElement.GetProperty("role").GetString());
    }

    [Fact]
    public void Roles_of_the_application_arrive_as_an_array_beside_the_scope_s_role()
    {
        var context = ContextOf(Principal(new Claim(ClaimTypes.NameIdentifier, User), new Claim(ClaimTypes.Role, "admin"), new Claim(ClaimTypes.Role, "authenticated")));
        using var claims = JsonDocument.Parse(context.ClaimsJson);
        Assert.Equal("authenticated", claims.RootElement.GetProperty("role").GetString());
        Assert.Equal("""["admin"]""", claims.RootElement.GetProperty("roles").GetRawText());
    }

    public static TheoryData<string, ClaimsPrincipal> Refused => new()
    {
        { "is not signed in", new ClaimsPrincipal() },
        { "is not signed in", new ClaimsPrincipal(new ClaimsIdentity([new("sub", User)])) },
        { "\"sub\" (http", Principal(new Claim("email", "anna@example.org")) },
        { "\"sub\" of the principal is no uuid", Principal(new Claim("sub", "anna")) },
        { "\"sub\" of the principal is no uuid", Principal(new Claim("sub", "")) },
        { "\"sub\" of the principal is no uuid", Principal(new Claim("sub", "{" + User + "}")) },
        { "\"sub\" of the principal is no uuid", Principal(new Claim("sub", Guid.Empty.ToString())) },
        { "2 different values", Principal(new Claim("sub", User), new Claim(ClaimTypes.NameIdentifier, Guid.NewGuid().ToString())) },
        { "names another role", Principal(new Claim("sub", User), new Claim("role", "service_role")) },
        { "names another role", Principal(new Claim("sub", User), new Claim(ClaimTypes.Role, "anon")) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_principal_that_is_no_user_is_refused_and_never_anonymous(string message, ClaimsPrincipal principal)
    {
        var refused = Assert.Throws<SqlUnauthenticatedException>(() => ContextOf(principal));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(User, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_identity_claims_that_nobody_verified_does_not_count()
    {
        var principal = Principal(new Claim("sub", User));
        principal.AddIdentity(new([new Claim("sub", Guid.NewGuid().ToString()), new Claim("admin", "true")]));
        var context = ContextOf(principal);
        Assert.Equal(User, context.Subject);
        Assert.DoesNotContain("admin", context.ClaimsJson, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_a_typed_context_asks_for_is_there_once_and_of_its_type()
    {
        var principal = Principal(new("tenant_id", User), new("tenant_id", User), new("org", "acme"), new("org", "other"), new("level", "high"));

        Assert.Equal(Guid.Parse(User), principal.RequiredClaim<Guid>("tenant_id"));
        Assert.Equal("claim \"site\" is missing from the principal; let the token carry it", Assert.Throws<SqlUnauthenticatedException>(() => principal.RequiredClaim<string>("site")).Message);
        Assert.Contains("2 different values", Assert.Throws<SqlUnauthenticatedException>(() => principal.RequiredClaim<string>("org")).Message, StringComparison.Ordinal);
        Assert.Contains("is no Int32", Assert.Throws<SqlUnauthenticatedException>(() => principal.RequiredClaim<int>("level")).Message, StringComparison.Ordinal);
        Assert.Throws<SqlUnauthenticatedException>(() => new ClaimsPrincipal(new ClaimsIdentity([new("tenant_id", User)])).RequiredClaim<Guid>("tenant_id"));
    }

    private static UserContext ContextOf(ClaimsPrincipal principal) =>
        UserContext.ForUser("authenticated", SqlPrincipal.UserId(principal), SqlPrincipal.Claims(principal, "authenticated", s_description));

    private static readonly DatabaseDescription s_description = new() { Name = nameof(NotesDatabase), Roles = ["anon", "authenticated"], BypassingRoles = ["service_role"] };

    private static ClaimsPrincipal Principal(params Claim[] claims) => new(new ClaimsIdentity(claims, "test"));
}
