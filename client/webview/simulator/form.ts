/** The form that a request is typed into. */
import type { SimulatedTarget, SimulatorTarget, SimulatorText } from '../../../server/src/protocol.ts';
import { html, setText } from '../dom.ts';
import type { Texts } from '../texts.ts';
import { type Draft, EMPTY_DRAFT, hasHeaders, type Meaning, PROTOCOLS, type Protocol } from './draft.ts';
import { createHeaderRows } from './headerRows.ts';

export type RequestForm = {
  readonly element: HTMLFormElement;
  readonly target: () => SimulatedTarget | undefined;
  readonly draft: () => Draft;
  readonly fill: (draft: Draft) => void;
  /** What can be asked, and what is. */
  readonly setTargets: (targets: readonly SimulatorTarget[], asked: SimulatedTarget | undefined) => void;
  /** Says what is wrong, at the field where it is. */
  readonly showMeaning: (meaning: Meaning) => void;
  readonly focus: () => void;
};

const NAMES: Readonly<Record<Protocol, string>> = {
  http: 'HTTP',
  grpc: 'gRPC',
  tls: 'TLS',
  tcp: 'TCP',
  udp: 'UDP',
};
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE'];

type Field = 'method' | 'url' | 'sni' | 'service' | 'rpc' | 'host' | 'port';
const FIELDS: readonly (readonly [Field, SimulatorText, readonly Protocol[]])[] = [
  ['method', 'simMethod', ['http']],
  ['url', 'simUrl', ['http']],
  ['service', 'simService', ['grpc']],
  ['rpc', 'simRpc', ['grpc']],
  ['host', 'simHost', ['grpc']],
  ['port', 'simPort', ['grpc', 'tls', 'tcp', 'udp']],
  ['sni', 'simSni', ['http', 'tls']],
];

/** An empty form; `changed` is called at every edit, `asked` when Enter or the button says that this is it. */
export function createRequestForm(texts: Texts, changed: () => void, asked: () => void): RequestForm {
  const target = html('select', { id: 'sim-target' });
  const from = textInput('from', texts('simFromHint'));
  const protocol = html(
    'select',
    { id: 'sim-protocol' },
    ...PROTOCOLS.map((each) => html('option', { value: each }, NAMES[each])),
  );
  const inputs = {
    method: textInput('method'),
    url: textInput('url', 'https://shop.example.com/cart'),
    sni: textInput('sni', texts('simSniHint')),
    service: textInput('service', 'shop.v1.Cart'),
    rpc: textInput('rpc', 'AddItem'),
    host: textInput('host', 'shop.example.com'),
    port: textInput('port', '443'),
  } satisfies Record<Field, HTMLInputElement>;
  inputs.method.setAttribute('list', 'sim-methods');
  inputs.port.setAttribute('inputmode', 'numeric');
  const problem = html('p', { id: 'sim-problem', class: 'sim-problem', role: 'alert', hidden: true });
  const headers = createHeaderRows(texts, changed);
  const fields = FIELDS.map(([name, text, protocols]) => ({
    protocols,
    name,
    element: labelled(name, texts(text), inputs[name]),
  }));
  const fromField = labelled('from', texts('simFrom'), from);
  const element = html(
    'form',
    { class: 'sim-form', novalidate: true },
    html('div', { class: 'sim-line' }, labelled('target', texts('simTarget'), target), fromField),
    html(
      'div',
      { class: 'sim-line' },
      labelled('protocol', texts('simProtocol'), protocol),
      ...fields.map((each) => each.element),
      html('button', { type: 'submit', id: 'sim-ask', class: 'primary' }, texts('simAsk')),
    ),
    html('datalist', { id: 'sim-methods' }, ...METHODS.map((value) => html('option', { value }))),
    problem,
    headers.element,
  );

  let targets: readonly SimulatorTarget[] = [];
  const showFields = () => {
    const chosen = protocolOf(protocol.value);
    for (const { element: field, protocols, name } of fields)
      field.hidden =
        !protocols.includes(chosen) ||
        (name === 'sni' && chosen === 'http' && !/^https:/i.test(inputs.url.value));
    headers.element.hidden = !hasHeaders(chosen);
    fromField.hidden = targets.find(({ id }) => id === target.value)?.kind !== 'Service';
    setPlaceholders(chosen);
  };
  const setPlaceholders = (chosen: Protocol) => {
    inputs.port.placeholder = chosen === 'grpc' ? '80' : '';
    inputs.sni.placeholder = chosen === 'http' ? texts('simSniHint') : 'db.example.com';
  };
  element.addEventListener('input', () => {
    showFields();
    changed();
  });
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    asked();
  });
  showFields();

  return {
    element,
    target: () => {
      if (target.value === '') return undefined;
      const clients = fromField.hidden ? '' : from.value.trim();
      return { id: target.value, ...(clients !== '' && { from: clients }) };
    },
    draft: () => ({
      ...EMPTY_DRAFT,
      protocol: protocolOf(protocol.value),
      ...Object.fromEntries(FIELDS.map(([name]) => [name, inputs[name].value])),
      headers: headers.read(),
    }),
    fill: (draft) => {
      protocol.value = draft.protocol;
      for (const [name] of FIELDS) inputs[name].value = draft[name];
      headers.fill(draft.headers);
      showFields();
    },
    setTargets: (next, askedTarget) => {
      if (JSON.stringify(next) !== JSON.stringify(targets)) {
        targets = next;
        target.replaceChildren(
          ...targets.map((each) => html('option', { value: each.id }, targetText(each))),
        );
      }
      target.value = askedTarget?.id ?? '';
      if (askedTarget && from !== document.activeElement) from.value = askedTarget.from ?? '';
      showFields();
    },
    showMeaning: (meaning) => {
      const wrong = meaning.type === 'problem' ? meaning : undefined;
      problem.hidden = wrong === undefined;
      setText(problem, wrong === undefined ? '' : texts(wrong.problem));
      for (const name of ['url', 'port', 'service'] as const) {
        inputs[name].setAttribute('aria-invalid', String(wrong?.field === name));
        if (wrong?.field === name) inputs[name].setAttribute('aria-describedby', 'sim-problem');
        else inputs[name].removeAttribute('aria-describedby');
      }
      headers.setInvalid(wrong?.field === 'headers');
    },
    focus: () => {
      const first = fields.find(({ element: field, name }) => !field.hidden && name !== 'method');
      const input = first && inputs[first.name];
      input?.focus();
      input?.select();
    },
  };
}

function textInput(name: string, placeholder = ''): HTMLInputElement {
  const plain = { autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off' };
  return html('input', { type: 'text', id: `sim-${name}`, placeholder, ...plain });
}

function labelled(name: string, text: string, control: HTMLElement): HTMLElement {
  return html(
    'div',
    { class: `sim-field sim-field-${name}` },
    html('label', { for: `sim-${name}` }, text),
    control,
  );
}

function targetText({ kind, namespace, name }: SimulatorTarget): string {
  return `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;
}

function protocolOf(value: string): Protocol {
  return PROTOCOLS.find((each) => each === value) ?? 'http';
}
