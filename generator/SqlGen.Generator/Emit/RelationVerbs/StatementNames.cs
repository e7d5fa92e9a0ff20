using System.Text;

namespace SqlGen.Generator.Emit.RelationVerbs;

/// <summary>Names of statements as traces and messages show them: <c>ai_conversations.list_by_user_id</c>.</summary>
internal static class StatementNames
{
    /// <summary><c>UserIdAndSlug</c> → <c>user_id_and_slug</c>.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
