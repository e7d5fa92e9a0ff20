using System.Globalization;
using SqlGen.Benchmarks.Calls;
using SqlGen.Benchmarks.Parsing;
using SqlGen.Benchmarks.Start;

return args switch
{
    ["parse", .. var rest] => await ParseBenchmark.RunAsync(rest is [var rounds] ? Number(rounds) : 15),
    ["parse-once", var path] => ParseBenchmark.RunOnce(path),
    ["calls"] => await CallsBenchmark.RunAsync(60, null),
    ["calls", "short"] => await CallsBenchmark.RunAsync(15, null),
    ["calls", var rounds] => await CallsBenchmark.RunAsync(Number(rounds), null),
    ["calls", var rounds, var only] => await CallsBenchmark.RunAsync(Number(rounds), only),
    ["start"] => await StartBenchmark.RunAsync(21),
    ["start", var rounds] => await StartBenchmark.RunAsync(Number(rounds)),
    _ => Usage(),
};

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run -c Release --project tests/SqlGen.Benchmarks -- parse [ROUNDS]
               dotnet run -c Release --project tests/SqlGen.Benchmarks -- calls [short | ROUNDS [CASE]]
               dotnet run -c Release --project tests/SqlGen.Benchmarks -- start [ROUNDS]
        """);
    return 2;
}
