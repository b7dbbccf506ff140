import { formatPercent } from '../../i18n/format.ts';
import { useText } from '../../i18n/text.ts';
import { Choice } from '../../ui/Choice.tsx';
import {
  ALIGNMENTS,
  changeReadingLook,
  FACES,
  HYPHENATION,
  SPACINGS,
  TEXT_SIZES,
  WIDTHS,
} from './reading-look.ts';
import { useReadingLook } from './use-reading-look.ts';

/** How the text of articles is set: face, size, width, spacing, alignment, hyphens; each choice shows at once. */
export function ReadingLookChoices() {
  const { t, language } = useText();
  const look = useReadingLook();
  return (
    <>
      <Choice
        label={t('look.size')}
        labelShown
        value={String(look.size)}
        onChange={(size) => changeReadingLook({ size: Number(size) })}
        options={TEXT_SIZES.map((factor, size) => ({
          id: String(size),
          label: formatPercent(factor, language),
        }))}
      />
      <Choice
        label={t('look.face')}
        labelShown
        value={look.face}
        onChange={(face) => changeReadingLook({ face })}
        options={FACES.map((id) => ({ id, label: t(`look.face.${id}`) }))}
      />
      <Choice
        label={t('look.width')}
        labelShown
        value={look.width}
        onChange={(width) => changeReadingLook({ width })}
        options={WIDTHS.map((id) => ({ id, label: t(`look.width.${id}`) }))}
      />
      <Choice
        label={t('look.spacing')}
        labelShown
        value={look.spacing}
        onChange={(spacing) => changeReadingLook({ spacing })}
        options={SPACINGS.map((id) => ({ id, label: t(`look.spacing.${id}`) }))}
      />
      <Choice
        label={t('look.align')}
        labelShown
        value={look.align}
        onChange={(align) => changeReadingLook({ align })}
        options={ALIGNMENTS.map((id) => ({ id, label: t(`look.align.${id}`) }))}
      />
      <Choice
        label={t('look.hyphens')}
        labelShown
        value={look.hyphens}
        onChange={(hyphens) => changeReadingLook({ hyphens })}
        options={HYPHENATION.map((id) => ({ id, label: t(`look.hyphens.${id}`) }))}
      />
    </>
  );
}
