/**
 * The case system's own upload fields: found, and one of them given a file, as if the person had picked it. The
 * function is put into the page's top document as it stands, so it reaches nothing outside itself.
 */
import type { UploadField } from '../../../shared/contract/messages.ts';

export interface FieldFile {
  /**
   * Place of the field in the list; -1: where a person let go of it (catch-drop.ts). Not null: Chromium leaves that out of
   * what it hands to a page.
   */
  readonly index: number;
  readonly name: string;
  /** Content of a PDF. */
  readonly base64: string;
}

/**
 * Fields of the page and of its frames of the same origin that take a PDF, in the page's order.
 * @param file put into one of them first
 * @returns `put`: whether that field is still there and took the file; `label`: what it is called
 */
export function reachUploadFields(file: FieldFile | null): {
  fields: UploadField[];
  put: boolean;
  label: string;
} {
  const clean = (text: string | null | undefined): string =>
    (text ?? '').replace(/\s+/g, ' ').trim().slice(0, 80);
  const takesPdf = (accept: string): boolean =>
    accept.trim() === '' || /(^|,)\s*(\.pdf|application\/(pdf|\*)|\*\/\*|\*)\s*(,|$)/i.test(accept);
  const inputsOf = (place: Document): HTMLInputElement[] => {
    const found = [...place.querySelectorAll<HTMLInputElement>('input[type="file"]')];
    // Null where the frame is of another origin; such a one is never looked into.
    for (const frame of place.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe,frame'))
      if (frame.contentDocument !== null) found.push(...inputsOf(frame.contentDocument));
    return found;
  };
  const labelOf = (input: HTMLInputElement): string =>
    clean(input.labels?.[0]?.textContent) ||
    clean(input.getAttribute('aria-label')) ||
    clean(input.title) ||
    clean(input.closest('fieldset')?.querySelector('legend')?.textContent) ||
    clean(input.name);
  const inputs = inputsOf(document);
  const fields = inputs.flatMap((input, index) =>
    input.disabled || !takesPdf(input.accept) ? [] : [{ index, label: labelOf(input) }],
  );
  const scope: { podatelnaDropped?: Element } = globalThis as never; // this script's own world
  const dropped = file?.index === -1 ? scope.podatelnaDropped : undefined;
  if (dropped !== undefined) delete scope.podatelnaDropped;
  const isOffered = dropped?.isConnected === true || fields.some((one) => one.index === file?.index);
  const place = dropped ?? inputs[file?.index ?? -1];
  if (file === null || place === undefined || !isOffered) return { fields, put: false, label: '' };
  const bytes = Uint8Array.from(atob(file.base64), (sign) => sign.charCodeAt(0));
  const chosen = new DataTransfer();
  const content = new File([bytes], file.name, { type: 'application/pdf' });
  if (!place.matches('input[type="file"]')) {
    // A zone of the page's own: it is told as the browser tells it, and says by its answer that it took the file.
    chosen.items.add(content);
    const said = { bubbles: true, cancelable: true, composed: true, dataTransfer: chosen };
    const put = !place.dispatchEvent(new DragEvent('drop', said));
    return { fields, put, label: clean(place.getAttribute('aria-label')) };
  }
  const input = place as HTMLInputElement; // of whichever frame: its own realm's class is another one
  // What was picked before stays, where the field takes several.
  if (input.multiple) for (const before of input.files ?? []) chosen.items.add(before);
  chosen.items.add(content);
  input.files = chosen.files;
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }));
  const put = [...(input.files ?? [])].some((one) => one.name === file.name && one.size === bytes.length);
  return { fields, put, label: labelOf(input) };
}
