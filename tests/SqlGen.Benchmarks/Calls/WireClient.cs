using System.Buffers.Binary;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;
using Pgvector;

namespace SqlGen.Benchmarks.Calls;

/// <summary>
/// What is physically left to win: one socket, prepared statements in binary, no pool, no TLS, no cancellation, no checks. It only speaks to
/// servers that ask for no password.
/// </summary>
internal sealed class WireClient : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _send = new byte[16 << 10];
    private readonly byte[] _received = new byte[64 << 10];
    private int _sendEnd;
    private int _at;
    private int _end;

    private WireClient()
    {
    }

    /// <summary>Null where the server asks for a password.</summary>
    public static async Task<WireClient?> ConnectAsync(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        var client = new WireClient();
        await client._socket.ConnectAsync(settings.Host!, settings.Port);
        client._sendEnd = 4;
        client.Int(196608);
        foreach (var text in (string[])["user", settings.Username!, "database", settings.Database!, ""])
            client.Text(text);
        BinaryPrimitives.WriteInt32BigEndian(client._send, client._sendEnd);
        await client.FlushAsync();
        while (true)
        {
            var (type, body) = await client.NextAsync();
            if (type == 'R' && BinaryPrimitives.ReadInt32BigEndian(body.Span) != 0)
                return null;
            if (type == 'Z')
                return client;
            Demand(type, body);
        }
    }

    public async Task PrepareAsync(string name, string text)
    {
        var start = Begin('P');
        Text(name);
        Text(text);
        Short(0);
        End(start);
        Sync();
        await FlushAsync();
        while (await NextAsync() is var (type, body) && type != 'Z')
            Demand(type, body);
    }

    /// <summary>Bind and Execute; the values follow from the caller.</summary>
    public void Execute(string name, int values, Action<WireClient> write)
    {
        var start = Begin('B');
        Text("");
        Text(name);
        Short(1);
        Short(1);
        Short(values);
        write(this);
        Short(1);
        Short(1);
        End(start);
        start = Begin('E');
        Text("");
        Int(0);
        End(start);
    }

    /// <summary>Sends what was bound, and hands over each row of the last statement.</summary>
    public async ValueTask<long> ReadAsync(int statements, Action<ReadOnlySpan<byte>> read)
    {
        Sync();
        await FlushAsync();
        var rows = 0L;
        while (true)
        {
            if (!TryNext(out var type, out var offset, out var length))
            {
                await FillAsync();
                continue;
            }

            switch (type)
            {
                case 'D' when statements == 1:
                    read(_received.AsSpan(offset + 2, length - 2));
                    rows++;
                    break;
                case 'C':
                    statements--;
                    break;
                case 'Z':
                    return rows;
                default:
                    Demand(type, _received.AsMemory(offset, length));
                    break;
            }
        }
    }

    public void Value(string value)
    {
        var length = Encoding.UTF8.GetBytes(value, _send.AsSpan(_sendEnd + 4));
        Int(length);
        _sendEnd += length;
    }

    public void Value(Guid value)
    {
        Int(16);
        value.TryWriteBytes(_send.AsSpan(_sendEnd), bigEndian: true, out _);
        _sendEnd += 16;
    }

    public void Value(int value)
    {
        Int(4);
        Int(value);
    }

    public void Value(long value)
    {
        Int(8);
        BinaryPrimitives.WriteInt64BigEndian(_send.AsSpan(_sendEnd), value);
        _sendEnd += 8;
    }

    public void Value(double value)
    {
        Int(8);
        BinaryPrimitives.WriteDoubleBigEndian(_send.AsSpan(_sendEnd), value);
        _sendEnd += 8;
    }

    public void Value(Vector value)
    {
        var floats = value.Memory.Span;
        Int(4 + (4 * floats.Length));
        Short(floats.Length);
        Short(0);
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<float, int>(floats), MemoryMarshal.Cast<byte, int>(_send.AsSpan(_sendEnd, 4 * floats.Length)));
        _sendEnd += 4 * floats.Length;
    }

    /// <summary>A numeric below one with eight digits after the point.</summary>
    public void Fraction(short first, short second)
    {
        Int(12);
        Short(2);
        Short(-1);
        Short(0);
        Short(8);
        Short(first);
        Short(second);
    }

    public void Dispose() => _socket.Dispose();

    private static void Demand(char type, ReadOnlyMemory<byte> body)
    {
        if (type == 'E')
            throw new InvalidOperationException(Encoding.UTF8.GetString(body.Span).Replace('\0', ' '));
    }

    private int Begin(char type)
    {
        _send[_sendEnd++] = (byte)type;
        _sendEnd += 4;
        return _sendEnd - 4;
    }

    private void End(int start) => BinaryPrimitives.WriteInt32BigEndian(_send.AsSpan(start), _sendEnd - start);

    private void Sync() => End(Begin('S'));

    private void Text(string value)
    {
        _sendEnd += Encoding.UTF8.GetBytes(value, _send.AsSpan(_sendEnd));
        _send[_sendEnd++] = 0;
    }

    private void Int(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_send.AsSpan(_sendEnd), value);
        _sendEnd += 4;
    }

    private void Short(int value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_send.AsSpan(_sendEnd), (short)value);
        _sendEnd += 2;
    }

    private async ValueTask FlushAsync()
    {
        await _socket.SendAsync(_send.AsMemory(0, _sendEnd));
        _sendEnd = 0;
    }

    private async ValueTask<(char Type, ReadOnlyMemory<byte> Body)> NextAsync()
    {
        while (true)
        {
            if (TryNext(out var type, out var offset, out var length))
                return (type, _received.AsMemory(offset, length));
            await FillAsync();
        }
    }

    private bool TryNext(out char type, out int offset, out int length)
    {
        (type, offset, length) = ('\0', 0, 0);
        if (_end - _at < 5)
            return false;
        length = BinaryPrimitives.ReadInt32BigEndian(_received.AsSpan(_at + 1)) - 4;
        if (_end - _at < 5 + length)
            return false;
        (type, offset) = ((char)_received[_at], _at + 5);
        _at += 5 + length;
        return true;
    }

    private async ValueTask FillAsync()
    {
        _received.AsSpan(_at, _end - _at).CopyTo(_received);
        (_at, _end) = (0, _end - _at);
        _end += await _socket.ReceiveAsync(_received.AsMemory(_end)) is var count and > 0 ? count : throw new InvalidOperationException("the server closed the connection");
    }
}
