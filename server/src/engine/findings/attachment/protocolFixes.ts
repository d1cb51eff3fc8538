import { message } from '../../messages.ts';
import { entryUnder } from '../../yaml/nodes.ts';
import { fixOf, mapAt, scalarAt, setEdit } from '../apiRules/tools.ts';
import type { Finding, Fix } from '../finding.ts';
import { parentPointer } from '../places.ts';
import type { FixContext } from '../rule.ts';
import { closest } from '../spelling.ts';

/** The protocol that is most likely meant by one that nobody knows. */
export function protocolFixes({ pointer }: Finding, context: FixContext): readonly Fix[] {
  const { root } = context.part.manifest.yaml();
  const listener = root && mapAt(root, parentPointer(pointer));
  const written = root && scalarAt(root, pointer)?.text.toUpperCase();
  if (!listener || written === undefined) return [];
  const hasTls = entryUnder(listener, 'tls') !== undefined;
  const web = hasTls ? 'HTTPS' : 'HTTP';
  const protocol = WEB.includes(written) ? web : closest(written, hasTls ? ENCRYPTED : PLAIN);
  if (protocol === undefined) return [];
  return fixOf(
    message('fix.protocol', { protocol }),
    [setEdit(context, listener, 'protocol', protocol)],
    true,
  );
}

/** What runs over HTTP, and is told apart by the Route. */
const WEB: readonly string[] = ['GRPC', 'GRPCS', 'H2C', 'HTTP2', 'HTTP/2', 'WS', 'WSS', 'WEBSOCKET'];
const PLAIN: readonly string[] = ['HTTP', 'TCP', 'UDP'];
const ENCRYPTED: readonly string[] = ['HTTPS', 'TLS'];
