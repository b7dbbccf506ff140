import { EXIT, parseOptions, UsageError, type CliCommand } from '../arguments.ts';
import { errorInOneLine } from '../../../src-core/base/error-sentences.ts';
import { verifyNotebook } from '../../host/verify-notebook.ts';

const HELP = `Hashes everything in a notebook again and names what is damaged or missing. Changes nothing, needs no lock.

  florilegium verify NOTEBOOK [--json]

  --json   one JSON object: findings[{code, message}], transactions, articles, documents, originals, bytes

Exit code 1 on damage.
`;

/** `florilegium verify`: is every byte as it was written? */
export const verifyCommand: CliCommand = {
  name: 'verify',
  summary: 'hash everything again and name what is damaged',
  help: HELP,
  run: async (args, io) => {
    const { values, positionals } = parseOptions(args, { json: { type: 'boolean', default: false } });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw new UsageError('name one notebook folder');
    const verified = await verifyNotebook(folder);
    if (!verified.ok) {
      io.note(`florilegium verify: ${errorInOneLine(verified.error, 'en')}`);
      return EXIT.failed;
    }
    const { findings, ...counts } = verified.value;
    if (values.json) {
      io.line(
        JSON.stringify({
          findings: findings.map((error) => ({ code: error.code, message: errorInOneLine(error, 'en') })),
          ...counts,
        }),
      );
    } else {
      for (const finding of findings) io.line(errorInOneLine(finding, 'en'));
      io.note(
        `${counts.transactions} transactions, ${counts.documents} documents, ${counts.originals} originals checked: ${findings.length === 0 ? 'nothing is damaged' : `${findings.length} findings`}`,
      );
    }
    return findings.length === 0 ? EXIT.ok : EXIT.failed;
  },
};
