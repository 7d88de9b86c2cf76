import autocannon from 'autocannon';

export interface Sending {
  readonly url: string;
  readonly token: string;
  readonly count: number;
  readonly atOnce: number;
  /** The path and body of the next request. */
  next(): { readonly path: string; readonly body: object };
  /** Gets each answer's milliseconds. */
  took(milliseconds: number): void;
}

/**
 * Sends POSTs over connections that stay open, each as soon as the one before was answered. @returns answers a second
 * @throws Error where any answer was not a success
 */
export async function postAll({ url, token, count, atOnce, next, took }: Sending): Promise<number> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const from = performance.now();
  let last = from;
  const running = autocannon({
    url,
    connections: atOnce,
    amount: count,
    requests: [
      {
        method: 'POST',
        headers,
        setupRequest(request) {
          const { path, body } = next();
          return { ...request, path, body: JSON.stringify(body) };
        },
      },
    ],
  });
  running.on('response', (_client, _status, _bytes, milliseconds) => {
    last = performance.now();
    took(milliseconds);
  });
  const { '2xx': good, statusCodeStats } = await running;
  if (good !== count) throw new Error(`${count} requests, and these answers: ${JSON.stringify(statusCodeStats)}`);
  return (count / (last - from)) * 1_000;
}
