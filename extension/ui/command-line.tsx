/** A command a person is to type on this machine, with a way to take it along. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { copyText } from './copy-text.ts';
import { useText } from './locales/text.ts';

export function CommandLine({ command }: { readonly command: string }): JSX.Element {
  const text = useText();
  const [copied, setCopied] = useState(false);
  return (
    <p class="command-line">
      <code>{command}</code>
      <Button
        icon="copy"
        name={`${text('command.copy')}: ${command}`}
        onClick={() => void copyText(document, command).then(setCopied)}
      >
        {text('command.copy')}
      </Button>
      <span class="muted" role="status">
        {copied ? text('row.copied') : ''}
      </span>
    </p>
  );
}
