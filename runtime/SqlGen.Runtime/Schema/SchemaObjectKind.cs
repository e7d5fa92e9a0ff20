namespace SqlGen;

/// <summary>Kinds of objects in a database, in PostgreSQL's words.</summary>
public enum SchemaObjectKind
{
    /// <summary>A schema.</summary>
    Schema,

    /// <summary>An extension.</summary>
    Extension,

    /// <summary>A table, partitioned table, view, materialized view or foreign table.</summary>
    Relation,

    /// <summary>A column of a relation.</summary>
    Column,

    /// <summary>A primary key, unique, foreign key, check or exclusion constraint.</summary>
    Constraint,

    /// <summary>An index that no constraint brought.</summary>
    Index,

    /// <summary>A trigger.</summary>
    Trigger,

    /// <summary>A policy of Row Level Security.</summary>
    Policy,

    /// <summary>An enum type.</summary>
    Enum,

    /// <summary>A domain.</summary>
    Domain,

    /// <summary>A composite type.</summary>
    Composite,

    /// <summary>A range type.</summary>
    Range,

    /// <summary>A function or procedure.</summary>
    Function,

    /// <summary>A sequence.</summary>
    Sequence,

    /// <summary>What a role holds on an object.</summary>
    Grant,
}
