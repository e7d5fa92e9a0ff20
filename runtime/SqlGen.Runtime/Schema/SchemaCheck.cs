namespace SqlGen;

/// <summary>What happens with the first call where the database is not as the schema was that the code was compiled from.</summary>
public enum SchemaCheck
{
    /// <summary>The default: nobody looks.</summary>
    Off,

    /// <summary>A warning is logged, once per data source, with every difference.</summary>
    Report,

    /// <summary>As <see cref="Report"/>, and where differences break calls every call throws <see cref="SqlGenSetupException"/> until the database is mended.</summary>
    Refuse,
}
