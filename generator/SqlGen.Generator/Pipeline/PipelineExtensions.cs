using Microsoft.CodeAnalysis;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Model;
using SqlGen.PostgreSql.Diagnostics;

namespace SqlGen.Generator.Pipeline;

/// <summary>Shapes that the pipeline repeats.</summary>
internal static class PipelineExtensions
{
    /// <summary>All values as one that compares by what is in it.</summary>
    public static IncrementalValueProvider<EquatableArray<T>> Collected<T>(this IncrementalValuesProvider<T> values, string trackingName)
        where T : IEquatable<T> =>
        values.Collect().Select(static (items, _) => EquatableArray.Create(items.AsSpan())).WithTrackingName(trackingName);

    /// <summary>One file for each item of each database; an item that stays equal is not emitted again.</summary>
    public static void EmitEach<T>(
        this IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<DatabaseModel> models,
        string trackingName,
        Func<DatabaseModel, IEnumerable<T>> items,
        Func<DatabaseContext, T, string> hintName,
        Func<DatabaseContext, T, string> emit)
        where T : IEquatable<T>
    {
        var values = models.SelectMany((model, _) => items(model).Select(item => (model.Context, Item: item))).WithTrackingName(trackingName);
        context.RegisterSourceOutput(values, (output, value) => Emit(output, hintName(value.Context, value.Item), () => emit(value.Context, value.Item)));
    }

    // An exception that leaves a generator is only a warning, and all other files are lost with it.
    private static void Emit(SourceProductionContext output, string hintName, Func<string> emit)
    {
        try
        {
            output.AddSource(hintName, emit());
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var finding = InternalErrors.Of(e, $"while it wrote {hintName}", place: null);
            output.ReportDiagnostic(Reporter.ToDiagnostic(finding, Location.None));
        }
    }
}
