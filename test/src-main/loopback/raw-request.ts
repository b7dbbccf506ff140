import { request } from 'node:http';
import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
  readonly text: string;
}

/** What to send; header names and the target go out exactly as written, which fetch would not do. */
export interface RawRequest {
  readonly port: number;
  readonly target: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
  /** Writes the body in chunks without saying how long it is. */
  readonly chunked?: boolean;
}

/** Sends one request to 127.0.0.1 with nothing added but what Node must. */
export function rawRequest({
  port,
  target,
  method = 'GET',
  headers = {},
  body,
  chunked,
}: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined || chunked ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        path: target,
        method,
        setHost: false,
        agent: false,
        headers: { ...length, ...headers },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const body = new Uint8Array(Buffer.concat(parts));
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body,
            text: Buffer.from(body).toString(),
          });
        });
      },
    );
    outgoing.on('error', reject);
    // A body given to end() would get its length announced after all.
    if (chunked) outgoing.write(body ?? '');
    outgoing.end(chunked ? undefined : body);
  });
}

/** Sends bytes as they are and answers the status line. */
export function rawLines(port: number, lines: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write([...lines, '', ''].join('\r\n')));
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('error', reject);
    socket.on('end', () => resolve(answer.split('\r\n')[0] ?? ''));
  });
}
