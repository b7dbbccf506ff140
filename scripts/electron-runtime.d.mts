/** Path of Electron's program, or null when its runtime is absent. */
export function electronRuntime(root?: string): string | null;
