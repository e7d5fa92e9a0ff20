using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace SqlGen.Generator.Tests.Harness;

/// <summary>An additional file in memory.</summary>
internal sealed class SchemaText(string path, string? text) : AdditionalText
{
    // One object for one content, as the compiler has it.
    private readonly SourceText? _text = text is null ? null : SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => _text;
}
