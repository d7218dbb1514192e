import { isInput, isSelect } from './dom.ts';

const valueless = /^(hidden|password|file|submit|button|reset|image|color|range|search|checkbox|radio)$/;

/** The value a control holds; empty for an untouched one. Placeholders and prompts are not values. */
export function controlValue(element: Element): string {
  if (isInput(element)) return valueless.test(element.type) ? '' : element.value;
  if (isSelect(element)) {
    const chosen = [...element.selectedOptions];
    return chosen
      .filter((option) => !isPrompt(option))
      .map((option) => option.text)
      .join('\n');
  }
  return 'value' in element && typeof element.value === 'string' ? element.value : '';
}

function isPrompt(option: HTMLOptionElement): boolean {
  if (option.disabled || (option.value === '' && option.index === 0)) return true;
  return /^\s*[-–—<(]*\s*(vyberte|zvolte|select|choose|v[aá]lasszon|nevybráno)/i.test(option.text);
}

/** Text of the label that belongs to a radio button or a check box. */
export function optionLabel(element: Element): string {
  const label = isInput(element) ? element.labels?.[0] : undefined;
  const text = label?.textContent ?? element.getAttribute('aria-label') ?? '';
  return text.trim() === '' ? (element.nextSibling?.textContent ?? '') : text;
}
