/** What the bench uses of peers whose own types need not be installed to check the project. */
declare module 'flexsearch' {
  export class Index {
    constructor(options: { readonly tokenize: 'strict' });
    add(id: number, text: string): void;
    search(text: string, options: { readonly limit: number }): readonly unknown[];
  }
}

declare module '@orama/orama' {
  interface Database {
    readonly schema: object;
  }
  export function create(options: { readonly schema: Readonly<Record<string, string>> }): Database;
  export function insert(database: Database, document: object): unknown;
  export function save(database: Database): object;
  export function search(
    database: Database,
    query: object,
  ): { readonly hits: readonly unknown[] } | Promise<never>;
}

declare module 'jsdom' {
  export class VirtualConsole {
    sendTo(console: object): this;
  }
  export class JSDOM {
    constructor(html: Uint8Array, options: { readonly url: string; readonly virtualConsole: VirtualConsole });
    readonly window: { readonly document: never; close(): void };
  }
}
