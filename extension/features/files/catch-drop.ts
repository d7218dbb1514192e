/**
 * Where on the page a person lets go of a file that is dragged out of the panel. The browser carries no file that a page
 * made from one process to another, so only a mark is dragged; the drop is caught here and the file put there by
 * `reachUploadFields`. The function is put into the page's top document as it stands, so it reaches nothing outside
 * itself.
 */

/** What the drag carries: a name and no content, for the page sees it as well. */
export const confirmationDragType = 'application/x-podatelna-confirmation';

/**
 * Listens until the drop, or until it is called again. Fields for files that take a PDF take the drop, and whatever of
 * the page says of a file dragged over it that it would; frames of the page's origin included. The place is remembered
 * in this world of the page, which its scripts can't reach, and the background is told.
 * @param trusts what of the browser's own, left out but in tests
 */
export function catchDrop(
  type: string,
  deafAfter: number = 120_000,
  trusts: (event: Event) => boolean = (event) => event.isTrusted,
): void {
  interface Scope {
    podatelnaDrop?: AbortController;
    /** Held fast: what only a weak reference holds of an element in this world is soon collected. */
    podatelnaDropped?: Element;
    /** The name both browsers have in a content script. */
    readonly chrome: { readonly runtime: { sendMessage(message: unknown): unknown } };
  }
  const scope = globalThis as unknown as Scope; // this script's own world
  const { chrome: extension } = scope;
  scope.podatelnaDrop?.abort();
  const life = new AbortController();
  const { signal } = life;
  scope.podatelnaDrop = life;
  delete scope.podatelnaDropped;
  let over: Element | undefined;
  let isTaken = false;

  /** As if the browser said it of a file: the page's own zones answer, and light up. */
  const say = (name: string, target: Element, { clientX, clientY }: MouseEvent): boolean => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([], 'soubor.pdf', { type: 'application/pdf' }));
    const place = { clientX, clientY, bubbles: true, cancelable: true, composed: true };
    return !target.dispatchEvent(new DragEvent(name, { ...place, dataTransfer }));
  };
  const takesPdf = ({ disabled, accept }: HTMLInputElement): boolean =>
    !disabled &&
    (accept.trim() === '' || /(^|,)\s*(\.pdf|application\/(pdf|\*)|\*\/\*|\*)\s*(,|$)/i.test(accept));
  const targetOf = (event: Event): Element | undefined => {
    const [first] = event.composedPath();
    if (first === undefined || !('closest' in first)) return undefined;
    const element = first as Element; // of whichever frame: its own realm's class is another one
    const label = element.closest('label');
    return label?.control?.matches('input[type="file"]') === true ? label.control : element;
  };
  const leave = (event: MouseEvent): void => {
    if (over !== undefined && isTaken && !over.matches('input[type="file"]')) say('dragleave', over, event);
    over = undefined;
  };
  const move = (event: DragEvent): boolean => {
    if (!trusts(event) || event.dataTransfer?.types.includes(type) !== true) return false;
    const target = targetOf(event);
    if (target !== over) {
      leave(event);
      over = target;
      if (target === undefined) isTaken = false;
      else if (target.matches('input[type="file"]')) isTaken = takesPdf(target as HTMLInputElement);
      else isTaken = [say('dragenter', target, event), say('dragover', target, event)][1] === true;
    }
    if (!isTaken) return false;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.dataTransfer.dropEffect = 'copy';
    return true;
  };
  const drop = (event: DragEvent): void => {
    if (!move(event) || over === undefined) return;
    scope.podatelnaDropped = over;
    life.abort();
    void extension.runtime.sendMessage({ to: 'page.dropped', message: {} });
  };
  const listenIn = (place: Window & typeof globalThis): void => {
    const heard = { dragenter: move, dragover: move, drop };
    for (const [name, hear] of Object.entries(heard)) {
      place.addEventListener(name, hear as EventListener, true);
      signal.addEventListener('abort', () => place.removeEventListener(name, hear as EventListener, true));
    }
    // Null where the frame is of another origin; such a one is never looked into.
    for (const frame of place.document.querySelectorAll<HTMLIFrameElement>('iframe,frame'))
      if (frame.contentDocument?.defaultView) listenIn(frame.contentDocument.defaultView);
  };
  listenIn(window);
  const timer = setTimeout(() => life.abort(), deafAfter);
  signal.addEventListener('abort', () => clearTimeout(timer));
}
