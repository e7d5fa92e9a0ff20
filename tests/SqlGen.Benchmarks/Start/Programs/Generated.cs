// One row by key through SqlGen.
using SqlGen;

await using var source = StartDatabase.CreateDataSource(args[0]);
var service = new StartDatabase(source, source).AsService();
var row = (await service.AiUsage.GetAsync(args[1]))!;
Console.WriteLine(
    $"{row.Id} {row.UserId} {row.OperationType} {row.Model} {row.TokensPrompt} {row.TokensCompletion} {row.TokensTotal} {row.Cost} {row.LatencyMs} {row.CreatedAt.UtcTicks}");

[SqlGenDatabase]
public sealed partial class StartDatabase;
