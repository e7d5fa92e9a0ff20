using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Npgsql;

namespace SqlGen.Benchmarks.Calls;

/// <summary>A relay that holds back for a millisecond what the server says.</summary>
internal sealed class DelayingProxy : IAsyncDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(1);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly (string Host, int Port) _server;
    private readonly Task _accepting;

    public DelayingProxy(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _server = (settings.Host!, settings.Port);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Through(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = RelayAsync(await _listener.AcceptSocketAsync(_end.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            await server.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAny(PumpAsync(client, server, TimeSpan.Zero), PumpAsync(server, client, s_delay));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, TimeSpan delay)
    {
        var waiting = Channel.CreateUnbounded<(long Due, byte[] Data)>(new() { SingleReader = true, SingleWriter = true });
        // A thread of its own: timers are a millisecond or more too late.
        var sender = new Thread(() => Send(waiting.Reader, to)) { IsBackground = true };
        sender.Start();
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is var count and > 0)
                waiting.Writer.TryWrite((Stopwatch.GetTimestamp() + (long)(delay.TotalSeconds * Stopwatch.Frequency), buffer[..count]));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other direction has ended the connection.
        }

        waiting.Writer.Complete();
    }

    private static void Send(ChannelReader<(long Due, byte[] Data)> waiting, Socket to)
    {
        try
        {
            while (waiting.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
            {
                while (waiting.TryRead(out var part))
                {
                    // Sleeping takes whole milliseconds, and none where less than one is asked for.
                    if (part.Due - Stopwatch.GetTimestamp() is > 0 and var left)
                        Thread.Sleep(Math.Max(1, (int)Math.Round(1000.0 * left / Stopwatch.Frequency)));
                    to.Send(part.Data);
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The connection ended.
        }
    }
}
