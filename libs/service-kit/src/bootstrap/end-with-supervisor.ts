/**
 * Whoever starts services as processes of its own (`baraza cluster`) has a channel to each. Where it is gone, however it went,
 * nobody is left to end them, and they would go on holding ports, folders and leases: each ends by itself, as on SIGTERM.
 */
export function endWithSupervisor(): void {
  if (process.connected === undefined) return; // nobody has a channel to this process
  const end = (): void => void process.kill(process.pid, 'SIGTERM');
  if (!process.connected) return end();
  process.once('disconnect', end);
  process.channel?.unref(); // it is no reason to go on
}

/** Tells the supervisor, where there is one, that this process, and not another on its port, answers. */
export function tellSupervisor(): void {
  if (process.connected) process.send!('listening', undefined, undefined, () => undefined);
}
