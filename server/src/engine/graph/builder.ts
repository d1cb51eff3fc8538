import type { Finding } from '../findings/finding.ts';
import type { IndexedResource } from '../index/objects.ts';
import type { Manifest } from '../manifest/manifest.ts';
import type { Reference } from '../manifest/references.ts';
import type { GraphEdge, GraphNode, GraphSource, Render } from './model.ts';
import type { Standing } from './verdicts.ts';

/** Collects nodes and edges, each once, and knows what the findings say of a reference. */
export type Builder = {
  readonly source: GraphSource;
  add(node: GraphNode): string;
  has(id: string): boolean;
  connect(edge: Omit<GraphEdge, 'id'>): void;
  readonly render: Render;
  /** What is known to be wrong with a reference, or with a field below it; `said` is what a controller will say of it. */
  verdict(from: IndexedResource, reference: Reference, said?: Standing): Standing;
  nodes(): readonly GraphNode[];
  edges(): readonly GraphEdge[];
};

export function createBuilder(source: GraphSource, render: Render): Builder {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge>();

  const findings = new Map<string, ReadonlyMap<Manifest, readonly Finding[]>>();
  const findingsOf = ({ uri, manifest }: IndexedResource): readonly Finding[] | undefined => {
    const ofFile = findings.get(uri) ?? byManifest(source, uri);
    findings.set(uri, ofFile);
    return ofFile.get(manifest);
  };

  return {
    source,
    render,
    has: (id) => nodes.has(id),
    add: (node) => {
      if (!nodes.has(node.id)) nodes.set(node.id, node);
      return node.id;
    },
    connect: (edge) => {
      const id = `${edge.from} ${edge.to}${edge.label === undefined ? '' : ` ${edge.label}`}`;
      if (!edges.has(id)) edges.set(id, { id, ...edge });
    },
    verdict: (from, reference, said = { state: 'ok' }) => {
      const { type } = source.resolve(from, reference);
      const all = findingsOf(from)?.filter(({ pointer }) => isBelow(pointer, reference.pointer)) ?? [];
      const wrong = all.find(({ severity }) => severity === 'error' || severity === 'warning');
      // What is not here is drawn so, whatever follows from that.
      if (type === 'absent' ? said.state !== 'invalid' : type === 'unknown' && !said.verdict) {
        const [told] = wrong ? [wrong] : all;
        return { ...said, state: 'absent', ...(told && { problem: render(told.message) }) };
      }
      // A finding has the better words, and may know of what no condition speaks.
      return wrong ? { ...said, state: 'invalid', problem: render(wrong.message) } : said;
    },
    nodes: () => [...nodes.values()],
    edges: () => [...edges.values()],
  };
}

function byManifest(source: GraphSource, uri: string): ReadonlyMap<Manifest, readonly Finding[]> {
  const found = new Map<Manifest, Finding[]>();
  for (const finding of source.findings(uri)) {
    const others = found.get(finding.part.manifest);
    if (others) others.push(finding);
    else found.set(finding.part.manifest, [finding]);
  }
  return found;
}

function isBelow(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
