/** One message of `text/event-stream` (WHATWG HTML, 9.2). `data` must be one line. */
export function sseMessage(message: { readonly id?: string; readonly event?: string; readonly data: string }): string {
  const id = message.id === undefined ? '' : `id: ${message.id}\n`;
  const event = message.event === undefined ? '' : `event: ${message.event}\n`;
  return `${id}${event}data: ${message.data}\n\n`;
}

/**
 * The sequence a client has last seen, from its `Last-Event-ID` header.
 * @returns undefined where the header is no sequence
 */
export function lastEventId(header: string | undefined): number | undefined {
  if (header === undefined || header === '') return 0;
  return /^\d{1,16}$/.test(header) ? Number(header) : undefined;
}
