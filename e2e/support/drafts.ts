/** The stored draft of a case, and a field of the panel that stands open for typing. */
import type { Frame, Locator } from '@playwright/test';
import type { Draft } from '../../shared/contract/draft.ts';
import { askBackground } from './ask-background.ts';

/** As the companion keeps it, asked for by a panel over that case. @throws Error where nothing is stored */
export async function draftOf(panel: Frame, key: Draft['key']): Promise<Draft> {
  const asked = { route: 'drafts.read', message: { key } };
  const { draft } = await askBackground<{ draft: Draft | null }>(panel, 'service.call', asked);
  if (draft === null) throw new Error(`nothing is stored of ${key.fileMark}`);
  return draft;
}

/** Saves another value, of which this very window isn't told: it counts as the one that saved it. */
export async function saveUnheard(
  panel: Frame,
  key: Draft['key'],
  field: string,
  value: string,
): Promise<void> {
  const draft = await draftOf(panel, key);
  const fields = { ...draft.fields, [field]: { value, origin: 'hand' } };
  const message = { draft: { ...draft, fields } };
  await askBackground(panel, 'service.call', { route: 'drafts.save', message });
}

/** The auction's title, opened for typing. */
export async function openTitle(panel: Frame): Promise<Locator> {
  await panel.getByRole('button', { name: /^Předmět/ }).click();
  await panel.getByRole('button', { name: /^Název: .*upravit$/ }).click();
  return panel.getByRole('textbox', { name: 'Název' });
}
