import { useState } from 'react';
import type { Article, ArticleMetadata } from '../../../src-core/model/article.ts';
import { sourceText } from '../../i18n/source-text.ts';
import { useText } from '../../i18n/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Sheet } from '../../ui/Sheet.tsx';

type Correction = Partial<Omit<ArticleMetadata, 'sources'>>;

interface MetadataFormProps {
  readonly article: Article;
  readonly onClose: () => void;
  /** Answers whether it was saved; the form stays as it is when not. */
  readonly onSave: (fields: Correction) => Promise<boolean>;
}

const DATE = /^$|^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T.*)?)?)?$/;

function listed(value: string): readonly string[] {
  return value
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Corrects what is known about an article; each value says where it came from. */
export function MetadataForm({ article, onClose, onSave }: MetadataFormProps) {
  const { t } = useText();
  const [title, setTitle] = useState(article.title);
  const [authors, setAuthors] = useState(article.authors.join('; '));
  const [site, setSite] = useState(article.site);
  const [url, setUrl] = useState(article.url);
  const [published, setPublished] = useState(article.published ?? '');
  const [language, setLanguage] = useState(article.language);
  const [section, setSection] = useState(article.section ?? '');
  const [keywords, setKeywords] = useState((article.keywords ?? []).join('; '));
  const dateWrong = !DATE.test(published.trim());
  const from = (field: string): string | undefined => {
    const source = article.sources[field];
    return source === undefined ? undefined : sourceText(source, t);
  };
  const save = async (): Promise<void> => {
    if (dateWrong) return;
    const saved = await onSave({
      title: title.trim(),
      authors: listed(authors),
      site: site.trim(),
      url: url.trim(),
      published: published.trim() === '' ? null : published.trim(),
      language: language.trim() === '' ? 'und' : language.trim(),
      // What was never known and still is not makes no change.
      ...(section.trim() === (article.section ?? '') ? {} : { section: section.trim() }),
      ...(keywords === (article.keywords ?? []).join('; ') ? {} : { keywords: listed(keywords) }),
    });
    if (saved) onClose();
  };
  return (
    <Sheet
      title={t('article.editTitle')}
      closeLabel={t('app.close')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onPress={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="strong" type="submit" form="metadata-form" isDisabled={dateWrong}>
            {t('app.save')}
          </Button>
        </>
      }
    >
      <form
        id="metadata-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field
          label={t('article.field.title')}
          value={title}
          onChange={setTitle}
          hint={from('title')}
          autoFocus
        />
        <Field
          label={t('article.field.authors')}
          value={authors}
          onChange={setAuthors}
          hint={t('article.field.authorsHint')}
        />
        <Field label={t('article.field.site')} value={site} onChange={setSite} hint={from('site')} />
        <Field
          label={t('article.field.published')}
          value={published}
          onChange={setPublished}
          hint={from('published') ?? t('article.field.publishedHint')}
          error={dateWrong ? t('article.field.publishedWrong') : undefined}
        />
        <Field
          label={t('article.field.language')}
          value={language}
          onChange={setLanguage}
          hint={from('language')}
        />
        <Field
          label={t('article.field.section')}
          value={section}
          onChange={setSection}
          hint={from('section')}
        />
        <Field
          label={t('article.field.keywords')}
          value={keywords}
          onChange={setKeywords}
          hint={from('keywords') ?? t('article.field.authorsHint')}
        />
        <Field label={t('article.field.url')} value={url} onChange={setUrl} hint={from('url')} />
      </form>
    </Sheet>
  );
}
