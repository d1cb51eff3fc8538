/** A request as a command line for a shell: what somebody would type to send it to a real cluster. Pure. */
import type { RequestHeaders, SimulatedRequest } from '../../../server/src/protocol.ts';

export type ShellCommand = {
  /** The program. */
  readonly tool: 'curl' | 'grpcurl' | 'openssl' | 'nc';
  readonly text: string;
};

/** Where a request without a host goes: people set it to the Gateway's address. */
const ADDRESS = '$GATEWAY_ADDRESS';

/** Every value is quoted for a POSIX shell. */
export function shellCommand(request: SimulatedRequest): ShellCommand {
  if ('grpc' in request) {
    const { service, method, host = '', port = 80, headers } = request.grpc;
    const plaintext = port === 443 ? [] : ['-plaintext'];
    const target = host === '' ? `"${ADDRESS}:${port}"` : quoted(`${host}:${port}`);
    return line('grpcurl', [...plaintext, ...headerFlags(headers), target, quoted(`${service}/${method}`)]);
  }
  if ('tls' in request) {
    const { port, sni = '' } = request.tls;
    const name = sni === '' ? ['-noservername'] : ['-servername', quoted(sni)];
    return line('openssl', ['s_client', '-connect', `"${ADDRESS}:${port}"`, ...name]);
  }
  if ('tcp' in request) return line('nc', [`"${ADDRESS}"`, String(request.tcp.port)]);
  if ('udp' in request) return line('nc', ['-u', `"${ADDRESS}"`, String(request.udp.port)]);
  const { method = 'GET', headers, sni } = request;
  const verb = method === 'GET' ? [] : method === 'HEAD' ? ['--head'] : ['-X', quoted(method)];
  const { url, host } = withServerName(withScheme(request.url ?? '/'), sni);
  // curl would tidy up a path with dots, and a Gateway compares what it gets.
  const asIs = /\/\.{1,2}(?:[/?#]|$)/.test(url) ? ['--path-as-is'] : [];
  const hostFlag = host === undefined || hasHost(headers) ? [] : ['-H', quoted(`Host: ${host}`)];
  const visible = method === 'HEAD' ? [] : ['-i'];
  return line('curl', [...visible, ...verb, ...asIs, ...hostFlag, ...headerFlags(headers), quotedUrl(url)]);
}

function line(tool: ShellCommand['tool'], words: readonly string[]): ShellCommand {
  return { tool, text: [tool, ...words].join(' ') };
}

function withScheme(url: string): string {
  return /^https?:\/\//i.test(url) ? url : `http://${url}`;
}

/** curl takes the TLS server name from the URL, and the host then comes as a header. */
function withServerName(
  url: string,
  sni: string | undefined,
): { readonly url: string; readonly host?: string } {
  const [, scheme = '', authority = '', rest = ''] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(url) ?? [];
  if (sni === undefined || sni === '' || authority === '') return { url };
  const port = /:\d+$/.exec(authority)?.[0] ?? '';
  return { url: `${scheme}${sni}${port}${rest}`, host: authority };
}

function hasHost(headers: RequestHeaders = {}): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === 'host');
}

function headerFlags(headers: RequestHeaders = {}): string[] {
  return Object.entries(headers).flatMap(([name, values]) =>
    (typeof values === 'string' ? [values] : values).flatMap((value) => [
      '-H',
      // `Name:` would take a header of curl's own away; with a semicolon it is sent empty.
      quoted(value === '' ? `${name};` : `${name}: ${value}`),
    ]),
  );
}

function quotedUrl(url: string): string {
  const [, scheme, rest] = /^(https?:\/\/)([/?#].*)?$/is.exec(url) ?? [];
  return scheme === undefined
    ? quoted(url)
    : `"${scheme}${ADDRESS}"${rest === undefined ? '' : quoted(rest)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
