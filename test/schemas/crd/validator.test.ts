/** The walk over a schema beside the compiled validators: both asked about the same values. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { schemaValidator } from '../../../server/src/engine/schema/crd/validator.ts';
import { validate } from '../../../server/src/engine/schema/validate.ts';
import type { Json } from '../../../server/src/engine/yaml/value.ts';
import { isObject } from '../../../server/src/engine/yaml/value.ts';
import { mutations } from '../../cel/mutate.ts';
import { SAMPLES } from '../../cel/samples.ts';
import { builtInSchemas } from '../../support/schemas.ts';
import { EXPERIMENTAL, fromYaml, render } from '../support.ts';

const store = builtInSchemas();

test('the walk and the compiled validators agree on thousands of values', (t) => {
  let count = 0;
  let wrong = 0;
  for (const info of store.kinds(EXPERIMENTAL))
    for (const { version } of info.versions) {
      const schema = store.schema(EXPERIMENTAL, info.group, version, info.kind);
      if (!schema) continue;
      const validator = schemaValidator(schema);
      for (const value of valuesOf(info.kind).flatMap((sample) => [sample, ...mutations(schema, sample)])) {
        const ours: readonly string[] = validate(schema, validator, value).problems.map(render);
        const compiled: readonly string[] = store
          .validate(EXPERIMENTAL, info.group, version, info.kind, value)
          .map(render);
        assert.deepEqual(ours.toSorted(), compiled.toSorted(), JSON.stringify(value));
        count++;
        if (compiled.length > 0) wrong++;
      }
    }
  t.diagnostic(`${count} values, of which ${wrong} are wrong somewhere`);
  assert.ok(count > 2000 && wrong > 500);
});

function valuesOf(kind: string): readonly Json[] {
  return SAMPLES.map(fromYaml).filter((sample) => isObject(sample) && sample.kind === kind);
}
