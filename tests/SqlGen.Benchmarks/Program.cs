using SqlGen.Benchmarks.Parsing;

return args switch
{
    ["parse", .. var rest] => await ParseBenchmark.RunAsync(rest is [var rounds] ? int.Parse(rounds, System.Globalization.CultureInfo.InvariantCulture) : 15),
    ["parse-once", var path] => ParseBenchmark.RunOnce(path),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/SqlGen.Benchmarks -- parse [ROUNDS]");
    return 2;
}
