/** What clients and backends cannot tell apart, however it is written. */
import { test } from 'node:test';
import { check, file, GATEWAY, service, shop } from './checked.ts';

const WEB = 'backendRefs: [{name: web, port: 80}]';

test('the order of backends, one that is written twice, and one that gets nothing', () => {
  same(
    'backendRefs: [{name: a, port: 80}, {name: b, port: 80}]',
    'backendRefs: [{name: b, port: 80}, {name: a, port: 80}]',
  );
  same(WEB, 'backendRefs: [{name: web, port: 80}, {name: web, port: 80}]');
  same(WEB, 'backendRefs: [{name: web, port: 80}, {name: b, port: 80, weight: 0}]');
  same(
    'backendRefs: [{name: a, port: 80, weight: 2}, {name: b, port: 80}]',
    'backendRefs: [{name: a, port: 80}, {name: b, port: 80}, {name: a, port: 80}]',
  );
});

test('filters of backends are those of their share', () => {
  const own = (value: string): string =>
    `filters: [{type: RequestHeaderModifier, requestHeaderModifier: {set: [{name: a, value: "${value}"}]}}]`;
  const to = (...values: readonly string[]): string =>
    `backendRefs: [${values.map((value) => `{name: web, port: 80, ${own(value)}}`).join(', ')}]`;
  same(to('1'), to('1', '1'));
  same(to('1', '2'), to('2', '1'));
  same(`${own('1')}, ${WEB}`, to('1'));
  other(to('1', '2'), to('1', '1', '2'), 'filters GET: web 50 %, web 50 % -> web 33 %, web 33 %, web 33 %');
  other(to('1', '2'), to('1'), 'filters GET: web 50 %, web 50 % -> web 100 %');
});

test('mirrors, CORS, authorization and extensions of one backend out of several', () => {
  const to = (filter: string): string =>
    `backendRefs: [{name: web, port: 80}, {name: web, port: 80${filter === '' ? '' : `, filters: [${filter}]`}}]`;
  const mirror = (name: string, percent = 100): string =>
    `{type: RequestMirror, requestMirror: {backendRef: {name: ${name}, port: 80}, percent: ${percent}}}`;
  const both = 'web 50 %, web 50 % -> web 50 %, web 50 %';
  other(to(''), to(mirror('web')), `filters GET: ${both}`);
  other(to(mirror('web')), to(mirror('web', 50)), `filters GET: ${both}`);
  same(to(''), to(mirror('web', 0)));
  const everywhere = `backendRefs: [{name: web, port: 80, filters: [${mirror('web')}]}, {name: web, port: 80, filters: [${mirror('web')}]}]`;
  same(everywhere, `filters: [${mirror('web')}], ${WEB}`);
  const extension = (name: string): string =>
    `{type: ExtensionRef, extensionRef: {group: x.io, kind: Limit, name: ${name}}}`;
  other(to(extension('one')), to(extension('two')), `filters GET: ${both}`);
  const auth = (timeout: string): string =>
    `{type: ExternalAuth, externalAuth: {protocol: HTTP, backendRef: {name: web, port: ${timeout}}}}`;
  other(to(''), to(auth('80')), `filters GET: ${both}`);
  const cors = (origin: string): string => `{type: CORS, cors: {allowOrigins: ["${origin}"]}}`;
  const asked = `filters GET: ${both}`.replace(
    ' GET:',
    ' shop.example.com GET http://shop.example.com/ origin:',
  );
  other(to(cors('https://a.example')), to(cors('https://b.example')), asked);
});

test('the order of headers, but not that of the values of one', () => {
  const modifier = (side: string, changes: string): string =>
    `filters: [{type: ${side}HeaderModifier, ${side.toLowerCase()}HeaderModifier: {${changes}}}], ${WEB}`;
  const [a, b] = ['{name: a, value: "1"}', '{name: b, value: "2"}'];
  for (const side of ['Request', 'Response']) {
    same(modifier(side, `set: [${a}, ${b}]`), modifier(side, `set: [${b}, ${a}]`));
    same(modifier(side, `add: [${a}, ${b}]`), modifier(side, `add: [${b}, ${a}]`));
    same(modifier(side, 'remove: [a, b]'), modifier(side, 'remove: [b, a]'));
  }
  const twice = (first: string, second: string): string => {
    const add = (value: string): string =>
      `{type: RequestHeaderModifier, requestHeaderModifier: {add: [{name: a, value: "${value}"}]}}`;
    return `filters: [${add(first)}, ${add(second)}], ${WEB}`;
  };
  other(twice('1', '2'), twice('2', '1'), 'filters GET: web 100 % -> web 100 %');
});

test('lists of CORS are sets', () => {
  const cors = (methods: string, headers: string, exposed: string): string =>
    `filters: [{type: CORS, cors: {allowOrigins: ["https://a.example", "https://b.example"], allowMethods: [${methods}], allowHeaders: [${headers}], exposeHeaders: [${exposed}]}}], ${WEB}`;
  same(cors('GET, PUT', 'x-a, x-b', 'x-c, x-d'), cors('PUT, GET', 'x-b, x-a', 'x-d, x-c'));
});

test('how long a duration is, and which codes are tried again', () => {
  same(`timeouts: {request: 1s}, ${WEB}`, `timeouts: {request: 1000ms}, ${WEB}`);
  same(`timeouts: {backendRequest: 1h}, ${WEB}`, `timeouts: {backendRequest: 60m}, ${WEB}`);
  other(
    `timeouts: {request: 1s}, ${WEB}`,
    `timeouts: {request: 1m}, ${WEB}`,
    'filters GET: web 100 % -> web 100 %',
  );
  same(
    `retry: {codes: [500, 503], backoff: 1s}, ${WEB}`,
    `retry: {codes: [503, 500], backoff: 1000ms}, ${WEB}`,
  );
  other(
    `retry: {attempts: 2}, ${WEB}`,
    `retry: {attempts: 3}, ${WEB}`,
    'filters GET: web 100 % -> web 100 %',
  );
});

test('mirrors of nothing, and their order', () => {
  const mirror = (name: string, percent: number): string =>
    `{type: RequestMirror, requestMirror: {backendRef: {name: ${name}, port: 80}, percent: ${percent}}}`;
  const with_ = (...mirrors: readonly string[]): string => `filters: [${mirrors.join(', ')}], ${WEB}`;
  same(WEB, with_(mirror('a', 0)));
  same(with_(mirror('a', 0)), with_(mirror('b', 0)));
  same(with_(mirror('a', 5), mirror('b', 7)), with_(mirror('b', 7), mirror('a', 5)));
  other(with_(mirror('a', 5)), with_(mirror('a', 6)), 'filters GET: web 100 % -> web 100 %');
});

test('which of the backends that are not there has failed', () => {
  const closed = { world: 'closed' } as const;
  const to = (...names: readonly string[]): string =>
    `backendRefs: [${names.map((name) => `{name: ${name}, port: 80}`).join(', ')}]`;
  same(to('a'), to('b'), closed);
  same(to('web', 'a'), to('web', 'b'), closed);
  same(
    `filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 80}}}], ${WEB}`,
    WEB,
    closed,
  );
  other(to('a'), to('web'), 'new GET: 500 -> web 100 %', closed);
});

test('an error is another answer than that to a preflight', () => {
  const refused = 'filters: [{type: CORS, cors: {allowOrigins: ["https://a.example"]}}';
  const denied = `${refused}, {type: ExtensionRef, extensionRef: {group: x.io, kind: F, name: f}}], ${WEB}`;
  other(`${refused}], ${WEB}`, denied, 'lost GET: web 100 % -> respond', { world: 'closed' });
});

function same(before: string, after: string, config = {}): void {
  other(before, after, '', config);
}

/** Two versions of the one rule. */
function other(before: string, after: string, expected: string, config = {}): void {
  const [was, is] = [before, after].map((rule) => file(GATEWAY, service('web'), shop(`\n    - {${rule}}`)));
  const told = expected.replace(' GET:', ' shop.example.com GET http://shop.example.com/:');
  check(was ?? '', is ?? '', told, config);
}
