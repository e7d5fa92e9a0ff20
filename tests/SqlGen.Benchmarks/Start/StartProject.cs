using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SqlGen.Benchmarks.Start;

/// <summary>A program that reads one row and ends: its source, what it needs, and how it is published.</summary>
internal sealed record StartProject(string Name, string Source)
{
    private const string NativeSettings = """
            <PublishAot>true</PublishAot>
            <OptimizationPreference>Size</OptimizationPreference>
            <UseSystemResourceKeys>true</UseSystemResourceKeys>
            <StackTraceSupport>false</StackTraceSupport>
            <SqlGenSchemaVerification>false</SqlGenSchemaVerification>
        """;

    public IReadOnlyList<string> Packages { get; init; } = [];

    public bool UsesSqlGen { get; init; }

    /// <summary>A native program, with the settings of samples/Aot.</summary>
    public bool IsNative { get; init; }

    public bool WithoutTls { get; init; }

    /// <summary>Publishes into a folder of its own and returns the file that is run.</summary>
    public async Task<string> PublishAsync(string folder, string repository)
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, Name)).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, "start.csproj"), Text(repository));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Start", "Programs", Source), Path.Combine(project, "Program.cs"));
        var target = Path.Combine(project, "published");
        string[] arguments = ["publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "-o", target, "-nologo", .. IsNative ? [] : (string[])["--no-self-contained"]];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, WorkingDirectory = folder })!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0
            ? Path.Combine(target, IsNative ? OperatingSystem.IsWindows() ? "start.exe" : "start" : "start.dll")
            : throw new InvalidOperationException($"{Name} is not published:\n{output}");
    }

    private string Text(string repository) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
            <SatelliteResourceLanguages>en</SatelliteResourceLanguages>
            {(WithoutTls ? "<SqlGenTransportSecurity>false</SqlGenTransportSecurity>" : "")}
        {(IsNative ? NativeSettings : "")}
          </PropertyGroup>
          {(UsesSqlGen ? $"""<Import Project="{repository}/generator/SqlGen.Generator/build/InRepository.props" />""" : "")}
          <ItemGroup>
            {(IsNative && OperatingSystem.IsLinux() ? $"""<IlcArg Include="--substitution:{repository}/samples/Aot/NoDownloads.xml" />""" : "")}
            {(UsesSqlGen ? $"""<SqlGenSchema Include="{repository}/schema/schema.sql" />""" : "")}
            {string.Join("\n    ", Packages.Select(static package => $"""<PackageReference Include="{package}" />"""))}
          </ItemGroup>
        </Project>
        """;
}
