/** An answer of the simulator with everything in it. */
import type { SimulatedAnswer } from '../../server/src/protocol.ts';

const match = { id: 'r#/spec/rules/1', route: { title: 'HTTPRoute shop/store', id: 'r#' }, rule: 2 };

export const forwarded: SimulatedAnswer = {
  outcome: 'forward',
  listener: { title: 'https', id: 'g#/spec/listeners/0', owner: { title: 'Gateway infra/public', id: 'g#' } },
  match: { ...match, ruleName: 'beta', match: 1 },
  backends: [
    { title: 'shop/store:8080', id: 's#', share: 0.9, weight: 9, valid: 'yes' },
    { title: 'shop/next:8080', share: 0.1, weight: 1, valid: 'unknown', because: 'It is not here.' },
  ],
  request: { method: 'GET', host: 'shop.example.com', path: '/v2', headers: { 'x-a': ['1'] } },
  responseHeaders: { set: { a: ['1'] }, add: { b: ['2'] }, remove: ['c'] },
  mirrors: [{ title: 'shop/shadow:80', percent: 12.5 }],
  timeouts: { request: '10s' },
  retry: { attempts: 3, codes: [503] },
  notes: ['Note.'],
  dependsOn: [],
  otherwise: [],
  hops: [],
  path: ['g#', 'r#'],
  trace: [
    { ...match, matched: true, message: 'It won.' },
    { ...match, rule: 1, matched: false, failed: 'path', message: 'The path is `/a`, not `/b`.' },
  ],
  traceLeft: 4,
};
