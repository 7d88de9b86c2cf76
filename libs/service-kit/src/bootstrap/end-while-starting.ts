const ENDS_WITH = { SIGTERM: 143, SIGINT: 130 } as const;

/**
 * Ends the process on a signal that comes before it serves: waiting for a server it may be a while until then. The first process of a
 * container is not ended by a signal that nobody listens for; it would be killed much later, perhaps amid its first requests.
 * @returns call it when something else listens
 */
export function endWhileStarting(process: NodeJS.Process = globalThis.process): () => void {
  const end = (signal: NodeJS.Signals): never => process.exit(ENDS_WITH[signal as keyof typeof ENDS_WITH]);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  return () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, end);
  };
}
