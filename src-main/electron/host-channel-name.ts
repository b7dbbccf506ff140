/** The one IPC channel of the app: (method, request) → Result. */
export const HOST_CHANNEL = 'host';
