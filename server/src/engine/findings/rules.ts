import { apiRules } from './apiRules.ts';
import { attachment } from './attachment.ts';
import { attachmentPolicies } from './attachmentPolicies.ts';
import { attachmentReferences } from './attachmentReferences.ts';
import { attachmentUnused } from './attachmentUnused.ts';
import { certificates } from './certificates.ts';
import { crds } from './crds.ts';
import { crdVersions } from './crdVersions.ts';
import { duplicateKeys } from './duplicateKeys.ts';
import { duplicates } from './duplicates.ts';
import { grants } from './grants.ts';
import { grantUse } from './grantUse.ts';
import { unusedIgnores } from './ignores.ts';
import { implicitDefaults } from './implicitDefaults.ts';
import { large } from './large.ts';
import { listeners } from './listeners.ts';
import { metadata } from './metadata.ts';
import { namespaces } from './namespaces.ts';
import { ports } from './ports.ts';
import { references } from './references.ts';
import { routeTestFiles } from './routeTestFiles.ts';
import { routing } from './routing.ts';
import type { Rule } from './rule.ts';
import { secrets } from './secrets.ts';
import { structure } from './structure.ts';
import { syntax } from './syntax.ts';
import { traps } from './traps.ts';
import { unissuedCertificates } from './unissuedCertificates.ts';
import { untranslated } from './untranslated.ts';
import { versions } from './versions.ts';

/** All rules, in the order in which their findings are listed at one place. */
export const RULES: readonly Rule[] = [
  syntax,
  duplicateKeys,
  large,
  versions,
  untranslated,
  crds,
  crdVersions,
  structure,
  metadata,
  apiRules,
  traps,
  duplicates,
  references,
  listeners,
  attachment,
  attachmentReferences,
  attachmentPolicies,
  attachmentUnused,
  routing,
  ports,
  grants,
  grantUse,
  secrets,
  certificates,
  unissuedCertificates,
  namespaces,
  implicitDefaults,
  routeTestFiles,
  unusedIgnores,
];
