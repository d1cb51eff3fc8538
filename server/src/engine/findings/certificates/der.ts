/** A value in DER, the binary form of certificates (ITU-T X.690): its tag and where its content stands. */
export type DerValue = { readonly tag: number; readonly start: number; readonly end: number };

/** Bytes as a text of letters up to 255. */
export type Bytes = string;

/** The value that begins at `at`; undefined if it does not lie within `end`, or its length is written in no known way. */
export function valueAt(bytes: Bytes, at: number, end: number): DerValue | undefined {
  if (at + 2 > end) return undefined;
  const tag = bytes.charCodeAt(at);
  if ((tag & 0x1f) === 0x1f) return undefined; // tags of several bytes: none in certificates
  const first = bytes.charCodeAt(at + 1);
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || count > 4 || at + 2 + count > end) return undefined;
  let length = count === 0 ? first : 0;
  for (let i = 0; i < count; i++) length = length * 256 + bytes.charCodeAt(at + 2 + i);
  const start = at + 2 + count;
  return start + length <= end ? { tag, start, end: start + length } : undefined;
}

/** The values within another one; undefined if they do not fill it. */
export function childrenOf(bytes: Bytes, { start, end }: DerValue): readonly DerValue[] | undefined {
  const children: DerValue[] = [];
  for (let at = start; at < end; ) {
    const child = valueAt(bytes, at, end);
    if (!child) return undefined;
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The content of a value as text, a letter a byte. */
export function textOf(bytes: Bytes, { start, end }: DerValue): string {
  return bytes.slice(start, end);
}

export const TAG = {
  octetString: 0x04,
  oid: 0x06,
  sequence: 0x30,
  utcTime: 0x17,
  generalizedTime: 0x18,
  version: 0xa0,
  extensions: 0xa3,
  dnsName: 0x82,
} as const;
