import { SymbolKind } from 'vscode-languageserver-types';

/** The symbol by which editors show a resource of a kind. */
export function symbolKindOf({ kind }: { readonly kind: string }): SymbolKind {
  return SYMBOL_KINDS[kind] ?? (kind.endsWith('Route') ? SymbolKind.Function : SymbolKind.Object);
}

const SYMBOL_KINDS: Readonly<Partial<Record<string, SymbolKind>>> = {
  GatewayClass: SymbolKind.Class,
  Gateway: SymbolKind.Module,
  ListenerSet: SymbolKind.Module,
  XListenerSet: SymbolKind.Module,
  ReferenceGrant: SymbolKind.Key,
  Namespace: SymbolKind.Namespace,
  Service: SymbolKind.Interface,
  Secret: SymbolKind.Constant,
  ConfigMap: SymbolKind.Constant,
  CustomResourceDefinition: SymbolKind.Struct,
};
