import type { ProjectionFault, ProjectionNews } from '@baraza/read-models';

export type ViewStatus = ReturnType<typeof viewStatus>;

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

const fault = ({ event, message, at }: ProjectionFault) => ({ event: event ?? null, message, at: instant(at) });

/** How a view fares, as JSON: what there is none of is null. */
export function viewStatus(status: ProjectionNews) {
  const {
    name,
    version,
    state,
    checkpoint,
    head,
    lag,
    lookedAt,
    rebuild,
    rebuildFault,
    lastError,
    trouble,
    standsBy,
    asked,
  } = status;
  return {
    ...{ name, version, state, checkpoint, head, lag },
    lookedAt: lookedAt === undefined ? null : instant(lookedAt),
    rebuild: rebuild === undefined ? null : { ...rebuild, secondsLeft: rebuild.secondsLeft ?? null },
    rebuildFault: rebuildFault === undefined ? null : fault(rebuildFault),
    error:
      lastError === undefined
        ? null
        : {
            ...fault(lastError),
            retryAt: instant(lastError.retryAt),
            attempts: lastError.attempts,
            resume: `POST /views/admin/projections/${name}/resume`,
          },
    trouble: trouble?.message ?? null,
    standsBy,
    asked: asked?.map(({ what, by, at }) => ({ what, by, at: instant(at) })) ?? null,
  };
}
