import { parseNetwork } from './addresses.ts';
import { parseDuration } from './durations.ts';
import { parseUrl } from './urls.ts';

/** How the API server looks at texts. The compiled validators call these functions by name. */

/** The number of characters (code points; Go's runes): what `minLength` and `maxLength` count. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    if (isLowSurrogate(text.charCodeAt(at)) && isHighSurrogate(text.charCodeAt(at - 1))) count--;
  }
  return count;
}

/**
 * Whether a pattern accepts a text. One of more than `limit` UTF-16 units is not looked at: another keyword rejects
 * it, or it is hostile, and patterns can take quadratic time.
 */
export function matches(pattern: RegExp, text: string, limit: number): boolean {
  return text.length > limit || pattern.test(text);
}

/** Whether a text has a `format` of OpenAPI that the API server checks; every text has one that is not known here. */
export function hasFormat(format: string, text: string): boolean {
  return Object.hasOwn(FORMATS, format) ? (FORMATS[format]?.(text) ?? true) : true;
}

/** Leading zeros pass: API servers differ about them, and a false alarm is worse than a missed one. */
const IPV4 = /^(?:0*(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const UUID = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MAC =
  /^[0-9a-f]{2}(?:([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?:(?:\1[0-9a-f]{2}){2})?)$|^(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}$/i;

/** Formats that are seldom asked for, and that people have many ways to write, are taken as they are. */
const FORMATS: { readonly [format: string]: (text: string) => boolean } = {
  ipv4: (text) => IPV4.test(text),
  ipv6: isIPv6,
  'date-time': (text) => DATE_TIME.test(text),
  datetime: (text) => DATE_TIME.test(text),
  date: (text) => DATE.test(text),
  duration: (text) => parseDuration(text) !== undefined,
  uuid: (text) => UUID.test(text),
  byte: (text) => BASE64.test(text),
  cidr: (text) => parseNetwork(text) !== undefined,
  mac: (text) => text.length > 23 || MAC.test(text),
  uri: (text) => parseUrl(text) !== undefined,
};
const GROUP = /^[0-9A-Fa-f]{1,4}$/;

/** RFC 4291: eight groups, `::` for one or more of them, the last two perhaps written as an IPv4 address. */
function isIPv6(text: string): boolean {
  if (text.length > LONGEST_IPV6) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const last = groups.at(-1)?.at(-1) ?? '';
  const endsInIPv4 = last.includes('.');
  const hex = groups.flat().slice(0, endsInIPv4 ? -1 : undefined);
  if (endsInIPv4 && !IPV4.test(last)) return false;
  if (!hex.every((group) => GROUP.test(group))) return false;
  const count = hex.length + (endsInIPv4 ? 2 : 0);
  return halves.length === 2 ? count < 8 : count === 8;
}

const LONGEST_IPV6 = 45;

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
