import { ANNOTATION_COLOURS, type AnnotationColour } from '../../model/annotation.ts';
import { colourOf } from '../colour-of.ts';
import { isValues, listOf, type Values } from './flaw.ts';
import { textOf } from './read-selectors.ts';

/** The colour that the target's class of style is drawn in, or is called; yellow where neither is told. */
export function colourIn(annotation: Values, target: unknown): AnnotationColour {
  const name = isValues(target) ? textOf(target, 'styleClass') : '';
  const [sheet] = listOf(annotation['stylesheet']);
  const css = isValues(sheet) ? textOf(sheet, 'value') : '';
  const rules = [...css.slice(0, 20_000).matchAll(/([^{}]+)\{([^{}]*)\}/gu)];
  const own = rules.find(([, selector = '']) => name !== '' && selector.includes(`.${name}`)) ?? rules[0];
  const drawn = /(?:^|[;\s])(?:background(?:-color)?|color)\s*:\s*(#[0-9a-f]{6}|[a-z]+)/iu.exec(
    own?.[2] ?? '',
  )?.[1];
  return colourOf(drawn ?? name);
}

/** Whether a sheet of style and the target's class are as this program writes them. */
export function isOwnStyle(sheet: unknown, name: unknown): boolean {
  if (!isValues(sheet) || !ANNOTATION_COLOURS.some((colour) => colour === name)) return false;
  const { type, value } = sheet;
  return (
    type === 'CssStylesheet' &&
    typeof value === 'string' &&
    Object.keys(sheet).length === 2 &&
    /^\.([a-z]+) \{ background-color: #[0-9a-f]{6} \}$/u.exec(value)?.[1] === name
  );
}
