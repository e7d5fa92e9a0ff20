using Npgsql;

namespace SqlGen.Tool.Tuning;

/// <summary>What an earlier run of the command left when it was killed, and who else is at it now.</summary>
internal static class Leftovers
{
    /// <summary>Held until this session ends: two runs on one table would take each other's unfinished index for a leftover.</summary>
    public static async Task LockAsync(NpgsqlConnection connection, VectorIndex index, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with key as (select hashtextextended('sqlgen tune ' || $1::text, 0) as k)
            select case when pg_try_advisory_lock(k) then null
                   else coalesce((select min(pid) from pg_locks where locktype = 'advisory' and objsubid = 1 and database = (select oid from pg_database where datname = current_database())
                                  and ((classid::bigint << 32) | objid::bigint) = k), 0) end
            from key
            """, connection) { Parameters = { new() { Value = (long)index.TableOid } } };
        if (await command.ExecuteScalarAsync(ct) is int process)
        {
            throw new TuneException(
                $"another run tunes an index of {index.Table} (process {process}); wait for its end, or end it with: select pg_terminate_backend({process})");
        }
    }

    /// <summary>Drops what is half done; true where the new index is there whole, and built as wanted.</summary>
    public static async Task<bool> CleanAsync(NpgsqlConnection connection, VectorIndex index, IReadOnlyList<VectorIndex> all, HnswParameters wanted, CancellationToken ct)
    {
        var isBuilt = false;
        foreach (var left in all.Where(i => i.Schema == index.Schema && i.Oid != index.Oid && i.IsLike(index)))
        {
            if (left.Name == index.OldName)
            {
                await DropAsync(connection, left, "the old index, which an earlier run had replaced", ct);
            }
            else if (left.Name == index.NewName && !left.IsValid)
            {
                await DropAsync(connection, left, "an earlier run ended while it was built", ct);
            }
            else if (left.Name == index.NewName && left.Parameters != wanted)
            {
                await DropAsync(connection, left, $"an earlier run built it with {left.Parameters}", ct);
            }
            else if (left.Name == index.NewName)
            {
                Console.Error.WriteLine($"index \"{left.Display}\" is there from an earlier run, whole and with {wanted}: it is not built again");
                isBuilt = true;
            }
        }

        return isBuilt;
    }

    private static async Task DropAsync(NpgsqlConnection connection, VectorIndex left, string reason, CancellationToken ct)
    {
        await IndexBuild.DropAsync(connection, left, left.Name, ct);
        Console.Error.WriteLine($"index \"{left.Display}\" dropped: {reason}");
    }
}
