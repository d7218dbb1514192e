/** Where a form or a question opens in the place of the button that opened it. */

/** Only where nothing has it: a person who went elsewhere meanwhile stays there. */
export function takeFocus(button: HTMLButtonElement | null): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  // In a list that is closed a button can't have it.
  const closed = button?.closest('details:not([open])');
  (closed?.querySelector('summary') ?? button)?.focus();
}

/** Esc is kept here: nothing around may take it for its own. */
export function onEscape(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    // One that ends the composing of a letter closes nothing.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    act();
  };
}
