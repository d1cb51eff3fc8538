import { Environment } from '@marcbachmann/cel-js';
import { registerFormats } from './formats.ts';
import { registerHas } from './has.ts';
import { registerLists } from './lists.ts';
import { registerNetwork } from './network.ts';
import { registerStrings } from './strings.ts';

/** CEL with the functions that Kubernetes adds, as far as rules of CRDs use them. Made when it is first needed. */
export function celEnvironment(): Environment {
  environment ??= createEnvironment();
  return environment;
}

let environment: Environment | undefined;

function createEnvironment(): Environment {
  const created = new Environment({
    unlistedVariablesAreDyn: true,
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
  });
  for (const register of [registerHas, registerStrings, registerLists, registerNetwork, registerFormats])
    register(created);
  return created;
}
