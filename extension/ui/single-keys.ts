/** Single keys of own pages (`/ j k x n ?`): a person may switch them off, as who dictates or uses sticky keys must. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useDocumentKeys } from './use-document-keys.ts';

const SingleKeysContext = createContext(true);

export const SingleKeysProvider = SingleKeysContext.Provider;

export function useSingleKeysOn(): boolean {
  return useContext(SingleKeysContext);
}

/** Like {@link useDocumentKeys}; where they are switched off, a key that writes a character does nothing. Others stay. */
export function useSingleKeys(onKey: (event: KeyboardEvent) => void): void {
  const isOn = useSingleKeysOn();
  useDocumentKeys((event) => {
    const isSingle = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isOn || !isSingle) onKey(event);
  });
}

/** Where keys write; a tick box takes no letters. */
export function isTypedInto(target: EventTarget | null): boolean {
  return (
    (target instanceof HTMLInputElement && target.type !== 'checkbox') ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}

/** A dialog over the page has its own keys. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog') !== null;
}
