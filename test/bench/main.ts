/** Measures what people feel: `npm run bench`. Prints a table; it is no test, since every machine is another one. */
import { benchAttachment } from './attachment.ts';
import { benchChecks } from './checks.ts';
import { benchIndex, benchKeystrokes } from './engine.ts';
import { table } from './figures.ts';
import { benchRouting } from './routing.ts';
import { benchRoutingDiff } from './routingDiff.ts';
import { benchServer } from './server.ts';

const [program = 'dist/server.js'] = process.argv.slice(2);

console.log(`Node ${process.version}, ${process.platform} ${process.arch}\n`);
const figures = [
  ...benchChecks(),
  ...benchKeystrokes(300),
  ...benchKeystrokes(2000),
  ...benchKeystrokes(10_000),
  ...benchIndex(1000),
  ...benchRouting(1650),
  ...benchRoutingDiff(1500),
  ...benchAttachment(10_000),
  ...(await benchServer(program, 1000)),
];
console.log(table(figures));
