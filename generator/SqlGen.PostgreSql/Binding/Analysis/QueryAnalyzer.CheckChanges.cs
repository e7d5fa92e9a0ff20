using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Binding.Analysis;

// INSERT, UPDATE, DELETE, MERGE, COPY, TRUNCATE.
public sealed partial class QueryAnalyzer
{
    private void CheckInsert(InsertStatement insert, QueryLevel? parent)
    {
        var level = OpenChecked(insert.With, parent);
        var relation = CheckRelation(insert.Table, null);
        CheckTargets(insert.Columns.Select(static c => c.Column), relation);
        if (insert.Query is not null)
        {
            CheckQuery(insert.Query, level);
            CheckCount(insert, relation, level);
        }

        var target = new QueryLevel(level);
        BindFrom(new FromRelation(insert.Range, new RelationReference(insert.Range, insert.Table, false), Alias(insert.Alias), null), target);
        CheckReturning(insert.Returning, ReturnedRows.Of(insert), target);
        if (insert.OnConflict is { } conflict)
        {
            // The row that met the conflict is called excluded.
            target.Sources.Add(new RowSource("excluded", target.Sources[0].Columns) { IsOpen = target.Sources[0].IsOpen });
            CheckTargets(conflict.Elements.Select(static e => e.Column).OfType<Identifier>(), relation);
            CheckAll(conflict.Elements.Select(static e => e.Value).OfType<Expression>(), target);
            CheckAssignments(conflict.Assignments, relation, target);
            CheckAll(new[] { conflict.IndexWhere, conflict.Where }.OfType<Expression>(), target);
        }
    }

    private void CheckCount(InsertStatement insert, Relation? relation, QueryLevel level)
    {
        var isListed = insert.Columns.Count > 0;
        if (!isListed && relation is null or { IsOpen: true } or { Columns.Count: 0 })
        {
            return;
        }

        var targets = isListed ? insert.Columns.Count : relation!.Columns.Count;
        if (insert.Query is ValuesStatement values)
        {
            foreach (var row in values.Rows)
            {
                CheckCount(insert, row.Count, targets, row.Count > targets ? row[targets] : row[row.Count - 1], isListed);
            }
        }
        else if (insert.Query is SelectStatement select && BindQuery(select, level) is { IsOpen: false } rows)
        {
            CheckCount(insert, rows.Columns.Count, targets, select.Items.Count > targets ? select.Items[targets].Value : select, isListed);
        }
    }

    private void CheckCount(InsertStatement insert, int values, int targets, SyntaxNode place, bool isListed)
    {
        if (values > targets)
        {
            _problems.Add(new QueryProblem(QueryProblemKind.InsertCount, place.Range,
                $"INSERT has more expressions than target columns; {Unquoted(insert.Table)} takes {Number(targets)} here, found {Number(values)}"));
        }
        else if (values < targets && isListed)
        {
            _problems.Add(new QueryProblem(QueryProblemKind.InsertCount, insert.Columns[values].Range,
                $"INSERT has more target columns than expressions; {Number(targets)} columns are named, found {Number(values)} values"));
        }
    }

    private void CheckUpdate(UpdateStatement update, QueryLevel? parent)
    {
        var level = OpenChecked(update.With, parent);
        var relation = CheckRelation(update.Table.Name, null);
        BindAll([new FromRelation(update.Range, update.Table, Alias(update.Alias), null), .. update.From], update.From, level);
        CheckAssignments(update.Assignments, relation, level);
        CheckAll(new[] { update.Where }.OfType<Expression>().Where(static w => w is not CurrentOfExpression), level);
        CheckReturning(update.Returning, ReturnedRows.Of(update), level);
    }

    private void CheckDelete(DeleteStatement delete, QueryLevel? parent)
    {
        var level = OpenChecked(delete.With, parent);
        CheckRelation(delete.Table.Name, null);
        BindAll([new FromRelation(delete.Range, delete.Table, Alias(delete.Alias), null), .. delete.Using], delete.Using, level);
        CheckAll(new[] { delete.Where }.OfType<Expression>().Where(static w => w is not CurrentOfExpression), level);
        CheckReturning(delete.Returning, ReturnedRows.Of(delete), level);
    }

    private void CheckMerge(MergeStatement merge, QueryLevel? parent)
    {
        var level = OpenChecked(merge.With, parent);
        var relation = CheckRelation(merge.Table.Name, null);
        BindAll([new FromRelation(merge.Range, merge.Table, Alias(merge.Alias), null), merge.Source], [merge.Source], level);
        CheckExpression(merge.On, level);
        foreach (var when in merge.Whens)
        {
            CheckAll(new[] { when.Condition }.OfType<Expression>(), level);
            switch (when.Action)
            {
                case MergeUpdate update:
                    CheckAssignments(update.Assignments, relation, level);
                    break;
                case MergeInsert insert:
                    CheckTargets(insert.Columns.Select(static c => c.Column), relation);
                    CheckAll(insert.Values, level);
                    break;
            }
        }

        CheckReturning(merge.Returning, ReturnedRows.Of(merge), level);
    }

    private void BindAll(IEnumerable<FromItem> items, IEnumerable<FromItem> checkedItems, QueryLevel level)
    {
        foreach (var item in items)
        {
            BindFrom(item, level);
        }

        foreach (var item in checkedItems)
        {
            CheckFrom(item, level);
        }
    }

    private void CheckAssignments(IReadOnlyList<Assignment> assignments, Relation? relation, QueryLevel level)
    {
        foreach (var assignment in assignments)
        {
            CheckTargets(assignment.Targets.Select(static t => t.Column), relation);
            CheckExpression(assignment.Value, level);
        }
    }

    private void CheckTargets(IEnumerable<Identifier> columns, Relation? relation)
    {
        foreach (var column in columns)
        {
            if (relation is { IsOpen: false, Columns.Count: > 0 } && relation.FindColumn(column.Name) is null)
            {
                Report(QueryProblemKind.UnknownColumn, column, $"column \"{column.Name}\" of relation \"{relation.Name}\" does not exist",
                    Suggestion.Nearest(column.Name, relation.Columns.Select(static c => c.Name)));
            }
        }
    }

    private void CheckCopy(CopyStatement copy)
    {
        if (copy.Table is not null)
        {
            CheckTargets(copy.Columns, CheckRelation(copy.Table, null));
        }

        if (copy.Query is not null)
        {
            CheckStatement(copy.Query, null);
        }
    }

    private void CheckTruncate(TruncateStatement truncate)
    {
        foreach (var table in truncate.Tables)
        {
            CheckRelation(table.Name, null);
        }
    }
}
