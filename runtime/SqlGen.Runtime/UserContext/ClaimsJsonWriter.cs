using System.Buffers;
using System.Text;
using System.Text.Json;

namespace SqlGen;

/// <summary>Writes the claims of a context; a scope is made for each request, so the writer is kept.</summary>
internal static class ClaimsJsonWriter
{
    // What an odd token needed isn't kept for all the small ones after it.
    private const int KeptCapacity = 4096;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_json;

    internal static string Write(string role, string? subject, UserClaims? claims)
    {
        var buffer = t_buffer ??= new(256);
        var json = t_json ??= new(buffer);
        buffer.ResetWrittenCount();
        json.Reset(buffer);
        json.WriteStartObject();
        if (subject is not null)
            json.WriteString("sub"u8, subject);
        json.WriteString("role"u8, role);
        claims?.WriteTo(json);
        json.WriteEndObject();
        json.Flush();
        var text = Encoding.UTF8.GetString(buffer.WrittenSpan);
        if (buffer.Capacity > KeptCapacity)
            t_buffer = null;
        return text;
    }
}
