import { Environment } from '@marcbachmann/cel-js';
import { registerComprehensions } from './comprehensions.ts';
import { registerFormats } from './formats.ts';
import { registerHas } from './has.ts';
import { registerLists } from './lists.ts';
import { registerNetwork } from './network.ts';
import { registerOptionals } from './optionals.ts';
import { registerQuantity } from './quantity.ts';
import { registerSemver } from './semver.ts';
import { registerSets } from './sets.ts';
import { registerStrings } from './strings.ts';
import { registerUrls } from './urls.ts';

/** CEL with the functions that Kubernetes adds, as far as rules of CRDs use them. Made when it is first needed. */
export function celEnvironment(): Environment {
  environment ??= createEnvironment();
  return environment;
}

const REGISTRATIONS = [
  registerHas,
  registerComprehensions,
  registerStrings,
  registerLists,
  registerSets,
  registerNetwork,
  registerUrls,
  registerFormats,
  registerOptionals,
  registerQuantity,
  registerSemver,
];

let environment: Environment | undefined;

function createEnvironment(): Environment {
  const created = new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
  });
  for (const register of REGISTRATIONS) register(created);
  return created;
}
