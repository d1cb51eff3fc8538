import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNonce, previewHtml } from '../../client/src/preview/html.ts';

const parts = {
  script: 'https://example.test/dist/preview.js',
  style: 'https://example.test/dist/preview.css',
  nonce: 'abc123',
  title: 'Route Preview',
  language: 'en',
};

test('the page allows nothing but its own script and style', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(previewHtml(parts))?.[1] ?? '';
  const directives = new Map(
    policy
      .replaceAll('&#39;', "'")
      .split(';')
      .map((directive) => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values.join(' ')] as const;
      }),
  );
  assert.deepEqual(
    [...directives],
    [
      ['default-src', "'none'"],
      ['script-src', "'nonce-abc123'"],
      ['style-src', "'nonce-abc123'"],
      ['base-uri', "'none'"],
      ['form-action', "'none'"],
    ],
  );
  assert.equal(/unsafe|https?:\/\/(?!example\.test)/.test(previewHtml(parts)), false);
});

test('script and style carry the nonce, and nothing stands inline', () => {
  const page = previewHtml(parts);
  assert.match(page, /<script nonce="abc123" src="https:\/\/example\.test\/dist\/preview\.js"><\/script>/);
  assert.match(page, /<link rel="stylesheet" nonce="abc123" href=/);
  assert.equal(/<style|\son\w+=|\sstyle=/.test(page), false);
});

test('what goes into the page cannot break out of its place', () => {
  const page = previewHtml({ ...parts, title: '</title><script>alert(1)</script>', language: '"><b>' });
  assert.equal(page.includes('<script>alert'), false);
  assert.equal(page.includes('<b>'), false);
});

test('a nonce is long, plain and never the same', () => {
  const nonces = new Set(Array.from({ length: 50 }, createNonce));
  assert.equal(nonces.size, 50);
  for (const nonce of nonces) assert.match(nonce, /^[0-9a-f]{32}$/);
});
