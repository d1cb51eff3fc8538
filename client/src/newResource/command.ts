/** The command New Resource…: asks, lets the server write the document, and puts it where the user works. */
import { Range, type TextEditor, TextEditorRevealType, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { methods, type NewResourceChoices, type NewResourceResult } from '../../../server/src/protocol.ts';
import { takesManifests } from '../gatewayDocument.ts';
import { insertionOf } from './insertion.ts';
import { ask } from './questions.ts';
import { type Draft, stepsOf, toParams } from './steps.ts';

/** Resolves when the document is written or the user gave up. */
export async function newResource(client: BaseLanguageClient): Promise<void> {
  // The quick picks take the focus, but the editor that was active stays the place to write to.
  const editor = window.activeTextEditor;
  // Empty parameters, not none: without any, the server's handler would get its token in their place.
  const choices = await client.sendRequest<NewResourceChoices>(methods.newResourceChoices, {});
  const params = toParams((await askAll(choices)) ?? {});
  if (params === undefined) return;
  const { text } = await client.sendRequest<NewResourceResult>(methods.newResource, params);
  if (editor === undefined || !canTake(editor) || !(await insert(editor, text))) await openUntitled(text);
}

async function askAll(choices: NewResourceChoices): Promise<Draft | undefined> {
  let draft: Draft = {};
  for (let at = 0; ; ) {
    const step = stepsOf(draft)[at];
    if (step === undefined) return draft;
    const answer = await ask(step, draft, choices);
    if (answer === undefined) return undefined;
    if (answer.type === 'value') draft = answer.value;
    at += answer.type === 'value' ? 1 : -1;
  }
}

function canTake({ document }: TextEditor): boolean {
  return document.languageId === 'yaml' && takesManifests(document.getText());
}

/** False if the editor did not take it, for example since its file may not be written. */
async function insert(editor: TextEditor, manifest: string): Promise<boolean> {
  const { document } = editor;
  const { offset, text, start } = insertionOf(
    document.getText(),
    document.offsetAt(editor.selection.active),
    manifest,
  );
  const firstLine = document.positionAt(offset).line + text.slice(0, start - offset).split('\n').length - 1;
  if (!(await editor.edit((edit) => edit.insert(document.positionAt(offset), text)))) return false;
  const selection = new Range(firstLine, 0, firstLine, 0);
  const shown = await window.showTextDocument(document, { viewColumn: editor.viewColumn ?? 1, selection });
  shown.revealRange(selection, TextEditorRevealType.AtTop);
  return true;
}

async function openUntitled(content: string): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: 'yaml', content }));
}
