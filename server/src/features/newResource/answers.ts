import type { Template } from '../yamlText/template.ts';
import { map } from '../yamlText/template.ts';

/** What the template of a new resource is filled with; written already, or to be filled in. */
export type Answers = {
  readonly name: Template;
  readonly namespace?: Template;
  readonly gatewayClass: Template;
  readonly parent: Named & { readonly sectionName?: Template };
  readonly backend: Named & { readonly port?: Template };
  readonly hostname?: Template;
  /** Another namespace than the resource's own, for what crosses namespaces. */
  readonly elsewhere: Template;
};

export type Named = { readonly name: Template; readonly namespace?: Template };

/** A reference to a parent. */
export function parentRef({ parent }: Answers): Template {
  return map({ name: parent.name, namespace: parent.namespace, sectionName: parent.sectionName });
}

/** A reference to a backend. */
export function backendRef({ backend }: Answers): Template {
  return map({ name: backend.name, namespace: backend.namespace, port: backend.port });
}
