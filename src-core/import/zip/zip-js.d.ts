/** What we use of @zip.js/zip.js; its own types would bring the DOM library into the pure room. */
export class Reader {
  readUint8Array(index: number, length: number): Promise<Uint8Array>;
  init(): Promise<void>;
  size: number;
}

export class Writer {
  writeUint8Array(array: Uint8Array): Promise<void>;
  init(size?: number): Promise<void>;
}

export interface Entry {
  /** Decoded as UTF-8 or code page 437. */
  readonly filename: string;
  readonly directory: boolean;
  readonly symlink: boolean;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflate, 9 deflate64. */
  readonly compressionMethod: number;
  readonly compressedSize: number;
  /** CRC-32 of what it unpacks to. */
  readonly signature: number;
  /** Of its local header, from the beginning of the file. */
  readonly offset: number;
  readonly uncompressedSize: number;
  /** Rejects with a sentence about what is wrong with the data. */
  readonly getData?: (
    writer: Writer,
    options: {
      readonly useWebWorkers: boolean;
      readonly checkCrc32: boolean;
      readonly checkOverlappingEntry: boolean;
    },
  ) => Promise<unknown>;
}

export class ZipReader {
  constructor(
    reader: Reader,
    options: { readonly strictness: 'tolerant'; readonly filenameValidation: 'tolerant' },
  );
  getEntriesGenerator(): AsyncGenerator<Entry, boolean>;
}
