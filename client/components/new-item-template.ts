// What the form of a new item shows of templates: the choice among them, and what the chosen one brings.

import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { kinds, type FormField, type Kind } from '../../shared/kind.ts';
import { templateNames, templates, type TemplateName } from '../../shared/templates.ts';
import { count } from './item-words.ts';

/** The templates whose kind may be added here. */
export function templateChoice(
  allowed: readonly Kind[],
  chosen: TemplateName | null,
  onChange: (event: Event) => void,
) {
  const names = templateNames.filter((name) => allowed.includes(templates[name].kind));
  if (names.length === 0) return nothing;
  return html`<label for="template" class="unseen">From a template</label>
    <select id="template" class="field" @change=${onChange}>
      <option value="" .selected=${live(chosen === null)}>
        ${chosen === null ? 'From a template…' : 'No template'}
      </option>
      ${names.map(
        (name) =>
          html`<option value=${name} .selected=${live(name === chosen)}>${templates[name].label}</option>`,
      )}
    </select>`;
}

/** What the template chosen brings beside the title. */
export function templateBrings(chosen: TemplateName | null) {
  if (chosen === null) return nothing;
  const { kind, lines, texts } = templates[chosen];
  const form: readonly FormField[] = kinds[kind].form;
  const words = form
    .filter(({ field }) => texts[field] !== undefined)
    .map(({ label }) => label.toLowerCase());
  return html`<details class="brings">
    <summary>
      Brings: ${words.join(', ')}, ${count(lines.length, 'line', 'lines')} of a definition of done
    </summary>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
  </details>`;
}
