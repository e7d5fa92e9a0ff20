namespace SqlGen.Generator.Emit;

/// <summary>Text inside XML documentation.</summary>
internal static class Xml
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    /// <summary><c>id</c>, or <c>user_id</c> and <c>slug</c>: columns in a sentence.</summary>
    public static string List(IEnumerable<string> names)
    {
        var items = names.Select(static name => $"<c>{Escape(name)}</c>").ToArray();
        return items.Length < 2
            ? string.Concat(items)
            : string.Join(", ", items.Take(items.Length - 1)) + " and " + items[items.Length - 1];
    }
}
