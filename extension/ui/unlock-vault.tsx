/**
 * How the vault is opened: on the command line of this machine only. Its passphrase never comes near the browser, so all
 * that is here is the command.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { CommandLine } from './command-line.tsx';
import { useText } from './locales/text.ts';

export function UnlockSteps(): JSX.Element {
  const text = useText();
  return (
    <div class="unlock-steps">
      <p>{text('vault.how')}</p>
      <CommandLine command="podatelna unlock" />
      <p class="muted">{text('vault.passphrase')}</p>
    </div>
  );
}

/** The button, and the steps under it once they are asked for. */
export function UnlockVault(): JSX.Element {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {text('vault.unlock')}
      </Button>
      {isOpen ? <UnlockSteps /> : null}
    </div>
  );
}
