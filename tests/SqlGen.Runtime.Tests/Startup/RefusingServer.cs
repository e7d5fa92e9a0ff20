using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SqlGen.Runtime.Tests.Startup;

/// <summary>Answers each start-up message with an error, as a server does that refuses a login.</summary>
internal sealed class RefusingServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _refusal;
    private readonly Task _serving;

    internal RefusingServer(string sqlState, string message)
    {
        var fields = Encoding.UTF8.GetBytes($"SFATAL\0VFATAL\0C{sqlState}\0M{message}\0\0");
        _refusal = new byte[5 + fields.Length];
        _refusal[0] = (byte)'E';
        BinaryPrimitives.WriteInt32BigEndian(_refusal.AsSpan(1), 4 + fields.Length);
        fields.CopyTo(_refusal, 5);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    internal int Port { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync();
                await client.ReceiveAsync(new byte[1024]);
                await client.SendAsync(_refusal);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
