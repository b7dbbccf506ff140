/**
 * Stands for `electron` in unit tests: the real package would start to fetch its runtime when imported. What needs
 * Electron's objects is tested through test/doubles/electron-double, which runs the built bundles.
 */
function absent(name: string): never {
  throw new Error(`electron's ${name} is not there in unit tests; use test/doubles/electron-double.`);
}

function stand(name: string): unknown {
  return new Proxy(function () {}, {
    get: (_target, property) => absent(`${name}.${String(property)}`),
    apply: () => absent(name),
    construct: () => absent(name),
  });
}

export const app = stand('app');
export const BrowserWindow = stand('BrowserWindow');
export const contextBridge = stand('contextBridge');
export const dialog = stand('dialog');
export const ipcMain = stand('ipcMain');
export const ipcRenderer = stand('ipcRenderer');
export const Menu = stand('Menu');
export const protocol = stand('protocol');
export const session = stand('session');
export const shell = stand('shell');
