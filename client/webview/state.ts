/** What the page remembers while it is hidden and when the window is reloaded. */
import type { PreviewGroups, PreviewScope } from '../../server/src/protocol.ts';
import { isFields, isListOf } from './fields.ts';
import { isScope } from './messages.ts';
import { readSimulatorState, type SimulatorState } from './simulator/state.ts';
import type { View } from './viewport/view.ts';

export const TABS = ['graph', 'table', 'request'] as const;
export type Tab = (typeof TABS)[number];

export type PageState = {
  readonly scope: PreviewScope;
  readonly tab: Tab;
  readonly query: string;
  /** Where the user zoomed and moved to; absent while the page chooses that itself. */
  readonly view?: View;
  readonly simulator: SimulatorState;
  readonly groups: PreviewGroups;
};

/** Whatever was kept before, in as far as it can still be read. */
export function readState(value: unknown): PageState {
  const fields = isFields(value) ? value : {};
  return {
    scope: isScope(fields.scope) ? fields.scope : { type: 'workspace' },
    tab: TABS.find((each) => each === fields.tab) ?? 'graph',
    query: typeof fields.query === 'string' ? fields.query : '',
    ...(isView(fields.view) ? { view: fields.view } : {}),
    simulator: readSimulatorState(fields.simulator),
    groups: readGroups(fields.groups),
  };
}

function isView(value: unknown): value is View {
  return isFields(value) && [value.x, value.y, value.scale].every(Number.isFinite) && Number(value.scale) > 0;
}

function readGroups(value: unknown): PreviewGroups {
  const fields = isFields(value) ? value : {};
  const ids = (list: unknown) => (isListOf(list, isText) ? list : []);
  return { open: ids(fields.open), shut: ids(fields.shut) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
