// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { catchDrop, confirmationDragType } from './catch-drop.ts';
import { reachUploadFields } from './upload-fields.ts';

/** As far as the functions need them; jsdom has neither. */
class Transfer {
  types: string[] = [];
  dropEffect = 'none';
  readonly kept: File[] = [];
  readonly items = { add: (file: File) => void this.kept.push(file) };
  readonly files = this.kept;
}
class Drag extends MouseEvent {
  readonly dataTransfer: Transfer | null;
  constructor(type: string, init: MouseEventInit & { dataTransfer?: Transfer } = {}) {
    super(type, init);
    this.dataTransfer = init.dataTransfer ?? null;
  }
}

/** Events a person makes; the browser's own mark can't be made by a test. */
const byPerson = new WeakSet<Event>();
const sent: unknown[] = [];

beforeEach(() => {
  vi.stubGlobal('DataTransfer', Transfer);
  vi.stubGlobal('DragEvent', Drag);
  vi.stubGlobal('chrome', { runtime: { sendMessage: (message: unknown) => sent.push(message) } });
  vi.useFakeTimers();
  sent.length = 0;
  listen();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const listen = (): void => catchDrop(confirmationDragType, 1000, (event) => byPerson.has(event));
const file = { index: -1, name: 'potvrzení.pdf', base64: btoa('%PDF-1.4') };

/** @returns whether the page, or we, would take it there */
function drag(target: Element, name = 'dragover', types = [confirmationDragType], isPersons = true): boolean {
  const dataTransfer = Object.assign(new Transfer(), { types });
  const event = new Drag(name, { bubbles: true, cancelable: true, composed: true, dataTransfer });
  if (isPersons) byPerson.add(event);
  return !target.dispatchEvent(event);
}
function dropOn(target: Element): boolean {
  return drag(target) && drag(target, 'drop');
}
function only(selector: string, place: Document = document): Element {
  const element = place.querySelector(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
}
/** A zone of the page's own, as the usual libraries make it. */
function makeZone(zone: Element): string[] {
  const heard: string[] = [];
  for (const name of ['dragenter', 'dragover', 'dragleave', 'drop'])
    zone.addEventListener(name, (event) => {
      const { dataTransfer } = event as unknown as Drag;
      if (dataTransfer?.kept.length === 0) return;
      event.preventDefault();
      heard.push(name === 'drop' ? `drop ${dataTransfer?.kept[0]?.name}` : name);
    });
  return heard;
}

describe('a confirmation dragged onto the page', () => {
  it('is put into the field a person let go of it on', () => {
    document.body.innerHTML = '<label>Příloha <input type="file"></label>';
    const input = only('input');
    let files: readonly File[] = [];
    Object.defineProperty(input, 'files', {
      get: () => files,
      set: (next: readonly File[]) => (files = next),
    });
    expect(dropOn(input)).toBe(true);
    expect(sent).toEqual([{ to: 'page.dropped', message: {} }]);
    expect(reachUploadFields(file)).toMatchObject({ put: true, label: 'Příloha' });
    expect(files.map(({ name }) => name)).toEqual(['potvrzení.pdf']);
  });

  it('is taken by the label of a field too', () => {
    document.body.innerHTML = '<label for="f">Nahrát soubor</label><input id="f" type="file" hidden>';
    expect(dropOn(only('label'))).toBe(true);
  });

  it('is handed to a zone of the page’s own as a file, which lights up before', () => {
    document.body.innerHTML =
      '<div id="zone" aria-label="Listiny"><p>Sem přetáhněte</p></div><p id="out"></p>';
    const heard = makeZone(only('#zone'));
    expect(drag(only('p'))).toBe(true);
    expect(drag(only('#out'))).toBe(false);
    expect(heard).toEqual(['dragenter', 'dragover', 'dragleave']);
    expect(dropOn(only('#zone'))).toBe(true);
    expect(reachUploadFields(file)).toMatchObject({ put: true, label: 'Listiny' });
    expect(heard.at(-1)).toBe('drop potvrzení.pdf');
  });

  it('is taken in a frame of the page', () => {
    document.body.innerHTML = '<iframe></iframe>';
    const inner = (only('iframe') as HTMLIFrameElement).contentDocument;
    if (inner === null) throw new Error('no frame');
    inner.body.innerHTML = '<input type="file">';
    listen();
    expect(dropOn(only('input', inner))).toBe(true);
  });

  it('is dropped once: the next one is not heard', () => {
    document.body.innerHTML = '<input type="file">';
    dropOn(only('input'));
    expect(dropOn(only('input'))).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, string, () => boolean]>([
    ['a place that takes no files', '<p></p>', () => dropOn(only('p'))],
    ['a field for pictures', '<input type="file" accept="image/*">', () => dropOn(only('input'))],
    ['a field that is switched off', '<input type="file" disabled>', () => dropOn(only('input'))],
    [
      'something else that is dragged',
      '<input type="file">',
      () => drag(only('input'), 'drop', ['text/plain']),
    ],
    [
      'a drag that the page itself made up',
      '<input type="file">',
      () => drag(only('input'), 'drop', [confirmationDragType], false),
    ],
    [
      'a drag that began long ago',
      '<input type="file">',
      () => {
        vi.advanceTimersByTime(1001);
        return dropOn(only('input'));
      },
    ],
  ])('is not taken: %s', (_name, html, attempt) => {
    document.body.innerHTML = html;
    expect(attempt()).toBe(false);
    expect(sent).toEqual([]);
    expect(reachUploadFields(file).put).toBe(false);
  });

  it('is not said to be there when the place has left the page, or the zone takes nothing after all', () => {
    document.body.innerHTML = '<div id="zone"></div>';
    const zone = only('#zone');
    zone.addEventListener('dragover', (event) => event.preventDefault());
    expect(dropOn(zone)).toBe(true);
    expect(reachUploadFields(file).put).toBe(false);
    listen();
    expect(dropOn(zone)).toBe(true);
    zone.remove();
    expect(reachUploadFields(file).put).toBe(false);
  });
});
