using Consumer;

var dataSource = TaskDatabase.CreateDataSource(Environment.GetEnvironmentVariable("CONSUMER_DATABASE")!);
await using (dataSource.ConfigureAwait(false))
{
    var db = new TaskDatabase(dataSource);
    var written = await db.Tasks.InsertAsync(new() { Title = "water the plants", Priority = Priority.High }).ConfigureAwait(false);
    var open = await db.OpenTasks(Priority.High).ToListAsync().ConfigureAwait(false);
    Console.WriteLine($"{Environment.Version.Major}: {open.Count} open, first {open[0].Title}, same row: {open[0] == written}");
}
