/** Language and theme, saved at once. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Appearance } from '../../ui/appearance.ts';
import { useText } from '../../ui/locales/text.ts';
import { Saved } from './saved.tsx';
import { useAfterUndo, useUndo } from './undo.tsx';

export interface AppearanceSectionProps {
  readonly appearance: Appearance;
  readonly onChange: (change: Partial<Appearance>) => Promise<void>;
}

const languages = ['cs', 'en'] as const;
const themes = ['system', 'light', 'dark'] as const;

export function AppearanceSection({ appearance, onChange }: AppearanceSectionProps): JSX.Element {
  const text = useText();
  const [saved, setSaved] = useState<keyof Appearance | null>(null);
  const undo = useUndo();
  useAfterUndo(() => setSaved(null));

  async function change(field: keyof Appearance, next: Partial<Appearance>): Promise<void> {
    setSaved(null);
    const before = { [field]: appearance[field] };
    await onChange(next);
    undo.did({
      label: text(`appearance.${field}`),
      takeBack: async () => {
        await onChange(before);
        return 'done';
      },
    });
    setSaved(field);
  }

  return (
    <>
      <fieldset class="choice-group">
        <legend>
          {text('appearance.language')} <Saved shown={saved === 'language'} />
        </legend>
        {languages.map((language) => (
          <label key={language} class="check-line">
            <input
              type="radio"
              name="language"
              checked={appearance.language === language}
              onChange={() => void change('language', { language })}
            />
            <span lang={language}>{text(`appearance.${language}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="choice-group">
        <legend>
          {text('appearance.theme')} <Saved shown={saved === 'theme'} />
        </legend>
        {themes.map((theme) => (
          <label key={theme} class="check-line">
            <input
              type="radio"
              name="theme"
              checked={appearance.theme === theme}
              onChange={() => void change('theme', { theme })}
            />
            <span>{text(`appearance.${theme}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
