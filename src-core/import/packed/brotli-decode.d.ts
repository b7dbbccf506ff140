/** What we use of brotli's decoder; the package has no types. */

/** Puts up to `count` bytes into `buffer` from `at` on; gives how many there were. */
export interface BrotliInput {
  read(buffer: Uint8Array, at: number, count: number): number;
}

/** Takes what is unpacked, a window at a time; a decoder that finds `length` too small would make a larger buffer of its own. */
export interface BrotliOutput {
  readonly buffer: { readonly length: number };
  write(bytes: Uint8Array, count: number): void;
}

/** Unpacks all of the input. Throws where it is damaged, and what the output throws. */
export function BrotliDecompress(input: BrotliInput, output: BrotliOutput): void;
