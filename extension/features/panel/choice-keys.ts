/** Keys of a field with choices: the answers of the page, or what a text may mean. */
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** The box of a field's row, or the value that opens one. */
export function valueIn(row: HTMLElement): HTMLElement | null {
  return row.querySelector<HTMLElement>('.field-input') ?? row.querySelector<HTMLElement>('.row__text');
}

/** Alt+↓ goes from the field to its choices, the arrows among them, Esc back to the field. A list opens by itself. */
export function useChoiceKeys(row: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = row.current;
    const onKey = (event: KeyboardEvent): void => {
      if (element === null || !moveAmongChoices(element, event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [row]);
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** @returns whether the key was one for the choices */
function moveAmongChoices(row: HTMLElement, { key, altKey, ctrlKey, target }: KeyboardEvent): boolean {
  const choices = [...row.querySelectorAll<HTMLElement>('.issue__choices button, .editor__feedback .chip')];
  if (ctrlKey || choices.length === 0) return false;
  const at = target instanceof HTMLElement ? choices.indexOf(target) : -1;
  if (at === -1) {
    if (!altKey || key !== 'ArrowDown') return false;
    choices[0]?.focus();
    return true;
  }
  const step = steps[key];
  if (key === 'Escape') valueIn(row)?.focus();
  else if (step !== undefined) choices[(at + step + choices.length) % choices.length]?.focus();
  return key === 'Escape' || step !== undefined;
}
