import type { Environment } from '@marcbachmann/cel-js';
import type { Address, Network } from '../addresses.ts';
import { formatAddress, isLeadingZeroFree, parseAddress, parseNetwork } from '../addresses.ts';

/** Kubernetes' functions on addresses and networks (apiserver, cel/library, ip.go and cidr.go). */
export function registerNetwork(environment: Environment): void {
  environment.registerType('net.IP', Ip);
  environment.registerType('net.CIDR', Cidr);
  environment.registerType('kubernetes.IpNamespace', IpNamespace);
  environment.registerConstant('ip', 'kubernetes.IpNamespace', new IpNamespace());
  for (const [signature, handler] of FUNCTIONS) environment.registerFunction(signature, handler);
  environment.registerOperator('net.IP == net.IP', (a: Ip, b: Ip) => isSame(a.address, b.address));
  environment.registerOperator(
    'net.CIDR == net.CIDR',
    (a: Cidr, b: Cidr) => isSame(a.network.address, b.network.address) && a.network.bits === b.network.bits,
  );
}

/** What the library tells types apart by. */
class IpNamespace {}

class Ip {
  readonly address: Address;

  constructor(address: Address) {
    this.address = address;
  }
}

class Cidr {
  readonly network: Network;

  constructor(network: Network) {
    this.network = network;
  }
}

const FUNCTIONS: readonly (readonly [signature: string, handler: (...args: never[]) => unknown])[] = [
  ['isIP(string): bool', (text: string) => isIp(text)],
  ['ip(string): net.IP', (text: string) => toIp(text)],
  [
    'kubernetes.IpNamespace.isCanonical(string): bool',
    (_: IpNamespace, text: string) => formatAddress(toIp(text).address) === text,
  ],
  ['net.IP.family(): int', ({ address }: Ip) => BigInt(address.family)],
  ['net.IP.isUnspecified(): bool', ({ address }: Ip) => address.value === 0n],
  ['net.IP.isLoopback(): bool', ({ address }: Ip) => isIn(address, '127.0.0.0/8', '::1/128')],
  ['net.IP.isLinkLocalMulticast(): bool', ({ address }: Ip) => isLinkLocalMulticast(address)],
  ['net.IP.isLinkLocalUnicast(): bool', ({ address }: Ip) => isIn(address, '169.254.0.0/16', 'fe80::/10')],
  ['net.IP.isGlobalUnicast(): bool', ({ address }: Ip) => isGlobalUnicast(address)],
  ['string(net.IP): string', ({ address }: Ip) => formatAddress(address)],
  ['isCIDR(string): bool', (text: string) => networkOf(text) !== undefined],
  ['cidr(string): net.CIDR', (text: string) => toCidr(text)],
  [
    'net.CIDR.containsIP(string): bool',
    (cidr: Cidr, text: string) => contains(cidr.network, toIp(text).address),
  ],
  ['net.CIDR.containsIP(net.IP): bool', (cidr: Cidr, { address }: Ip) => contains(cidr.network, address)],
  [
    'net.CIDR.containsCIDR(string): bool',
    (cidr: Cidr, text: string) => holds(cidr.network, toCidr(text).network),
  ],
  ['net.CIDR.containsCIDR(net.CIDR): bool', (a: Cidr, b: Cidr) => holds(a.network, b.network)],
  ['net.CIDR.ip(): net.IP', ({ network }: Cidr) => new Ip(network.address)],
  ['net.CIDR.prefixLength(): int', ({ network }: Cidr) => BigInt(network.bits)],
  ['net.CIDR.masked(): net.CIDR', ({ network }: Cidr) => new Cidr({ ...network, address: masked(network) })],
  ['string(net.CIDR): string', ({ network }: Cidr) => `${formatAddress(network.address)}/${network.bits}`],
];

/** IPv4 addresses in the clothes of IPv6 are refused, as are zones and leading zeros. */
function isIp(text: string): boolean {
  return addressOf(text) !== undefined;
}

function addressOf(text: string): Address | undefined {
  const address = isLeadingZeroFree(text) ? parseAddress(text) : undefined;
  return address && !isMapped(address) ? address : undefined;
}

function toIp(text: string): Ip {
  const address = addressOf(text);
  if (!address) throw new Error('not an address');
  return new Ip(address);
}

function networkOf(text: string): Network | undefined {
  const network = isLeadingZeroFree(text) ? parseNetwork(text) : undefined;
  return network && !isMapped(network.address) ? network : undefined;
}

function toCidr(text: string): Cidr {
  const network = networkOf(text);
  if (!network) throw new Error('not a network');
  return new Cidr(network);
}

function isMapped({ family, value }: Address): boolean {
  return family === 6 && value >> 32n === 0xffffn;
}

function isSame(a: Address, b: Address): boolean {
  return a.family === b.family && a.value === b.value;
}

function isIn(address: Address, ...texts: readonly string[]): boolean {
  return texts.some((text) => contains(toCidr(text).network, address));
}

/** In IPv6 the scope is but a part of the second byte. */
function isLinkLocalMulticast(address: Address): boolean {
  return (
    isIn(address, '224.0.0.0/24') || (address.family === 6 && ((address.value >> 112n) & 0xff0fn) === 0xff02n)
  );
}

/** Go's: neither unspecified, loopback, multicast, link-local nor the IPv4 broadcast address. */
function isGlobalUnicast(address: Address): boolean {
  return (
    address.value !== 0n &&
    !isIn(address, '127.0.0.0/8', '::1/128', '224.0.0.0/4', 'ff00::/8', '169.254.0.0/16', 'fe80::/10') &&
    !isIn(address, '255.255.255.255/32')
  );
}

function contains({ address, bits }: Network, other: Address): boolean {
  return (
    address.family === other.family &&
    masked({ address, bits }).value === masked({ address: other, bits }).value
  );
}

function holds(network: Network, other: Network): boolean {
  return contains(network, other.address) && network.bits <= other.bits;
}

function masked({ address, bits }: Network): Address {
  const rest = BigInt((address.family === 4 ? 32 : 128) - bits);
  return { ...address, value: (address.value >> rest) << rest };
}
