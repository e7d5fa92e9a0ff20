namespace SqlGen.Generated.Tests.Types;

/// <summary>Generated enums in SQL of one's own: they travel as text.</summary>
public sealed class OwnSqlValueTests(TypesFixture fixture) : IClassFixture<TypesFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_enum_that_is_given_as_it_is_is_told_how_to_be_given()
    {
        var one = await Assert.ThrowsAsync<SqlGenException>(() => fixture.Db.Sql("select $1::text, $2::mood::text").With("x").With(Mood.Sad).SingleAsync(static r => r.GetString(1), Token));
        var none = await Assert.ThrowsAsync<SqlGenException>(() => fixture.Db.Sql("select $1::mood::text").With<Mood?>(Mood.Sad).SingleAsync(static r => r.GetString(0), Token));
        var many = await Assert.ThrowsAsync<SqlGenException>(() => fixture.Db.Sql("select ($1::mood[])[1]::text").With(new Mood?[] { Mood.Sad, null }).SingleAsync(static r => r.GetString(0), Token));

        Assert.Equal("parameter $2 is a Mood, which With(…) can't send by itself; write With(TypesDatabase.MoodSql.ToLabel(…)), and in the SQL $2::public.mood", one.Message);
        Assert.StartsWith("parameter $1 is a Mood, ", none.Message, StringComparison.Ordinal);
        Assert.Equal("parameter $1 is a Mood, which With(…) can't send by itself; write With(TypesDatabase.MoodSql.ToLabels(…)), and in the SQL $1::public.mood[]", many.Message);
        Assert.All([one, none, many], static e => Assert.IsType<InvalidCastException>(e.InnerException));
    }

    [Fact]
    public async Task What_the_messages_say_is_taken()
    {
        var one = fixture.Db.Sql("select $1::public.mood::text").With(TypesDatabase.MoodSql.ToLabel(Mood.Sad));
        var many = fixture.Db.Sql("select ($1::public.mood[])[2]::text").With(TypesDatabase.MoodSql.ToLabels([null, Mood.Empty]));

        Assert.Equal("sad", await one.SingleAsync(static r => r.GetString(0), Token));
        Assert.Equal("", await many.SingleAsync(static r => r.GetString(0), Token));
    }

    [Fact]
    public async Task A_transaction_in_which_it_is_told_goes_on()
    {
        await using var transaction = await fixture.Db.BeginTransactionAsync(cancellationToken: Token);
        await Assert.ThrowsAsync<SqlGenException>(() => transaction.Sql("select $1::mood::text").With(Mood.Sad).SingleAsync(static r => r.GetString(0), Token));
        Assert.Equal(2, await transaction.Sql("select 2").SingleAsync(static r => r.GetInt32(0), Token));
        await transaction.CommitAsync(Token);
    }
}
