using Microsoft.CodeAnalysis;
using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Emit;
using SqlGen.Generator.Inputs;
using SqlGen.Generator.Model;
using SqlGen.Generator.Pipeline;

namespace SqlGen.Generator;

/// <summary>Reads schema files while C# compiles: classes, files and options → models → one C# file for each relation, function and type.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SqlGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var markedClasses = context.SyntaxProvider.ForAttributeWithMetadataName(
            ClassReader.AttributeName, static (_, _) => true, static (c, ct) => ClassReader.Read(c, ct));
        var classes = markedClasses.Select(static (c, _) => c.Class).Collected(TrackingNames.Classes);
        var classPlaces = markedClasses.Select(static (c, _) => c.Place).Collected(TrackingNames.ClassPlaces);

        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static f => SchemaFileReader.IsSchema(f.Left, f.Right))
            .Select(static (f, ct) => SchemaFileReader.Read(f.Left, f.Right, ct))
            .Collected(TrackingNames.Files);
        var options = context.AnalyzerConfigOptionsProvider.Select(static (o, _) => OptionsReader.Read(o));

        var results = classes.Combine(files).Combine(options)
            .Select(static (i, ct) => ModelStep.Run(i.Left.Left, i.Left.Right, i.Right, ct))
            .WithTrackingName(TrackingNames.Model);

        var models = results.SelectMany(static (r, _) => r.Models);
        context.EmitEach<DatabaseDescriptionModel>(models, TrackingNames.Databases, static m => [m.Description], static (d, _) => d.HintPrefix + ".g.cs", DatabaseEmitter.Emit);
        context.EmitEach<DatabaseContext>(models, TrackingNames.Hosting, static m => [m.Context], static (d, _) => d.HintPrefix + ".Hosting.g.cs", static (d, _) => HostingEmitter.Emit(d));
        context.EmitEach(models, TrackingNames.Relations, static m => m.Relations, static (_, r) => r.HintName, RelationEmitter.Emit);
        context.EmitEach(models, TrackingNames.Functions, static m => m.Functions, static (_, f) => f.HintName, FunctionEmitter.Emit);
        context.EmitEach(models, TrackingNames.Enums, static m => m.Enums, static (_, e) => e.HintName, EnumEmitter.Emit);
        context.EmitEach(models, TrackingNames.Composites, static m => m.Composites, static (_, c) => c.HintName, CompositeEmitter.Emit);

        var findings = results.Select(static (r, _) => r.Findings).WithTrackingName(TrackingNames.Findings);
        context.RegisterSourceOutput(findings.Combine(classPlaces), static (c, f) => Reporter.Report(c, f.Left, f.Right));

        var driftFiles = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static f => SchemaFileReader.IsDrift(f.Left, f.Right))
            .Select(static (f, ct) => SchemaFileReader.ReadDrift(f.Left, f.Right, ct))
            .Collected(TrackingNames.DriftFiles);
        var drift = files.Combine(driftFiles).Combine(options).Select(static (f, ct) => DriftStep.Run(f.Left.Left, f.Left.Right, f.Right, ct)).WithTrackingName(TrackingNames.Drift);
        context.RegisterSourceOutput(drift, static (c, f) => Reporter.Report(c, f, []));
    }
}
