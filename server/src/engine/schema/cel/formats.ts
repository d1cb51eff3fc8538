import type { Environment } from '@marcbachmann/cel-js';
import { registerIfNew } from './strings.ts';

/** Kubernetes' named formats: `format.dns1123Label().validate(text)` is null if the text has the format. */
export function registerFormats(environment: Environment): void {
  environment.registerType('kubernetes.NamedFormats', NamedFormats);
  environment.registerType('kubernetes.NamedFormat', NamedFormat);
  environment.registerConstant('format', 'kubernetes.NamedFormats', new NamedFormats());
  for (const [name, format] of Object.entries(FORMATS))
    registerIfNew(environment, `kubernetes.NamedFormats.${name}(): kubernetes.NamedFormat`, () => format);
  registerIfNew(
    environment,
    'kubernetes.NamedFormat.validate(string): dyn',
    (format: NamedFormat, text: string) => format.problemOf(text),
  );
}

/** What the library tells types apart by. */
class NamedFormats {}

class NamedFormat {
  readonly pattern: RegExp;
  readonly limit: number;

  constructor(pattern: RegExp, limit: number) {
    this.pattern = pattern;
    this.limit = limit;
  }

  problemOf(text: string): readonly string[] | null {
    return text.length <= this.limit && this.pattern.test(text) ? null : ['has another format'];
  }
}

/** Patterns of ours on texts of limited length: plain regular expressions do. */
const FORMATS: { readonly [name: string]: NamedFormat } = {
  dns1123Label: new NamedFormat(/^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/, 63),
  dns1123Subdomain: new NamedFormat(
    /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/,
    253,
  ),
  dns1035Label: new NamedFormat(/^[a-z](?:[-a-z0-9]*[a-z0-9])?$/, 63),
  labelValue: new NamedFormat(/^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/, 63),
};
