/** Language and theme, saved at once. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Appearance } from '../../ui/appearance.ts';
import { useText } from '../../ui/locales/text.ts';
import { Saved } from './saved.tsx';

export interface AppearanceSectionProps {
  readonly appearance: Appearance;
  readonly onChange: (appearance: Appearance) => Promise<void>;
}

const languages = ['cs', 'en'] as const;
const themes = ['system', 'light', 'dark'] as const;

export function AppearanceSection({ appearance, onChange }: AppearanceSectionProps): JSX.Element {
  const text = useText();
  const [saved, setSaved] = useState<'language' | 'theme' | null>(null);

  async function change(field: 'language' | 'theme', next: Appearance): Promise<void> {
    setSaved(null);
    await onChange(next);
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
              onChange={() => void change('language', { ...appearance, language })}
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
              onChange={() => void change('theme', { ...appearance, theme })}
            />
            <span>{text(`appearance.${theme}`)}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
