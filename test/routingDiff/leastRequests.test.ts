import { test } from 'node:test';
import { check, file, GATEWAY, shop } from './checked.ts';

test('what no request can say, no request is asked for', () => {
  const matches = [
    'queryParams: [{name: q, value: "\\uD800"}]',
    'headers: [{name: q, value: "\\uD800"}]',
    'path: {value: "/\\uD800"}',
  ];
  for (const match of matches) {
    const route = (backend: string): string =>
      file(GATEWAY, shop(`\n    - {matches: [{${match}}], backendRefs: [{name: ${backend}, port: 80}]}`));
    check(route('a'), route('b'), '');
  }
});
