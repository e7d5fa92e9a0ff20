using SqlGen.CodeFixes;
using SqlGen.Generator.Analyzers;
using SqlGen.Generator.Tests.Harness;

namespace SqlGen.Generator.Tests.Analyzers;

/// <summary>Switches that were written before the schema's enum got its last labels (SQLG331), and the fix that adds them.</summary>
public sealed class EnumSwitchTests
{
    private const string Schema = "create type mood as enum ('happy', 'sad', 'so so'); create table users (id int primary key, mood mood not null);";

    [Theory]
    [InlineData("switch (mood) { case Mood.Happy: break; case Mood.Sad: break; }", "SoSo")]
    [InlineData("switch (mood) { case Mood.Happy or Mood.Sad: break; default: throw new InvalidOperationException(); }", "SoSo")]
    [InlineData("switch (maybe) { case null: break; case Mood.Happy: break; case Mood.SoSo: break; }", "Sad")]
    [InlineData("_ = mood switch { Mood.Happy => 1, Mood.SoSo => 2, _ => throw new InvalidOperationException() };", "Sad")]
    [InlineData("_ = maybe switch { Mood.Happy or Mood.SoSo => 1, null => 2, _ => throw new InvalidOperationException() };", "Sad")]
    public async Task A_switch_that_lacks_a_label_is_reported_at_its_value(string code, string missing) =>
        Assert.Equal([("SQLG331", code.Contains("maybe", StringComparison.Ordinal) ? "maybe" : "mood", $"enum public.mood has labels that this switch has no case for: {missing}")],
            await Project(code).FindAsync(new EnumSwitchAnalyzer()));

    [Theory]
    [InlineData("switch (mood) { case Mood.Happy: break; case Mood.Sad: break; case Mood.SoSo: break; }")]
    [InlineData("switch (mood) { case Mood.Happy: break; case Mood.Sad: break; default: Console.WriteLine(); break; }")]
    [InlineData("switch (mood) { case Mood.Happy: break; }")]
    [InlineData("switch (mood) { case Mood.Happy: break; case var other when other != Mood.Happy: break; }")]
    [InlineData("switch (day) { case DayOfWeek.Monday: case DayOfWeek.Tuesday: case DayOfWeek.Wednesday: case DayOfWeek.Thursday: case DayOfWeek.Friday: break; }")]
    [InlineData("_ = mood switch { Mood.Happy => 1, Mood.Sad => 2, _ => 3 };")]
    [InlineData("_ = mood switch { Mood.Happy => 1, Mood.Sad => 2, { } other when other == mood => 3, _ => throw new InvalidOperationException() };")]
    public async Task Switches_with_an_answer_for_the_rest_and_those_that_pick_labels_out_are_left_alone(string code) =>
        Assert.Empty(await Project(code).FindAsync(new EnumSwitchAnalyzer()));

    [Theory]
    [InlineData("switch (mood) { case Mood.Happy: break; case Mood.Sad: break; }", "case Mood.SoSo: break;")]
    [InlineData("switch (mood) { case Mood.Happy: case Mood.Sad: break; default: throw new InvalidOperationException(); }", "case Mood.SoSo: throw new NotImplementedException();")]
    [InlineData("_ = mood switch { Mood.Happy => 1, Mood.SoSo => 2, _ => throw new InvalidOperationException() };", "Mood.Sad => throw new NotImplementedException(), _ =>")]
    [InlineData("_ = mood switch\n        {\n            Mood.Happy => 1,\n            Mood.SoSo => 2,\n            _ => throw new InvalidOperationException(),\n        };",
        "Mood.SoSo => 2, Mood.Sad => throw new NotImplementedException(), _ => throw")]
    public async Task The_fix_adds_the_case_and_what_happens_stays_the_same(string code, string added)
    {
        var run = await CodeFixRun.StartAsync(Project(code), new EnumSwitchAnalyzer(), new EnumCasesCodeFix());

        var changed = await run.ChangedAsync(Assert.Single(await run.ActionsAsync(Assert.Single(run.Diagnostics))));

        Assert.Contains(added, CodeFixRun.OneLine(changed), StringComparison.Ordinal);
    }

    private static TestProject Project(string code) => CodeProject.WithMembers($$"""
        public static void Run(Mood mood, Mood? maybe, DayOfWeek day)
        {
            {{code}}
            GC.KeepAlive((mood, maybe, day));
        }
        """, Schema);
}
