/** What is wrong with a CustomResourceDefinition. `pointer` leads from the CRD's own root to the culprit. */
export type CrdProblem =
  | {
      readonly type: 'invalid';
      readonly pointer: string;
      readonly reason: InvalidReason;
      readonly value?: string;
    }
  | { readonly type: 'rule'; readonly pointer: string; readonly reason: RuleReason; readonly value: string }
  | {
      readonly type: 'costly';
      readonly pointer: string;
      readonly times: number;
      readonly scope: 'rule' | 'crd';
    };

/** Why the API server would not take a CRD. */
export type InvalidReason =
  | 'not-yaml'
  | 'too-large'
  | 'missing'
  | 'name'
  | 'scope'
  | 'storage'
  | 'same-version'
  | 'no-schema'
  | 'root-type'
  | 'no-type'
  | 'no-items'
  | 'wrong-value'
  | 'properties-and-more'
  | 'forbidden'
  | 'in-combination'
  | 'int-or-string'
  | 'metadata'
  | 'list-keys'
  | 'list-key-required'
  | 'set-items'
  | 'pattern'
  | 'default'
  | 'too-deep';

/** Why a rule of a CRD is none. */
export type RuleReason = 'empty' | 'syntax' | 'field' | 'message' | 'reason' | 'field-path';
