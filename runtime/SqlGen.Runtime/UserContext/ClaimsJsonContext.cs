using System.Text.Json.Serialization;

namespace SqlGen;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(long))]
internal sealed partial class ClaimsJsonContext : JsonSerializerContext;
