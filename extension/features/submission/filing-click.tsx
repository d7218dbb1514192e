/** Clicks that let something be sent: who judges them, and the button a person makes them with. */
import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { Button, type ButtonProps } from '../../ui/button.tsx';

export interface FilingClick {
  /** What is clicked may be not provably seen yet: a press now doesn't count, and is told so. */
  readonly unsettled: boolean;
  /**
   * Does `act` when a person made the click on something provably seen when it was pressed. Else nothing is sent: what
   * can't be proved is reviewed in a page of our own, and a click no person made does nothing.
   */
  readonly judge: (event: Event, act: () => void) => void;
}

const FilingClickContext = createContext<FilingClick | undefined>(undefined);

export const FilingClickProvider = FilingClickContext.Provider;

/** @throws Error outside its provider: a mistake of ours */
export function useFilingClick(): FilingClick {
  const value = useContext(FilingClickContext);
  if (value === undefined) throw new Error('useFilingClick is used outside its provider');
  return value;
}

export interface FilingButtonProps extends Omit<ButtonProps, 'onClick' | 'isEarly'> {
  /** Done for a click that counts. */
  readonly onFile: () => void;
}

export function FilingButton({ onFile, ...button }: FilingButtonProps): JSX.Element {
  const { unsettled, judge } = useFilingClick();
  return <Button {...button} isEarly={unsettled} onClick={(event) => judge(event, onFile)} />;
}
