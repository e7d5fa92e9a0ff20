using System.ComponentModel;

namespace SqlGen.Internal;

/// <summary>A member that a scope lacks because its role may not do what the member would; the analyzer SQLG219 says so at the call.</summary>
/// <param name="member">A relation's property or a function's method.</param>
/// <param name="verb">The verbs of the relation that are missing; <c>All</c> where the member itself is.</param>
/// <param name="reason">Why, and who may.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SqlAbsentAttribute(string member, string verb, string reason) : Attribute
{
    /// <summary>A relation's property or a function's method.</summary>
    public string Member { get; } = member;

    /// <summary>The verbs of the relation that are missing; <c>All</c> where the member itself is.</summary>
    public string Verb { get; } = verb;

    /// <summary>Why, and who may.</summary>
    public string Reason { get; } = reason;
}
