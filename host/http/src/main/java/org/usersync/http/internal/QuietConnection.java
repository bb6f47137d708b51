package org.usersync.http.internal;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that cannot log what goes through it. The library's own writes every header and byte, tokens included, as
 * soon as somebody sets the log level of everything to debug.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {
    QuietConnection(String id) {
        super(id);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new SocketHolder(socket));
        setSocketTimeout(Timeout.ofMilliseconds(socket.getSoTimeout()));
    }

    @Override
    public void bind(SSLSocket tls, Socket base) throws IOException {
        bind(new SocketHolder(tls, base));
        setSocketTimeout(Timeout.ofMilliseconds(tls.getSoTimeout()));
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        // Not logged.
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        // Not logged.
    }
}
