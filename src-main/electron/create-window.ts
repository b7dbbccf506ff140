import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { lastWindowShape, rememberWindowShape } from '../shell/window-shape.ts';
import { APP_PAGE } from './app-address.ts';

/** Opens the app's window with every protection Electron has; it shows itself once there is something to see. */
export function createWindow(title: string): BrowserWindow {
  const shapeFile = join(app.getPath('userData'), 'window.json');
  const { width, height, maximized } = lastWindowShape(shapeFile);
  const window = new BrowserWindow({
    title,
    width,
    height,
    minWidth: 640,
    minHeight: 480,
    show: false,
    webPreferences: {
      preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    const bounds = window.getNormalBounds();
    rememberWindowShape(shapeFile, {
      width: bounds.width,
      height: bounds.height,
      maximized: window.isMaximized(),
    });
  });
  void window.loadURL(APP_PAGE);
  return window;
}
