namespace SqlGen.Generator.Pipeline;

/// <summary>Names of the pipeline's steps, for tests of what is computed again.</summary>
public static class TrackingNames
{
    public const string Classes = nameof(Classes);
    public const string ClassPlaces = nameof(ClassPlaces);
    public const string Files = nameof(Files);
    public const string Model = nameof(Model);
    public const string Findings = nameof(Findings);
    public const string Databases = nameof(Databases);
    public const string Hosting = nameof(Hosting);
    public const string Relations = nameof(Relations);
    public const string Functions = nameof(Functions);
    public const string Enums = nameof(Enums);
    public const string Composites = nameof(Composites);
    public const string DriftFiles = nameof(DriftFiles);
    public const string Drift = nameof(Drift);

    public static readonly string[] All = [Classes, ClassPlaces, Files, Model, Findings, Databases, Hosting, Relations, Functions, Enums, Composites, DriftFiles, Drift];
}
