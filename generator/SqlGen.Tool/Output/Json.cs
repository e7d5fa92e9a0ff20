using System.Collections;
using System.Text.Json.Nodes;

namespace SqlGen.Tool.Output;

/// <summary>Members of one JSON object in the order given; null, false and empty lists never get in.</summary>
internal sealed class Json : IEnumerable<KeyValuePair<string, JsonNode>>
{
    private readonly List<KeyValuePair<string, JsonNode>> _members = [];

    public object? this[string name]
    {
        set
        {
            if (ToNode(value) is { } node)
            {
                _members.Add(new(name, node));
            }
        }
    }

    public Json With(Json others)
    {
        _members.AddRange(others._members);
        return this;
    }

    public JsonNode ToNode()
    {
        var node = new JsonObject();
        foreach (var (name, value) in _members)
        {
            node[name] = value;
        }

        return node;
    }

    public IEnumerator<KeyValuePair<string, JsonNode>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static JsonNode? ToNode(object? value) => value switch
    {
        null or false => null,
        true => JsonValue.Create(true),
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        long number => JsonValue.Create(number),
        IEnumerable<Json> objects => ToArray(objects.Select(static o => (JsonNode?)o.ToNode())),
        IEnumerable<string?> texts => ToArray(texts.Select(static t => (JsonNode?)JsonValue.Create(t))),
        _ => throw new ArgumentException($"a value of type {value.GetType()} has no JSON form here", nameof(value)),
    };

    private static JsonArray? ToArray(IEnumerable<JsonNode?> nodes) => nodes.ToArray() is { Length: > 0 } array ? new JsonArray(array) : null;
}
