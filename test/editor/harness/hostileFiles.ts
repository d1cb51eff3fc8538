/** Files that nobody should write and everybody meets. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

/** Bytes without any meaning, the same in every run; zero bytes and broken UTF-8 are among them. */
export function randomBytes(size: number): Buffer {
  const blocks: Buffer[] = [];
  for (let i = 0; i * 32 < size; i++) blocks.push(createHash('sha256').update(String(i)).digest());
  return Buffer.concat(blocks).subarray(0, size);
}

/** Nine levels of nine aliases each: a few hundred bytes that would grow to hundreds of millions of values. */
export function aliasBomb(): string {
  const levels = ['a: &a [x, x, x, x, x, x, x, x, x]'];
  for (let i = 1; i < 9; i++) {
    const [name, before] = [i, i - 1].map((at) => String.fromCharCode('a'.charCodeAt(0) + at));
    levels.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
  }
  return `${route('bomb')}  annotations:\n${levels.map((line) => `    ${line}\n`).join('')}`;
}

/** A value that holds itself. */
export function circularAlias(): string {
  return `${route('circle')}spec: &spec\n  hostnames: [circle.example.com]\n  parentRefs: [*spec]\n  rules: [&rule { name: *spec, filters: [*rule] }]\n`;
}

/** Writes manifests one after the other until the file has that many bytes. */
export function writeHugeYaml(file: string, size: number): void {
  const handle = openSync(file, 'w');
  const chunk = Array.from(
    { length: 1000 },
    (_, i) => `${route(`copy-${i}`)}spec:\n  hostnames: [h${i}.example.com]\n---\n`,
  ).join('');
  for (let written = 0; written < size; ) written += writeSync(handle, chunk);
  closeSync(handle);
}

function route(name: string): string {
  return `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: ${name}\n  namespace: sandbox\n`;
}
