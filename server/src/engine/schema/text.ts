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

/** Whether a text has a `format` of OpenAPI; every text has a format that is not known here. */
export function hasFormat(format: string, text: string): boolean {
  if (format === 'ipv4') return IPV4.test(text);
  if (format === 'ipv6') return isIPv6(text);
  if (format === 'date-time') return DATE_TIME.test(text);
  return true;
}

/** Leading zeros pass: API servers differ about them, and a false alarm is worse than a missed one. */
const IPV4 = /^(?:0*(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;
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

/** Whether a text is one address of either family, as strictly as Go reads it: IPv4 without leading zeros. */
export function isIp(text: string): boolean {
  return isIPv6(text) || (IPV4.test(text) && !/(?:^|\.)0\d/.test(text));
}

const LONGEST_IPV6 = 45;

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
