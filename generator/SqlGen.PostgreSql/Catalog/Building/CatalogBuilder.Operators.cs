using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// Operators and casts: views that use them have the types they give.
public sealed partial class CatalogBuilder
{
    private void CreateOperator(CreateOperatorStatement statement)
    {
        TypeReference? left = null;
        TypeReference? right = null;
        QualifiedName? function = null;
        foreach (var element in statement.Definition)
        {
            switch (element.Name.Name)
            {
                case "leftarg" when element.Value?.Type is { } type: left = ResolveTypeWithoutModifier(type); break;
                case "rightarg" when element.Value?.Type is { } type: right = ResolveTypeWithoutModifier(type); break;
                case "function" or "procedure": function = element.Value?.Type?.Name; break;
            }
        }

        var schema = statement.Name.Qualifiers is [.., var qualifier] ? qualifier.Name : CreationSchema();
        if (right is null || function is null || schema is null || ResultOf(function, left is null ? [right] : [left, right]) is not { } result)
        {
            return;
        }

        _catalog.Operators.RemoveAll(o => o.Schema == schema && o.Name == statement.Name.Symbol && o.Left == left && o.Right == right);
        _catalog.Operators.Add(new Operator { Schema = schema, Name = statement.Name.Symbol, Left = left, Right = right, Result = result, Origin = OriginOf(statement.Name) });
    }

    private TypeReference? ResultOf(QualifiedName function, List<TypeReference> arguments) =>
        FunctionsNamed(function).Find(f => InputTypes(f).SequenceEqual(arguments))?.ReturnType
        ?? (function.Schema is null or TypeReference.PgCatalog ? BuiltInFunctions.FindReturnType(function.Name) : null);

    private void CreateCast(CreateCastStatement statement)
    {
        if (ResolveTypeWithoutModifier(statement.Cast.Source) is { } source && ResolveTypeWithoutModifier(statement.Cast.Target) is { } target)
        {
            var method = statement.WithInOut ? CastMethod.InputOutput : statement.Function is null ? CastMethod.Binary : CastMethod.Function;
            _catalog.Casts.RemoveAll(c => c.Source == source && c.Target == target);
            _catalog.Casts.Add(new Cast(source, target, method, statement.Context));
        }
    }

    private void DropOperatorsAndCasts(DropStatement statement)
    {
        foreach (var reference in statement.Objects)
        {
            if (reference is OperatorReference { Right: { } rightName } dropped)
            {
                var left = dropped.Left is null ? null : ResolveTypeWithoutModifier(dropped.Left);
                var right = ResolveTypeWithoutModifier(rightName);
                var schema = dropped.Name.Qualifiers is [.., var qualifier] ? qualifier.Name : null;
                _catalog.Operators.RemoveAll(o => o.Name == dropped.Name.Symbol && o.Left == left && o.Right == right
                    && (schema is null ? _session.SearchPath.Contains(o.Schema) : o.Schema == schema));
            }
            else if (reference is CastReference cast)
            {
                var (source, target) = (ResolveTypeWithoutModifier(cast.Source), ResolveTypeWithoutModifier(cast.Target));
                _catalog.Casts.RemoveAll(c => c.Source == source && c.Target == target);
            }
        }
    }
}
