namespace SqlGen;

/// <summary>What happens when the login of users' calls could see more than the users may.</summary>
public enum LoginCheck
{
    /// <summary>A warning is logged, once per data source, with the SQL that mends it.</summary>
    Report,

    /// <summary>The default: every call throws <see cref="SqlGenSetupException"/>, with the SQL that mends it.</summary>
    Refuse,

    /// <summary>Nothing is said.</summary>
    Off,
}
