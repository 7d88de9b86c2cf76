import type { mongo } from 'mongoose';

/**
 * Why one member of a set may not be asked for all: when it is primary no more it goes on answering, with what the others have gone on from.
 * @returns undefined where the URL leads to the whole set, or the set is this one server
 */
export async function askedAlone(db: mongo.Db, url: string): Promise<string | undefined> {
  if (!/[?&]directConnection=true(&|$)/i.test(url)) return undefined;
  const { hosts = [] } = (await db.admin().command({ hello: 1 })) as { readonly hosts?: readonly string[] };
  if (hosts.length < 2) return undefined;
  return `directConnection=true asks one member of ${hosts.join(', ')} alone; leave it out, and name them all`;
}
