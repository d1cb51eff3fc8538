import { isGatewayApiGroup } from '../manifest/kinds.ts';
import { MAX_PARSED_LENGTH } from '../manifest/manifest.ts';
import { message } from '../messages.ts';
import { CATALOGUE } from './catalogue.ts';
import { firstLine } from './places.ts';
import type { Rule } from './rule.ts';

/** Says that a document is not checked, so that nobody takes silence for approval. */
export const large: Rule = {
  codes: ['file-too-large'],
  checkManifest: ({ reading, resources, text }) => {
    const [first] = resources.filter(({ group }) => isGatewayApiGroup(group));
    if (reading !== 'too-large' || !first) return [];
    return [
      {
        code: 'file-too-large',
        severity: CATALOGUE['file-too-large'].severity,
        message: message('file-too-large', { limit: MAX_PARSED_LENGTH / 1024 }),
        span: firstLine(text, first.nameSpan),
        pointer: first.pointer,
        resource: first.pointer,
      },
    ];
  },
};
