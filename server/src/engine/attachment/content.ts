import type { IndexedObject } from '../index/objects.ts';
import type { Resource } from '../manifest/resource.ts';
import { isUnknownText } from '../yaml/placeholders.ts';
import { placeAt } from '../yaml/pointer.ts';
import type { Json } from '../yaml/value.ts';
import { isObject, objectAt, toJson } from '../yaml/value.ts';

/** Whether an object holds what is asked of it; `unknown` where it is not all here, or is encrypted. */
export type Content = 'yes' | 'no' | 'unknown';

/** A TLS Secret: a certificate chain and its key in PEM (gateway-api v1.6, ListenerTLSConfig.certificateRefs). */
export function holdsKeyPair(secret: IndexedObject): Content {
  return both(holdsPem(secret, 'tls.crt', 'CERTIFICATE'), holdsPem(secret, 'tls.key', 'KEY'));
}

/** A CA bundle in PEM under `ca.crt`, in a ConfigMap or Secret (gateway-api v1.6, FrontendTLSValidation, BackendTLSPolicyValidation). */
export function holdsCertificates(object: IndexedObject): Content {
  return holdsPem(object, 'ca.crt', 'CERTIFICATE');
}

/** The certificates of a TLS Secret as they are written, in PEM; undefined where they are not here, or hidden. */
export function certificateText(secret: IndexedObject): string | undefined {
  const value = secret.created ? undefined : wholeValue(secret);
  if (value === undefined || value.sops !== undefined) return undefined;
  const plain = memberOf(value, 'stringData', 'tls.crt');
  if (typeof plain === 'string' && plain !== '') return plain;
  const encoded = memberOf(value, 'data', 'tls.crt');
  return typeof encoded === 'string' && !isHidden(encoded) ? decodeBase64(encoded) : undefined;
}

/**
 * What somebody wrote into an object, the same however its keys are ordered; undefined where it cannot be read. Not what
 * it is called, and not what a controller says of it.
 */
export function writtenText(object: IndexedObject): string | undefined {
  const value = object.created ? undefined : wholeValue(object);
  if (!value) return undefined;
  const { apiVersion: _, kind: __, metadata: ___, status: ____, ...rest } = value;
  return JSON.stringify(rest, (_key, each: unknown) => {
    if (typeof each === 'bigint') return `${each}n`;
    const isMap = typeof each === 'object' && each !== null && !Array.isArray(each);
    return isMap ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each;
  });
}

function both(a: Content, b: Content): Content {
  return a === 'no' || b === 'no' ? 'no' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'yes';
}

function holdsPem(object: IndexedObject, key: string, what: string): Content {
  if (object.created) return 'yes';
  if (isFilledIn(object.resource)) return 'unknown';
  const value = wholeValue(object);
  if (value === undefined || value.sops !== undefined || isObject(value.encryptedData ?? null))
    return 'unknown';
  const plain = memberOf(value, object.resource.kind === 'Secret' ? 'stringData' : 'data', key);
  const encoded = memberOf(value, object.resource.kind === 'Secret' ? 'data' : 'binaryData', key);
  if (typeof plain === 'string' && plain !== '') return looksLikePem(plain, what);
  if (typeof encoded !== 'string' || encoded === '') return 'no';
  if (isHidden(encoded)) return 'unknown';
  const decoded = decodeBase64(encoded);
  return decoded === undefined ? 'no' : looksLikePem(decoded, what);
}

/** A controller writes certificates into objects that carry such an annotation or label, as OpenShift's does. */
function isFilledIn({ annotations, labels }: Resource): boolean {
  return [...Object.keys(annotations), ...Object.keys(labels)].some((key) =>
    /\/inject-.*(?:ca|bundle)/.test(key),
  );
}

/** Filled in later, or encrypted where it stands (SOPS, Ansible, ksops). */
function isHidden(text: string): boolean {
  return isUnknownText(text) || /^(?:ENC\[|\$ANSIBLE_VAULT)/.test(text);
}

function looksLikePem(text: string, what: string): Content {
  if (isHidden(text)) return 'unknown';
  return new RegExp(`-----BEGIN (?:[A-Z0-9]+ ){0,3}${what}-----`).test(text) ? 'yes' : 'no';
}

function memberOf(value: Json, map: string, key: string): Json | undefined {
  const members = objectAt(value, map);
  return members && Object.hasOwn(members, key) ? members[key] : undefined;
}

/** The whole object, read for this alone: Secrets and ConfigMaps are only looked at when something points at them. */
function wholeValue({ manifest, resource }: IndexedObject): { readonly [key: string]: Json } | undefined {
  if (manifest.template || manifest.brokenAt !== undefined || manifest.reading === 'too-large')
    return undefined;
  const before = known.get(resource);
  if (before) return before;
  const { root, template } = manifest.yaml();
  const node = root && !template ? placeAt(root, resource.pointer)?.node : undefined;
  const value = node && toJson(node);
  if (manifest.reading === 'scanned') manifest.release();
  if (!isObject(value)) return undefined;
  known.set(resource, value);
  return value;
}

const known = new WeakMap<Resource, { readonly [key: string]: Json }>();

/** Standard base64 as Latin-1 text; undefined if it is none. */
export function decodeBase64(text: string): string | undefined {
  const clean = text.replaceAll(/\s/g, '').replace(/={1,2}$/, '');
  if (!/^[A-Za-z0-9+/]*$/.test(clean) || clean.length % 4 === 1) return undefined;
  let out = '';
  let bits = 0;
  let count = 0;
  for (const letter of clean) {
    bits = ((bits << 6) | ALPHABET.indexOf(letter)) & 0xffff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += String.fromCharCode((bits >> count) & 0xff);
  }
  return out;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
