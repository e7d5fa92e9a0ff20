namespace SqlGen.Tool.Output;

internal enum ReportFormat
{
    Human,
    Json,
    Sarif,
    GitHub,
}
