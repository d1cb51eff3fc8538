/** The words and choices of each step of New Resource. */
import { l10n } from 'vscode';
import type { NewResourceChoices } from '../../../server/src/protocol.ts';
import {
  type Backend,
  backendsFor,
  type Draft,
  isHostname,
  isName,
  isNamespace,
  type Parent,
  parentsFor,
  type Step,
  stepsOf,
} from './steps.ts';
import { type Answer, askPick, askText, type Choice } from './wizard.ts';

/** Asks one step; the answer is the draft with it filled in, and nothing if the user gave up. */
export async function ask(
  step: Step,
  draft: Draft,
  choices: NewResourceChoices,
): Promise<Answer<Draft> | undefined> {
  const steps = stepsOf(draft);
  const frame = { title: l10n.t('New Resource'), step: steps.indexOf(step) + 1, totalSteps: steps.length };
  switch (step) {
    case 'kind':
      return filled(
        draft,
        step,
        await askPick({ ...frame, placeholder: l10n.t('Which kind?'), choices: kinds(choices) }),
      );
    case 'name':
      return filled(draft, step, await askText({ ...frame, ...nameQuestion(draft.name) }));
    case 'namespace':
      return filled(draft, step, await askPick({ ...frame, ...namespaceQuestion(choices.namespaces) }));
    case 'gatewayClass':
      return filled(draft, step, await askPick({ ...frame, ...classQuestion(choices.gatewayClasses) }));
    case 'parent':
      return filled(draft, step, await askPick({ ...frame, ...parentQuestion(parentsFor(draft, choices)) }));
    case 'hostname':
      return filled(
        draft,
        step,
        emptyIsOpen(await askText({ ...frame, ...hostnameQuestion(draft.hostname) })),
      );
    case 'backend':
      return filled(
        draft,
        step,
        await askPick({ ...frame, ...backendQuestion(backendsFor(draft, choices)) }),
      );
  }
}

function filled<Key extends Step>(
  draft: Draft,
  step: Key,
  answer: Answer<Draft[Key]> | undefined,
): Answer<Draft> | undefined {
  return answer?.type === 'value' ? { type: 'value', value: { ...draft, [step]: answer.value } } : answer;
}

function emptyIsOpen(answer: Answer<string> | undefined): Answer<string | undefined> | undefined {
  return answer?.type === 'value' && answer.value === '' ? { type: 'value', value: undefined } : answer;
}

function kinds({ kinds }: NewResourceChoices): Choice<Draft['kind']>[] {
  return kinds.map((kind) => ({
    item: { label: kind.kind, description: kind.apiVersion, detail: kind.description },
    value: kind,
  }));
}

function nameQuestion(value = '') {
  return {
    value,
    placeholder: l10n.t('Its name, such as cart'),
    problem: (text: string) =>
      isName(text)
        ? undefined
        : l10n.t('Lower-case letters, digits, hyphens and dots; a letter or digit at both ends.'),
  };
}

function hostnameQuestion(value = '') {
  return {
    value,
    placeholder: l10n.t('Its hostname, such as shop.example.com; empty for every hostname of the listener'),
    problem: (text: string) =>
      text === '' || isHostname(text)
        ? undefined
        : l10n.t('A hostname in lower case without port or path; it may begin with “*.”.'),
  };
}

function namespaceQuestion(namespaces: readonly string[]) {
  return {
    placeholder: l10n.t('Which namespace? Choose one or type another'),
    ...names(namespaces, isNamespace, l10n.t('No namespace: it is decided when the file is applied')),
  };
}

function classQuestion(classes: readonly string[]) {
  return {
    placeholder: l10n.t('Which GatewayClass? Choose one or type another'),
    ...names(classes, isName, leaveOpen()),
  };
}

function parentQuestion(parents: readonly Parent[]) {
  const choices: Choice<Parent | undefined>[] = parents.map((parent) => ({
    item: {
      label: parent.sectionName === undefined ? `$(server) ${parent.name}` : `$(plug) ${parent.sectionName}`,
      description:
        parent.sectionName === undefined ? placeOf(parent) : l10n.t('listener of {0}', qualified(parent)),
    },
    value: parent,
  }));
  return {
    placeholder: l10n.t('Which Gateway, or which listener of it?'),
    choices: [...choices, { item: { label: leaveOpen() }, value: undefined }],
  };
}

function backendQuestion(backends: readonly Backend[]) {
  const choices: Choice<Backend | undefined>[] = backends.map((backend) => ({
    item: { label: `${backend.name}:${backend.port}`, description: placeOf(backend) },
    value: backend,
  }));
  return {
    placeholder: l10n.t('Which Service and port receive the requests?'),
    choices: [...choices, { item: { label: leaveOpen() }, value: undefined }],
  };
}

/** Known names, the name being typed, and a way to leave it open. */
function names(known: readonly string[], isValid: (text: string) => boolean, open: string) {
  const choice = (name: string): Choice<string | undefined> => ({ item: { label: name }, value: name });
  return {
    choices: [...known.map(choice), { item: { label: open }, value: undefined }],
    typed: (text: string) => (isValid(text) && !known.includes(text) ? choice(text) : undefined),
  };
}

function leaveOpen(): string {
  return l10n.t('Fill in later');
}

type Named = { readonly namespace?: string; readonly name: string };

function placeOf({ namespace }: Named): string {
  return namespace ?? l10n.t('no namespace given');
}

function qualified({ namespace, name }: Named): string {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
