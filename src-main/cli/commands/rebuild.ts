import { EXIT, parseOptions, UsageError, type CliCommand } from '../arguments.ts';
import { openNotebookIndex } from '../notebook-index.ts';
import { openSession } from '../notebook-session.ts';
import { recordsOf } from '../../../src-core/journal/reducer.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';

const HELP = `Builds the search index of a notebook again from its journal and documents.

  florilegium rebuild NOTEBOOK
`;

/** `florilegium rebuild`: the index is derived, so it can always be made again. */
export const rebuildCommand: CliCommand = {
  name: 'rebuild',
  summary: 'build the search index again from the articles',
  help: HELP,
  run: async (args, io) => {
    const { positionals } = parseOptions(args, {});
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw new UsageError('name one notebook folder');
    const opened = await openSession(folder, { mustExist: true });
    if (!opened.ok) {
      io.note(`florilegium rebuild: ${errorInOneLine(opened.error, 'en')}`);
      return EXIT.failed;
    }
    try {
      const started = performance.now();
      const index = await openNotebookIndex(opened.value, { rebuild: true });
      const saved = index.ok ? await index.value.save() : index;
      if (!saved.ok) {
        io.note(`florilegium rebuild: ${errorInOneLine(saved.error, 'en')}`);
        return EXIT.failed;
      }
      const articles = [...recordsOf(opened.value.state, 'article')].length;
      io.note(`${articles} articles indexed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
      const withoutText = index.ok ? index.value.withoutText : 0;
      if (withoutText === 0) return EXIT.ok;
      io.note(
        `The stored text of ${withoutText} of them is damaged, so they are found by title, author and outlet only. Run "florilegium verify" to see which.`,
      );
      return EXIT.failed;
    } finally {
      await opened.value.close();
    }
  },
};
