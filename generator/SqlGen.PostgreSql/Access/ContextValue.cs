namespace SqlGen.PostgreSql.Access;

/// <summary>Something about the caller that policies read, beside the user's id and the role: a setting of the files' own, or a claim of the token.</summary>
/// <param name="Setting"><c>app.tenant_id</c>; null for a claim.</param>
/// <param name="Claim">The way to the claim, <c>app_metadata</c> and <c>org</c>, as <c>app_metadata.org</c>; null for a setting.</param>
/// <param name="Type">What it is cast to, by PostgreSQL's own name: <c>uuid</c>; <c>text</c> without a cast, <c>jsonb</c> where JSON itself is read.</param>
/// <param name="IsStrict">Reading it is an error where it is absent: <c>current_setting</c> without <c>missing_ok</c>.</param>
public sealed record ContextValue(string? Setting, string? Claim, string Type, bool IsStrict)
{
    /// <summary>In messages: <c>setting app.tenant_id</c>, <c>claim org</c>.</summary>
    public string Name => Setting is null ? "claim " + Claim : "setting " + Setting;
}
