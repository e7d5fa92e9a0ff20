using System.Net;
using System.Net.Sockets;

namespace SqlGen.Resilience.Tests.Faults;

/// <summary>A relay before a server that cuts connections after a random number of bytes, in the middle of a message more often than not.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _server;
    private readonly Random _random = new(7);
    private readonly Task _accepting;
    private int _cuts;

    public CuttingProxy(int serverPort)
    {
        _server = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it cuts; otherwise it only relays.</summary>
    public bool Cuts { get; set; }

    public int CutCount => _cuts;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
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
            await server.ConnectAsync("127.0.0.1", _server);
            await Task.WhenAny(PumpAsync(client, server), PumpAsync(server, client));
            // Reset rather than closed: what is on the way is gone.
            client.LingerState = server.LingerState = new(enable: true, seconds: 0);
        }
    }

    private async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 << 10];
        var left = Next();
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is var count and > 0)
            {
                if (Cuts && (left -= count) <= 0)
                {
                    await to.SendAsync(buffer.AsMemory(0, Math.Max(0, count + left)), _end.Token);
                    Interlocked.Increment(ref _cuts);
                    return;
                }

                await to.SendAsync(buffer.AsMemory(0, count), _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The other direction has ended the connection.
        }
    }

    private int Next()
    {
        lock (_random)
            return _random.Next(2000, 12_000);
    }
}
