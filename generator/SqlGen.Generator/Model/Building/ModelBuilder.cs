using SqlGen.Generator.Diagnostics;
using SqlGen.Generator.Inputs;
using SqlGen.PostgreSql.Access;
using SqlGen.PostgreSql.Catalog;
using SqlGen.PostgreSql.Drift;

namespace SqlGen.Generator.Model.Building;

/// <summary>Catalog in, model out: what a database class is emitted from. First the names, then everything that refers to them.</summary>
public static class ModelBuilder
{
    public static DatabaseModel Build(DatabaseCatalog catalog, DatabaseClass databaseClass, string hintPrefix, FindingList findings, CancellationToken cancellationToken = default)
    {
        var ignored = new IgnoreList(databaseClass.Ignored);
        var relations = catalog.Relations.Where(r => !r.IsExternal && !r.IsTemporary && !r.IsPartition && !ignored.Has(r)).ToList();
        var enums = catalog.Enums.Where(e => !e.IsExternal && !ignored.Has(e)).ToList();
        var composites = catalog.Composites.Where(c => !c.IsExternal && !ignored.Has(c)).ToList();
        var functions = catalog.Functions.Where(f => !f.IsExternal && !ignored.Has(f)).ToList();

        var nameBuilder = new NameBuilder(databaseClass.Name, findings);
        var context = new ContextReader(catalog);
        var scopes = ScopeBuilder.Build(catalog, context, databaseClass.Name, nameBuilder.Names);
        relations.ForEach(nameBuilder.Add);
        enums.ForEach(nameBuilder.Add);
        composites.ForEach(nameBuilder.Add);
        cancellationToken.ThrowIfCancellationRequested();

        var names = nameBuilder.Names;
        var hintNames = new HintNames(hintPrefix);
        var types = new TypeMapper(catalog, databaseClass, names, ignored);
        var sessionChanges = new SessionChanges(catalog);
        var accessors = new AccessorBuilder(catalog, context, names, scopes, findings);
        var relationBuilder = new RelationModelBuilder(databaseClass, names, accessors, types, ignored, sessionChanges, findings);
        var functionBuilder = new FunctionModelBuilder(names, scopes, accessors, types, sessionChanges, hintNames, findings);
        var facts = new CatalogFacts(catalog);
        var enumModels = enums.Select(e => Enum(e, names.Enums[e], hintNames) with { Facts = facts.Of(e) }).ToEquatableArray();
        var compositeModels = Build(composites, c => Composite(c, names.Composites[c], types, hintNames, findings), (c, m) => m with { Facts = facts.Of(c) }, out var builtComposites);
        var relationModels = Build(relations, r => relationBuilder.Build(r, hintNames.Claim(names.Relations[r].Property)), (r, m) => m with { Facts = facts.Of(r) }, out var builtRelations);
        cancellationToken.ThrowIfCancellationRequested();
        var functionModels = Build(functions, functionBuilder.Build, (f, m) => m with { Facts = facts.Of(f) }, out var builtFunctions);

        accessors.ReportUnknownGrants();
        ignored.ReportUnused(findings);
        relationBuilder.ReportUnusedJson();
        ReportUnusedMappings(databaseClass, types, findings);
        return new DatabaseModel
        {
            Context = new DatabaseContext
            {
                Namespace = databaseClass.Namespace,
                ClassName = databaseClass.Name,
                Accessibility = databaseClass.Accessibility,
                HintPrefix = hintPrefix,
                Scopes = scopes,
            },
            Description = new DatabaseDescriptionModel
            {
                SearchPath = SearchPath(catalog),
                Extensions = catalog.Extensions.Select(static e => e.Name).Where(static n => n != "plpgsql").ToEquatableArray(),
                GuardedRelations = relationModels.Where(static r => r.HasRowSecurity).Select(static r => r.SqlName).ToEquatableArray(),
                Policies = Policies(relationModels, scopes),
                FactClasses =
                [
                    .. relationModels.Select(static r => r.SqlClassName), .. functionModels.Select(static f => f.SqlClassName),
                    .. enumModels.Select(static e => e.TypeName + "Sql"), .. compositeModels.Select(static c => c.TypeName + "Sql"),
                ],
                Facts = facts.OfOthers(builtRelations, enums, builtComposites, builtFunctions),
                Features = FeatureNames(types.Features),
            },
            Relations = relationModels,
            Functions = functionModels,
            Enums = enumModels,
            Composites = compositeModels,
        };
    }

    private static EquatableArray<TModel> Build<T, TModel>(List<T> objects, Func<T, TModel?> build, Func<T, TModel, TModel> complete, out List<T> built)
        where TModel : class, IEquatable<TModel>
    {
        built = [];
        var models = new List<TModel>(objects.Count);
        foreach (var item in objects)
        {
            if (build(item) is { } model)
            {
                models.Add(complete(item, model));
                built.Add(item);
            }
        }

        return models.ToEquatableArray();
    }

    private static EquatableArray<PolicyFactModel> Policies(EquatableArray<RelationModel> relations, EquatableArray<ScopeModel> scopes) =>
        (from relation in relations
         from access in relation.Access
         where access.Policies is not null
         select new PolicyFactModel(relation.Name, scopes.First(s => s.TypeName == access.Scope).Role!, access.Policies!)).Distinct().ToEquatableArray();

    private static EnumModel Enum(EnumType type, string name, HintNames hintNames)
    {
        var members = new NameScope();
        return new EnumModel
        {
            SqlName = SqlName.Qualify(type),
            TypeName = name,
            HintName = hintNames.Claim(name),
            Doc = DocBuilder.Of(type, "enum"),
            Labels = type.Labels.Select(label => new NameModel(label, members.Claim(CSharpName.Pascal(label), label, out _))).ToEquatableArray(),
        };
    }

    private static CompositeModel? Composite(CompositeType type, string name, TypeMapper types, HintNames hintNames, FindingList findings)
    {
        var reference = new TypeReference(type.Schema, type.Name);
        if (types.Map(reference, keepsModifier: true, out var problem) is { } mapped)
        {
            return new CompositeModel
            {
                SqlName = SqlName.Qualify(type),
                TypeName = name,
                HintName = hintNames.Claim(name),
                Doc = DocBuilder.Of(type, "composite type"),
                Fields = mapped.Fields,
            };
        }

        var attribute = type.Attributes.Find(a => a.Type is not null && types.Map(a.Type, keepsModifier: true, out _) is null);
        TypeProblems.Report(findings, problem, attribute?.Type ?? reference, attribute?.Origin ?? type.Origin,
            attribute is null ? $"composite type \"{type.Name}\"" : $"attribute \"{attribute.Name}\" of composite type \"{type.Name}\"", type.Name);
        return null;
    }

    private static void ReportUnusedMappings(DatabaseClass databaseClass, TypeMapper types, FindingList findings)
    {
        foreach (var mapping in databaseClass.TypeMappings)
        {
            if (!types.IsUsed(mapping))
            {
                findings.AddAtClass(GeneratorRules.AttributeNamesNothing,
                    $"[SqlGenMap(\"{mapping.SqlType}\", …)] names a type that nothing in the schema files has; correct the name, as schema.type, or remove the attribute");
            }
        }
    }

    /// <summary>Where calls find operators and types by their bare names. Emitted SQL qualifies the rest, and bodies bring their own path.</summary>
    private static EquatableArray<string> SearchPath(DatabaseCatalog catalog) => new[] { "public" }
        .Concat(catalog.Extensions.Select(static e => e.Schema)).Where(static s => s != TypeReference.PgCatalog).Distinct().Select(SqlName.Quote).ToEquatableArray();

    private static EquatableArray<string> FeatureNames(DatabaseFeatures features) => System.Enum.GetValues(typeof(DatabaseFeatures)).Cast<DatabaseFeatures>()
        .Where(f => f != DatabaseFeatures.None && (features & f) != 0).Select(static f => f.ToString()).OrderBy(static n => n, StringComparer.Ordinal).ToEquatableArray();
}
