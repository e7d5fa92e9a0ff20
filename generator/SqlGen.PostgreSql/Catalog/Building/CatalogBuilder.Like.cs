using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// LIKE: columns at its place, the rest once the table is there.
public sealed partial class CatalogBuilder
{
    private void CopyLikeColumns(Relation relation, Relation source, LikeClause like, HashSet<string> own)
    {
        foreach (var column in source.Columns)
        {
            if (!own.Add(column.Name))
            {
                Report(SqlRules.DuplicateColumn, like.Source.Range, $"column \"{column.Name}\" specified more than once; remove it or the LIKE clause");
                continue;
            }

            var isGenerated = column.GeneratedExpression is not null;
            var copy = new Column
            {
                Name = column.Name,
                Type = column.Type,
                NotNull = column.NotNull,
                NotNullConstraint = CopyNotNull(column.NotNullConstraint, like.Options),
                Collation = column.Collation,
                Default = like.Options.HasFlag(LikeOptions.Defaults) && !isGenerated ? column.Default : null,
                GeneratedExpression = like.Options.HasFlag(LikeOptions.Generated) ? column.GeneratedExpression : null,
                IsVirtual = column.IsVirtual,
                Comment = like.Options.HasFlag(LikeOptions.Comments) ? column.Comment : null,
                Origin = OriginOf(like.Source),
            };
            if (like.Options.HasFlag(LikeOptions.Identity) && column.Identity != IdentityKind.None)
            {
                copy.Identity = column.Identity;
                var sequence = AddOwnedSequence(relation, copy, []);

                // parse_utilcmd.c copies the sequence's options, but not its type.
                sequence.Type = TypeReference.BuiltIn("int8");
                if (_catalog.Sequences.Find(s => s.OwnedBy == (source.Schema, source.Name, column.Name)) is { } original)
                {
                    (sequence.Start, sequence.Increment) = (original.Start, original.Increment);
                }
            }

            MergeColumn(relation, copy, like);
        }
    }

    private static NotNullConstraint? CopyNotNull(NotNullConstraint? constraint, LikeOptions options) =>
        constraint is null ? null : new NotNullConstraint
        {
            Name = constraint.Name,
            NoInherit = constraint.NoInherit,
            Comment = options.HasFlag(LikeOptions.Comments) ? constraint.Comment : null,
        };

    private void CopyLike(Relation relation, Relation source, LikeOptions options)
    {
        if (options.HasFlag(LikeOptions.Constraints))
        {
            foreach (var check in source.Constraints.Where(static c => c.Type == ConstraintType.Check).ToList())
            {
                if (!relation.Constraints.Exists(c => c.Name == check.Name))
                {
                    var copy = check.AsInherited();
                    (copy.IsInherited, copy.IsLocal) = (false, true);
                    copy.Comment = options.HasFlag(LikeOptions.Comments) ? check.Comment : null;
                    Attach(relation, copy);
                }
            }
        }

        if (!options.HasFlag(LikeOptions.Indexes))
        {
            return;
        }

        foreach (var index in source.Indexes.ToList())
        {
            var key = index.FromConstraint ? source.Constraints.Find(c => c.Name == index.Name && c.Type != ConstraintType.Check) : null;
            if (key is { Type: ConstraintType.Primary } && relation.PrimaryKey is not null)
            {
                continue;
            }

            var label = key?.Type switch
            {
                ConstraintType.Primary => "pkey",
                ConstraintType.Unique => "key",
                ConstraintType.Exclude => "excl",
                _ => "idx",
            };
            var copy = CopyIndex(index, ChooseIndexName(relation, index.AttributeNames, label));
            copy.FromParent = false;
            copy.Comment = options.HasFlag(LikeOptions.Comments) ? index.Comment : null;
            if (key is not null)
            {
                var constraint = CopyKey(key, copy.Name);
                (constraint.FromParent, constraint.IsLocal) = (false, true);
                Attach(relation, constraint);
                constraint.Columns.ForEach(c =>
                {
                    if (constraint.Type == ConstraintType.Primary)
                    {
                        SetNotNull(relation, c);
                    }
                });
            }

            AttachIndex(relation, copy);
        }
    }
}
