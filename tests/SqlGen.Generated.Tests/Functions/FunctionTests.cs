using Npgsql;

namespace SqlGen.Generated.Tests.Functions;

public sealed class FunctionTests(FunctionsFixture fixture) : IClassFixture<FunctionsFixture>
{
    private FunctionsDatabase Db => fixture.Db;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scalars_and_void()
    {
        Assert.Equal(1, await Db.OneAsync(Token));
        await Db.NothingAsync(1, Token);
        Assert.Equal("yes", await Db.MaybeAsync(1, Token));
        Assert.Null(await Db.MaybeAsync(-1, Token));
        Assert.Null(await Db.MaybeAsync(null, Token));
        Assert.Equal(6, await Db.StrictDoubleAsync(3, Token));
    }

    [Fact]
    public async Task Overloads_are_told_apart_by_their_arguments()
    {
        Assert.Equal(9, await Db.AreaAsync(3, Token));
        Assert.Equal(12, await Db.AreaAsync(3, 4, Token));
        Assert.Equal(7.5m, await Db.AreaAsync(2.5m, Token));
    }

    [Fact]
    public async Task What_is_left_out_is_not_sent_and_null_is()
    {
        Assert.Equal("Hello Ann!", await Db.GreetAsync("Ann", cancellationToken: Token));
        Assert.Equal("Hi Ann!", await Db.GreetAsync("Ann", "Hi", cancellationToken: Token));
        Assert.Equal("Hello Ann?", await Db.GreetAsync("Ann", mark: "?", cancellationToken: Token));
        Assert.Equal("NULL Ann", await Db.GreetAsync("Ann", null, null, Token));
        Assert.Equal("1/2", await Db.OnlyDefaultsAsync(cancellationToken: Token));
        Assert.Equal("1/9", await Db.OnlyDefaultsAsync(b: 9, cancellationToken: Token));
        Assert.Equal(5, await Db.UnnamedAsync(10, cancellationToken: Token));
        Assert.Equal(3, await Db.UnnamedAsync(10, 7, Token));
    }

    [Fact]
    public async Task Out_and_inout_arguments_come_back()
    {
        Assert.Equal(new OutTwoRow { Half = 5, Twice = 20 }, await Db.OutTwoAsync(10, Token));
        Assert.Equal("7", await Db.OutOneAsync(7, Token));
        Assert.Equal(new InOutRow { X = 2, S = "a." }, await Db.InOutAsync(1, "a", Token));
    }

    [Fact]
    public async Task Variadic_arguments_are_params()
    {
        Assert.Equal(6, await Db.TotalAsync(1, 2, 3));
        Assert.Equal(3, await Db.TotalAsync([1, null, 2], Token));
        Assert.Null(await Db.TotalAsync());
        Assert.Equal(["-a", null, "-b"], await Db.Prefixed("-", "a", null, "b").ToListAsync(Token));
        Assert.Empty(await Db.Prefixed("-").ToListAsync(Token));
    }

    [Fact]
    public async Task Sets_are_streams()
    {
        Assert.Equal([1, 2, 3], await Db.Numbers(3).ToListAsync(Token));
        Assert.Equal([1, null, 3], await Db.MaybeNumbers().ToListAsync(Token));
        Assert.Equal([new LettersRow { PlaceNo = 1, Letter = "a" }, new() { PlaceNo = 2, Letter = null }], await Db.Letters().ToListAsync(Token));
        Assert.Equal(["one", "two"], (await Db.AllItems().ToListAsync(Token)).Select(static i => i.Name));
    }

    [Fact]
    public async Task A_row_of_a_table_may_be_none()
    {
        Assert.Equal(new Item { Id = 1, Name = "one", Colour = Colour.Red, Home = new() { A = 1, B = "x" } }, await Db.FindItemAsync(1, Token));
        Assert.Null(await Db.FindItemAsync(99, Token));
        var error = await Assert.ThrowsAsync<SqlGenDataException>(() => Db.BrokenItem().ToListAsync(Token));
        Assert.Contains("broken_item", error.Message, StringComparison.Ordinal);
        Assert.Contains("'name'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Composites_and_enums_go_in_and_out()
    {
        Assert.Equal(new Pair { A = 1, B = "x" }, await Db.MakePairAsync(1, "x", Token));
        Assert.Null(await Db.MakePairAsync(null, null, Token));
        Assert.Equal(new Pair { A = null, B = null }, await Db.EmptyPairAsync(Token));
        Assert.Equal("x1", await Db.SwapAsync(new() { A = 1, B = "x" }, Token));
        Assert.Equal("NULL", await Db.SwapAsync(null, Token));
        Assert.Equal([new Pair { A = 1, B = "a" }, null], await Db.Pairs().ToListAsync(Token));
        Assert.Equal("2 two", await Db.LabelAsync(new() { Id = 2, Name = "two", Colour = null, Home = null }, Token));
        Assert.Equal(Colour.Green, await Db.NextColourAsync(Colour.Red, Token));
        Assert.Equal([Colour.Green, null, Colour.Red], await Db.ColoursAsync([Colour.Green, null], Token));
    }

    [Fact]
    public async Task Procedures_are_called_and_their_out_arguments_come_back()
    {
        await using var transaction = await Db.BeginTransactionAsync(cancellationToken: Token);
        await transaction.AddItemAsync(3, "three", Token);
        Assert.Equal("three", (await transaction.Items.GetAsync(3, Token))!.Name);
        Assert.Equal(new BumpRow { X = 6, Message = "now 6" }, await transaction.BumpAsync(5, Token));
    }

    [Fact]
    public async Task Odd_names_are_quoted()
    {
        Assert.Equal(6, await Db.OddNameAsync(3, cancellationToken: Token));
        Assert.Equal(12, await Db.OddNameAsync(3, arg2: 4, cancellationToken: Token));
    }

    [Fact]
    public async Task Errors_of_the_function_pass_through() =>
        Assert.Equal("P0042", (await Assert.ThrowsAsync<PostgresException>(() => Db.RaiseItAsync(Token))).SqlState);

    [Fact]
    public async Task What_a_function_changed_of_the_session_is_gone_afterwards()
    {
        Assert.Equal("here", await Db.ChangesSessionAsync(Token));
        Assert.Null(await Db.LeftOverAsync(Token));
    }

    [Fact]
    public void Trigger_functions_have_no_method() => Assert.DoesNotContain(typeof(FunctionsDatabase).GetMethods(), static m => m.Name.StartsWith("IsTrigger", StringComparison.Ordinal));
}
