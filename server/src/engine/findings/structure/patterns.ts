/**
 * The forms that the API's patterns ask for, so that people are told of a hostname and not of a regular expression. A
 * pattern is known by its text: one that is not in this table is shown as it is.
 */
export type Form =
  | 'hostname'
  | 'dns-name'
  | 'dns-label'
  | 'group'
  | 'kind'
  | 'header-name'
  | 'header-value'
  | 'duration'
  | 'domain-path'
  | 'origin'
  | 'uri'
  | 'label-value'
  | 'path'
  | 'protocol'
  | 'ca-set';

export function formOf(pattern: string): Form | undefined {
  return FORMS.get(pattern);
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const NAME = `${LABEL}(\\.${LABEL})*`;

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  [`^(\\*\\.)?${NAME}$`, 'hostname'],
  [`^${NAME}$`, 'dns-name'],
  [`^${LABEL}$`, 'dns-label'],
  [`^$|^${NAME}$`, 'group'],
  ['^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$', 'kind'],
  ["^[A-Za-z0-9!#$%&'*+\\-.^_\\x60|~]+$", 'header-name'],
  ['^[!-~]+([\\t ]?[!-~]+)*$', 'header-value'],
  ['^([0-9]{1,5}(h|m|s|ms)){1,4}$', 'duration'],
  [`^${NAME}\\/[A-Za-z0-9\\/\\-._~%!$&'()*+,;=:]+$`, 'domain-path'],
  [
    '(^\\*$)|(^(http(s)?):\\/\\/(((\\*\\.)?([a-zA-Z0-9\\-]+\\.)*[a-zA-Z0-9-]+|\\*)(:([0-9]{1,5}))?)$)',
    'origin',
  ],
  ['(^\\*$)|(^([a-zA-Z][a-zA-Z0-9+\\-.]+):\\/\\/([^:/?#]+)(:([0-9]{1,5}))?$)', 'origin'],
  ['^(([^:/?#]+):)(//([^/?#]*))([^?#]*)(\\?([^#]*))?(#(.*))?', 'uri'],
  ['^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$', 'label-value'],
  ["^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$", 'path'],
  [`^[a-zA-Z0-9]([-a-zSA-Z0-9]*[a-zA-Z0-9])?$|${NAME}\\/[A-Za-z0-9]+$`, 'protocol'],
  [`^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$|${NAME}\\/[A-Za-z0-9]+$`, 'protocol'],
  [`^(System|(${NAME}/([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]))$`, 'ca-set'],
]);

/** The form of a known pattern that a text does not have, with what was most likely meant; undefined if it has it. */
export function asksFor(
  pattern: string,
  text: string,
): { readonly form: Form; readonly better: string | undefined } | undefined {
  const form = formOf(pattern);
  return form === undefined || matches(pattern, text)
    ? undefined
    : { form, better: repaired(form, text, pattern) };
}

/** The value that was most likely meant, where the slip is a usual one: a hostname with its port, a duration in days. */
export function repaired(form: Form, value: string, pattern: string): string | undefined {
  const candidates = (REPAIRS[form] ?? []).map((repair) => repair(value.trim()));
  return candidates.find((candidate) => candidate !== value && matches(pattern, candidate));
}

/** The API's patterns are RE2; those known here mean the same to JavaScript. */
function matches(pattern: string, value: string): boolean {
  return value !== '' && new RegExp(pattern).test(value);
}

type Repair = (value: string) => string;

const host: Repair = (value) =>
  value
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/[/?#].*$/, '')
    .replace(/:\d*$/, '')
    .replace(/\.$/, '')
    .replace(/^\.(?=.)/, '*.');

const dnsName: Repair = (value) =>
  value
    .toLowerCase()
    .replaceAll(/[_\s]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '');

const REPAIRS: Partial<Record<Form, readonly Repair[]>> = {
  hostname: [host],
  'dns-name': [host, dnsName],
  'dns-label': [dnsName],
  group: [(value) => value.toLowerCase().replace(/\/.*$/, '')],
  'header-name': [(value) => value.replace(/\s*:\s*.*$/, ''), (value) => value.replaceAll(/\s+/g, '-')],
  'header-value': [(value) => value.replaceAll(/\s+/g, ' ')],
  duration: [duration],
  origin: [(value) => value.replace(/^([a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/?#]*)[/?#].*$/, '$1')],
  'label-value': [(value) => value.replaceAll(/[^A-Za-z0-9_.]+/g, '-').replaceAll(/^[-_.]+|[-_.]+$/g, '')],
};

/** Units that people write and Gateway API's durations (GEP-2257) do not know: days, fractions, words, blanks. */
function duration(value: string): string {
  const written = value.replaceAll(/[\s_]+/g, '').toLowerCase();
  const parts =
    /^(\d+(?:\.\d+)?)(d|days?|h|hours?|m|mins?|minutes?|s|secs?|seconds?|ms|millis?|milliseconds?|)$/.exec(
      written,
    );
  if (!parts) return written;
  const unit = unitOf(parts[2] ?? '');
  const milliseconds = Number(parts[1]) * unit;
  for (const [suffix, size] of UNITS) if (milliseconds % size === 0) return `${milliseconds / size}${suffix}`;
  return written;
}

const UNITS = [
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

/** In milliseconds; a number without a unit is most likely meant as seconds. */
function unitOf(name: string): number {
  if (name.startsWith('d')) return 86_400_000;
  if (name.startsWith('h')) return 3_600_000;
  if (name.startsWith('ms') || name.startsWith('milli')) return 1;
  return name.startsWith('m') ? 60_000 : 1000;
}
