import { registerHooks } from 'node:module';

const DOUBLE = new URL('./electron-module.ts', import.meta.url).href;

// Loaded with --import before the app's main bundle: there `electron` means the double.
registerHooks({
  resolve(specifier, context, nextResolve) {
    return specifier === 'electron' ? { url: DOUBLE, shortCircuit: true } : nextResolve(specifier, context);
  },
});
