/** What we use of fzstd. */
export class Decompress {
  /** `ondata` gets what each block unpacks to. */
  constructor(ondata: (data: Uint8Array, final?: boolean) => void);
  /** Throws where the data is damaged. */
  push(chunk: Uint8Array, final?: boolean): void;
}
