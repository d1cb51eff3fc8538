/**
 * Makes an extension run in the browser instead of on the server: stands in front of code-server, serves the
 * extension's files from the same origin, and names it among the workbench's built-in extensions.
 */
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';

const extensionPath = '/__extension';

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
};

/** A running proxy; `port` is on 127.0.0.1. */
export type WebProxy = { readonly port: number; readonly stop: () => void };

/** Stands in front of the code-server on `target`, a port of 127.0.0.1; `extension` is an unpacked extension. */
export async function startWebProxy(target: number, extension: string): Promise<WebProxy> {
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname.startsWith(`${extensionPath}/`)) {
      const name = decodeURIComponent(pathname.slice(extensionPath.length));
      void sendFile(path.join(extension, path.posix.normalize(name)), response);
    } else forward(request, response, target, pathname === '/');
  });
  server.on('upgrade', (request, socket, head) => forwardSocket(request, socket, head, target));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: address.port, stop };
}

async function sendFile(file: string, response: http.ServerResponse): Promise<void> {
  try {
    const bytes = await readFile(file);
    response.writeHead(200, {
      'content-type': contentTypes[path.extname(file)] ?? 'application/octet-stream',
    });
    response.end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

function forward(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  port: number,
  isWorkbench: boolean,
) {
  // Compressed, the workbench page could not be read here.
  const { 'accept-encoding': _, ...headers } = request.headers;
  const options = { host: '127.0.0.1', port, method: request.method, path: request.url, headers };
  const upstream = http.request(options, (answer) => {
    const status = answer.statusCode ?? 502;
    if (isWorkbench && String(answer.headers['content-type']).includes('text/html')) {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { 'content-length': _length, etag: _etag, ...kept } = answer.headers;
        response.writeHead(status, kept);
        response.end(addExtension(Buffer.concat(chunks).toString(), request.headers.host ?? ''));
      });
    } else {
      response.writeHead(status, answer.headers);
      answer.pipe(response);
    }
  });
  upstream.on('error', () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  request.pipe(upstream);
}

function addExtension(html: string, authority: string): string {
  const pattern = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;
  return html.replace(pattern, (_, start: string, escaped: string) => {
    const settings: unknown = JSON.parse(escaped.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    const added = { additionalBuiltinExtensions: [{ scheme: 'http', authority, path: extensionPath }] };
    const text = JSON.stringify(Object.assign({}, settings, added));
    return `${start}${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
  });
}

function forwardSocket(
  request: http.IncomingMessage,
  socket: NodeJS.ReadWriteStream & { destroy(): void },
  head: Buffer,
  port: number,
) {
  const upstream = net.connect(port, '127.0.0.1', () => {
    const headers = request.rawHeaders.map((text, i) => (i % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
    upstream.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`);
    upstream.write(head);
    socket.pipe(upstream).pipe(socket);
  });
  const end = () => {
    socket.destroy();
    upstream.destroy();
  };
  upstream.on('error', end);
  socket.on('error', end);
}
