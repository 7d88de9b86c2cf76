/**
 * The URL of another database of the same server, with its credentials and settings. A replica set names several hosts,
 * which no URL of the web does.
 */
export function databaseOf(url: string, name: string): string {
  const parts = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(url);
  if (parts === null) throw new RangeError('not the URL of a MongoDB: mongodb://host:port');
  return `${parts[1]}/${name}${parts[2] ?? ''}`;
}
