using SqlGen.Generator.Analyzers;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>Vectors whose source shows how many dimensions they have, where the schema wants another number (SQLG330).</summary>
public sealed class VectorAnalyzerTests
{
    private const string Schema = """
        create extension vector;
        create table items (id int primary key, memory vector(3) not null, half halfvec(2), sparse sparsevec(5), free vector);
        create index on items using hnsw (memory vector_cosine_ops);
        create function near(query vector, free vector) returns setof items language sql stable as 'select * from items';
        """;

    [Theory]
    [InlineData("new NewItem { Id = 1, Memory = new Vector(new float[] { 1, 2 }) }", "new Vector(new float[] { 1, 2 })", "Memory takes vectors of 3 dimensions, not 2")]
    [InlineData("new NewItem { Id = 1, Memory = new(new float[4]) }", "new(new float[4])", "Memory takes vectors of 3 dimensions, not 4")]
    [InlineData("new NewItem { Id = 1, Memory = new(new[] { 1f, 2f }) }", "new(new[] { 1f, 2f })", "Memory takes vectors of 3 dimensions, not 2")]
    [InlineData("new NewItem { Id = 1, Memory = new Vector(\"[1,2,3,4]\") }", "new Vector(\"[1,2,3,4]\")", "Memory takes vectors of 3 dimensions, not 4")]
    [InlineData("new NewItem { Id = 1, Memory = new Vector(Four) }", "new Vector(Four)", "Memory takes vectors of 3 dimensions, not 4")]
    [InlineData("new NewItem { Id = 1, Memory = new Vector(new float[Size + 1]) }", "new Vector(new float[Size + 1])", "Memory takes vectors of 3 dimensions, not 4")]
    [InlineData("new NewItem { Id = 1, Memory = s_wrong }", "s_wrong", "Memory takes vectors of 3 dimensions, not 2")]
    [InlineData("new NewItem { Id = 1, Memory = local }", "local", "Memory takes vectors of 3 dimensions, not 1")]
    [InlineData("new NewItem { Id = 1, Memory = s_right, Half = new HalfVector(new Half[3]) }", "new HalfVector(new Half[3])", "Half takes vectors of 2 dimensions, not 3")]
    [InlineData("new NewItem { Id = 1, Memory = s_right, Sparse = new SparseVector(\"{1:2}/4\") }", "new SparseVector(\"{1:2}/4\")", "Sparse takes vectors of 5 dimensions, not 4")]
    [InlineData("new ItemPatch { Memory = new(new float[1]) }", "new(new float[1])", "Memory takes vectors of 3 dimensions, not 1")]
    [InlineData("db.Items.NearestByMemory(new Vector(new float[2]))", "new Vector(new float[2])", "query takes vectors of 3 dimensions, not 2")]
    public async Task A_vector_of_another_length_is_reported_where_it_is_given(string expression, string code, string message) =>
        Assert.Equal([("SQLG330", code, message)], await FindAsync(expression));

    [Theory]
    [InlineData("new NewItem { Id = 1, Memory = new Vector(new float[] { 1, 2, 3 }), Half = new HalfVector(new Half[2]), Sparse = new SparseVector(\"{1:2}/5\"), Free = new Vector(new float[9]) }")]
    [InlineData("new NewItem { Id = 1, Memory = new Vector(given) }")]
    [InlineData("new NewItem { Id = 1, Memory = new Vector(new float[given.Length]) }")]
    [InlineData("new NewItem { Id = 1, Memory = new Vector((float[])[.. given, 1f]) }")]
    [InlineData("new NewItem { Id = 1, Memory = changed }")]
    [InlineData("new NewItem { Id = 1, Memory = Settable }")]
    [InlineData("db.Near(new Vector(new float[7]), new Vector(new float[2]))")]
    [InlineData("new Vector(new float[2])")]
    public async Task Vectors_that_fit_or_whose_length_is_not_in_the_source_are_left_alone(string expression) => Assert.Empty(await FindAsync(expression));

    private static Task<IReadOnlyList<(string Id, string Code, string Message)>> FindAsync(string expression) => CodeProject.WithMembers($$"""
        private const int Size = 3;
        private static readonly float[] Four = [1, 2, 3, 4];
        private static readonly Pgvector.Vector s_wrong = new(new float[2]);
        private static readonly Pgvector.Vector s_right = new(new float[3]);
        private static Pgvector.Vector Settable = new(new float[2]);

        public static void Run(AppDatabase db, float[] given)
        {
            var local = new Vector(new float[1]);
            var changed = new Vector(new float[1]);
            changed = new Vector(given);
            Settable = changed;
            GC.KeepAlive({{expression}});
            GC.KeepAlive((db, given, local, changed, Size, Four, s_wrong, s_right));
        }
        """, Schema, "using Pgvector;").FindAsync(new VectorAnalyzer());
}
