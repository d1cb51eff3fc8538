import { decodeBase64 } from '../../attachment/content.ts';
import type { Bytes, DerValue } from './der.ts';
import { childrenOf, TAG, textOf, valueAt } from './der.ts';

/** What a certificate says of its time and its names (RFC 5280). Nothing is verified. */
export type Certificate = {
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** DNS names of the subject, in lower case; the common name where there are none. */
  readonly names: readonly string[];
};

/** The first certificate of a text in PEM, which is the server's own; undefined if it cannot be read. */
export function firstCertificate(pem: string): Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/.exec(pem)?.[1];
  const bytes = body === undefined ? undefined : decodeBase64(body);
  return bytes === undefined ? undefined : readCertificate(bytes);
}

/** Certificate, TBSCertificate: version?, serial, algorithm, issuer, validity, subject, key, ids?, extensions?. */
function readCertificate(bytes: Bytes): Certificate | undefined {
  const whole = valueAt(bytes, 0, bytes.length);
  const [signed] = (whole && sequence(bytes, whole)) ?? [];
  const fields = signed && sequence(bytes, signed);
  if (!fields) return undefined;
  const at = fields[0]?.tag === TAG.version ? 1 : 0;
  const [validity, subject] = [fields[at + 3], fields[at + 4]];
  const [from, until] = (validity && sequence(bytes, validity)) ?? [];
  const notBefore = from && readTime(bytes, from);
  const notAfter = until && readTime(bytes, until);
  if (notBefore === undefined || notAfter === undefined || !subject) return undefined;
  const extensions = fields.find(({ tag }) => tag === TAG.extensions);
  const names = extensions ? subjectNames(bytes, extensions) : [];
  const known = names && (names.length > 0 ? names : commonNames(bytes, subject));
  return known && { notBefore, notAfter, names: known.map((name) => name.toLowerCase()) };
}

function sequence(bytes: Bytes, value: DerValue): readonly DerValue[] | undefined {
  return value.tag === TAG.sequence ? childrenOf(bytes, value) : undefined;
}

const SUBJECT_ALT_NAME = '\x55\x1d\x11';
const COMMON_NAME = '\x55\x04\x03';

/** Undefined if the extension is there and cannot be read. */
function subjectNames(bytes: Bytes, wrapped: DerValue): readonly string[] | undefined {
  const [list] = childrenOf(bytes, wrapped) ?? [];
  for (const extension of (list && sequence(bytes, list)) ?? []) {
    const parts = sequence(bytes, extension) ?? [];
    const [id] = parts;
    const value = parts.at(-1);
    if (!id || !value || textOf(bytes, id) !== SUBJECT_ALT_NAME || value.tag !== TAG.octetString) continue;
    const names = valueAt(bytes, value.start, value.end);
    return (names && sequence(bytes, names))?.flatMap((name) =>
      name.tag === TAG.dnsName ? [textOf(bytes, name)] : [],
    );
  }
  return [];
}

/** Name: a sequence of sets of attributes, each an id and a text. */
function commonNames(bytes: Bytes, subject: DerValue): readonly string[] {
  return (sequence(bytes, subject) ?? []).flatMap((set) =>
    (childrenOf(bytes, set) ?? []).flatMap((attribute) => {
      const [id, text] = sequence(bytes, attribute) ?? [];
      return id && text && textOf(bytes, id) === COMMON_NAME ? [textOf(bytes, text)] : [];
    }),
  );
}

/** UTCTime has two digits of the year, from 1950 to 2049 (RFC 5280, 4.1.2.5.1). */
function readTime(bytes: Bytes, value: DerValue): number | undefined {
  const text = textOf(bytes, value);
  const digits = value.tag === TAG.utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  if (value.tag !== TAG.utcTime && value.tag !== TAG.generalizedTime) return undefined;
  const [, year, month, day, hour, minute, second] = TIME.exec(digits) ?? [];
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time) ? undefined : time;
}

const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;
