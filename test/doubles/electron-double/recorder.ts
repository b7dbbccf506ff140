/** What the app did that a test may ask about, and what it must not have done. */
export interface Recorded {
  /** Application menu as the template said. */
  menu: unknown;
  readonly dialogs: { readonly kind: string; readonly options: unknown }[];
  readonly openedPaths: string[];
  /** Requests the app cancelled, by address. */
  readonly cancelledRequests: string[];
  /** Navigations the app prevented, by address. */
  readonly preventedNavigations: string[];
  /** Windows the app refused, by address. */
  readonly deniedWindows: string[];
  readonly switches: Record<string, string>;
  /** Anything real Electron would have let out: `close()` fails while there is an entry. */
  readonly problems: string[];
}

export const recorded: Recorded = {
  menu: null,
  dialogs: [],
  openedPaths: [],
  cancelledRequests: [],
  preventedNavigations: [],
  deniedWindows: [],
  switches: {},
  problems: [],
};
