// A reporter for Node's test runner that is silent about what is well: of thousands of tests, who reads a log wants
// the few that failed.
import path from 'node:path';
import { inspect } from 'node:util';
import { root } from './paths.mjs';

/** Node takes a reporter from the default export. */
export { quietReporter as default };

async function* quietReporter(events) {
  for await (const { type, data } of events) {
    if (type === 'test:fail' && isCause(data.details.error)) yield describe(data);
    if (type === 'test:stderr' || type === 'test:stdout') yield data.message;
  }
}

/** A group fails because one of its tests did, which has been said by then. */
const isCause = (error) => error?.failureType !== 'subtestsFailed';

const describe = ({ name, file, details: { error } }) => {
  const cause = error?.cause ?? error;
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause);
  const indented = text.replaceAll(/^(?=.)/gm, '    ');
  return `\n✖ ${name}${file ? ` (${path.relative(root, file)})` : ''}\n${indented}\n`;
};
