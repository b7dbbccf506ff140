import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Frame, Page, Request, Route } from 'playwright-core';
import { openPage } from './chromium.ts';
import { connectIpc } from './ipc-double.ts';
import { mainWorldScript, preloadScript, WORLD } from './page-scripts.ts';
import { recorded } from './recorder.ts';
import { isCancelled, requireHardSession, toAppAddress, toPageAddress } from './session-double.ts';

interface WebPreferences {
  readonly preload?: string;
  readonly [name: string]: unknown;
}

const REQUIRED: Readonly<Record<string, boolean>> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
};

/** Reaches the app object without importing it, which would be a cycle. */
export const appEvents = new EventEmitter();

class WebContentsDouble extends EventEmitter {
  private openHandler: ((details: { readonly url: string }) => { readonly action: string }) | null = null;
  readonly pressed: unknown[] = [];

  setWindowOpenHandler(handler: (details: { readonly url: string }) => { readonly action: string }) {
    this.openHandler = handler;
  }
  sendInputEvent(event: unknown) {
    this.pressed.push(event);
  }
  requireHard() {
    const missing = ['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'].filter(
      (name) => this.listenerCount(name) === 0,
    );
    if (!this.openHandler) missing.push('setWindowOpenHandler');
    if (missing.length > 0) throw new Error(`insecure web contents: no ${missing.join(', no ')}`);
  }
  denyWindow(url: string) {
    const { action } = this.openHandler?.({ url }) ?? { action: 'allow' };
    if (action === 'deny') recorded.deniedWindows.push(url);
    else recorded.problems.push(`a window was opened: ${url}`);
  }
  /** Whether a listener prevented the navigation. */
  prevents(url: string): boolean {
    let prevented = false;
    const event = { url, isMainFrame: true, preventDefault: () => (prevented = true) };
    this.emit('will-navigate', event, url);
    this.emit('will-frame-navigate', event);
    if (prevented) recorded.preventedNavigations.push(url);
    return prevented;
  }
}

export class BrowserWindow extends EventEmitter {
  static readonly all = new Set<BrowserWindow>();
  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.all];
  }
  readonly webContents = new WebContentsDouble();
  private readonly preload: string;
  private page: Page | null = null;
  /** Addresses the app itself asked for: only those are no navigation of the page. */
  private readonly loading = new Set<string>();
  private readonly size: { readonly width: number; readonly height: number };
  visible: boolean;

  constructor(
    options: {
      readonly width?: number;
      readonly height?: number;
      readonly show?: boolean;
      readonly webPreferences?: WebPreferences;
    } = {},
  ) {
    super();
    const preferences = options.webPreferences ?? {};
    for (const [name, value] of Object.entries(REQUIRED)) {
      if (preferences[name] !== value) throw new Error(`insecure webPreferences: ${name} must be ${value}`);
    }
    if (!preferences.preload?.endsWith('.cjs')) throw new Error('a sandboxed preload must be CommonJS');
    this.preload = readFileSync(preferences.preload, 'utf8');
    this.size = { width: options.width ?? 800, height: options.height ?? 600 };
    this.visible = options.show ?? true;
    BrowserWindow.all.add(this);
    appEvents.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(address: string): Promise<void> {
    requireHardSession();
    this.webContents.requireHard();
    if (!this.page) await this.open();
    this.loading.add(address);
    await this.page?.goto(toPageAddress(address));
    this.loading.delete(address);
    this.emit('ready-to-show');
  }

  private async open(): Promise<void> {
    const page = await openPage();
    this.page = page;
    const cdp = await page.context().newCDPSession(page);
    const secret = randomUUID();
    await connectIpc(cdp, () => toAppAddress(page.url()));
    await cdp.send('Page.enable');
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(secret) });
    await cdp.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadScript(secret, this.preload),
      worldName: WORLD,
    });
    await page.context().route('**/*', (route) => this.route(route));
    page.context().on('page', (popup) => {
      // An empty window has asked for nothing yet; the others were noted when they did.
      if (popup.url() === 'about:blank') this.webContents.denyWindow('about:blank');
      popup.close().catch(() => {});
    });
    page.on('close', () => this.closed());
  }

  private async route(route: Route): Promise<void> {
    const request = route.request();
    const address = toAppAddress(request.url());
    const frame = frameOf(request);
    if (frame?.page() !== this.page) {
      // Another window asks. It gets an empty page, since Playwright tells of windows only once they have one.
      if (request.isNavigationRequest()) this.webContents.denyWindow(address);
      return route.fulfill({ status: 200, body: '' });
    }
    const main = request.isNavigationRequest() && frame?.parentFrame() === null;
    if (main && !this.loading.has(address) && this.webContents.prevents(address))
      return route.abort('aborted');
    if (address.startsWith('app:')) return route.continue();
    if (!isCancelled(address, request.method(), main ? 'mainFrame' : request.resourceType())) {
      recorded.problems.push(`a request would have left the machine: ${address}`);
    }
    return route.abort('blockedbyclient');
  }

  private closed(): void {
    if (!BrowserWindow.all.delete(this)) return;
    this.emit('close', { preventDefault: () => {} });
    this.emit('closed');
    if (BrowserWindow.all.size === 0) appEvents.emit('window-all-closed');
  }

  async close(): Promise<void> {
    await this.page?.close();
    this.closed();
  }
  show(): void {
    this.visible = true;
  }
  isVisible(): boolean {
    return this.visible;
  }
  getNormalBounds(): { readonly width: number; readonly height: number } {
    return this.size;
  }
  isMaximized(): boolean {
    return false;
  }
  maximize(): void {}
  isMinimized(): boolean {
    return false;
  }
  restore(): void {}
  focus(): void {}
}

/** Playwright has no frame yet for the first request of a new window, and says so by throwing. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
