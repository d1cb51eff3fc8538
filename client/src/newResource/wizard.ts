/** Questions with a way back: one quick pick or input box a step. */
import { Disposable, QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** `undefined` as the whole answer means that the user gave up. */
export type Answer<Value> = { readonly type: 'value'; readonly value: Value } | { readonly type: 'back' };

type Question = {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly placeholder: string;
};

export type Choice<Value> = { readonly item: QuickPickItem; readonly value: Value };

export type PickQuestion<Value> = Question & {
  readonly choices: readonly Choice<Value>[];
  /** Makes a choice of what was typed, where values are allowed that nobody listed. */
  readonly typed?: (text: string) => Choice<Value> | undefined;
};

export type TextQuestion = Question & {
  readonly value: string;
  /** What is wrong with the text, or nothing. */
  readonly problem: (text: string) => string | undefined;
};

/** Lets the user choose one. */
export function askPick<Value>(question: PickQuestion<Value>): Promise<Answer<Value> | undefined> {
  return new Promise((resolve) => {
    const input = window.createQuickPick();
    const byItem = new Map(question.choices.map((choice) => [choice.item, choice]));
    const listed = question.choices.map(({ item }) => item);
    const setItems = () => {
      const typed = input.value === '' ? undefined : question.typed?.(input.value.trim());
      if (typed !== undefined) byItem.set(typed.item, typed);
      input.items = typed === undefined ? listed : [...listed, typed.item];
    };
    prepare(input, question);
    input.matchOnDescription = true;
    setItems();
    const listening = Disposable.from(
      input,
      input.onDidChangeValue(setItems),
      input.onDidTriggerButton(() => finish({ type: 'back' })),
      input.onDidHide(() => finish(undefined)),
      input.onDidAccept(() => {
        const [item] = input.selectedItems;
        const choice = item === undefined ? undefined : byItem.get(item);
        if (choice !== undefined) finish({ type: 'value', value: choice.value });
      }),
    );
    const finish = (answer: Answer<Value> | undefined) => {
      resolve(answer);
      listening.dispose();
    };
    input.show();
  });
}

/** Lets the user type a text. */
export function askText(question: TextQuestion): Promise<Answer<string> | undefined> {
  return new Promise((resolve) => {
    const input = window.createInputBox();
    prepare(input, question);
    input.value = question.value;
    input.prompt = question.placeholder;
    const listening = Disposable.from(
      input,
      input.onDidChangeValue((text) => {
        input.validationMessage = question.problem(text.trim()) ?? '';
      }),
      input.onDidTriggerButton(() => finish({ type: 'back' })),
      input.onDidHide(() => finish(undefined)),
      input.onDidAccept(() => {
        const text = input.value.trim();
        const problem = question.problem(text);
        if (problem === undefined) finish({ type: 'value', value: text });
        else input.validationMessage = problem;
      }),
    );
    const finish = (answer: Answer<string> | undefined) => {
      resolve(answer);
      listening.dispose();
    };
    input.show();
  });
}

type Input = Pick<
  ReturnType<typeof window.createInputBox>,
  'title' | 'step' | 'totalSteps' | 'placeholder' | 'ignoreFocusOut' | 'buttons'
>;

function prepare(input: Input, { title, step, totalSteps, placeholder }: Question): void {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.placeholder = placeholder;
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [QuickInputButtons.Back] : [];
}
