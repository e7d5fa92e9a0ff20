using SqlGen.PostgreSql.Diagnostics;
using SqlGen.PostgreSql.Syntax;

namespace SqlGen.PostgreSql.Catalog;

// What changes the session rather than the database: search_path, role, transactions; and what only runs at the server.
public sealed partial class CatalogBuilder
{
    private void Set(SetStatement statement)
    {
        var setting = statement.Setting;
        var isLocal = statement.Scope == SettingScope.Local;
        switch (setting)
        {
            case { Name: "search_path", Action: SettingAction.Set }:
                _session.SetSearchPath(setting.Values.Select(static v => v.Text).Where(static s => s.Length > 0), isLocal);
                break;
            case { Name: "search_path", Action: SettingAction.SetToDefault }:
                _session.ResetSearchPath();
                break;
            case { Name: "role" or "session_authorization", Action: SettingAction.Set } when setting.Values.Count == 1:
                _session.Role = setting.Values[0].Text is "none" ? null : setting.Values[0].Text;
                break;
            case { Name: "role" or "session_authorization" }:
                _session.Role = null;
                break;
            case { Action: SettingAction.Set, Values: [var value] }:
                _session.Settings[setting.Name] = value.Text;
                break;
            case { Action: SettingAction.SetToDefault }:
                _session.Settings.Remove(setting.Name);
                break;
        }
    }

    private void Reset(ResetStatement statement)
    {
        if (statement.Setting.Action == SettingAction.ResetAll || statement.Setting.Name == "search_path")
        {
            _session.ResetSearchPath();
        }

        if (statement.Setting.Name is "role" or "session_authorization")
        {
            _session.Role = null;
        }
    }

    private void Transaction(TransactionStatement statement)
    {
        switch (statement.Kind)
        {
            case TransactionStatementKind.Begin:
                _session.Begin();
                break;
            case TransactionStatementKind.Commit or TransactionStatementKind.Rollback:
                _session.End();
                break;
        }
    }

    /// <summary>psql's \connect starts a new session; other commands that begin like it (\copy, \conninfo) don't.</summary>
    private void Reconnect(PsqlCommand command)
    {
        var word = command.Text.Split(' ', '\t')[0];
        if (word is "\\c" or "\\connect")
        {
            _session.End();
            _session.ResetSearchPath();
            _session.Role = null;
        }
    }

    private void SetSearchPathText(string path, bool isLocal) =>
        _session.SetSearchPath(path.Split(',').Select(static s => s.Trim().Trim('"')).Where(static s => s.Length > 0), isLocal);
}
