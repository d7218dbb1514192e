/** Focus goes to what the next picture shows; nothing happens where it shows no such thing. */
export function focusWhenDrawn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}
