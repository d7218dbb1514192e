/**
 * The case system's own upload fields: found, and one of them given a file, as if the person had picked it. Both
 * functions are put into the page's top document as they stand, so they reach nothing outside themselves.
 */
import type { UploadField } from '../../../shared/contract/messages.ts';

/** Fields that take a PDF, in the page's order. */
export function listUploadFields(): UploadField[] {
  const clean = (text: string | null | undefined): string =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const takesPdf = (accept: string): boolean =>
    accept.trim() === '' || /(^|,)\s*(\.pdf|application\/(pdf|\*)|\*\/\*|\*)\s*(,|$)/i.test(accept);
  return [...document.querySelectorAll<HTMLInputElement>('input[type="file"]')].flatMap((input, index) => {
    if (input.disabled || !takesPdf(input.accept)) return [];
    const label =
      clean(input.labels?.[0]?.textContent) ||
      clean(input.getAttribute('aria-label')) ||
      clean(input.title) ||
      clean(input.closest('fieldset')?.querySelector('legend')?.textContent) ||
      clean(input.name);
    return [{ index, label }];
  });
}

/** @returns whether the field is still there and took the file. @param base64 content of a PDF */
export function putIntoField(index: number, name: string, base64: string): boolean {
  const input = document.querySelectorAll<HTMLInputElement>('input[type="file"]')[index];
  if (input === undefined || input.disabled) return false;
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const chosen = new DataTransfer();
  // What was picked before stays, where the field takes several.
  if (input.multiple) for (const file of input.files ?? []) chosen.items.add(file);
  chosen.items.add(new File([bytes], name, { type: 'application/pdf' }));
  input.files = chosen.files;
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  return [...(input.files ?? [])].some((file) => file.name === name && file.size === bytes.length);
}
