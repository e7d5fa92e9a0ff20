using System.Security.Cryptography;
using System.Text;

namespace SqlGen.PostgreSql.Drift;

/// <summary>A function's body in 16 digits: enough to see that it is another.</summary>
static class BodyHash
{
    public static string Of(string body)
    {
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(body.Replace("\r\n", "\n")));
        return BitConverter.ToString(hash, 0, 8).Replace("-", "").ToLowerInvariant();
    }
}
