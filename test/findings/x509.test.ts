import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coversHostname } from '../../server/src/engine/findings/certificates/names.ts';
import { firstCertificate } from '../../server/src/engine/findings/certificates/x509.ts';

const WITH_NAMES = `-----BEGIN CERTIFICATE-----
MIIBWzCCAQGgAwIBAgIBBDAKBggqhkjOPQQDAjASMRAwDgYDVQQDDAdFeGFtcGxl
MB4XDTI1MDEwMTAwMDAwMFoXDTM1MDEwMTAwMDAwMFowEjEQMA4GA1UEAwwHRXhh
bXBsZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOt/Ev4Q3zRFVrDCVqoKYEs/
9vAAmRfxS7mBZOQyq/Rcxgh2BBHC+zeKRFBwIAa+PRGoOCGBJj7lJRqpaL7dBXyj
SDBGMCUGA1UdEQQeMByCDSouZXhhbXBsZS5jb22CC2V4YW1wbGUuY29tMB0GA1Ud
DgQWBBQ9mE7R5Sr23i0qFu6TX13oUNGH7jAKBggqhkjOPQQDAgNIADBFAiEA6deo
7dagMSnAZWnrOLNJTtf6qqXB2DEBnyDFYObSYwoCIG4YDyPq5GXlgbNgt5oMs1lR
cZxhPfnlUxbUemYudirb
-----END CERTIFICATE-----`;

const WITHOUT_NAMES = `-----BEGIN CERTIFICATE-----
MIIBHTCBxAIBBTAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBzaG9wLmV4YW1wbGUu
Y29tMB4XDTI1MDEwMTAwMDAwMFoXDTM1MDEwMTAwMDAwMFowGzEZMBcGA1UEAwwQ
c2hvcC5leGFtcGxlLmNvbTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOt/Ev4Q
3zRFVrDCVqoKYEs/9vAAmRfxS7mBZOQyq/Rcxgh2BBHC+zeKRFBwIAa+PRGoOCGB
Jj7lJRqpaL7dBXwwCgYIKoZIzj0EAwIDSAAwRQIgbY0x6dgOTFdzBXnoPas7JQqn
8w9dNYYzZWFEh9MPTvACIQDDTqHKp6jR2oGS8edZCA1MB3C91Khu4BzCDLoiAIuQ
6w==
-----END CERTIFICATE-----`;

const FAR_AWAY = `-----BEGIN CERTIFICATE-----
MIIBaDCCAQ2gAwIBAgIBAzAKBggqhkjOPQQDAjAbMRkwFwYDVQQDDBBzaG9wLmV4
YW1wbGUuY29tMCIYDzIwNjAwMTAxMDAwMDAwWhgPMjA3MDAxMDEwMDAwMDBaMBsx
GTAXBgNVBAMMEHNob3AuZXhhbXBsZS5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMB
BwNCAATrfxL+EN80RVawwlaqCmBLP/bwAJkX8Uu5gWTkMqv0XMYIdgQRwvs3ikRQ
cCAGvj0RqDghgSY+5SUaqWi+3QV8oz4wPDAbBgNVHREEFDASghBzaG9wLmV4YW1w
bGUuY29tMB0GA1UdDgQWBBQ9mE7R5Sr23i0qFu6TX13oUNGH7jAKBggqhkjOPQQD
AgNJADBGAiEA41IpXvuhkVNSyJlS+uMSsbw3KTq3/jg7F0pVNklYA1cCIQD2btBF
R9UZN7KruyfLxkxY7JdVFB3k3kdLq/2vL/rPHQ==
-----END CERTIFICATE-----`;

test('times and DNS names of a certificate', () => {
  assert.deepEqual(firstCertificate(WITH_NAMES), {
    notBefore: Date.UTC(2025, 0, 1),
    notAfter: Date.UTC(2035, 0, 1),
    names: ['*.example.com', 'example.com'],
  });
});

test('the common name stands for DNS names where there are none', () => {
  assert.deepEqual(firstCertificate(WITHOUT_NAMES)?.names, ['shop.example.com']);
});

test('years beyond 2049 have four digits', () => {
  assert.equal(firstCertificate(FAR_AWAY)?.notAfter, Date.UTC(2070, 0, 1));
});

test('the first certificate of a chain is the server', () => {
  assert.deepEqual(firstCertificate(`${WITHOUT_NAMES}\n${WITH_NAMES}`)?.names, ['shop.example.com']);
});

test('what is no certificate is none, wherever it breaks off', () => {
  for (const text of ['', 'x', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'])
    assert.equal(firstCertificate(text), undefined, text);
  const lines = WITH_NAMES.split('\n');
  const body = lines.slice(1, -1).join('');
  for (let length = 0; length < body.length; length++)
    assert.equal(firstCertificate([lines[0], body.slice(0, length), lines.at(-1)].join('\n')), undefined);
  // Any one letter wrong: it may still be read, and must not fail.
  for (let at = 0; at < body.length; at++)
    firstCertificate([lines[0], `${body.slice(0, at)}/${body.slice(at + 1)}`, lines.at(-1)].join('\n'));
});

const COVERAGE: readonly [names: string, hostname: string, covered: boolean][] = [
  ['shop.example.com', 'shop.example.com', true],
  ['shop.example.com', 'SHOP.example.com', true],
  ['*.example.com', 'shop.example.com', true],
  ['*.example.com', 'eu.shop.example.com', false],
  ['*.example.com', 'example.com', false],
  ['*.example.com', '*.example.com', true],
  ['shop.example.com', '*.example.com', true],
  ['eu.shop.example.com', '*.example.com', true],
  ['example.com', '*.example.com', false],
  ['*.example.com', '*.shop.example.com', false],
  ['example.org', 'example.com', false],
];

for (const [names, hostname, covered] of COVERAGE)
  test(`a certificate for ${names} ${covered ? 'covers' : 'does not cover'} ${hostname}`, () =>
    assert.equal(coversHostname(names.split(' '), hostname), covered));
