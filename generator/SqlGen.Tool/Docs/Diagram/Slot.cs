namespace SqlGen.Tool.Docs.Diagram;

/// <summary>A place in a layer: of a table, or of lines that pass by.</summary>
internal sealed class Slot(DiagramTable? table, double height)
{
    public const double Gap = 18;

    public DiagramTable? Table { get; } = table;

    public double Height { get; } = height;

    public double Y { get; set; }

    /// <summary>Neighbours in the layer to the left, with the heights of the ports here and there.</summary>
    public List<(Slot Other, double Port, double OtherPort)> Left { get; } = [];

    public List<(Slot Other, double Port, double OtherPort)> Right { get; } = [];
}
