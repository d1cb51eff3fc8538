import type { Environment } from '@marcbachmann/cel-js';
import { Optional } from '@marcbachmann/cel-js';
import { hasFormat } from '../text.ts';
import { parseUrl } from '../urls.ts';

/**
 * Kubernetes' named formats (apiserver, cel/library/format.go): `format.dns1123Label().validate(text)` gives what is
 * wrong with the text, or nothing.
 */
export function registerFormats(environment: Environment): void {
  environment.registerType('kubernetes.NamedFormats', NamedFormats);
  environment.registerType('kubernetes.NamedFormat', NamedFormat);
  environment.registerConstant('format', 'kubernetes.NamedFormats', new NamedFormats());
  for (const [name, test] of Object.entries(FORMATS)) {
    const format = new NamedFormat(test);
    environment.registerFunction(`kubernetes.NamedFormats.${name}(): kubernetes.NamedFormat`, () => format);
  }
  environment.registerFunction(
    'kubernetes.NamedFormats.named(string): optional<kubernetes.NamedFormat>',
    (_: NamedFormats, name: string) => {
      const test = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
      return test ? Optional.of(new NamedFormat(test)) : Optional.none();
    },
  );
  environment.registerFunction(
    'kubernetes.NamedFormat.validate(string): optional<list<string>>',
    ({ test }: NamedFormat, text: string) =>
      test(text) ? Optional.none() : Optional.of(['has another format']),
  );
}

/** What the library tells types apart by. */
class NamedFormats {}

type Test = (text: string) => boolean;

class NamedFormat {
  readonly test: Test;

  constructor(test: Test) {
    this.test = test;
  }
}

/** Patterns of ours on texts of limited length: plain regular expressions do. */
function limited(pattern: RegExp, limit: number): Test {
  return (text) => text.length <= limit && pattern.test(text);
}

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const NAME = '[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?';
const isLabel = limited(new RegExp(`^${LABEL}$`), 63);
const isSubdomain = limited(new RegExp(`^${LABEL}(?:\\.${LABEL})*$`), 253);
const isLabel1035 = limited(/^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, 63);

/** A prefix may end in a dash, behind which a name goes on. */
function prefixOf(test: Test): Test {
  return (text) => test(text.length > 1 && text.endsWith('-') ? `${text.slice(0, -1)}a` : text);
}

function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.at(-1) ?? '';
  return (
    parts.length <= 2 &&
    limited(new RegExp(`^${NAME}$`), 63)(name) &&
    (parts.length === 1 || isSubdomain(parts[0] ?? ''))
  );
}

const FORMATS: { readonly [name: string]: Test } = {
  dns1123Label: isLabel,
  dns1123Subdomain: isSubdomain,
  dns1035Label: isLabel1035,
  qualifiedName: isQualifiedName,
  dns1123LabelPrefix: prefixOf(isLabel),
  dns1123SubdomainPrefix: prefixOf(isSubdomain),
  dns1035LabelPrefix: prefixOf(isLabel1035),
  labelValue: limited(new RegExp(`^(?:${NAME})?$`), 63),
  uri: (text) => parseUrl(text) !== undefined,
  uuid: (text) => hasFormat('uuid', text),
  byte: (text) => hasFormat('byte', text),
  date: (text) => hasFormat('date', text),
  datetime: (text) => hasFormat('date-time', text),
};
