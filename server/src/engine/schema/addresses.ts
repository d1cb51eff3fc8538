/** An IP address as a number. */
export type Address = { readonly family: 4 | 6; readonly value: bigint };

/** An address and how many of its first bits name the network. */
export type Network = { readonly address: Address; readonly bits: number };

/** An address of either family; undefined for anything else, zones included. */
export function parseAddress(text: string): Address | undefined {
  if (text.length > LONGEST) return undefined;
  return text.includes(':') ? parseV6(text) : parseV4(text);
}

const LONGEST = 45;

/** `address/bits`, the address whole. */
export function parseNetwork(text: string): Network | undefined {
  const slash = text.lastIndexOf('/');
  const address = slash === -1 ? undefined : parseAddress(text.slice(0, slash));
  const bits = text.slice(slash + 1);
  if (!address || !/^(?:0|[1-9]\d{0,2})$/.test(bits) || Number(bits) > (address.family === 4 ? 32 : 128))
    return undefined;
  return { address, bits: Number(bits) };
}

/** Whether no part of an IPv4 address begins with a zero that says nothing. */
export function isLeadingZeroFree(text: string): boolean {
  return !/(?:^|[.:])0\d+(?=\.)|\.0\d/.test(text);
}

function parseV4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
    return undefined;
  return { family: 4, value: parts.reduce((value, part) => (value << 8n) + BigInt(part), 0n) };
}

function parseV6(text: string): Address | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const tail = groups.at(-1);
  const last = tail?.at(-1);
  if (tail && last?.includes('.')) {
    const v4 = parseV4(last);
    if (!v4) return undefined;
    tail.splice(-1, 1, (v4.value >> 16n).toString(16), (v4.value & 0xffffn).toString(16));
  }
  const [head = [], rest = []] = groups;
  const missing = 8 - head.length - rest.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...Array.from({ length: halves.length === 2 ? missing : 0 }, () => '0'), ...rest];
  if (!all.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  return { family: 6, value: BigInt(`0x${all.map((group) => group.padStart(4, '0')).join('')}`) };
}

/** The one canonical spelling of an address (RFC 5952). */
export function formatAddress({ family, value }: Address): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  const hex = value.toString(16).padStart(32, '0');
  const groups = Array.from({ length: 8 }, (_, index) =>
    Number.parseInt(hex.slice(index * 4, index * 4 + 4), 16).toString(16),
  );
  const zeros = longestZeros(groups);
  if (!zeros) return groups.join(':');
  return `${groups.slice(0, zeros.start).join(':')}::${groups.slice(zeros.end).join(':')}`;
}

/** The first of the longest runs of two or more zeros. */
function longestZeros(
  groups: readonly string[],
): { readonly start: number; readonly end: number } | undefined {
  let best: { readonly start: number; readonly end: number } | undefined;
  for (let start = 0; start < groups.length; start++) {
    let end = start;
    while (groups[end] === '0') end++;
    if (end - start > 1 && end - start > (best ? best.end - best.start : 0)) best = { start, end };
  }
  return best;
}
