namespace SqlGen.PostgreSql.Drift;

#if !SQLGEN_RUNTIME
public
#endif
enum SchemaItemKind
{
    Schema,
    Extension,
    Relation,
    Column,
    Constraint,
    Index,
    Trigger,
    Policy,
    Enum,
    Domain,
    Composite,
    Range,
    Function,
    Sequence,
    Grant,
}
