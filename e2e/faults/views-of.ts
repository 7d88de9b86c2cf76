import type { RunningCluster, ServiceProcess } from '../product/running-cluster.ts';
import { ForumClient } from '../product/running-forum.ts';
import { secretariat } from '../stories/a-forum-of-two-districts.ts';

export interface View {
  readonly name: string;
  readonly checkpoint: number;
  readonly state: string;
}

/**
 * Every view, as told by the instance in which it has come furthest: of several one writes it, and the others look now and then.
 * @param asked which processes; default: all
 */
export async function viewsOf(cluster: RunningCluster, asked = cluster.processes): Promise<readonly View[]> {
  const instances = asked.filter(({ name }) => name.startsWith('projections'));
  const furthest = new Map<string, View>();
  for (const view of (await Promise.all(instances.map((one) => viewsAt(one, cluster.folder)))).flat()) {
    if (view.checkpoint >= (furthest.get(view.name)?.checkpoint ?? 0)) furthest.set(view.name, view);
  }
  return [...furthest.values()];
}

/** None where the instance does not answer. */
async function viewsAt({ url }: ServiceProcess, folder: string): Promise<readonly View[]> {
  const client = new ForumClient(() => url, folder);
  const asked = client.send('GET', '/views/admin/projections', { as: secretariat, timeoutMs: 5_000 });
  const answer = await asked.catch(() => undefined);
  return answer?.status === 200 ? (answer.body as { views: readonly View[] }).views : [];
}
