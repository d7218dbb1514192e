/** A setting that is on or off: read, saved at once, taken back. */
import { useCallback, useState } from 'preact/hooks';
import { useAfterUndo, useUndo } from './undo.tsx';
import { useLoaded } from './use-loaded.ts';

export interface Switch {
  readonly isOn: boolean;
  /** It was changed here just now. */
  readonly saved: boolean;
  change(on: boolean): Promise<void>;
}

/**
 * @param read and `write` keep the same backend for the life of the section
 * @param label as a person reads it
 * @returns null until it is known
 */
export function useSwitch(
  read: () => Promise<boolean>,
  write: (on: boolean) => Promise<void>,
  label: string,
): Switch | null {
  const load = useCallback(read, []);
  const [loaded, again] = useLoaded(load);
  const [saved, setSaved] = useState(false);
  const undo = useUndo();
  useAfterUndo(() => {
    setSaved(false);
    return again();
  });
  if (loaded.status !== 'here') return null;
  return {
    isOn: loaded.value,
    saved,
    async change(on) {
      setSaved(false);
      await write(on);
      undo.did({
        label,
        takeBack: async () => {
          if ((await read()) !== on) return 'changed';
          await write(!on);
          return 'done';
        },
      });
      await again();
      setSaved(true);
    },
  };
}
