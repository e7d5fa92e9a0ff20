using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SqlGen.Runtime.Tests.Transactions;

/// <summary>A relay between client and server that counts how often the client, having heard from the server, speaks again.</summary>
internal sealed class TurnCounter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private readonly (string Host, int Port) _server;
    private readonly object _lock = new();
    private bool _serverSpoke = true;
    private int _turns;

    internal TurnCounter(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        _server = (settings.Host!, settings.Port);
        _listener.Start();
        settings.Host = "127.0.0.1";
        settings.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        settings.SslMode = SslMode.Disable;
        settings.GssEncryptionMode = GssEncryptionMode.Disable;
        ConnectionString = settings.ConnectionString;
        _accepting = AcceptAsync();
    }

    internal string ConnectionString { get; }

    internal async Task<int> CountAsync(Func<Task> action)
    {
        lock (_lock)
            _turns = 0;
        await action();
        lock (_lock)
            return _turns;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
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
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            await server.ConnectAsync(_server.Host, _server.Port);
            await Task.WhenAny(PumpAsync(client, server, ClientSpoke), PumpAsync(server, client, ServerSpoke));
        }
    }

    private async Task PumpAsync(Socket from, Socket to, Action spoke)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is var count and > 0)
            {
                spoke();
                await to.SendAsync(buffer.AsMemory(0, count), _end.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The connection ended.
        }
    }

    private void ClientSpoke()
    {
        lock (_lock)
        {
            _turns += _serverSpoke ? 1 : 0;
            _serverSpoke = false;
        }
    }

    private void ServerSpoke()
    {
        lock (_lock)
            _serverSpoke = true;
    }
}
