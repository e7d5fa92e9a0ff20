using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SqlGen.Package.Tests;

/// <summary>TLS in front of a server that may have none: the client's half of PostgreSQL's TLS is real, and so is the server behind it.</summary>
internal sealed class TlsFront : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _authority;
    private readonly X509Certificate2 _certificate;
    private readonly Task _accepting;

    public TlsFront(string host, int port)
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=authority of a test", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _authority = authority.CreateSelfSigned(from, to);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        // Where the issuer could be downloaded: nobody may wait for it.
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], ["http://127.0.0.1:1/authority.crt"]));
        using var signed = request.Create(_authority, from, to, [1, 2, 3]);
        _certificate = signed.CopyWithPrivateKey(key);
        _listener.Start();
        _accepting = AcceptAsync(host, port);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections were encrypted.</summary>
    public int Handshakes { get; private set; }

    public string AuthorityPem => _authority.ExportCertificatePem();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _accepting;
        _authority.Dispose();
        _certificate.Dispose();
    }

    private async Task AcceptAsync(string host, int port)
    {
        var connections = new List<Task>();
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (SocketException)
            {
                break;
            }

            connections.Add(ServeAsync(client, host, port));
        }

        await Task.WhenAll(connections);
    }

    private async Task ServeAsync(TcpClient client, string host, int port)
    {
        using var accepted = client;
        using var server = new TcpClient();
        try
        {
            // SSLRequest: eight bytes, to which "S" means yes.
            var wire = client.GetStream();
            await wire.ReadExactlyAsync(new byte[8]);
            await wire.WriteAsync("S"u8.ToArray());
            await using var secure = new SslStream(wire);
            await secure.AuthenticateAsServerAsync(_certificate);
            Handshakes++;
            await server.ConnectAsync(host, port);
            await Task.WhenAny(secure.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(secure));
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client has left, or does not trust the certificate; it says so itself.
        }
    }
}
