// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reachUploadFields } from './upload-fields.ts';

/** As far as the function needs it; jsdom has none. */
class Transfer {
  readonly kept: File[] = [];
  readonly items = { add: (file: File) => void this.kept.push(file) };
  readonly files = this.kept;
}

beforeEach(() => {
  vi.stubGlobal('DataTransfer', Transfer);
});
afterEach(() => {
  document.body.innerHTML = '';
  vi.unstubAllGlobals();
});

const file = { name: 'potvrzení.pdf', base64: btoa('%PDF-1.4') };

function fieldIn(place: Document, html: string): HTMLInputElement {
  place.body.insertAdjacentHTML('beforeend', html);
  const input = [...place.querySelectorAll('input')].at(-1);
  if (input === undefined) throw new Error('no field');
  // jsdom takes only its own lists of files.
  let files: readonly File[] = [];
  Object.defineProperty(input, 'files', { get: () => files, set: (next: readonly File[]) => (files = next) });
  return input;
}

function frame(html = ''): Document {
  const element = document.createElement('iframe');
  document.body.append(element);
  if (element.contentDocument === null) throw new Error('no frame');
  element.contentDocument.body.innerHTML = html;
  return element.contentDocument;
}

const labels = (): string[] => reachUploadFields(null).fields.map(({ label }) => label);

describe('upload fields of a page', () => {
  it('are named by their label, else by what stands around them', () => {
    document.body.innerHTML = `<label>Nahrát  do spisu <input type="file"></label><input type="file" aria-label="Příloha">
      <fieldset><legend>Listiny</legend><input type="file"></fieldset><input type="file" name="soubor"><input type="file">`;
    expect(labels()).toEqual(['Nahrát do spisu', 'Příloha', 'Listiny', 'soubor', '']);
  });

  it('are not those that take no PDF', () => {
    document.body.innerHTML = `<input type="file" name="a" accept="image/*"><input type="file" name="b" disabled>
      <input type="file" name="c" accept=".doc, .pdf"><input type="text" name="d"><input type="file" name="e" accept="*/*">`;
    expect(labels()).toEqual(['c', 'e']);
  });

  it('are found in frames of the page, also one in another', () => {
    document.body.innerHTML = '<input type="file" name="nahoře">';
    const outer = frame('<input type="file" name="v rámu"><iframe></iframe>');
    const inner = outer.querySelector('iframe')?.contentDocument;
    if (!inner) throw new Error('no inner frame');
    inner.body.innerHTML = '<input type="file" name="uvnitř">';
    expect(reachUploadFields(null).fields).toEqual([
      { index: 0, label: 'nahoře' },
      { index: 1, label: 'v rámu' },
      { index: 2, label: 'uvnitř' },
    ]);
  });

  it('in a frame of another origin are left alone', () => {
    document.body.innerHTML = '<input type="file" name="nahoře"><iframe></iframe>';
    const strange = document.querySelector('iframe');
    if (strange === null) throw new Error('no frame');
    Object.defineProperty(strange, 'contentDocument', { value: null });
    expect(labels()).toEqual(['nahoře']);
  });
});

describe('a file put into a field', () => {
  it('is in it, and the page hears of it', () => {
    const input = fieldIn(document, '<input type="file">');
    const heard: string[] = [];
    for (const type of ['input', 'change']) document.addEventListener(type, () => heard.push(type));
    expect(reachUploadFields({ index: 0, ...file }).put).toBe(true);
    expect([...(input.files ?? [])].map(({ name, size, type }) => [name, size, type])).toEqual([
      ['potvrzení.pdf', 8, 'application/pdf'],
    ]);
    expect(heard).toEqual(['input', 'change']);
  });

  it('goes into a field of a frame', () => {
    fieldIn(document, '<input type="file">');
    const input = fieldIn(frame(), '<input type="file">');
    expect(reachUploadFields({ index: 1, ...file }).put).toBe(true);
    expect(input.files?.[0]?.name).toBe('potvrzení.pdf');
  });

  it('joins what was picked before, where the field takes several', () => {
    const several = fieldIn(document, '<input type="file" multiple>');
    reachUploadFields({ index: 0, ...file });
    reachUploadFields({ index: 0, ...file, name: 'druhé.pdf' });
    expect([...(several.files ?? [])].map(({ name }) => name)).toEqual(['potvrzení.pdf', 'druhé.pdf']);
  });

  it.each([
    ['is gone', ''],
    ['is switched off', '<input type="file" disabled>'],
    ['takes pictures only', '<input type="file" accept="image/png">'],
  ])('is put nowhere when the field %s', (_name, html) => {
    document.body.innerHTML = html;
    expect(reachUploadFields({ index: 0, ...file }).put).toBe(false);
  });

  it('is not said to be there when the page takes it out at once', () => {
    const input = fieldIn(document, '<input type="file">');
    input.addEventListener('change', () => Object.assign(input, { files: [] }));
    expect(reachUploadFields({ index: 0, ...file }).put).toBe(false);
  });
});
