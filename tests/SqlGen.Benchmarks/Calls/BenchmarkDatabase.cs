namespace SqlGen.Benchmarks.Calls;

/// <summary>The schema that this repository ships.</summary>
[SqlGenDatabase]
public sealed partial class BenchmarkDatabase;
