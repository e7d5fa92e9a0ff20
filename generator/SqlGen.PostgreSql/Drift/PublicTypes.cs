using SqlGen.PostgreSql.Catalog;

namespace SqlGen.PostgreSql.Drift;

// The sources under Comparison are compiled into the runtime too, where they are internal. Here they are public, and know the text they come from.

public sealed partial record SchemaItem
{
    public Origin? Origin { get; init; }
}

public sealed partial record SchemaDifference
{
    private readonly Origin? _expectedOrigin;

    public Origin? ExpectedOrigin
    {
        get => _expectedOrigin ?? (IsUnexpected ? null : Item.Origin);
        init => _expectedOrigin = value;
    }

    public Origin? FoundOrigin => IsUnexpected ? Item.Origin : FoundItem?.Origin;
}

public static partial class AspectNames;

public static partial class ExpressionText;

public static partial class SettingText;
