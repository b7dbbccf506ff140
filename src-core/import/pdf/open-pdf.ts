import type { AppError } from '../../base/error-code.ts';
import { appError } from '../../base/error-code.ts';
import { failure, success, type Result } from '../../base/result.ts';
import type { ImportAssets } from '../import-format.ts';
import type { PdfDocument } from './pdf-js.d.ts';

/** An open PDF; `close` frees what it holds. */
export interface OpenPdf {
  readonly document: PdfDocument;
  readonly close: () => Promise<void>;
}

/** How a PDF is opened, where it is not only for its text. */
export interface OpenPdfOptions {
  readonly password?: string;
  /** What drawing needs of the library, in place of what reading text alone has. */
  readonly drawing?: Readonly<Record<string, unknown>>;
}

/** Where the library's data files lie, by the kind it asks for. */
const FOLDERS: Readonly<Record<string, string>> = {
  cMapUrl: 'cmaps',
  standardFontDataUrl: 'standard_fonts',
  wasmUrl: 'wasm',
};
/** The library's number for a password that does not open the file. */
const INCORRECT_PASSWORD = 2;
const REASON_LENGTH = 200;

/**
 * Opens a PDF in this very thread: no worker of its own, no network, no script, no compiled code.
 * Takes the bytes. Fails with 'file-encrypted', 'password-wrong' or 'file-damaged'.
 */
export async function openPdf(
  file: string,
  bytes: Uint8Array,
  assets: ImportAssets,
  { password, drawing = {} }: OpenPdfOptions = {},
): Promise<Result<OpenPdf, AppError>> {
  await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  class AssetFactory {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const found = await assets(`${FOLDERS[kind] ?? kind}/${filename}`);
      if (found === null) throw new Error(`no ${filename}`);
      return found;
    }
  }
  const task = getDocument({
    data: bytes,
    verbosity: 0,
    enableXfa: true,
    BinaryDataFactory: AssetFactory,
    // Never fetched: the factory gets them. The library wants to see an address.
    cMapUrl: 'cmaps/',
    standardFontDataUrl: 'standard_fonts/',
    useWorkerFetch: false,
    useWasm: false,
    disableFontFace: true,
    useSystemFonts: false,
    // Names tell which fonts are bold.
    fontExtraProperties: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    // Pictures are not decoded: only text is wanted.
    maxImageSize: 1,
    ...(password === undefined ? {} : { password }),
    ...drawing,
  });
  try {
    return success({ document: await task.promise, close: () => task.destroy() });
  } catch (error) {
    await task.destroy();
    if (!(error instanceof Error) || error.name !== 'PasswordException')
      return failure(appError('file-damaged', { file, reason: reasonOf(error) }));
    const wrong = 'code' in error && error.code === INCORRECT_PASSWORD;
    return failure(appError(wrong ? 'password-wrong' : 'file-encrypted', { file }));
  }
}

/** The library's words for what is wrong, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : 'unknown';
  const words = message.replace(/[.\s]+$/u, '').slice(0, REASON_LENGTH);
  return /^\p{Lu}\p{Ll}/u.test(words) ? words.slice(0, 1).toLowerCase() + words.slice(1) : words;
}
